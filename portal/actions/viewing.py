"""Keeping who of the staff opened what of a client, so that the client can see it (AVG art. 5 lid 2, 15)."""

from datetime import datetime

from portal import clock
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.store import trail
from portal.store.base import Connection


def record_view(portal: Installation, actor: Actor, event: str, object_id: str) -> None:
    """Record that a member of staff opened something: once a day, so that the trail stays readable.

    ``event`` is one of ``portal.domain.events.VIEWS``. The caller has found the thing and may show it.
    Nothing is locked when there is nothing to write.
    """
    with portal.store.read() as connection:
        if _looked_today(connection, actor, event, object_id):
            return
    with portal.store.write() as connection:
        if not _looked_today(connection, actor, event, object_id):
            trail.record(connection, clock.now(), actor.id, event, object_id)


def _looked_today(connection: Connection, actor: Actor, event: str, object_id: str) -> bool:
    last = trail.last(connection, actor.id, event, object_id)
    return last is not None and clock.day_of(datetime.fromisoformat(last.at)) == clock.today()
