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


def put(connection: sa.Connection, activity_id: str, submission_id: str, monday: date, minutes: int) -> None:
    """Write down a week; one that was given before in this dossier takes the new number and activity."""
    own = sa.select(activity.c.dossier_id).where(activity.c.id == activity_id).scalar_subquery()
    same_week = worked_week.c.activity_id.in_(_activities(own)) & (worked_week.c.monday == monday)
    connection.execute(worked_week.delete().where(same_week))
    values = {"activity_id": activity_id, "submission_id": submission_id, "minutes": minutes}
    connection.execute(worked_week.insert().values(id=new_id(), monday=monday, **values))


def weeks(connection: sa.Connection, activity_id: str) -> Sequence[WorkedWeek]:
    """The weeks that were given for an activity, oldest first."""
    query = sa.select(*rows.columns(worked_week, WorkedWeek)).where(worked_week.c.activity_id == activity_id)
    return rows.many(connection, query.order_by(worked_week.c.monday), WorkedWeek)


def minutes_by_week(connection: sa.Connection, dossier_id: str) -> Mapping[date, int]:
    """The weeks that were given in a dossier, for whichever activity, by their Monday."""
    columns = worked_week.c.monday, worked_week.c.minutes
    query = sa.select(*columns).where(worked_week.c.activity_id.in_(_activities(dossier_id)))
    return {row.monday: row.minutes for row in connection.execute(query)}


def _activities(dossier_id: str | sa.ScalarSelect[str]) -> sa.Select[tuple[str]]:
    return sa.select(activity.c.id).where(activity.c.dossier_id == dossier_id)
