"""What a client reads of what the gemeente sent."""

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import beschikkingen, post, trail
from portal.store.beschikkingen import Letter
from portal.store.trouble import besides


def open_letter(portal: Installation, actor: Actor, letter_id: str) -> tuple[Letter, bytes]:
    """A letter of one's own, exactly as it was sent; the first time is written down.

    A letter can be read while the database takes nothing: then it is not written down.

    Raises:
        NotFound: it is somebody else's, or there is none.
    """
    require(actor, Permission.CLIENT_DOSSIER_VIEW)
    with portal.store.read() as connection:
        found = beschikkingen.get_letter(connection, letter_id, actor.id)
        if found is None:
            raise NotFound(letter_id)
        pdf = beschikkingen.pdf_of(connection, found.id)
    if found.first_opened_at is None:
        with besides(), portal.store.write() as connection:
            now = clock.now()
            if post.mark_opened(connection, found.id, now):
                trail.record(connection, now, actor.id, "letter:opened", found.id)
    return found, pdf
