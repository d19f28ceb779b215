"""The audit trail: append-only (a trigger refuses change) and hash-chained, so that any alteration shows."""

import hashlib
import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from portal.domain import events
from portal.store import rows
from portal.store.statements import Statement
from portal.store.tables import trail

START = "0" * 64


@dataclass(frozen=True)
class Event:
    """One thing that happened. ``fields`` is JSON; ``hash`` covers it and the event before it."""

    seq: int
    at: str
    actor_id: str
    event: str
    object_id: str
    fields: str
    hash: str


_ALL = rows.select(trail, Event)
_END = Statement(sa.select(trail.c.seq, trail.c.hash).order_by(trail.c.seq.desc()).limit(1))
_OF = rows.Prepared(Event, _ALL.where(trail.c.object_id.in_(sa.bindparam("objects", expanding=True))))
"""By the index of objects; an order in the statement would be read along the whole trail."""
_WALK = _ALL.order_by(trail.c.seq).execution_options(yield_per=500)
_LAST = rows.Prepared(
    Event,
    _ALL.where(
        trail.c.object_id == sa.bindparam("object"),
        trail.c.actor_id == sa.bindparam("actor"),
        trail.c.event == sa.bindparam("what"),
    )
    .order_by(trail.c.seq.desc())
    .limit(1)
    .offset(sa.bindparam("before", type_=sa.Integer)),
)
_AT = sa.select(trail.c.at).where(trail.c.seq == sa.bindparam("place"))
_COUNT = (
    sa.select(trail.c.event, sa.func.count())
    .where(trail.c.seq >= sa.bindparam("first"), trail.c.event.in_(sa.bindparam("names", expanding=True)))
    .group_by(trail.c.event)
)


def record(
    connection: sa.Connection, at: datetime, actor_id: str, event: str, object_id: str, **fields: Any
) -> None:
    """Append an event, in the transaction of the change that it reports.

    Writers take turns (:meth:`portal.store.base.Store.write`), so the last event stays the last.

    Raises:
        ValueError: the event or its fields are not declared in ``portal.domain.events``.
    """
    record_each(connection, at, actor_id, event, [object_id], **fields)


def record_each(
    connection: sa.Connection,
    at: datetime,
    actor_id: str,
    event: str,
    object_ids: Iterable[str],
    **fields: Any,
) -> None:
    """Append the same event for each of several objects, as :func:`record` does for one."""
    events.check_fields(event, fields)
    before, previous = next(iter(_END.all(connection, {})), (0, START))
    for seq, object_id in enumerate(object_ids, before + 1):
        values = {
            "seq": seq,
            "at": at.isoformat(),
            "actor_id": actor_id,
            "event": event,
            "object_id": object_id,
            "fields": json.dumps(fields, sort_keys=True, default=str),
        }
        previous = _hash(previous, values)
        rows.insert(connection, trail, {**values, "hash": previous})


def of(connection: sa.Connection, *object_ids: str) -> list[Event]:
    """What happened to these objects, oldest first."""
    return sorted(_OF.many(connection, objects=object_ids), key=attrgetter("seq"))


def last(
    connection: sa.Connection, actor_id: str, event: str, object_id: str, *, before: int = 0
) -> Event | None:
    """The last time that somebody did this to an object, or the time so many times before that."""
    return _LAST.one(connection, object=object_id, actor=actor_id, what=event, before=before)


def count_since(connection: sa.Connection, moment: datetime, names: Iterable[str]) -> dict[str, int]:
    """How often each of these events happened from a moment on.

    Where to begin is found by halving: events stand in the order in which they happened.
    """
    end = _END.value(connection) or 0
    places = range(1, end + 1)
    first = bisect_left(places, moment, key=lambda place: _moment_at(connection, place)) + 1
    counted = dict.fromkeys(names, 0)
    found = connection.execute(_COUNT, {"first": first, "names": list(counted)})
    return counted | dict(found.all())


def _moment_at(connection: sa.Connection, place: int) -> datetime:
    """When an event happened; one that was cut out tells nothing, and counts as long ago."""
    at = connection.scalar(_AT, {"place": place})
    return datetime.fromisoformat(at) if at else datetime.min.replace(tzinfo=UTC)


def walk(connection: sa.Connection) -> Iterator[Event]:
    """Every event there is, oldest first, a page at a time."""
    for row in connection.execute(_WALK):
        yield Event(*row)


def broken_links(connection: sa.Connection) -> Iterator[int]:
    """The sequence numbers at which the chain does not hold; none when nothing was altered."""
    previous, expected = START, 1
    for event in walk(connection):
        values = asdict(event)
        linked = values.pop("hash")
        if event.seq != expected or linked != _hash(previous, values):
            yield event.seq
        previous, expected = linked, event.seq + 1


def _hash(previous: str, values: dict[str, Any]) -> str:
    text = json.dumps([previous, *values.values()], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()
