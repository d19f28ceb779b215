"""What a client makes known about his letters: by post, or in the portal alone (Awb 2:8)."""

from portal import clock
from portal.actions.installation import Installation
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.store import people, trail


def choose(portal: Installation, actor: Actor, by: By) -> None:
    """Let the letters of decisions after this moment go this way; what lies at the post room goes on.

    Choosing again what was chosen changes nothing; saying for the first time that it stays as it is does.

    Raises:
        Forbidden: somebody else than the client himself.
    """
    require(actor, Permission.CLIENT_LETTERS_CHOOSE)
    now = clock.now()
    with portal.store.write() as connection:
        client = people.require_client(connection, actor.id)
        if client.letters_by is by and client.letters_since:
            return
        people.choose_letters(connection, client.id, by, now)
        trail.record(connection, now, actor.id, "letters:chosen", client.id, by=by)
