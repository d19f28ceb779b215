"""Everything that the tables hold about one client (AVG art. 15), found by following the keys between them.

A table that is added later and leads to a client is found as well. What is left out is named here, with
the reason; a test holds both against the tables.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from portal.domain.roles import Role
from portal.store.base import Connection, Moment, metadata
from portal.store.people import full_name
from portal.store.tables import client, staff, staff_role, trail

Row = dict[str, Any]


@dataclass(frozen=True)
class Colleague:
    """Somebody of the staff: name, job title, and the roles that he has now."""

    name: str
    job_title: str
    roles: tuple[Role, ...]


NOT_ABOUT_A_CLIENT: Mapping[str, str] = {
    "brake": "counts tries for an hour at most; from whom cannot be read back",
    "findable": "the client's name and the number of what he sent, folded to search; both are given",
    "number": "counts the submissions of a year",
    "staff": "who works for the gemeente; the name stands wherever the person acted",
    "staff_role": "the same",
    "wording_report": "about a sentence of the portal; nobody signs it",
}
"""Tables without a way to a client, and why there is none."""

WITHHELD: Mapping[tuple[str, str], str] = {
    ("session", "id"): "the fingerprint of a secret that opens the portal",
    ("invitation", "id"): "the fingerprint of a secret that opens the portal",
    ("signal", "code"): "the fingerprint of a secret that opens the portal",
    ("job", "about"): "keys of the portal; what a person would call it stands in the other columns",
    ("job", "content"): "a file that is not looked at yet, or a copy of these same data",
    ("trail", "hash"): "holds the trail of everybody together, and says nothing about one person",
}
"""Columns that nobody gets, and why."""


def key_of(column: sa.Column[Any]) -> str:
    """What a column is called when it leaves the portal: a colleague stands there by name."""
    return column.name.removesuffix("_id") if names_somebody(column) else column.name


def names_somebody(column: sa.Column[Any]) -> bool:
    """Whether a column says who of the staff, or who at all, did something."""
    return column is trail.c.actor_id or any(key.column.table is staff for key in column.foreign_keys)


def is_file(column: sa.Column[Any]) -> bool:
    """Whether a column holds a whole document."""
    return isinstance(column.type, sa.LargeBinary)


def table(name: str) -> sa.Table:
    """The table with this name."""
    return metadata.tables[name]


def type_of(column: sa.Column[Any]) -> type:
    """The kind of value that a column gives: bytes, a number, or text (a day, a list and the like too)."""
    if is_file(column):
        return bytes
    return int if isinstance(column.type, sa.Integer | sa.Boolean) else str


def given_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns of a table that a client gets."""
    return [column for column in table.columns if (table.name, column.name) not in WITHHELD]


def tables() -> list[sa.Table]:
    """The tables that hold something about a client, the trail apart."""
    return [table for table in metadata.sorted_tables if _is_of(table, "") is not None and table is not trail]


def about(connection: Connection, client_id: str, *, with_files: bool = False) -> dict[str, list[Row]]:
    """Every row about a client, by table, oldest first; the trail is among them.

    Whoever of the staff did something stands there with name and job title.
    ``with_files``: also the bytes of letters and photos.
    """
    found = {table.name: _rows(connection, table, client_id, with_files) for table in tables()}
    object_ids = [row["id"] for rows in found.values() for row in rows if "id" in row]
    found[trail.name] = _trail(connection, client_id, object_ids)
    secrets = {row["id"] for name, rows in found.items() if (name, "id") in WITHHELD for row in rows}
    names = _names(connection, found)
    return {
        name: [_given(metadata.tables[name], row, names, secrets) for row in rows]
        for name, rows in found.items()
    }


def keys(connection: Connection, table: str, client_id: str) -> list[str]:
    """The keys of the rows of one table that are about a client."""
    source = metadata.tables[table]
    return list(connection.scalars(sa.select(source.c.id).where(_mine(source, client_id))))


