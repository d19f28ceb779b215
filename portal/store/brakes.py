"""How often something was done from somewhere. From where cannot be read back, and a count does not stay."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.store import rows
from portal.store.statements import Statement
from portal.store.worktables import brake


@dataclass(frozen=True)
class Count:
    """What was counted under a key, and the moment at which counting begins anew."""

    id: str
    times: int
    ends_at: datetime


_HAS_KEY = brake.c.id == sa.bindparam("key")
_COUNT = rows.Prepared(Count, rows.select(brake, Count).where(_HAS_KEY))
_REMOVE = Statement(brake.delete().where(_HAS_KEY))
_FORGET = Statement(brake.delete().where(brake.c.ends_at <= sa.bindparam("now")))


def get(connection: sa.Connection, key: str) -> Count | None:
    """The count of a key, as long as it is there."""
    return _COUNT.one(connection, key=key)


def put(connection: sa.Connection, count: Count) -> None:
    """Write a count over the one before it."""
    _REMOVE.run(connection, {"key": count.id})
    rows.insert(connection, brake, {"id": count.id, "times": count.times, "ends_at": count.ends_at})


def forget(connection: sa.Connection, now: datetime) -> int:
    """Remove every count whose time is over; returns how many."""
    return _FORGET.run(connection, {"now": now})
