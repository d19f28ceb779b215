"""From a database row to a frozen dataclass: the only way rows leave the store.

A statement is put in words once, when its module is loaded, with a ``bindparam`` for each value that differs;
building it anew for each request costs more than the database does. See :mod:`portal.store.statements`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Generic, TypeVar

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Helper
from portal.store.statements import Statement

Shape = TypeVar("Shape")


def columns(table: sa.FromClause, shape: type[Any]) -> list[sa.ColumnElement[Any]]:
    """The columns of ``table`` that ``shape`` has a field for."""
    return [table.c[field.name] for field in fields(shape) if field.name in table.c]


def _names_of(shape: type[Any]) -> tuple[str, ...]:
    is_tuple = issubclass(shape, tuple)
    return shape._fields if is_tuple else tuple(field.name for field in fields(shape))


class Prepared(Generic[Shape]):
    """A question to the database whose rows become ``shape``; the values that differ come by name."""

    def __init__(self, shape: type[Shape], statement: sa.Select[Any]) -> None:
        self.clause = statement
        self._statement = Statement(statement)
        self._shape: Callable[..., Shape] = shape
        self._names = tuple(statement.selected_columns.keys())
        self._is_in_order = self._names == _names_of(shape)

    def one(self, connection: sa.Connection, **given: Any) -> Shape | None:
        """The single row, or None when there is none."""
        found = self._statement.all(connection, given)
        if len(found) > 1:
            raise sa.exc.MultipleResultsFound("one row was expected")
        return self._shaped(found[0]) if found else None

    def many(self, connection: sa.Connection, **given: Any) -> list[Shape]:
        """All rows, in the order of the statement."""
        return [self._shaped(row) for row in self._statement.all(connection, given)]

    def _shaped(self, row: Sequence[Any]) -> Shape:
        if self._is_in_order:
            return self._shape(*row)
        return self._shape(**dict(zip(self._names, row, strict=True)))


def select(table: sa.FromClause, shape: type[Any], *more: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """The columns of ``table`` that ``shape`` has a field for, and more columns; to be prepared."""
    return sa.select(*columns(table, shape), *more)


@cache
def _insert_into(table: sa.Table) -> Statement:
    return Statement(table.insert())


def insert(connection: sa.Connection, table: sa.Table, values: Mapping[str, Any]) -> None:
    """Write a row; ``values`` are the columns of the table."""
    _insert_into(table).run(connection, values)


def one(connection: sa.Connection, query: sa.Select[Any], shape: type[Shape]) -> Shape | None:
    """The single row of a query as ``shape``, or None when there is none."""
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else shape(**row)


def many(connection: sa.Connection, query: sa.Select[Any], shape: type[Shape]) -> list[Shape]:
    """All rows of a query as ``shape``, in the order of the query."""
    return [shape(**row) for row in connection.execute(query).mappings()]


def helper(kept: Any) -> Helper | None:
    """The helper that a column of JSON keeps, or that was read from it before; None when nobody helped."""
    return kept if kept is None or isinstance(kept, Helper) else Helper.from_kept(kept)


def day_in(place: str) -> date:
    """The day in the address of a next page.

    Raises:
        NotFound: there is none; the address was changed by hand.
    """
    try:
        return date.fromisoformat(place)
    except ValueError:
        raise NotFound(place) from None


def moment_in(place: str) -> datetime:
    """The moment in the address of a next page; raises NotFound as :func:`day_in` does.

    A moment without a zone was never in an address of ours, nor one outside the years that there are.
    """
    try:
        moment = datetime.fromisoformat(place)
        if moment.tzinfo is None:
            raise NotFound(place)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise NotFound(place) from None
