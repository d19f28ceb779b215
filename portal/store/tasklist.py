"""The list of tasks: most urgent date first, in pages that cost the same however long the list is.

On the same date what came first comes first. Whoever looks for somebody gets the newest first. Each state is
read through an index that ends with this order, and what was read is merged here: ``state IN (…) ORDER BY``
sorts all rows. Names are joined to the lines of one page alone. Any other order sorts what there is, so it is
for lists of at most ``MOST`` lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from heapq import merge
from itertools import islice, product
from typing import Any

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.fold import fold
from portal.domain.searchwords import Ways, wanted
from portal.domain.tasks import Kind, TaskState
from portal.store import people, rows, search
from portal.store.capped import capped
from portal.store.tables import client, staff
from portal.store.taskline import NAMED, Line, lines
from portal.store.tasktables import task

PAGE = 25
MOST = 1000
"""So far lines are counted, and so many can stand in another order than that of their day."""


class Order(StrEnum):
    """What the list is sorted by, by its name in the address."""

    DAY = ""
    """The day by which it is to be done."""
    NAME = "naam"
    KIND = "soort"
    LANGUAGE = "taal"
    CAME = "binnen"
    WHO = "wie"


@dataclass(frozen=True)
class Filter:
    """What to show: which states, whose work, which kinds, which words.

    ``desks``: the keys of those who have it, "" for nobody; none at all is everybody's. Without ``kinds`` all
    are shown. ``up_to``: only what is to be done by that day. ``is_news``: only where a client added
    something that nobody saw.
    """

    states: tuple[TaskState, ...] = (TaskState.OPEN, TaskState.STILL)
    desks: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    up_to: date | None = None
    is_news: bool = False
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether it is narrowed by what the index of words does not know."""
        return self.up_to is not None or self.is_news

    @property
    def is_search(self) -> bool:
        """Whether somebody is looked for; signs that nobody sees look for nobody."""
        return bool(fold(self.words).strip())


@dataclass(frozen=True)
class Page:
    """One page, and the place after which the next one starts (None: this is the last)."""

    rows: list[Line]
    next_after: str | None


Place = tuple[date, int]
"""Day and number in the order of coming, of a line."""


def page(
    connection: sa.Connection,
    chosen: Filter,
    after: str | None = None,
    size: int = PAGE,
    order: Order = Order.DAY,
) -> Page:
    """The lines that match, starting after a place: the most urgent first, of a search the newest first.

    Raises:
        NotFound: ``after`` is no place in this order.
    """
    if chosen.is_search:
        return _found(connection, chosen, after, size)
    if order is Order.DAY:
        return _listed(connection, chosen, after, size)
    return _sorted(connection, chosen, after, size, order)


def count(connection: sa.Connection, chosen: Filter) -> int:
    """How many lines match; ``MOST + 1`` when there are more than ``MOST``."""
    if chosen.is_search:
        ways = wanted(chosen.words)
        if not ways or chosen.is_narrowed:
            return len(_narrowed(connection, chosen, ways, search.NEWEST, MOST + 1))
        return search.count(connection, _asked(connection, chosen, ways), MOST)
    number: int = connection.scalars(_count(_Shape.of(chosen)), {**_values(chosen), "most": MOST}).one()
    return number


def names_of(connection: sa.Connection, task_ids: Sequence[str]) -> list[str]:
    """Whom these tasks are about, by name."""
    found = connection.execute(_NAMES, {"keys": list(task_ids)})
    return [people.full_name(*row) for row in found]


def around(connection: sa.Connection, chosen: Filter, line: Place) -> tuple[str | None, str | None]:
    """The keys of the tasks before and after a place in a list by day; None at its ends.

    The task itself may have left the list meanwhile, as what is done does.
    """
    before = _neighbours(connection, chosen, line, is_later=False)
    after = _neighbours(connection, chosen, line, is_later=True)
    return (_key(connection, before), _key(connection, after))


@dataclass(frozen=True)
class _Shape:
    """What differs between the statements of two filters."""

    is_nobodys: bool
    is_ones: bool
    of_kind: bool
    is_limited: bool
    is_news: bool

    @classmethod
    def of(cls, chosen: Filter) -> "_Shape":
        return cls(
            "" in chosen.desks,
            any(chosen.desks),
            bool(chosen.kinds),
            chosen.up_to is not None,
            chosen.is_news,
        )


