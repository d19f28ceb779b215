"""Bezwaren that were registered, each with the last day to decide on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import objection, submission


@dataclass(frozen=True)
class Objection:
    """A registered bezwaar (Awb 6:14). Without ``decide_by`` the term of Awb 7:10 had passed when it came."""

    submission_id: str
    registered_on: date
    decide_by: date | None


_ALL = rows.select(objection, Objection)
_OF_SUBMISSION = rows.Prepared(Objection, _ALL.where(objection.c.submission_id == sa.bindparam("submission")))
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


def of_submission(connection: sa.Connection, submission_id: str) -> Objection | None:
    """What was registered of a submission."""
    return _OF_SUBMISSION.one(connection, submission=submission_id)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> Sequence[Objection]:
    """The bezwaren that were registered in a dossier, oldest first."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)
