"""Decisions, with the assessment that each rests on, the letter that left, and the activity that follows."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal import clock
from portal.domain.sending import By
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.rules import terms
from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement
from portal.store.submissions import HAS_OPEN, SPARES
from portal.store.tables import activity, assessment, beschikking, dossier, letter, staff, submission


@dataclass(frozen=True)
class Beschikking:
    """A decision on a submission (Awb 1:3), by whom and as what, when sent, and the last day for bezwaar.

    It was taken at one moment and leaves on another day, from which its terms count (Awb 6:8).
    ``holds_until``: its last day, where a later decision ended it.
    """

    id: str
    submission_id: str
    outcome: Outcome
    reasons: str
    decided_at: datetime
    sent_on: date
    bezwaar_until: date
    holds_until: date | None
    decided_by: str
    function: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))

    @property
    def decided_on(self) -> date:
        """The day on which it was taken: the law of that day holds for it."""
        return clock.day_of(self.decided_at)


@dataclass(frozen=True)
class Letter:
    """A letter as it was sent: a beschikking, or a service letter that decides nothing.

    ``submission_id`` is what it is about, ``sent_on`` the day printed in it, ``posted_on`` when somebody put
    it in the post, ``first_opened_at`` when the client opened it in the portal. ``by`` is empty for what left
    before that was kept. The bytes are read apart; ``size`` is how many there are.
    """

    id: str
    dossier_id: str
    beschikking_id: str | None
    submission_id: str | None
    template: str
    language: str
    sent_on: date
    by: By | None
    posted_on: date | None
    first_opened_at: datetime | None
    sha256: str
    size: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "by", By(self.by) if self.by else None)

    @property
    def counts_from(self) -> date:
        """The day of sending, from which terms count: the printed one, or a later one on which it left."""
        return terms.counted_from(self.sent_on, self.posted_on) if self.posted_on else self.sent_on


@dataclass(frozen=True)
class Activity:
    """What someone does as tegenprestatie: task, place, minutes a week, from and until which day.

    ``outcome``: what was decided when it was imposed or agreed on. ``called_off_on``: the day on which was
    decided that it never begins; its days stay as they were agreed.
    """

    id: str
    beschikking_id: str
    task: str
    place: str
    minutes_per_week: int
    starts_on: date
    ends_on: date
    outcome: Outcome = Outcome.AGREED
    called_off_on: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", Outcome(self.outcome))

    def is_over(self, today: date) -> bool:
        """Whether nothing of it is to come: its last day has passed, or it never begins."""
        return self.called_off_on is not None or self.ends_on < today


@dataclass(frozen=True)
class Going:
    """Something that goes on at a place, with the case on which it was decided."""

    submission_id: str
    number: str
    place: str
    ends_on: date


_DECIDER = staff.c.name.label("decided_by"), staff.c.job_title.label("function")
_ALL = rows.select(beschikking, Beschikking, *_DECIDER).select_from(beschikking.join(staff))
_OF_SUBMISSION = rows.Prepared(
    Beschikking, _ALL.where(beschikking.c.submission_id == sa.bindparam("submission"))
)
_OF_DOSSIER = rows.Prepared(
    Beschikking,
    _ALL.join(submission, submission.c.id == beschikking.c.submission_id)
    .where(submission.c.dossier_id == sa.bindparam("dossier"))
    .order_by(beschikking.c.decided_at.desc()),
)
_SPARING = rows.Prepared(
    Beschikking,
    _ALL.join(submission, submission.c.id == beschikking.c.submission_id)
    .where(submission.c.dossier_id == sa.bindparam("dossier"), SPARES)
    .order_by(beschikking.c.decided_at.desc())
    .limit(1),
)
_SPARED_BY = Statement(
    sa.select(submission.c.flow)
    .select_from(submission.join(beschikking))
    .where(submission.c.dossier_id == sa.bindparam("dossier"), SPARES)
    .order_by(beschikking.c.decided_at.desc())
    .limit(1)
)
_SPARED_OF_OPEN = (
    sa.select(dossier.c.id, submission.c.flow)
    .select_from(dossier.join(submission).join(beschikking))
    .where(SPARES, HAS_OPEN)
    .order_by(beschikking.c.decided_at)
)
_SPARED_OF = (
    sa.select(submission.c.dossier_id, submission.c.flow)
    .select_from(submission.join(beschikking))
    .where(SPARES, submission.c.dossier_id.in_(sa.bindparam("dossiers", expanding=True)))
    .order_by(beschikking.c.decided_at)
)
_END_SPARING = (
    beschikking.update()
    .where(
        beschikking.c.submission_id.in_(
            sa.select(submission.c.id).where(submission.c.dossier_id == sa.bindparam("dossier"))
        ),
        beschikking.c.id != sa.bindparam("but"),
        SPARES,
    )
    .returning(beschikking.c.id)
)
_LETTERS = rows.select(letter, Letter)
_LETTERS_OF_DOSSIER = rows.Prepared(
    Letter, _LETTERS.where(letter.c.dossier_id == sa.bindparam("dossier")).order_by(letter.c.sent_on.desc())
)
_LETTER = rows.Prepared(Letter, _LETTERS.where(letter.c.id == sa.bindparam("key")))
_OWN_LETTER = rows.Prepared(
    Letter, _LETTER.clause.join(dossier).where(dossier.c.client_id == sa.bindparam("client"))
)
_PDF = sa.select(letter.c.pdf).where(letter.c.id == sa.bindparam("key"))
_ANY_ACTIVITY = rows.select(activity, Activity, beschikking.c.outcome).select_from(activity.join(beschikking))
_BEGINS = sa.and_(activity.c.called_off_on.is_(None), activity.c.starts_on <= activity.c.ends_on)
"""Before migration 0015 what never begins ended before its first day."""
_ACTIVITIES = _ANY_ACTIVITY.where(_BEGINS)
_ACTIVITIES_OF_DOSSIER = rows.Prepared(
    Activity,
    _ACTIVITIES.where(activity.c.dossier_id == sa.bindparam("dossier")).order_by(
        beschikking.c.decided_at.desc(), activity.c.id
    ),
)
_CALLED_OFF = rows.Prepared(
    Activity,
    _ANY_ACTIVITY.where(
        activity.c.dossier_id == sa.bindparam("dossier"), activity.c.called_off_on.is_not(None)
    ).order_by(activity.c.called_off_on, activity.c.id),
)
_ACTIVITIES_OF_OPEN = (
    _ACTIVITIES.add_columns(activity.c.dossier_id)
    .join(dossier, dossier.c.id == activity.c.dossier_id)
    .where(HAS_OPEN)
)
_GOING = rows.Prepared(
    Going,
    sa.select(
        submission.c.id.label("submission_id"), submission.c.number, activity.c.place, activity.c.ends_on
    )
    .select_from(activity.join(beschikking).join(submission))
    .where(_BEGINS, activity.c.ends_on >= sa.bindparam("day"))
    .order_by(activity.c.ends_on, submission.c.number),
)
_ACTIVITY_OF = rows.Prepared(
    Activity, _ANY_ACTIVITY.where(activity.c.beschikking_id == sa.bindparam("beschikking"))
)
_ONE_ACTIVITY = activity.update().where(activity.c.id == sa.bindparam("key"))
_ASSESSMENT = sa.select(assessment).join(beschikking).where(beschikking.c.id == sa.bindparam("key"))


def add_assessment(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Keep an assessment so that the decision can be replayed; returns its key."""
    key = new_id()
    rows.insert(connection, assessment, {"id": key, **values})
    return key


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a decision; returns its key."""
    key = new_id()
    rows.insert(connection, beschikking, {"id": key, **values})
    return key


def add_letter(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Keep a letter with the bytes that were sent; returns its key."""
    key = new_id()
    rows.insert(connection, letter, {"id": key, **values})
    return key


