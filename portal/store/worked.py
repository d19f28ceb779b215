"""The hours that a client did, a week a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import worked_week


@dataclass(frozen=True)
class WorkedWeek:
    """The minutes of the week that starts on ``monday``, and the form in which they were given."""

    submission_id: str
    monday: date
    minutes: int


def put(connection: sa.Connection, activity_id: str, submission_id: str, monday: date, minutes: int) -> None:
    """Write down a week; one that was given before takes the new number."""
    values = {"submission_id": submission_id, "minutes": minutes}
    week = (worked_week.c.activity_id == activity_id) & (worked_week.c.monday == monday)
    if not connection.execute(worked_week.update().where(week).values(**values)).rowcount:
        connection.execute(
            worked_week.insert().values(id=new_id(), activity_id=activity_id, monday=monday, **values)
        )


def weeks(connection: sa.Connection, activity_id: str) -> Sequence[WorkedWeek]:
    """The weeks that were given for an activity, oldest first."""
    query = sa.select(*rows.columns(worked_week, WorkedWeek)).where(worked_week.c.activity_id == activity_id)
    return rows.many(connection, query.order_by(worked_week.c.monday), WorkedWeek)