def _values(chosen: Filter) -> dict[str, Any]:
    desks = [one for one in chosen.desks if one]
    return {
        "states": list(chosen.states),
        "desks": desks,
        "kinds": list(chosen.kinds),
        "up_to": chosen.up_to,
    }


def _listed(connection: sa.Connection, chosen: Filter, after: str | None, size: int) -> Page:
    place = place_in(after) if after else None
    found = _merged(connection, chosen, place, size + 1, is_later=True)
    shown = lines(connection, [seq for _day, seq in found[:size]])
    return Page(shown, address_of(found[size - 1]) if len(found) > size else None)


def address_of(place: Place) -> str:
    """A place as an address names it."""
    return f"{place[0].isoformat()}.{place[1]}"


def place_in(address: str) -> Place:
    """The place that an address names.

    Raises:
        NotFound: it names none.
    """
    day, _, seq = address.partition(".")
    return rows.day_in(day), _number_in(seq)


def _merged(
    connection: sa.Connection, chosen: Filter, place: Place | None, size: int, *, is_later: bool
) -> list[Place]:
    """The places on one side of a place, nearest first: of each state, desk and kind, merged."""
    values: dict[str, Any] = {"size": size, "up_to": chosen.up_to}
    if place:
        values |= {"day": place[0], "seq": place[1]}
    parts = [
        connection.execute(
            _places(desk if desk is None else bool(desk), kind is not None, chosen.up_to is not None,
                    chosen.is_news, place is not None, is_later),
            {**values, "state": state, "kind": kind, "desk": desk},
        )
        for state, kind, desk in product(chosen.states, chosen.kinds or (None,), chosen.desks or (None,))
    ]  # fmt: skip
    nearest = merge(*(map(tuple, part) for part in parts), reverse=not is_later)
    return list(islice(nearest, size))


def _neighbours(connection: sa.Connection, chosen: Filter, place: Place, *, is_later: bool) -> Place | None:
    return next(iter(_merged(connection, chosen, place, 1, is_later=is_later)), None)


def _key(connection: sa.Connection, place: Place | None) -> str | None:
    return None if place is None else connection.scalar(_KEY, {"seq": place[1]})


def _sorted(connection: sa.Connection, chosen: Filter, after: str | None, size: int, order: Order) -> Page:
    begins = _number_in(after) if after else 0
    values = {**_values(chosen), "size": size + 1, "begins": begins}
    found = list(connection.scalars(_in_order(_Shape.of(chosen), order), values))
    return Page(lines(connection, found[:size]), str(begins + size) if len(found) > size else None)


def _found(connection: sa.Connection, chosen: Filter, after: str | None, size: int) -> Page:
    before = _number_in(after) if after else search.NEWEST
    ways = wanted(chosen.words)
    if not ways:
        return Page([], None)
    if chosen.is_narrowed:
        found = _narrowed(connection, chosen, ways, before, size + 1)
    else:
        found = search.page(connection, _asked(connection, chosen, ways), before, size + 1)
    shown = lines(connection, found[:size])
    return Page(shown, str(found[size - 1]) if len(found) > size else None)


def _narrowed(
    connection: sa.Connection, chosen: Filter, ways: tuple[Ways, ...], before: int, size: int
) -> list[int]:
    """Of the newest that the words find, those that the index can't tell apart: by their day, by news."""
    found = search.page(connection, _asked(connection, chosen, ways), before, MOST) if ways else []
    values = {**_values(chosen), "keys": found, "size": size}
    return list(connection.scalars(_among(_Shape.of(chosen)), values)) if found else []


def _asked(connection: sa.Connection, chosen: Filter, ways: tuple[Ways, ...]) -> str:
    """The words, with the marks of what the list is narrowed by."""
    return search.asked_for(connection, ways, _marks(chosen))


def _marks(chosen: Filter) -> Iterator[list[str]]:
    yield [search.mark("state", state) for state in chosen.states]
    if chosen.kinds:
        yield [search.mark("kind", kind) for kind in chosen.kinds]
    if chosen.desks:
        yield [search.mark("desk", desk) for desk in chosen.desks]


