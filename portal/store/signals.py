"""Reports that work displaces paid jobs. What each reader may see has a shape of its own.

No page gets the key of a client out of this file. The committee gets nothing that tells who reported:
neither client, contact, code nor language.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.signals import STOPS, SignalOutcome, SignalState
from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement, among
from portal.store.tables import client, signal

PAGE = 25


@dataclass(frozen=True)
class Told:
    """A report as far as its reporter may follow it, and as far as anybody may: what it says, where it is."""

    id: str
    number: str
    received_at: datetime
    state: SignalState
    with_committee_at: datetime | None
    advised_at: datetime | None
    outcome: SignalOutcome | None
    explanation: str | None
    departure: str | None
    closed_at: datetime | None
    answers: Mapping[str, Any]

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", SignalState(self.state))
        for name in ("outcome", "advised_outcome"):
            if getattr(self, name, None):
                object.__setattr__(self, name, SignalOutcome(getattr(self, name)))


@dataclass(frozen=True)
class OwnSignal(Told):
    """A report of a client as he himself reads it. ``size`` is that of the letter, in bytes."""

    language: str
    shown: list[Any]
    sha256: str | None
    size: int | None


@dataclass(frozen=True)
class CommitteeSignal(Told):
    """A report as the committee reads it: the facts, and nothing about who reported them."""

    advised_outcome: SignalOutcome | None
    advice: str | None
    revision: int


@dataclass(frozen=True)
class OfficerSignal(CommitteeSignal):
    """A report as the quality officer reads it. ``contact`` is there only with the reporter's consent."""

    language: str
    contact: str | None
    officer_id: str | None
    heard_on: date | None
    place: str | None
    holds: bool


@dataclass(frozen=True)
class HeldPlace:
    """A place at which nobody new begins, and the report that says so: it was stopped, or is looked into."""

    id: str
    number: str
    place: str
    outcome: SignalOutcome | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "outcome", self.outcome and SignalOutcome(self.outcome))


@dataclass(frozen=True)
class SignalPage:
    """One page of a list, and the place after which the next one starts (None: this is the last)."""

    rows: list[OfficerSignal]
    next_after: str | None


def _all(shape: type[Told]) -> sa.Select[Any]:
    return rows.select(signal, shape)


_HAS_KEY = signal.c.id == sa.bindparam("key")
_IS_OF_CLIENT = signal.c.client_id == sa.bindparam("client")
_WAS_WITH_COMMITTEE = signal.c.with_committee_at.is_not(None)
_OF_REQUEST = Statement(sa.select(signal.c.id).where(signal.c.request_id == sa.bindparam("request")))
_OF_CODE = rows.Prepared(Told, _all(Told).where(signal.c.code == sa.bindparam("hash")))
_OWN = rows.select(signal, OwnSignal, sa.func.length(signal.c.pdf).label("size")).where(_IS_OF_CLIENT)
_OF_CLIENT = rows.Prepared(OwnSignal, _OWN.order_by(signal.c.received_at.desc()))
_OWN_BY_KEY = rows.Prepared(OwnSignal, _OWN.where(_HAS_KEY))
_PDF = sa.select(signal.c.pdf).where(_HAS_KEY, _IS_OF_CLIENT, signal.c.pdf.is_not(None))
_FOR_OFFICER = rows.Prepared(OfficerSignal, _all(OfficerSignal).where(_HAS_KEY))
_WITH_COMMITTEE = _all(CommitteeSignal).where(_WAS_WITH_COMMITTEE)
_FOR_COMMITTEE = rows.Prepared(CommitteeSignal, _WITH_COMMITTEE.where(_HAS_KEY))
_LIST_FOR_COMMITTEE = rows.Prepared(
    CommitteeSignal, _WITH_COMMITTEE.order_by(signal.c.with_committee_at.desc())
)
_PAGE = rows.Prepared(
    OfficerSignal,
    _all(OfficerSignal)
    .where(
        signal.c.state.in_(sa.bindparam("states", expanding=True)), signal.c.number > sa.bindparam("after")
    )
    .order_by(signal.c.number)
    .limit(sa.bindparam("most", type_=sa.Integer)),
)
_IS_HELD = sa.or_(
    among(signal.c.outcome, sorted(STOPS)),
    sa.and_(signal.c.holds.is_(True), signal.c.state != SignalState.CLOSED),
)
_HELD = rows.Prepared(
    HeldPlace,
    rows.select(signal, HeldPlace)
    .where(signal.c.place.is_not(None), _IS_HELD)
    .order_by(signal.c.received_at.desc()),
)
_REPORTER = (
    sa.select(
        signal.c.client_id, sa.func.coalesce(client.c.language_chosen, signal.c.language).label("language")
    )
    .select_from(signal.outerjoin(client))
    .where(_HAS_KEY)
)
_CHANGE = (
    signal.update()
    .where(_HAS_KEY, signal.c.revision == sa.bindparam("stands_at"))
    .values(revision=signal.c.revision + 1)
)
Shape = TypeVar("Shape", bound=Told)


