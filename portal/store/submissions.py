"""What clients sent in, and its way across the desk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Helper
from portal.domain.states import CLOSED, SPARING, Handling
from portal.domain.tasks import STATE_OF
from portal.domain.ways import Form
from portal.store import rows, tasks
from portal.store.base import new_id
from portal.store.statements import Statement, among
from portal.store.tables import beschikking, dossier, submission
from portal.store.tasktables import task
from portal.store.worktables import number

IS_OPEN = sa.not_(among(submission.c.state, sorted(CLOSED)))
HAS_OPEN = dossier.c.id.in_(sa.select(submission.c.dossier_id).where(IS_OPEN))
"""A dossier with something that waits for the gemeente or for the client."""
SPARES = sa.and_(among(beschikking.c.outcome, sorted(SPARING)), beschikking.c.holds_until.is_(None))
"""A decision by which nothing (more) is asked, while it holds."""


@dataclass(frozen=True)
class Submission:
    """One form as it was sent in (frozen), and where it is now.

    ``urgent_on`` and ``caseworker_id`` are those of its task.
    """

    id: str
    dossier_id: str
    number: str
    flow: Form
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
    replaces_id: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "helper", rows.helper(self.helper))
        object.__setattr__(self, "state", Handling(self.state))
        object.__setattr__(self, "flow", Form(self.flow))


_OF_TASK: Mapping[str, sa.ColumnElement[Any]] = {
    "urgent_on": task.c.urgent_on,
    "caseworker_id": task.c.staff_id.label("caseworker_id"),
}
_ALL = sa.select(
    *(_OF_TASK[one.name] if one.name in _OF_TASK else submission.c[one.name] for one in fields(Submission))
).select_from(submission.join(task, task.c.submission_id == submission.c.id))
_IN_DOSSIER = dossier.c.id == submission.c.dossier_id
_HAS_KEY = submission.c.id == sa.bindparam("key")
_BY_KEY = rows.Prepared(Submission, _ALL.where(_HAS_KEY))
_OPEN = rows.Prepared(Submission, _ALL.where(IS_OPEN).order_by(submission.c.received_at))
_OF_DRAFT = rows.Prepared(Submission, _ALL.where(submission.c.draft_id == sa.bindparam("draft")))
_IN_PLACE_OF = rows.Prepared(Submission, _ALL.where(submission.c.replaces_id == sa.bindparam("replaced")))
_OF_CLIENT = rows.Prepared(
    Submission,
    _ALL.join(dossier, _IN_DOSSIER).where(_HAS_KEY, dossier.c.client_id == sa.bindparam("client")),
)
_OPEN_OF_CLIENT = rows.Prepared(
    Submission,
    _ALL.join(dossier, _IN_DOSSIER)
    .where(
        dossier.c.client_id == sa.bindparam("client"),
        submission.c.flow.in_(sa.bindparam("forms", expanding=True)),
        IS_OPEN,
    )
    .order_by(submission.c.received_at, submission.c.number),
)
_OF_DOSSIER = rows.Prepared(
    Submission,
    _ALL.where(submission.c.dossier_id == sa.bindparam("dossier")).order_by(
        submission.c.received_at.desc(), submission.c.number.desc()
    ),
)
_RESTED_ON = sa.exists().where(beschikking.c.submission_id == submission.c.id, SPARES)
_REPORTED = _ALL.where(
    among(submission.c.flow, (Form.CARE, Form.VOLUNTEERING)), submission.c.state != Handling.WITHDRAWN
).order_by(_RESTED_ON, submission.c.received_at, submission.c.number)
_REPORTED_IN = rows.Prepared(Submission, _REPORTED.where(submission.c.dossier_id == sa.bindparam("dossier")))
_REPORTED_OF_OPEN = rows.Prepared(Submission, _REPORTED.join(dossier, _IN_DOSSIER).where(HAS_OPEN))
_OPEN_FORMS = Statement(
    sa.select(submission.c.flow).join(dossier).where(dossier.c.client_id == sa.bindparam("client"), IS_OPEN)
)
_NEXT_NUMBER = Statement(
    number.update()
    .where(number.c.year == sa.bindparam("of_year"))
    .values(last=number.c.last + 1)
    .returning(number.c.last)
)
_MOVE_ON = submission.update().where(_HAS_KEY).values(revision=submission.c.revision + 1)
_CHANGE = _MOVE_ON.where(submission.c.revision == sa.bindparam("stands_at"))


def next_number(connection: sa.Connection, year: int) -> str:
    """The next public number of a year, such as TP-2026-00042: for talking, never a key to anything."""
    last = _NEXT_NUMBER.value(connection, of_year=year)
    if last is None:
        rows.insert(connection, number, {"year": year, "last": 1})
        last = 1
    return f"TP-{year}-{last:05d}"


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a submission as it came in, with its task; returns its key.

    ``urgent_on``, the last of ``values``, is the day by which the task is to be done.
    """
    key = new_id()
    made = {"state": Handling.RECEIVED, **values, "id": key, "judged": {}, "revision": 1}
    urgent_on = made.pop("urgent_on")
    rows.insert(connection, submission, made)
    of_task = {"dossier_id": made["dossier_id"], "kind": made["flow"], "urgent_on": urgent_on}
    state = STATE_OF[Handling(made["state"])]
    tasks.add_of_form(connection, key, {**of_task, "state": state, "opened_at": made["received_at"]})
    return key


