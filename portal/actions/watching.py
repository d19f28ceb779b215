"""What somebody could not do, and what staff looked for: kept so that misuse shows, never what was typed.

A day holds so many of each and no more, so nobody can fill the trail. When the database takes nothing the
page goes on: see :func:`portal.actions.viewing.record_a_day`.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from portal import clock
from portal.actions.installation import Installation
from portal.actions.signals import ANONYMOUS
from portal.actions.viewing import has_room, record_a_day
from portal.domain.limits import Limit
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import sessions, trail
from portal.store.base import Connection

MOST_A_DAY = 100
"""Of wrong codes of one kind, of searches in one session, and of times that one limit was reached."""
WATCHED = ("access:refused", "code:refused", "limit:reached", "search:done")
A_WEEK = timedelta(days=7)


class Code(StrEnum):
    """A code that opens something for whoever has it."""

    INVITATION = "invitation"
    REPORT = "report"


def record_refusal(portal: Installation, actor: Actor, endpoint: str) -> None:
    """Record that somebody who is signed in asked for what is not for him: once a day for each endpoint."""
    record_a_day(portal, actor.id, "access:refused", endpoint)


def record_wrong_code(portal: Installation, kind: Code) -> None:
    """Record that a code opened nothing; who tried is not kept."""
    record_a_day(portal, ANONYMOUS, "code:refused", kind, most=MOST_A_DAY)


def record_limit(connection: Connection, limit: Limit) -> None:
    """Record that something was done from one place as often as it may be; from where is not kept."""
    _record(connection, ANONYMOUS, "limit:reached", limit.name)


def record_search(connection: Connection, actor: Actor, secret: str) -> None:
    """Record that somebody of the staff searched, in the session of this secret."""
    _record(connection, actor.id, "search:done", sessions.key_of(secret))


def last_week(portal: Installation, actor: Actor) -> Mapping[str, int]:
    """How often each of :data:`WATCHED` was recorded in the last seven days."""
    require(actor, Permission.ADMIN_NOTICES_VIEW)
    with portal.store.read() as connection:
        return trail.count_since(connection, clock.now() - A_WEEK, WATCHED)


def _record(connection: Connection, actor_id: str, event: str, object_id: str) -> None:
    if has_room(connection, actor_id, event, object_id, MOST_A_DAY):
        trail.record(connection, clock.now(), actor_id, event, object_id)
