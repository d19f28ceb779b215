"""The fictional post room: every letter left on the day printed in it, but for one that still lies there."""

from datetime import UTC, datetime, time

from portal import clock
from portal.actions import letter_choice, posting
from portal.actions.installation import Installation
from portal.demo.acts import actor_of
from portal.demo.people import key
from portal.domain.sending import By
from portal.store import dossiers
from portal.store import posting as letters

IN_PORTAL = "refused"
"""Who reads letters in the portal alone; the others get them by post."""
LIES_THERE = "volunteer"
"""Whose letter nobody put in the post yet."""
ALL = 100


def choose_portal(portal: Installation) -> None:
    """Somebody makes known that the portal is open to her."""
    letter_choice.choose(portal, actor_of(portal, IN_PORTAL), By.PORTAL)


def post_letters(portal: Installation) -> None:
    """Noor puts what waits in the post, on its day."""
    with portal.store.read() as connection:
        waiting = letters.waiting(connection, ALL)
        kept_back = dossiers.require_of_client(connection, key(LIES_THERE)).id
    for one in waiting:
        if one.dossier_id != kept_back and one.sent_on <= clock.today():
            with clock.at(datetime.combine(one.sent_on, time(14, 0), UTC)):
                posting.post(portal, actor_of(portal, "noor"), one.id, one.sent_on)
