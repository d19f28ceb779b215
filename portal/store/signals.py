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
from portal.domain.signals import SignalOutcome, SignalState
from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import signal

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


@dataclass(frozen=True)
class SignalPage:
    """One page of a list, and the place after which the next one starts (None: this is the last)."""

    rows: list[OfficerSignal]
    next_after: str | None


Shape = TypeVar("Shape", bound=Told)


def code_hash(code: str) -> str:
    """What is kept of the code with which an anonymous reporter comes back."""
    return hashlib.sha256(code.encode()).hexdigest()


def add(connection: sa.Connection, values: Mapping[str, Any]) -> str:
    """Write a report as it came in; returns its key."""
    key = new_id()
    connection.execute(signal.insert().values(id=key, state=SignalState.RECEIVED, revision=1, **values))
    return key


def of_request(connection: sa.Connection, request_id: str) -> str | None:
    """The key of what was made of a request before."""
    return connection.scalar(sa.select(signal.c.id).where(signal.c.request_id == request_id))


def of_code(connection: sa.Connection, code: str) -> Told | None:
    """The report that belongs to a code."""
    return _one(connection, Told, signal.c.code == code_hash(code))


def list_of_client(connection: sa.Connection, client_id: str) -> list[OwnSignal]:
    """What a client reported, newest first."""
    query = _select(OwnSignal).where(signal.c.client_id == client_id)
    return rows.many(connection, query.order_by(signal.c.received_at.desc()), OwnSignal)


def of_client(connection: sa.Connection, client_id: str, signal_id: str) -> OwnSignal:
    """A client's own report.

    Raises:
        NotFound: he made no such report.
    """
    return _required(connection, OwnSignal, signal_id, signal.c.client_id == client_id)


def pdf_of(connection: sa.Connection, client_id: str, signal_id: str) -> bytes:
    """The letter with the outcome, exactly as it was sent.

    Raises:
        NotFound: it is not this client's report, or it has no letter yet.
    """
    mine = (signal.c.id == signal_id, signal.c.client_id == client_id, signal.c.pdf.is_not(None))
    found = connection.scalar(sa.select(signal.c.pdf).where(*mine))
    if found is None:
        raise NotFound(signal_id)
    return bytes(found)


def for_officer(connection: sa.Connection, signal_id: str) -> OfficerSignal:
    """A report for the quality officer.

    Raises:
        NotFound: there is none.
    """
    return _required(connection, OfficerSignal, signal_id)


def for_committee(connection: sa.Connection, signal_id: str) -> CommitteeSignal:
    """A report for the committee.

    Raises:
        NotFound: there is none, or it was never sent to the committee.
    """
    return _required(connection, CommitteeSignal, signal_id, signal.c.with_committee_at.is_not(None))


def list_for_committee(connection: sa.Connection) -> list[CommitteeSignal]:
    """What was ever sent to the committee, newest first."""
    query = _select(CommitteeSignal).where(signal.c.with_committee_at.is_not(None))
    return rows.many(connection, query.order_by(signal.c.with_committee_at.desc()), CommitteeSignal)


def page(
    connection: sa.Connection, states: Sequence[SignalState], after: str = "", size: int = PAGE
) -> SignalPage:
    """Reports in some states for the quality officer, oldest first, starting after a number."""
    query = _select(OfficerSignal).where(signal.c.state.in_(states), signal.c.number > after)
    found = rows.many(connection, query.order_by(signal.c.number).limit(size + 1), OfficerSignal)
    return SignalPage(found[:size], found[size - 1].number if len(found) > size else None)


def reporter_of(connection: sa.Connection, signal_id: str) -> tuple[str | None, str]:
    """To whom the outcome is told, for the letter alone: the client (None: nobody known) and the language."""
    found = connection.execute(
        sa.select(signal.c.client_id, signal.c.language).where(signal.c.id == signal_id)
    ).one()
    return found.client_id, found.language


def change(connection: sa.Connection, signal_id: str, revision: int, **values: Any) -> bool:
    """Change a report that still stands at ``revision``; False when it has moved on."""
    stands = (signal.c.id == signal_id, signal.c.revision == revision)
    query = signal.update().where(*stands).values(revision=signal.c.revision + 1, **values)
    return connection.execute(query).rowcount == 1


def _select(shape: type[Told]) -> sa.Select[Any]:
    columns = rows.columns(signal, shape)
    if shape is OwnSignal:
        columns.append(sa.func.length(signal.c.pdf).label("size"))
    return sa.select(*columns)


def _one(connection: sa.Connection, shape: type[Shape], *conditions: sa.ColumnElement[bool]) -> Shape | None:
    return rows.one(connection, _select(shape).where(*conditions), shape)


def _required(
    connection: sa.Connection, shape: type[Shape], signal_id: str, *conditions: sa.ColumnElement[bool]
) -> Shape:
    found = _one(connection, shape, signal.c.id == signal_id, *conditions)
    if found is None:
        raise NotFound(signal_id)
    return found
