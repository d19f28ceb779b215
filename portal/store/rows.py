"""From a database row to a frozen dataclass: the only way rows leave the store."""

from dataclasses import fields
from typing import Any, TypeVar

import sqlalchemy as sa

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
