"""From a database row to a frozen dataclass: the only way rows leave the store."""

from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import sqlalchemy as sa

from portal.domain.errors import NotFound
from portal.domain.roles import Helper

Shape = TypeVar("Shape")


def columns(table: sa.FromClause, shape: type[Any]) -> list[sa.ColumnElement[Any]]:
    """The columns of ``table`` that ``shape`` has a field for."""
    return [table.c[field.name] for field in fields(shape) if field.name in table.c]


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
