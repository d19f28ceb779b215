"""Migrations bring any database to the shape of the code and back, on both engines, also with data."""

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from portal.store import schema, tables, trail
from portal.store.base import Store, metadata
from portal.store.toolbox import SEARCH_INDEX
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import RECEIVED, add_dossier, add_submission

pytestmark = on_each_database


def names(store: Store) -> set[str]:
    """The tables in the database, without Alembic's own and those of the search index of SQLite."""
    found = set(sa.inspect(store.engine).get_table_names()) - {"alembic_version"}
    return {name for name in found if not name.startswith(SEARCH_INDEX)}


def fill(store: Store) -> None:
    """A row in the tables that refer to each other, and an audit event."""
    with store.write() as connection:
        key = add_submission(connection, add_dossier(connection))
        trail.record(connection, RECEIVED, "system", "case:claimed", key)


def test_a_new_database_gets_exactly_the_tables_of_the_code(store: Store) -> None:
    assert schema.differences(store) == []
    assert names(store) == set(metadata.tables)


def test_a_column_that_only_the_code_has_is_noticed(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("ALTER TABLE client DROP COLUMN mail")
    [(change, _schema, table, column)] = schema.differences(store)
    assert (change, table, column.name) == ("add_column", "client", "mail")


def test_an_index_that_the_database_lacks_is_noticed(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("DROP INDEX ix_task_list")
    [(change, index)] = schema.differences(store)
    assert (change, index.name) == ("add_index", "ix_task_list")


def test_all_migrations_can_be_taken_back_also_with_data(store: Store) -> None:
    fill(store)
    schema.downgrade(store, "base")
    assert names(store) == set()


def test_what_was_taken_back_can_be_applied_again(store: Store) -> None:
    fill(store)
    schema.downgrade(store, "base")
    schema.upgrade(store)
    assert schema.differences(store) == []
    fill(store)


def test_each_revision_goes_up_down_and_up_again(empty_store: Store) -> None:
    before = "base"
    scripts = ScriptDirectory.from_config(schema._config()).walk_revisions()
    assert [script.revision for script in scripts][::-1] == schema.revisions()  # files are named after them
    for revision in schema.revisions():
        schema.upgrade(empty_store, revision)
        schema.downgrade(empty_store, before)
        schema.upgrade(empty_store, revision)
        before = revision
    schema.check(empty_store)


def test_applying_the_migrations_twice_changes_nothing(store: Store) -> None:
    fill(store)
    schema.upgrade(store)
    with store.read() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(tables.submission)) == 1


def test_a_start_on_an_empty_database_says_what_to_run(empty_store: Store) -> None:
    with pytest.raises(schema.SchemaError, match="portal migrate"):
        schema.check(empty_store)


def test_a_start_on_a_newer_database_is_refused(store: Store) -> None:
    with store.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(schema.SchemaError, match="9999"):
        schema.check(store)


def test_a_start_on_a_current_database_goes_on(store: Store) -> None:
    schema.check(store)


def test_a_migration_that_fails_leaves_nothing_behind(
    empty_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the power is off")

    monkeypatch.setattr("alembic.op.execute", fail)  # the last step of the first revision
    with pytest.raises(RuntimeError):
        schema.upgrade(empty_store)
    assert names(empty_store) == set()