def code_hash(code: str) -> str:
    """What is kept of the code with which an anonymous reporter comes back."""
    return hashlib.sha256(code.encode()).hexdigest()


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a report as it came in; returns its key."""
    key = new_id()
    rows.insert(connection, signal, {"id": key, "state": SignalState.RECEIVED, "revision": 1, **values})
    return key


def of_request(connection: sa.Connection, request_id: str) -> str | None:
    """The key of what was made of a request before."""
    found: str | None = _OF_REQUEST.value(connection, request=request_id)
    return found


def of_code(connection: sa.Connection, code: str) -> Told | None:
    """The report that belongs to a code."""
    return _OF_CODE.one(connection, hash=code_hash(code))


def list_of_client(connection: sa.Connection, client_id: str) -> list[OwnSignal]:
    """What a client reported, newest first."""
    return _OF_CLIENT.many(connection, client=client_id)


def of_client(connection: sa.Connection, client_id: str, signal_id: str) -> OwnSignal:
    """A client's own report.

    Raises:
        NotFound: he made no such report.
    """
    return _required(_OWN_BY_KEY.one(connection, key=signal_id, client=client_id), signal_id)


def pdf_of(connection: sa.Connection, client_id: str, signal_id: str) -> bytes:
    """The letter with the outcome, exactly as it was sent.

    Raises:
        NotFound: it is not this client's report, or it has no letter yet.
    """
    found = connection.scalar(_PDF, {"key": signal_id, "client": client_id})
    if found is None:
        raise NotFound(signal_id)
    return bytes(found)


def for_officer(connection: sa.Connection, signal_id: str) -> OfficerSignal:
    """A report for the quality officer.

    Raises:
        NotFound: there is none.
    """
    return _required(_FOR_OFFICER.one(connection, key=signal_id), signal_id)


def for_committee(connection: sa.Connection, signal_id: str) -> CommitteeSignal:
    """A report for the committee.

    Raises:
        NotFound: there is none, or it was never sent to the committee.
    """
    return _required(_FOR_COMMITTEE.one(connection, key=signal_id), signal_id)


def list_for_committee(connection: sa.Connection) -> list[CommitteeSignal]:
    """What was ever sent to the committee, newest first."""
    return _LIST_FOR_COMMITTEE.many(connection)


def page(
    connection: sa.Connection, states: Sequence[SignalState], after: str = "", size: int = PAGE
) -> SignalPage:
    """Reports in some states for the quality officer, oldest first, starting after a number."""
    found = _PAGE.many(connection, states=states, after=after, most=size + 1)
    return SignalPage(found[:size], found[size - 1].number if len(found) > size else None)


def held_places(connection: sa.Connection) -> list[HeldPlace]:
    """Every place at which nobody new begins, by the newest report first."""
    return _HELD.many(connection)


def reporter_of(connection: sa.Connection, signal_id: str) -> tuple[str | None, str]:
    """To whom the outcome is told, for the letter alone: the client (None: nobody known) and the language.

    A client is told in the language that he chose himself, or else in that of his report.
    """
    found = connection.execute(_REPORTER, {"key": signal_id}).one()
    return found.client_id, found.language


def change(connection: sa.Connection, signal_id: str, revision: int, **values: Any) -> bool:
    """Change a report that still stands at ``revision``; False when it has moved on."""
    return connection.execute(_CHANGE, {"key": signal_id, "stands_at": revision, **values}).rowcount == 1


def _required(found: Shape | None, signal_id: str) -> Shape:
    if found is None:
        raise NotFound(signal_id)
    return found