def _number_in(place: str) -> int:
    if not (place.isascii() and place.isdecimal() and len(place) < len(str(search.NEWEST))):
        raise NotFound(place)
    return int(place)


_NAMES = (
    sa.select(client.c.first_name, client.c.last_name)
    .select_from(NAMED)
    .where(task.c.id.in_(sa.bindparam("keys", expanding=True)))
    .order_by(client.c.last_name, client.c.first_name)
)
_KEY = sa.select(task.c.id).where(task.c.seq == sa.bindparam("seq"))
_ORDERS: Mapping[Order, tuple[sa.ColumnElement[Any], ...]] = {
    Order.NAME: (client.c.last_name, client.c.first_name),
    Order.KIND: (task.c.kind,),
    Order.LANGUAGE: (people.READS_IN,),
    Order.CAME: (task.c.seq,),
    Order.WHO: (staff.c.name,),
}


@cache
def _places(
    has_desk: bool | None, of_kind: bool, is_limited: bool, is_news: bool, has_place: bool, is_later: bool
) -> sa.Select[Any]:
    """The places of the lines of one state, one desk and one kind: the nearest to a place first.

    ``has_desk``: somebody's, nobody's (False), or no matter whose (None).
    """
    order: list[sa.ColumnElement[Any]] = [task.c.urgent_on, task.c.seq]
    query = sa.select(*order).where(task.c.state == sa.bindparam("state"))
    if has_desk is not None:
        is_ones = task.c.staff_id == sa.bindparam("desk")
        query = query.where(is_ones if has_desk else task.c.staff_id.is_(None))
    if of_kind:
        query = query.where(task.c.kind == sa.bindparam("kind"))
    if is_limited:
        query = query.where(task.c.urgent_on <= sa.bindparam("up_to", type_=sa.Date))
    if is_news:
        query = query.where(task.c.news_at.is_not(None))
    if has_place:
        place = sa.tuple_(sa.bindparam("day", type_=sa.Date), sa.bindparam("seq", type_=sa.Integer))
        query = query.where(sa.tuple_(*order) > place if is_later else sa.tuple_(*order) < place)
    if has_desk is False:  # PostgreSQL sees no order in "IS NULL" unless it is asked for it
        order = [task.c.staff_id, *([task.c.kind] if of_kind else []), task.c.state, *order]
    ordered = order if is_later else [one.desc() for one in order]
    return query.order_by(*ordered).limit(sa.bindparam("size"))


def _conditions(shape: _Shape) -> list[sa.ColumnElement[bool]]:
    """What holds of all lines of a filter."""
    found: list[sa.ColumnElement[bool]] = [task.c.state.in_(sa.bindparam("states", expanding=True))]
    if shape.is_nobodys or shape.is_ones:
        ones = task.c.staff_id.in_(sa.bindparam("desks", expanding=True))
        nobodys = task.c.staff_id.is_(None)
        found.append(sa.or_(*[ones] * shape.is_ones, *[nobodys] * shape.is_nobodys))
    if shape.of_kind:
        found.append(task.c.kind.in_(sa.bindparam("kinds", expanding=True)))
    if shape.is_limited:
        found.append(task.c.urgent_on <= sa.bindparam("up_to", type_=sa.Date))
    if shape.is_news:
        found.append(task.c.news_at.is_not(None))
    return found


@cache
def _count(shape: _Shape) -> sa.Select[tuple[Any]]:
    return capped(task, *_conditions(shape))


@cache
def _among(shape: _Shape) -> sa.Select[Any]:
    """Of these lines, those that match: the newest first."""
    return (
        sa.select(task.c.seq)
        .where(task.c.seq.in_(sa.bindparam("keys", expanding=True)), *_conditions(shape))
        .order_by(task.c.seq.desc())
        .limit(sa.bindparam("size"))
    )


@cache
def _in_order(shape: _Shape, order: Order) -> sa.Select[Any]:
    """The numbers of the lines in another order than that of their day."""
    return (
        sa.select(task.c.seq)
        .select_from(NAMED)
        .where(*_conditions(shape))
        .order_by(*_ORDERS[order], task.c.urgent_on, task.c.seq)
        .limit(sa.bindparam("size"))
        .offset(sa.bindparam("begins"))
    )