def colleagues(connection: Connection, staff_ids: Iterable[str]) -> dict[str, Colleague]:
    """Members of staff by key; also who has left."""
    query = (
        sa.select(staff.c.id, staff.c.name, staff.c.job_title, staff_role.c.role)
        .outerjoin(staff_role)
        .where(staff.c.id.in_(sorted(staff_ids)))
    )
    found: dict[str, Colleague] = {}
    for row in sorted(connection.execute(query), key=lambda row: row.role or ""):
        known = found.get(row.id, Colleague(row.name, row.job_title, ()))
        roles = (*known.roles, Role(row.role)) if row.role else known.roles
        found[row.id] = Colleague(row.name, row.job_title, roles)
    return found


def _is_of(table: sa.Table, client_id: str) -> sa.ColumnElement[bool] | None:
    """The condition for a row to be about a client: the first way that every row has, or else all ways."""
    if table is client:
        return client.c.id == client_id
    if "actor_id" in table.c:
        return table.c.actor_id == client_id
    ways = {column: _leads(column, client_id) for column in table.columns}
    found = {column: way for column, way in ways.items() if way is not None}
    certain = [way for column, way in found.items() if not column.nullable]
    if certain:
        return certain[0]
    return sa.or_(*found.values()) if found else None


def _leads(column: sa.Column[Any], client_id: str) -> sa.ColumnElement[bool] | None:
    """The condition for what a column points to, when that is about a client."""
    for key in column.foreign_keys:
        if key.column.table is client:
            return column == client_id
        condition = _is_of(key.column.table, client_id)
        if condition is not None:
            return column.in_(sa.select(key.column).where(condition))
    return None


def _mine(table: sa.Table, client_id: str) -> sa.ColumnElement[bool]:
    condition = _is_of(table, client_id)
    if condition is None:
        raise ValueError(f"{table.name} is not about clients")
    return condition


def _rows(connection: Connection, table: sa.Table, client_id: str, with_files: bool) -> list[Row]:
    columns = [column for column in table.columns if with_files or not is_file(column)]
    order = [column for column in columns if isinstance(column.type, Moment | sa.Date)]
    query = sa.select(*columns).where(_mine(table, client_id))
    found = [dict(row) for row in connection.execute(query).mappings()]
    return sorted(found, key=partial(_age, [*order, *table.primary_key]))


def _age(order: Sequence[sa.Column[Any]], row: Row) -> list[tuple[bool, Any]]:
    """What the rows of a person are sorted by, here: no day at all comes first, where databases differ."""
    return [(row[column.name] is not None, row[column.name]) for column in order]


def _trail(connection: Connection, client_id: str, object_ids: list[str]) -> list[Row]:
    """What this person did, and what others did with anything that is about him."""
    mine = sa.or_(trail.c.actor_id == client_id, trail.c.object_id.in_([client_id, *object_ids]))
    found = connection.execute(sa.select(trail).where(mine)).mappings()
    rows = sorted((dict(row) for row in found), key=itemgetter("seq"))
    return [
        {**row, "at": datetime.fromisoformat(row["at"]), "fields": json.loads(row["fields"])} for row in rows
    ]


def _names(connection: Connection, found: Mapping[str, list[Row]]) -> dict[str, str]:
    """The name of everybody who did something, by key: the client himself, and the staff."""
    wanted = {
        row[column.name]
        for name, rows in found.items()
        for column in metadata.tables[name].columns
        if names_somebody(column)
        for row in rows
        if row[column.name]
    }
    names = {key: f"{one.name}, {one.job_title}" for key, one in colleagues(connection, wanted).items()}
    own = {row["id"]: full_name(row["first_name"], row["last_name"]) for row in found[client.name]}
    return names | own


def _given(table: sa.Table, row: Row, names: Mapping[str, str], secrets: set[str]) -> Row:
    """A row as it leaves the portal: without secrets, and with names for keys of people."""
    given: Row = {}
    for column in given_columns(table):
        if column.name not in row:
            continue  # a document, where none is asked
        value = row[column.name]
        if names_somebody(column):
            value = names.get(value) if value else None
        if column is trail.c.object_id and value in secrets:
            value = None
        given[key_of(column)] = value
    return given
