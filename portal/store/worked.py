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


_HERE = sa.select(activity.c.id).where(activity.c.dossier_id == sa.bindparam("dossier"))
_SAME_WEEK = (
    worked_week.delete()
    .where(
        worked_week.c.activity_id.in_(_HERE),
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
_OF_DOSSIER = (
    sa.select(worked_week.c.monday, sa.func.sum(worked_week.c.minutes).label("minutes"))
    .where(worked_week.c.activity_id.in_(_HERE))
    .group_by(worked_week.c.monday)
)


def put(
    connection: sa.Connection, dossier_id: str, submission_id: str, monday: date, shares: Mapping[str, int]
) -> list[str]:
    """Write down a week, the minutes by the key of each activity; they take the place of the whole week.

    Returns the keys of what was written, and of what it took the place of.
    """
    replaced = list(connection.scalars(_SAME_WEEK, {"dossier": dossier_id, "monday": monday}))
    week, written = {"submission_id": submission_id, "monday": monday}, []
    for activity_id, minutes in shares.items():
        written.append(new_id())
        values = {"id": written[-1], "activity_id": activity_id, "minutes": minutes}
        rows.insert(connection, worked_week, {**week, **values})
    return [*written, *replaced]


def weeks(connection: sa.Connection, activity_id: str) -> Sequence[WorkedWeek]:
    """The weeks that were given for an activity, oldest first."""
    return _OF_ACTIVITY.many(connection, activity=activity_id)


def minutes_by_week(connection: sa.Connection, dossier_id: str) -> Mapping[date, int]:
    """The weeks that were given in a dossier, of all activities together, by their Monday."""
    return {row.monday: int(row.minutes) for row in connection.execute(_OF_DOSSIER, {"dossier": dossier_id})}
