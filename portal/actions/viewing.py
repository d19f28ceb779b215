"""Keeping who of the staff opened what of a client, so that the client can see it (AVG art. 5 lid 2, 15)."""

from datetime import datetime

import structlog

from portal import clock
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.store import trail
from portal.store.base import Connection
from portal.store.trouble import A_MOMENT_S, is_away, waiting_at_most

log = structlog.get_logger()


def record_view(portal: Installation, actor: Actor, event: str, object_id: str) -> None:
    """Record that a member of staff opened something: once a day, so that the trail stays readable.

    ``event`` is one of ``portal.domain.events.VIEWS``. The caller has found the thing and may show it.
    """
    record_a_day(portal, actor.id, event, object_id)


def record_a_day(portal: Installation, actor_id: str, event: str, object_id: str, *, most: int = 1) -> None:
    """Record what somebody did, at most so many times a day.

    Nothing is locked when there is nothing to write. When the database takes nothing, reading goes on: who
    looked then stands in the log, and at the next look in the trail.
    """
    with portal.store.read() as connection:
        if not has_room(connection, actor_id, event, object_id, most):
            return
    try:
        with waiting_at_most(A_MOMENT_S), portal.store.write() as connection:
            if has_room(connection, actor_id, event, object_id, most):
                trail.record(connection, clock.now(), actor_id, event, object_id)
    except Exception as error:
        if not is_away(error):
            raise
        log.warning("view_not_in_trail", what=event, actor_id=actor_id, object_id=object_id)


def has_room(connection: Connection, actor_id: str, event: str, object_id: str, most: int) -> bool:
    """Whether somebody did this to an object less than ``most`` times today, as the trail has it."""
    last = trail.last(connection, actor_id, event, object_id, before=most - 1)
    return last is None or clock.day_of(datetime.fromisoformat(last.at)) != clock.today()
