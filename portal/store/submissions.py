"""What clients sent in, and its way across the desk."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Helper
from portal.domain.states import CLOSED, SPARING, Handling
from portal.domain.ways import Form
from portal.store import rows, search
from portal.store.base import new_id
from portal.store.statements import Statement, among
from portal.store.tables import beschikking, dossier, submission
from portal.store.worktables import number

SEARCHED = frozenset({"state", "flow", "number", "caseworker_id"})
"""A change of one of these changes what the search knows."""
IS_OPEN = sa.not_(among(submission.c.state, sorted(CLOSED)))
HAS_OPEN = dossier.c.id.in_(sa.select(submission.c.dossier_id).where(IS_OPEN))
"""A dossier with something that waits for the gemeente or for the client."""
SPARES = sa.and_(among(beschikking.c.outcome, sorted(SPARING)), beschikking.c.holds_until.is_(None))
"""A decision by which nothing (more) is asked, while it holds."""


@dataclass(frozen=True)
class Submission:
    """One form as it was sent in (frozen), and where it is now."""

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


_ALL = rows.select(submission, Submission)
_HAS_KEY = submission.c.id == sa.bindparam("key")
_BY_KEY = rows.Prepared(Submission, _ALL.where(_HAS_KEY))
_OPEN = rows.Prepared(Submission, _ALL.where(IS_OPEN).order_by(submission.c.received_at))
_OF_DRAFT = rows.Prepared(Submission, _ALL.where(submission.c.draft_id == sa.bindparam("draft")))
_IN_PLACE_OF = rows.Prepared(Submission, _ALL.where(submission.c.replaces_id == sa.bindparam("replaced")))
_OF_CLIENT = rows.Prepared(
    Submission, _ALL.join(dossier).where(_HAS_KEY, dossier.c.client_id == sa.bindparam("client"))
)
_OPEN_OF_CLIENT = rows.Prepared(
    Submission,
    _ALL.join(dossier)
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
_REPORTED_OF_OPEN = rows.Prepared(Submission, _REPORTED.join(dossier).where(HAS_OPEN))
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
_CLAIM = _MOVE_ON.where(submission.c.caseworker_id.is_(None))
_RELEASE = _MOVE_ON.where(submission.c.caseworker_id == sa.bindparam("staff"))
_CHANGE = _MOVE_ON.where(submission.c.revision == sa.bindparam("stands_at"))


def next_number(connection: sa.Connection, year: int) -> str:
    """The next public number of a year, such as TP-2026-00042: for talking, never a key to anything."""
    last = _NEXT_NUMBER.value(connection, of_year=year)
    if last is None:
        rows.insert(connection, number, {"year": year, "last": 1})
        last = 1
    return f"TP-{year}-{last:05d}"


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a submission as it came in; returns its key."""
    key = new_id()
    made = {"state": Handling.RECEIVED, **values, "id": key, "judged": {}, "revision": 1}
    rows.insert(connection, submission, made)
    search.put(connection, key)
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


def claim(connection: sa.Connection, submission_id: str, staff_id: str) -> bool:
    """Give an unclaimed submission to a caseworker; False when somebody else has it by now."""
    return _is_done(connection, _CLAIM, key=submission_id, caseworker_id=staff_id)


def release(connection: sa.Connection, submission_id: str, staff_id: str) -> bool:
    """Put a submission back in the queue; False when it was not this caseworker's."""
    return _is_done(connection, _RELEASE, key=submission_id, staff=staff_id, caseworker_id=None)


def change(connection: sa.Connection, submission_id: str, revision: int, **values: Any) -> bool:
    """Change a submission that still stands at ``revision``; False when it has moved on."""
    return _is_done(connection, _CHANGE, key=submission_id, stands_at=revision, **values)


def _is_done(connection: sa.Connection, statement: sa.Update, *, key: str, **given: Any) -> bool:
    is_done = connection.execute(statement, {"key": key, **given}).rowcount == 1
    if is_done and SEARCHED & given.keys():
        search.renew(connection, key)
    return is_done
