"""How often something was done from somewhere. From where cannot be read back, and a count does not stay."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.store import rows
from portal.store.tables import brake


@dataclass(frozen=True)
class Count:
    """What was counted under a key, and the moment at which counting begins anew."""

    id: str
    times: int
    ends_at: datetime


def get(connection: sa.Connection, key: str) -> Count | None:
    """The count of a key, as long as it is there."""
    return rows.one(connection, sa.select(*rows.columns(brake, Count)).where(brake.c.id == key), Count)


def put(connection: sa.Connection, count: Count) -> None:
    """Write a count over the one before it."""
    connection.execute(brake.delete().where(brake.c.id == count.id))
    connection.execute(brake.insert().values(id=count.id, times=count.times, ends_at=count.ends_at))


def forget(connection: sa.Connection, now: datetime) -> int:
    """Remove every count whose time is over; returns how many."""
    return connection.execute(brake.delete().where(brake.c.ends_at <= now)).rowcount
