"""Transactions, moments and the safety of SQLite: what the store promises about writing and reading."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event, Thread

import pytest
import sqlalchemy as sa

from portal.clock import AMSTERDAM
from portal.store import sessions
from portal.store.base import PRAGMAS, Moment, Store, new_id
from portal.store.tables import client
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_client, add_dossier, add_submission, list_clients
from tests.fixtures.threads import at_once


def count(store: Store) -> int:
    """How many clients there are."""
    with store.read() as connection:
        return len(list_clients(connection))


@on_each_database
def test_a_transaction_that_ends_well_is_kept(store: Store) -> None:
    with store.write() as connection:
        add_client(connection)
    assert count(store) == 1


@on_each_database
def test_a_transaction_that_fails_keeps_nothing(store: Store) -> None:
    def fail_half_way() -> None:
        with store.write() as connection:
            add_client(connection)
            raise RuntimeError("half way")

    with pytest.raises(RuntimeError):
        fail_half_way()
    assert count(store) == 0


@on_each_database
def test_a_reading_refuses_to_write_and_its_connection_writes_again_for_the_next(store: Store) -> None:
    for _again in range(2):
        with store.read() as connection, pytest.raises(sa.exc.DBAPIError, match=r"read-?only"):
            add_client(connection)
    assert count(store) == 0
    with store.write() as connection:
        add_client(connection)
    assert count(store) == 1


@on_each_database
def test_a_reading_sees_one_state_from_begin_to_end(store: Store) -> None:
    with store.read() as reading:
        assert list_clients(reading) == []
        with store.write() as writing:
            add_client(writing)
        assert list_clients(reading) == []
    assert count(store) == 1


@on_each_database
def test_a_writer_waits_for_the_writer_before_him_and_sees_his_work(store: Store) -> None:
    inside, seen = Event(), []

    def second() -> None:
        inside.wait()
        with store.write() as connection:
            seen.append(len(list_clients(connection)))

    other = Thread(target=second)
    other.start()
    with store.write() as connection:
        inside.set()
        other.join(timeout=0.2)  # the other cannot pass this transaction
        assert other.is_alive()
        add_client(connection)
    other.join()
    assert seen == [1]


@on_each_database
def test_many_writers_at_once_lose_nothing(store: Store) -> None:
    def write() -> None:
        with store.write() as connection:
            add_submission(connection, add_dossier(connection))

    assert at_once(*[write] * 8) == [None] * 8
    assert count(store) == 8


@on_each_database
def test_a_row_that_refers_to_nobody_is_refused(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError), store.write() as connection:
        add_submission(connection, new_id())


@on_each_database
def test_an_error_of_the_database_says_nothing_about_people(store: Store) -> None:
    with pytest.raises(sa.exc.IntegrityError) as refused, store.write() as connection:
        add_client(connection, birth_date=None)
    text = str(refused.value).split("DETAIL")[0]  # PostgreSQL's own detail is not for the log either
    assert "Fatima" not in text


@on_each_database
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 3, 29, 0, 59, 59, 999_999, tzinfo=UTC),  # a second before summer time
        datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=AMSTERDAM),  # the hour that comes twice, second time
        datetime(2026, 3, 2, 23, 30, tzinfo=timezone(timedelta(hours=-11))),
    ],
)
def test_a_moment_comes_back_as_the_same_moment_in_utc(store: Store, moment: datetime) -> None:
    with store.write() as connection:
        sessions.add(connection, "secret", "someone", "client", moment)
    with store.read() as connection:
        found = sessions.get(connection, "secret")
    assert found is not None
    assert found.opened_at == moment.astimezone(UTC)
    assert found.opened_at.utcoffset() == timedelta(0)


@on_each_database
def test_no_moment_stays_no_moment(store: Store) -> None:
    with store.write() as connection:
        sessions.add(connection, "secret", "someone", "client", datetime(2026, 3, 2, tzinfo=UTC))
    with store.read() as connection:
        found = sessions.get(connection, "secret")
    assert found is not None
    assert found.ended_at is None


@on_each_database
def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="needs a zone"), store.write() as connection:
        sessions.add(connection, "secret", "someone", "client", datetime(2026, 3, 2))  # noqa: DTZ001


def test_moments_may_be_part_of_a_cached_statement() -> None:
    assert Moment.cache_ok


@pytest.mark.parametrize("name", PRAGMAS)
def test_each_setting_of_sqlite_holds_on_every_connection(tmp_path: Path, name: str) -> None:
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    expected |= {"trusted_schema": 0, "cell_size_check": 1, "busy_timeout": 5_000}
    expected |= {"journal_size_limit": 64 * 1024 * 1024}
    store = Store(f"sqlite:///{tmp_path / 'portal.sqlite3'}")
    with store.write():
        pass  # makes the file
    with store.read() as first, store.read() as second:
        for connection in (first, second):
            assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == expected[name]
    store.close()


def test_the_sqlite_in_use_is_free_of_the_wal_bug(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'portal.sqlite3'}")
    with store.write() as connection:
        version = str(connection.exec_driver_sql("SELECT sqlite_version()").scalar())
    store.close()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)


def test_a_new_sqlite_database_gets_its_folder_when_somebody_writes(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'new' / 'folder' / 'portal.sqlite3'}")
    with pytest.raises(sa.exc.OperationalError), store.read():
        pass
    assert not list((tmp_path / "new" / "folder").iterdir())  # whoever reads makes no empty database
    with store.write():
        assert (tmp_path / "new" / "folder" / "portal.sqlite3").exists()
    store.close()


def test_keys_cannot_be_guessed_from_each_other() -> None:
    keys = {new_id() for _ in range(1000)}
    assert len(keys) == 1000
    assert all(len(key) == client.c.id.type.length for key in keys)  # type: ignore[attr-defined]