def get(connection: sa.Connection, submission_id: str) -> Submission | None:
    """The submission with this key."""
    return _BY_KEY.one(connection, key=submission_id)


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
    return _OPEN.many(connection)


def open_forms(connection: sa.Connection, client_id: str) -> frozenset[Form]:
    """The forms of this client that wait for the gemeente or for his answer."""
    return frozenset(map(Form, _OPEN_FORMS.values(connection, client=client_id)))


def open_of_client(connection: sa.Connection, client_id: str, forms: Collection[Form]) -> list[Submission]:
    """What of these forms of this client waits for the gemeente or for his answer, oldest first."""
    return _OPEN_OF_CLIENT.many(connection, client=client_id, forms=list(forms))


def of_draft(connection: sa.Connection, draft_id: str) -> Submission | None:
    """What was made of a draft, when it was sent before."""
    return _OF_DRAFT.one(connection, draft=draft_id)


def in_place_of(connection: sa.Connection, submission_id: str) -> Submission | None:
    """What its client sent in the place of this one, if he did."""
    return _IN_PLACE_OF.one(connection, replaced=submission_id)


def of_client(connection: sa.Connection, client_id: str, submission_id: str) -> Submission | None:
    """The submission with this key, when it is this client's own."""
    return _OF_CLIENT.one(connection, key=submission_id, client=client_id)


def list_of_dossier(connection: sa.Connection, dossier_id: str) -> list[Submission]:
    """Everything sent in for a dossier, newest first."""
    return _OF_DOSSIER.many(connection, dossier=dossier_id)


def reported(connection: sa.Connection, dossier_id: str) -> dict[Form, Submission]:
    """What somebody reported that he does already, by the form; what was taken back is none.

    Of each form the last one, unless a decision that spares holds on another: that stays what he does.
    """
    return {one.flow: one for one in _REPORTED_IN.many(connection, dossier=dossier_id)}


def reported_of_open(connection: sa.Connection) -> dict[str, dict[Form, Submission]]:
    """The same of everybody who has an open case, by the key of the dossier."""
    found: dict[str, dict[Form, Submission]] = {}
    for one in _REPORTED_OF_OPEN.many(connection):
        found.setdefault(one.dossier_id, {})[one.flow] = one
    return found


def change(connection: sa.Connection, submission_id: str, revision: int, **values: Any) -> bool:
    """Change a submission that still stands at ``revision``; False when it has moved on.

    ``urgent_on`` is that of its task, which goes along with the state.
    """
    urgent_on = values.pop("urgent_on", None)
    given = {"key": submission_id, "stands_at": revision, **values}
    if connection.execute(_CHANGE, given).rowcount != 1:
        return False
    if "state" in values:
        tasks.follow(connection, submission_id, Handling(values["state"]), urgent_on)
    return True
