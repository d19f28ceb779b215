"""What staff looked for. Names of clients stay out of addresses: they would last in histories and logs."""

from portal.actions.installation import Installation
from portal.actions.watching import record_search
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import sessions
from portal.store.base import new_id

LONGEST = 80


def remember(portal: Installation, actor: Actor, secret: str, words: str) -> str:
    """Keep the words of a search with the session of this secret; returns their key in addresses.

    The trail keeps who searched, and not for what.
    """
    require(actor, Permission.CASEWORK_CASE_VIEW)
    key = new_id()[:8]
    with portal.store.write() as connection:
        sessions.add_search(connection, secret, key, words[:LONGEST])
        record_search(connection, actor, secret)
    return key
