"""What is held about a client is found in every table, and nothing of anybody else."""

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa

from portal.store import held
from portal.store.base import Connection, Store, metadata
from portal.wording.held import PARTS, label
from tests.fixtures.databases import on_each_database
from tests.fixtures.everything import hold_everything, is_marked, mark
from tests.fixtures.rows import add_staff

MINE, THEIRS = "zilvermeeuw", "kievitsbloem"
PEOPLE = {"client_id", "actor_id"}


def tables_with_a_way_to_a_client() -> set[str]:
    """By walking from the client outward: whoever points to what was found, is found."""
    found = {"client"} | {t.name for t in metadata.sorted_tables if PEOPLE & set(t.c.keys())}
    for _round in metadata.sorted_tables:
        found |= {
            t.name for t in metadata.sorted_tables if {k.column.table.name for k in t.foreign_keys} & found
        }
    return found


@pytest.fixture
def both(store: Store) -> Iterator[tuple[Connection, str]]:
    """Two clients about whom everything is held, and the key of the first."""
    with store.write() as connection:
        noor = add_staff(connection, "Noor Visser")
        mine = hold_everything(connection, MINE, noor)
        hold_everything(connection, THEIRS, noor)
    with store.read() as connection:
        yield connection, mine


def test_every_table_is_given_or_says_why_not() -> None:
    given = {table.name for table in held.tables()} | {"trail"}
    assert given == tables_with_a_way_to_a_client()
    assert given | held.NOT_ABOUT_A_CLIENT.keys() == set(metadata.tables)
    assert not given & held.NOT_ABOUT_A_CLIENT.keys()
    assert all(held.NOT_ABOUT_A_CLIENT.values())


def test_what_is_withheld_exists_and_has_a_reason() -> None:
    for (table, column), reason in held.WITHHELD.items():
        assert column in metadata.tables[table].c
        assert reason


@on_each_database
@pytest.mark.parametrize("with_files", [True, False])
def test_every_column_of_every_table_is_given_but_for_what_is_withheld(
    both: tuple[Connection, str], with_files: bool
) -> None:
    found = held.about(*both, with_files=with_files)
    for name, rows in found.items():
        expected = {
            held.key_of(column)
            for column in metadata.tables[name].columns
            if (name, column.name) not in held.WITHHELD and (with_files or not held.is_file(column))
        }
        assert rows, name
        assert all(row.keys() == expected for row in rows), name


@on_each_database
def test_every_text_about_a_client_is_found_and_none_of_another(both: tuple[Connection, str]) -> None:
    found = held.about(*both, with_files=True)
    told = repr(found)
    missing = [
        mark(MINE, column)
        for table in held.tables()
        for column in table.columns
        if is_marked(column)
        and (table.name, column.name) not in held.WITHHELD
        and mark(MINE, column) not in told
    ]
    assert missing == []
    assert THEIRS not in told
    assert {len(rows) for name, rows in found.items() if name != "trail"} == {1}


@on_each_database
def test_a_secret_is_nowhere_not_even_in_the_trail(both: tuple[Connection, str]) -> None:
    connection, mine = both
    secrets = [key for table in ("session", "invitation") for key in held.keys(connection, table, mine)]
    assert len(secrets) == 2
    told = repr(held.about(connection, mine, with_files=True))
    assert [secret for secret in secrets if secret in told] == []


@on_each_database
def test_whoever_did_something_stands_there_by_name_and_job_title(both: tuple[Connection, str]) -> None:
    found = held.about(*both)
    assert found["note"][0]["staff"] == found["task"][0]["staff"] == "Noor Visser, klantmanager"
    assert [row["actor"] for row in found["trail"]] == [
        "Noor Visser, klantmanager",
        f"{mark(MINE, column('first_name'))} {mark(MINE, column('last_name'))}",
    ]


def column(name: str) -> sa.Column[Any]:
    return metadata.tables["client"].c[name]


def test_every_part_and_every_field_has_a_name_for_the_reader() -> None:
    assert PARTS.keys() == {table.name for table in held.tables()} | {"trail"}
    for name in PARTS:
        for one in held.given_columns(held.table(name)):
            assert label(name, held.key_of(one))
