"""The caseworkers' queue: most urgent date first, in pages that cost the same however long the queue is.

On the same date the lowest number comes first: what was sent in earlier. Whoever looks for somebody gets the
newest first. Each state is read through an index that ends with this order, and what was read is merged here:
``state IN (…) ORDER BY`` sorts all rows. Names are joined to the lines of one page alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from heapq import merge
from itertools import islice, product
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.fold import fold
from portal.domain.searchwords import Ways, wanted
from portal.domain.states import Handling
from portal.domain.ways import Form
from portal.store import people, rows, search
from portal.store.capped import capped
from portal.store.tables import client, dossier, staff, submission

PAGE = 25
MOST = 1000
"""So far lines are counted."""


@dataclass(frozen=True)
class QueueRow:
    """One line of the queue."""

    id: str
    number: str
    flow: Form
    answers: Mapping[str, Any]
    state: Handling
    received_at: datetime
    urgent_on: date
    first_name: str
    last_name: str
    caseworker_id: str | None
    caseworker: str | None

    def __post_init__(self) -> None:
        object.__setattr__(self, "state", Handling(self.state))
        object.__setattr__(self, "flow", Form(self.flow))

    @property
    def client_name(self) -> str:
        """First and last name of the client."""
        return people.full_name(self.first_name, self.last_name)


@dataclass(frozen=True)
class Filter:
    """What to show: which states, whose work (None: everybody's; "": nobody's), which forms, which words.

    Without ``flows`` all forms are shown.
    """

    states: tuple[Handling, ...] = (Handling.RECEIVED, Handling.QUESTION_ASKED)
    caseworker_id: str | None = None
    flows: tuple[Form, ...] = ()
    words: str = ""

    @property
    def is_search(self) -> bool:
        """Whether somebody is looked for; signs that nobody sees look for nobody."""
        return bool(fold(self.words).strip())


@dataclass(frozen=True)
class QueuePage:
    """One page, and the place after which the next one starts (None: this is the last)."""

    rows: list[QueueRow]
    next_after: str | None


class Desk(Enum):
    """Whose work is shown."""

    ANYBODYS = "anybody's"
    NOBODYS = "nobody's"
    ONES = "one's"


Place = tuple[date, str, str]
"""Day, number and key of a line."""


def page(connection: sa.Connection, chosen: Filter, after: str | None = None, size: int = PAGE) -> QueuePage:
    """The lines that match, starting after a place: the most urgent first, of a search the newest first.

    Raises:
        NotFound: ``after`` is no place in this order.
    """
    return (
        _found(connection, chosen, after, size)
        if chosen.is_search
        else _listed(connection, chosen, after, size)
    )


def count(connection: sa.Connection, chosen: Filter) -> int:
    """How many lines match; ``MOST + 1`` when there are more than ``MOST``."""
    if chosen.is_search:
        ways = wanted(chosen.words)
        return search.count(connection, _asked(connection, chosen, ways), MOST) if ways else 0
    values = {"states": list(chosen.states), "desk": chosen.caseworker_id, "flows": list(chosen.flows)}
    query = _count(_desk(chosen), bool(chosen.flows))
    number: int = connection.scalars(query, {**values, "most": MOST}).one()
    return number


def _listed(connection: sa.Connection, chosen: Filter, after: str | None, size: int) -> QueuePage:
    day, _, number = (after or "").partition(".")
    place = {"day": rows.day_in(day), "number": number} if after else {}
    query = _places(_desk(chosen), bool(chosen.flows), bool(after))
    parts = [
        connection.execute(
            query,
            {"state": state, "flow": flow, "desk": chosen.caseworker_id, "size": size + 1, **place},
        )
        for state, flow in product(chosen.states, chosen.flows or (None,))
    ]
    found: list[Place] = [tuple(row) for row in islice(merge(*parts), size + 1)]
    lines = _lines(connection, [key for _day, _number, key in found[:size]])
    return QueuePage(lines, _after(found, size))


def _after(found: list[Place], size: int) -> str | None:
    if len(found) <= size:
        return None
    day, number, _key = found[size - 1]
    return f"{day.isoformat()}.{number}"


def _found(connection: sa.Connection, chosen: Filter, after: str | None, size: int) -> QueuePage:
    before = _seq_in(after) if after else search.NEWEST
    ways = wanted(chosen.words)
    if not ways:
        return QueuePage([], None)
    found = search.page(connection, _asked(connection, chosen, ways), before, size + 1)
    lines = _lines(connection, [one.submission_id for one in found[:size]])
    return QueuePage(lines, str(found[size - 1].seq) if len(found) > size else None)


def _asked(connection: sa.Connection, chosen: Filter, ways: tuple[Ways, ...]) -> str:
    """The words, with the marks of what the list is narrowed by."""
    return search.asked_for(connection, ways, _marks(chosen))


def _marks(chosen: Filter) -> Iterator[list[str]]:
    yield [search.mark("state", state) for state in chosen.states]
    if chosen.flows:
        yield [search.mark("flow", flow) for flow in chosen.flows]
    if chosen.caseworker_id is not None:
        yield [search.mark("desk", chosen.caseworker_id)]


def _seq_in(place: str) -> int:
    if not (place.isascii() and place.isdecimal() and len(place) < len(str(search.NEWEST))):
        raise NotFound(place)
    return int(place)


def _lines(connection: sa.Connection, keys: list[str]) -> list[QueueRow]:
    """The lines with these keys, in the same order."""
    if not keys:
        return []
    found = {row["id"]: QueueRow(**row) for row in connection.execute(_LINES, {"keys": keys}).mappings()}
    return [found[key] for key in keys]


def _desk(chosen: Filter) -> Desk:
    if chosen.caseworker_id is None:
        return Desk.ANYBODYS
    return Desk.ONES if chosen.caseworker_id else Desk.NOBODYS


_LINES = (
    sa.select(
        *rows.columns(submission, QueueRow),
        client.c.first_name,
        client.c.last_name,
        staff.c.name.label("caseworker"),
    )
    .select_from(submission.join(dossier).join(client))
    .outerjoin(staff, staff.c.id == submission.c.caseworker_id)
    .where(submission.c.id.in_(sa.bindparam("keys", expanding=True)))
)
_OF_DESK: dict[Desk, list[sa.ColumnElement[bool]]] = {
    Desk.ANYBODYS: [],
    Desk.NOBODYS: [submission.c.caseworker_id.is_(None)],
    Desk.ONES: [submission.c.caseworker_id == sa.bindparam("desk")],
}


@cache
def _places(desk: Desk, of_flow: bool, is_later: bool) -> sa.Select[Any]:
    """The places of the lines of one state, most urgent first."""
    order: list[sa.ColumnElement[Any]] = [submission.c.urgent_on, submission.c.number]
    query = sa.select(*order, submission.c.id).where(submission.c.state == sa.bindparam("state"))
    query = query.where(*_OF_DESK[desk])
    if of_flow:
        query = query.where(submission.c.flow == sa.bindparam("flow"))
    if is_later:
        place = sa.tuple_(sa.bindparam("day", type_=sa.Date), sa.bindparam("number", type_=sa.String))
        query = query.where(sa.tuple_(*order) > place)
    if desk is Desk.NOBODYS:  # PostgreSQL sees no order in "IS NULL" unless it is asked for it
        order = [
            submission.c.caseworker_id,
            *([submission.c.flow] if of_flow else []),
            submission.c.state,
            *order,
        ]
    return query.order_by(*order).limit(sa.bindparam("size"))


@cache
def _count(desk: Desk, of_flow: bool) -> sa.Select[tuple[Any]]:
    conditions = [submission.c.state.in_(sa.bindparam("states", expanding=True)), *_OF_DESK[desk]]
    if of_flow:
        conditions.append(submission.c.flow.in_(sa.bindparam("flows", expanding=True)))
    return capped(submission, *conditions)
