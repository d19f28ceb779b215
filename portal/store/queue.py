"""The caseworkers' queue: most urgent date first, in pages that cost the same however long the queue is.

On the same date the lowest number comes first: what was sent in earlier.
"""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from portal.domain.states import Handling
from portal.store import people, rows
from portal.store.tables import client, dossier, staff, submission

PAGE = 25


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue."""

    id: str
    number: str
    flow: str
    state: Handling
    received_at: datetime
    urgent_on: date
    first_name: str
    last_name: str
    caseworker_id: str | None
    caseworker: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", Handling(self.state))

    @property
    def client_name(self) -> str:
        """First and last name of the client."""
        return people.full_name(self.first_name, self.last_name)

    @property
    def place(self) -> str:
        """Where this line stands in the order; the next page starts after it."""
        return f"{self.urgent_on.isoformat()}.{self.number}"


@dataclass(frozen=True)
class Filter:
    """What to show: which states, whose work (None: everybody's; "": nobody's), which forms, which words.

    Without ``flows`` all forms are shown.
    """

    states: tuple[Handling, ...] = (Handling.RECEIVED, Handling.QUESTION_ASKED)
    caseworker_id: str | None = None
    flows: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class QueuePage:
    """One page, and the place after which the next one starts (None: this is the last)."""

    rows: list[QueueRow]
    next_after: str | None


def page(connection: sa.Connection, chosen: Filter, after: str | None = None, size: int = PAGE) -> QueuePage:
    """The lines that match, most urgent first, starting after a place.

    Raises:
        NotFound: ``after`` is no place in this order.
    """
    query = _select().where(*_conditions(chosen))
    if after:
        day, _, number = after.partition(".")
        place = sa.tuple_(submission.c.urgent_on, submission.c.number)
        query = query.where(place > sa.tuple_(rows.day_in(day), number))
    query = query.order_by(submission.c.urgent_on, submission.c.number).limit(size + 1)
    found = rows.many(connection, query, QueueRow)
    return QueuePage(found[:size], found[size - 1].place if len(found) > size else None)


def count(connection: sa.Connection, chosen: Filter) -> int:
    """How many lines match."""
    query = sa.select(sa.func.count()).select_from(submission.join(dossier).join(client))
    return connection.scalar(query.where(*_conditions(chosen))) or 0


def _select() -> sa.Select[tuple[object, ...]]:
    return (
        sa.select(
            *rows.columns(submission, QueueRow),
            client.c.first_name,
            client.c.last_name,
            staff.c.name.label("caseworker"),
        )
        .select_from(submission.join(dossier).join(client))
        .outerjoin(staff, staff.c.id == submission.c.caseworker_id)
    )


def _conditions(chosen: Filter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [submission.c.state.in_(chosen.states)]
    if chosen.caseworker_id == "":
        conditions.append(submission.c.caseworker_id.is_(None))
    elif chosen.caseworker_id:
        conditions.append(submission.c.caseworker_id == chosen.caseworker_id)
    if chosen.flows:
        conditions.append(submission.c.flow.in_(chosen.flows))
    for word in chosen.words.split():
        named = client.c.first_name + " " + client.c.last_name + " " + submission.c.number
        conditions.append(named.icontains(word, autoescape=True))
    return conditions
