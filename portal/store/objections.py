"""Bezwaren that were registered, each with the last day to decide on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.domain.states import OnObjection
from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import objection, submission


@dataclass(frozen=True)
class Objection:
    """A registered bezwaar (Awb 6:14). Without ``decide_by`` the term of Awb 7:10 had passed when it came.

    ``outcome`` and ``decided_on``: what was decided on it and when, once that is known here.
    """

    submission_id: str
    registered_on: date
    decide_by: date | None
    outcome: OnObjection | None = None
    decided_on: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", self.outcome and OnObjection(self.outcome))


_ALL = rows.select(objection, Objection)
_OF_SUBMISSION = rows.Prepared(Objection, _ALL.where(objection.c.submission_id == sa.bindparam("submission")))
_DECIDE = objection.update().where(
    objection.c.submission_id == sa.bindparam("submission"), objection.c.outcome.is_(None)
)
_KEY = sa.select(objection.c.id).where(objection.c.submission_id == sa.bindparam("submission"))
_OF_DOSSIER = rows.Prepared(
    Objection,
    _ALL.join(submission)
    .where(submission.c.dossier_id == sa.bindparam("dossier"))
    .order_by(objection.c.registered_on, objection.c.id),
)


def add(connection: sa.Connection, submission_id: str, registered_on: date, decide_by: date | None) -> str:
    """Write down that the bezwaar of a submission is registered; returns its key."""
    key = new_id()
    values = {"submission_id": submission_id, "registered_on": registered_on, "decide_by": decide_by}
    rows.insert(connection, objection, {"id": key, **values})
    return key


def decide(connection: sa.Connection, submission_id: str, outcome: OnObjection, decided_on: date) -> bool:
    """Write down what was decided on a bezwaar; False when that was known already."""
    values = {"submission": submission_id, "outcome": outcome, "decided_on": decided_on}
    return connection.execute(_DECIDE, values).rowcount == 1


def key_of(connection: sa.Connection, submission_id: str) -> str | None:
    """The key of what was registered of a submission."""
    found: str | None = connection.scalar(_KEY, {"submission": submission_id})
    return found


def of_submission(connection: sa.Connection, submission_id: str) -> Objection | None:
    """What was registered of a submission."""
    return _OF_SUBMISSION.one(connection, submission=submission_id)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> Sequence[Objection]:
    """The bezwaren that were registered in a dossier, oldest first."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)