def add_activity(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write down the activity that a decision imposes; returns its key."""
    key = new_id()
    rows.insert(connection, activity, {"id": key, **values})
    return key


def of_submission(connection: sa.Connection, submission_id: str) -> Beschikking | None:
    """The decision on a submission."""
    return _OF_SUBMISSION.one(connection, submission=submission_id)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Beschikking]:
    """The decisions in a dossier, newest first."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)


def letters_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Letter]:
    """The letters in a dossier, newest first."""
    return _LETTERS_OF_DOSSIER.many(connection, dossier=dossier_id)


def letter_about(connection: sa.Connection, dossier_id: str, submission_id: str) -> Letter | None:
    """The letter with the decision on a submission of a dossier."""
    found = letters_of_dossier(connection, dossier_id)
    return next((one for one in found if one.submission_id == submission_id and one.beschikking_id), None)


def get_letter(connection: sa.Connection, letter_id: str, client_id: str | None = None) -> Letter | None:
    """A letter; with ``client_id`` only when it lies in the dossier of that client."""
    if client_id is None:
        return _LETTER.one(connection, key=letter_id)
    return _OWN_LETTER.one(connection, key=letter_id, client=client_id)


def pdf_of(connection: sa.Connection, letter_id: str) -> bytes:
    """The bytes of a letter, exactly as sent."""
    return bytes(connection.execute(_PDF, {"key": letter_id}).scalar_one())


