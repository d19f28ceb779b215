"""When nothing, or less, is asked of somebody: an ontheffing, a request for one, a pause of what runs."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import beschikking, dossier, exemption, pause, submission


@dataclass(frozen=True)
class Exemption:
    """An ontheffing from the day of the decision up to and including another.

    ``minutes_left`` a week stay possible; None: nothing is asked.
    """

    id: str
    beschikking_id: str
    starts_on: date
    until: date
    minutes_left: int | None


@dataclass(frozen=True)
class Claim:
    """A request for an ontheffing: when it came in, and the day of the decision; None: there is none yet."""

    received_at: datetime
    decided_on: date | None


@dataclass(frozen=True)
class Pause:
    """The tegenprestatie stands still from a day up to and including another."""

    id: str
    submission_id: str
    starts_on: date
    until: date


def add(
    connection: sa.Connection, dossier_id: str, beschikking_id: str, until: date, minutes_left: int | None
) -> None:
    """Write down an ontheffing that a decision gives."""
    values = {"until": until, "minutes_left": minutes_left}
    connection.execute(
        exemption.insert().values(id=new_id(), dossier_id=dossier_id, beschikking_id=beschikking_id, **values)
    )


def of_dossier(connection: sa.Connection, dossier_id: str) -> list[Exemption]:
    """Each ontheffing of a dossier; the one that lasts longest is the last."""
    columns = rows.columns(exemption, Exemption)
    query = sa.select(*columns, beschikking.c.sent_on.label("starts_on"))
    query = query.select_from(exemption.join(beschikking)).where(exemption.c.dossier_id == dossier_id)
    return rows.many(connection, query.order_by(exemption.c.until, exemption.c.id), Exemption)


def claims(connection: sa.Connection, dossier_id: str, flows: Collection[str]) -> list[Claim]:
    """What was sent in for a dossier with one of these forms, oldest first."""
    query = sa.select(submission.c.received_at, beschikking.c.sent_on.label("decided_on"))
    query = query.select_from(submission.outerjoin(beschikking))
    query = query.where(submission.c.dossier_id == dossier_id, submission.c.flow.in_(flows))
    return rows.many(connection, query.order_by(submission.c.received_at), Claim)


def running(connection: sa.Connection, dossier_id: str, on: date) -> list[Exemption]:
    """Each ontheffing that has not ended on a day, the one that ends first before the others."""
    return [one for one in of_dossier(connection, dossier_id) if one.until >= on]


def nothing_asked_until(connection: sa.Connection, dossier_id: str) -> date | None:
    """The last day of an ontheffing by which nothing at all is asked; None when there never was one."""
    return last_days(connection, dossier.c.id == dossier_id).get(dossier_id)


def last_days(connection: sa.Connection, which: sa.ColumnElement[bool]) -> dict[str, date]:
    """The same of many dossiers: of those that have one, by their key."""
    query = sa.select(dossier.c.id, sa.func.max(exemption.c.until)).select_from(dossier.join(exemption))
    query = query.where(which, exemption.c.minutes_left.is_(None)).group_by(dossier.c.id)
    return dict(connection.execute(query).all())


def add_pause(
    connection: sa.Connection, dossier_id: str, submission_id: str, starts_on: date, until: date
) -> None:
    """Write down a pause that was confirmed."""
    values = {"starts_on": starts_on, "until": until}
    connection.execute(
        pause.insert().values(id=new_id(), dossier_id=dossier_id, submission_id=submission_id, **values)
    )


def pauses(connection: sa.Connection, dossier_id: str) -> list[Pause]:
    """The pauses of a dossier, oldest first."""
    query: sa.Select[Any] = sa.select(*rows.columns(pause, Pause)).where(pause.c.dossier_id == dossier_id)
    return rows.many(connection, query.order_by(pause.c.starts_on, pause.c.id), Pause)
