"""Who sends a letter and who gets it."""

from portal.actions.installation import Installation
from portal.letters.contexts import Addressee, Sender
from portal.store.people import Client


def sender(portal: Installation) -> Sender:
    """The gemeente as it stands at the head and the foot of its letters."""
    gemeente = portal.gemeente
    return Sender(
        gemeente=gemeente.name,
        college=gemeente.college,
        address=gemeente.visit,
        phone=gemeente.phone,
        website=gemeente.website,
        opening_hours=gemeente.opening_hours,
        objection_address=tuple(
            line for line in gemeente.objection_address if line.lower() != gemeente.college.lower()
        ),  # the letter itself says that it goes to the college
        free_help=gemeente.free_help,
        court=gemeente.court,
        objection_url=f"{portal.base_url}/mijn/oneens/",
        privacy_url=portal.privacy_url,
        portal=portal.base_url,
        brand=portal.brand,
    )


def addressee(client: Client) -> Addressee:
    """The client as the window of the envelope shows him, and how large he reads."""
    return Addressee(
        name=client.name,
        address=(client.street, f"{client.postal_code}  {client.city}"),
        large_print=client.large_print,
    )