def activities_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Activity]:
    """All activities that were imposed in a dossier, the newest decision first; none that never begins."""
    return _ACTIVITIES_OF_DOSSIER.many(connection, dossier=dossier_id)


def called_off(connection: sa.Connection, dossier_id: str) -> list[Activity]:
    """The activities of a dossier that never begin, in the order in which that was decided."""
    return _CALLED_OFF.many(connection, dossier=dossier_id)


def activities_of_open(connection: sa.Connection) -> Mapping[str, Sequence[Activity]]:
    """What was imposed on everybody who has an open case, by the key of the dossier."""
    found: dict[str, list[Activity]] = {}
    for row in connection.execute(_ACTIVITIES_OF_OPEN).mappings():
        values = {name: value for name, value in row.items() if name != "dossier_id"}
        found.setdefault(row["dossier_id"], []).append(Activity(**values))
    return found


def going_on(connection: sa.Connection, on: date) -> list[Going]:
    """Everything that was imposed or agreed on and is not over on a day, what ends first first."""
    return _GOING.many(connection, day=on)


def end_activity(connection: sa.Connection, activity_id: str, last_day: date) -> None:
    """Let an activity that has begun by then end with a day."""
    connection.execute(_ONE_ACTIVITY.values(ends_on=last_day), {"key": activity_id})


def call_off(connection: sa.Connection, activity_id: str, decided_on: date) -> None:
    """Write down that an activity never begins."""
    connection.execute(_ONE_ACTIVITY.values(called_off_on=decided_on), {"key": activity_id})


def sparing(connection: sa.Connection, dossier_id: str) -> Beschikking | None:
    """The newest decision by which nothing (more) is asked, as long as no other ended it."""
    return _SPARING.one(connection, dossier=dossier_id)


def spared_by(connection: sa.Connection, dossier_id: str) -> Form | None:
    """The form on which that decision was taken; None where there is none."""
    found = _SPARED_BY.value(connection, dossier=dossier_id)
    return Form(found) if found else None


def spared_of_open(connection: sa.Connection) -> dict[str, Form]:
    """The same of everybody who has an open case, by the key of the dossier."""
    return {dossier_id: Form(flow) for dossier_id, flow in connection.execute(_SPARED_OF_OPEN)}


def spared_of(connection: sa.Connection, dossier_ids: Collection[str]) -> dict[str, Form]:
    """The same of these dossiers, by key."""
    found = connection.execute(_SPARED_OF, {"dossiers": list(dossier_ids)})
    return {dossier_id: Form(flow) for dossier_id, flow in found}


def end_sparing(connection: sa.Connection, dossier_id: str, last_day: date, but: str) -> list[str]:
    """Let every such decision end with a day, but the one that does it; returns their keys."""
    given = {"dossier": dossier_id, "but": but, "holds_until": last_day}
    return list(connection.scalars(_END_SPARING, given))


def activity_of(connection: sa.Connection, beschikking_id: str) -> Activity | None:
    """The activity that a decision imposed, also where it never begins."""
    return _ACTIVITY_OF.one(connection, beschikking=beschikking_id)


def assessment_of(connection: sa.Connection, beschikking_id: str) -> Mapping[str, Any] | None:
    """What was assessed for a decision: facts, law files, findings, judgements."""
    row = connection.execute(_ASSESSMENT, {"key": beschikking_id}).mappings().one_or_none()
    return dict(row) if row else None
