"""What clients sent in, and its way across the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Helper
from portal.domain.states import CLOSED, Handling
from portal.store import rows, search
from portal.store.base import new_id
from portal.store.tables import dossier, number, submission

SEARCHED = frozenset({"state", "flow", "number", "caseworker_id"})
"""A change of one of these changes what the search knows."""
IS_OPEN = submission.c.state.not_in(sorted(CLOSED))


@dataclass(frozen=True)
class Submission:
    """One form as it was sent in (frozen), and where it is now."""

    id: str
    dossier_id: str
    number: str
    flow: str
    draft_id: str
    answers: Mapping[str, Any]
    shown: list[Any]
    language: str
    law_version: str
    received_at: datetime
    state: Handling
    decide_by: date
    urgent_on: date
    caseworker_id: str | None
    judged: Mapping[str, Any]
    revision: int
    follows_id: str | None
    helper: Helper | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "helper", rows.helper(self.helper))
        object.__setattr__(self, "state", Handling(self.state))


def next_number(connection: sa.Connection, year: int) -> str:
    """The next public number of a year, such as TP-2026-00042: for talking, never a key to anything."""
    bump = (
        number.update().where(number.c.year == year).values(last=number.c.last + 1).returning(number.c.last)
    )
    last = connection.scalar(bump)
    if last is None:
        connection.execute(number.insert().values(year=year, last=1))
        last = 1
    return f"TP-{year}-{last:05d}"


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a submission as it came in; returns its key."""
    key = new_id()
    connection.execute(
        submission.insert().values(**{"state": Handling.RECEIVED, **values}, id=key, judged={}, revision=1)
    )
    search.put(connection, key)
    return key


def get(connection: sa.Connection, submission_id: str) -> Submission | None:
    """The submission with this key."""
    return rows.one(connection, _select().where(submission.c.id == submission_id), Submission)


def require(connection: sa.Connection, submission_id: str) -> Submission:
    """The submission with this key.

    Raises:
        NotFound: there is none.
    """
    found = get(connection, submission_id)
    if found is None:
        raise NotFound(submission_id)
    return found


def list_open(connection: sa.Connection) -> list[Submission]:
    """Everything that waits for a decision or an answer, oldest first."""
    query = _select().where(IS_OPEN)
    return rows.many(connection, query.order_by(submission.c.received_at), Submission)


def open_forms(connection: sa.Connection, client_id: str) -> frozenset[str]:
    """The slugs of the forms of this client that wait for the gemeente or for his answer."""
    query = sa.select(submission.c.flow).join(dossier).where(dossier.c.client_id == client_id, IS_OPEN)
    return frozenset(connection.scalars(query))


def of_draft(connection: sa.Connection, draft_id: str) -> Submission | None:
    """What was made of a draft, when it was sent before."""
    return rows.one(connection, _select().where(submission.c.draft_id == draft_id), Submission)


def of_client(connection: sa.Connection, client_id: str, submission_id: str) -> Submission | None:
    """The submission with this key, when it is this client's own."""
    query = _select().join(dossier).where(submission.c.id == submission_id, dossier.c.client_id == client_id)
    return rows.one(connection, query, Submission)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Submission]:
    """Everything sent in for a dossier, newest first."""
    query = _select().where(submission.c.dossier_id == dossier_id)
    return rows.many(
        connection, query.order_by(submission.c.received_at.desc(), submission.c.number.desc()), Submission
    )


def claim(connection: sa.Connection, submission_id: str, staff_id: str) -> bool:
    """Give an unclaimed submission to a caseworker; False when somebody else has it by now."""
    return _update(connection, submission_id, submission.c.caseworker_id.is_(None), caseworker_id=staff_id)


def release(connection: sa.Connection, submission_id: str, staff_id: str) -> bool:
    """Put a submission back in the queue; False when it was not this caseworker's."""
    return _update(connection, submission_id, submission.c.caseworker_id == staff_id, caseworker_id=None)


def change(connection: sa.Connection, submission_id: str, revision: int, **values: Any) -> bool:
    """Change a submission that still stands at ``revision``; False when it has moved on."""
    return _update(connection, submission_id, submission.c.revision == revision, **values)


def _select() -> sa.Select[Any]:
    return sa.select(*rows.columns(submission, Submission))


def _update(
    connection: sa.Connection, submission_id: str, guard: sa.ColumnElement[bool], **values: Any
) -> bool:
    query = submission.update().where(submission.c.id == submission_id, guard)
    changed = connection.execute(query.values(revision=submission.c.revision + 1, **values)).rowcount == 1
    if changed and SEARCHED & values.keys():
        search.renew(connection, submission_id)
    return changed
