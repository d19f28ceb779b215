"""Decisions, with the assessment that each rests on, the letter that left, and the activity that follows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.states import Outcome
from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import activity, assessment, beschikking, dossier, letter, staff, submission


@dataclass(frozen=True)
class Beschikking:
    """A decision on a submission (Awb 1:3), by whom, when sent, and the last day for bezwaar."""

    id: str
    submission_id: str
    outcome: Outcome
    reasons: str
    decided_at: datetime
    sent_on: date
    bezwaar_until: date
    decided_by: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))


@dataclass(frozen=True)
class Letter:
    """A letter as it was sent: a beschikking, or a service letter that decides nothing.

    ``submission_id`` is what it is about. The bytes are read apart; ``size`` is how many there are.
    """

    id: str
    dossier_id: str
    beschikking_id: str | None
    submission_id: str | None
    template: str
    language: str
    sent_on: date
    sha256: str
    size: int


@dataclass(frozen=True)
class Activity:
    """What someone does as tegenprestatie: task, place, minutes a week, from and until which day."""

    id: str
    beschikking_id: str
    task: str
    place: str
    minutes_per_week: int
    starts_on: date
    ends_on: date


def add_assessment(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Keep an assessment so that the decision can be replayed; returns its key."""
    key = new_id()
    connection.execute(assessment.insert().values(id=key, **values))
    return key


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a decision; returns its key."""
    key = new_id()
    connection.execute(beschikking.insert().values(id=key, **values))
    return key


def add_letter(connection: sa.Connection, values: Mapping[str, Any]) -> None:
    """Keep a letter with the bytes that were sent."""
    connection.execute(letter.insert().values(id=new_id(), **values))


def add_activity(connection: sa.Connection, values: Mapping[str, Any]) -> None:
    """Write down the activity that a decision imposes."""
    connection.execute(activity.insert().values(id=new_id(), **values))


def of_submission(connection: sa.Connection, submission_id: str) -> Beschikking | None:
    """The decision on a submission."""
    query = _select().where(beschikking.c.submission_id == submission_id)
    return rows.one(connection, query, Beschikking)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Beschikking]:
    """The decisions in a dossier, newest first."""
    mine = sa.select(submission.c.id).where(submission.c.dossier_id == dossier_id)
    query = _select().where(beschikking.c.submission_id.in_(mine))
    return rows.many(connection, query.order_by(beschikking.c.decided_at.desc()), Beschikking)


def letters_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Letter]:
    """The letters in a dossier, newest first."""
    query = _letters().where(letter.c.dossier_id == dossier_id)
    return rows.many(connection, query.order_by(letter.c.sent_on.desc()), Letter)


def get_letter(connection: sa.Connection, letter_id: str, client_id: str | None = None) -> Letter | None:
    """A letter; with ``client_id`` only when it lies in the dossier of that client."""
    query = _letters().where(letter.c.id == letter_id)
    if client_id is not None:
        query = query.join(dossier).where(dossier.c.client_id == client_id)
    return rows.one(connection, query, Letter)


def pdf_of(connection: sa.Connection, letter_id: str) -> bytes:
    """The bytes of a letter, exactly as sent."""
    return bytes(connection.execute(sa.select(letter.c.pdf).where(letter.c.id == letter_id)).scalar_one())


def current_activity(connection: sa.Connection, dossier_id: str, on: date) -> Activity | None:
    """The activity of a day: of the newest decision whose activity has begun, else of the newest at all.

    What goes on next month leaves what runs today as it is.
    """
    query = (
        _activities()
        .where(activity.c.dossier_id == dossier_id)
        .order_by((activity.c.starts_on <= on).desc(), beschikking.c.decided_at.desc(), activity.c.id)
        .limit(1)
    )
    return rows.one(connection, query, Activity)


def activities_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Activity]:
    """All activities that were imposed in a dossier, the newest decision first."""
    query = _activities().where(activity.c.dossier_id == dossier_id)
    return rows.many(connection, query.order_by(beschikking.c.decided_at.desc(), activity.c.id), Activity)


def end_activities(connection: sa.Connection, dossier_id: str, last_day: date) -> None:
    """Let everything in a dossier that would go on after a day end with that day."""
    goes_on = (activity.c.dossier_id == dossier_id) & (activity.c.ends_on > last_day)
    connection.execute(activity.update().where(goes_on).values(ends_on=last_day))


def activity_of(connection: sa.Connection, beschikking_id: str) -> Activity | None:
    """The activity that a decision imposed."""
    return rows.one(connection, _activities().where(activity.c.beschikking_id == beschikking_id), Activity)


def assessment_of(connection: sa.Connection, beschikking_id: str) -> Mapping[str, Any] | None:
    """What was assessed for a decision: facts, law files, findings, judgements."""
    query = sa.select(assessment).join(beschikking).where(beschikking.c.id == beschikking_id)
    row = connection.execute(query).mappings().one_or_none()
    return dict(row) if row else None


def _activities() -> sa.Select[Any]:
    return sa.select(*rows.columns(activity, Activity)).select_from(activity.join(beschikking))


def _letters() -> sa.Select[Any]:
    return sa.select(*rows.columns(letter, Letter))


def _select() -> sa.Select[Any]:
    columns = rows.columns(beschikking, Beschikking)
    return sa.select(*columns, staff.c.name.label("decided_by")).select_from(beschikking.join(staff))
