"""How a client wants his letters: by post or in the portal alone (Awb 2:8), in large print or not."""

from portal import clock
from portal.actions.installation import Installation
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.store import people, trail


def choose(portal: Installation, actor: Actor, by: By, *, large_print: bool = False) -> None:
    """Let the letters of decisions after this moment go this way; what lies at the post room goes on.

    With ``large_print`` letters that are made after it have large letters.

    Choosing again what was chosen changes nothing; saying for the first time that it stays as it is does.

    Raises:
        Forbidden: somebody else than the client himself.
    """
    require(actor, Permission.CLIENT_LETTERS_CHOOSE)
    now = clock.now()
    with portal.store.write() as connection:
        client = people.require_client(connection, actor.id)
        if (client.letters_by, client.large_print) == (by, large_print) and client.letters_since:
            return
        people.choose_letters(connection, client.id, by, now, large_print=large_print)
        chosen = {"by": by, "large_print": large_print}
        trail.record(connection, now, actor.id, "letters:chosen", client.id, **chosen)
