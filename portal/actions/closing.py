"""On which day something that was sent in was closed without a decision."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from portal import clock
from portal.store import trail
from portal.store.base import Connection

_CLOSES = frozenset({"form:withdrawn", "case:answered"})


def days(connection: Connection, submission_ids: Iterable[str]) -> Mapping[str, date]:
    """The day on which each of these was withdrawn or answered, the last time; what never was is not in it.

    ``submission_ids``: the keys of what was sent in.
    """
    keys = tuple(submission_ids)
    return {
        one.object_id: clock.day_of(datetime.fromisoformat(one.at))
        for one in (trail.of(connection, *keys) if keys else ())
        if one.event in _CLOSES
    }
