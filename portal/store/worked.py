"""The hours that a client did, a week a row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import activity, worked_week


@dataclass(frozen=True)
class WorkedWeek:
    """The minutes of the week that starts on ``monday``, and the form in which they were given."""

    submission_id: str
    monday: date
    minutes: int


_HERE = sa.select(activity.c.dossier_id).where(activity.c.id == sa.bindparam("activity")).scalar_subquery()
_BESIDE = activity.alias("beside")
_SAME_WEEK = (
    worked_week.delete()
    .where(
        worked_week.c.activity_id.in_(sa.select(_BESIDE.c.id).where(_BESIDE.c.dossier_id == _HERE)),
        worked_week.c.monday == sa.bindparam("monday"),
    )
    .returning(worked_week.c.id)
)
_OF_ACTIVITY = rows.Prepared(
    WorkedWeek,
    rows.select(worked_week, WorkedWeek)
    .where(worked_week.c.activity_id == sa.bindparam("activity"))
    .order_by(worked_week.c.monday),
)
_OF_DOSSIER = sa.select(worked_week.c.monday, worked_week.c.minutes).where(
    worked_week.c.activity_id.in_(
        sa.select(activity.c.id).where(activity.c.dossier_id == sa.bindparam("dossier"))
    )
)


def put(
    connection: sa.Connection, activity_id: str, submission_id: str, monday: date, minutes: int
) -> list[str]:
    """Write down a week; one that was given before in this dossier takes the new number and activity.

    Returns the key of what was written, and of what it took the place of.
    """
    key = new_id()
    replaced = list(connection.scalars(_SAME_WEEK, {"activity": activity_id, "monday": monday}))
    values = {"activity_id": activity_id, "submission_id": submission_id, "minutes": minutes}
    rows.insert(connection, worked_week, {"id": key, "monday": monday, **values})
    return [key, *replaced]


def weeks(connection: sa.Connection, activity_id: str) -> Sequence[WorkedWeek]:
    """The weeks that were given for an activity, oldest first."""
    return _OF_ACTIVITY.many(connection, activity=activity_id)


def minutes_by_week(connection: sa.Connection, dossier_id: str) -> Mapping[date, int]:
    """The weeks that were given in a dossier, for whichever activity, by their Monday."""
    return {row.monday: row.minutes for row in connection.execute(_OF_DOSSIER, {"dossier": dossier_id})}
