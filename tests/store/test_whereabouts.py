"""The file of the database changes under a running portal: it is noticed, and nothing goes elsewhere."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite

from portal.store import sessions, toolbox, trouble, whereabouts
from portal.store.base import Store
from portal.store.tables import session
from tests.fixtures.databases import migrated_sqlite

NOON = datetime(2026, 9, 15, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with every table."""
    path = tmp_path / "portal.sqlite3"
    path.write_bytes(migrated_sqlite())
    return path


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    """A portal that has the file open."""
    made = Store(f"sqlite:///{file}")
    sign_in(made, "before")
    yield made
    made.close()


def sign_in(store: Store, secret: str) -> None:
    """Begin a session. Nothing else is needed, so nobody it belongs to stands in the tables."""
    with store.write() as connection:
        sessions.add(connection, secret, "somebody", "client", NOON)


def open_sessions(file: Path) -> int:
    """How many sessions somebody else sees in a file."""
    there = sqlite.connect(file)
    [(count,)] = there.execute("SELECT count(*) FROM session WHERE ended_at IS NULL")
    there.close()
    return int(count)


def count(store: Store) -> int:
    """How many sessions the portal itself sees open."""
    query = sa.select(sa.func.count()).select_from(session).where(session.c.ended_at.is_(None))
    with store.read() as connection:
        return int(connection.scalar(query) or 0)


def other(tmp_path: Path) -> Path:
    """An empty database to put in the place of another."""
    path = tmp_path / "other.sqlite3"
    path.write_bytes(migrated_sqlite())
    return path


def test_writes_go_to_the_file_that_has_the_name(store: Store, file: Path, tmp_path: Path) -> None:
    other(tmp_path).replace(file)
    sign_in(store, "after")
    assert open_sessions(file) == count(store) == 1


def test_a_file_that_was_renamed_keeps_what_was_confirmed(store: Store, file: Path, tmp_path: Path) -> None:
    aside = file.rename(tmp_path / "aside.sqlite3")
    other(tmp_path).replace(file)
    assert count(store) == 0
    assert open_sessions(aside) == 1


def test_no_empty_database_takes_the_place_of_one_that_went_away(
    store: Store, file: Path, tmp_path: Path
) -> None:
    aside = file.rename(tmp_path / "aside.sqlite3")
    for _ in range(2):
        with pytest.raises(sa.exc.OperationalError):
            count(store)
    assert not file.exists()
    aside.rename(file)
    sign_in(store, "after")
    assert open_sessions(file) == 2


@pytest.mark.parametrize("content", [b"", b"no database at all" * 999])
def test_something_that_is_no_database_is_trouble_and_no_error_of_ours(
    store: Store, file: Path, tmp_path: Path, content: bytes
) -> None:
    aside = file.rename(tmp_path / "aside.sqlite3")
    file.write_bytes(content)
    for _ in range(2):
        with pytest.raises(sa.exc.DBAPIError) as found:
            count(store)
        assert trouble.is_away(found.value)
    assert file.read_bytes() == content
    aside.replace(file)
    assert count(store) == 1


@pytest.mark.parametrize("has_companion", [True, False])
def test_a_process_that_begins_while_the_file_is_away_makes_no_empty_one(
    file: Path, tmp_path: Path, *, has_companion: bool
) -> None:
    aside = file.rename(tmp_path / "aside.sqlite3")
    if has_companion:
        Path(f"{file}-wal").touch()
    late = Store(f"sqlite:///{file}")
    with pytest.raises(sa.exc.OperationalError):
        count(late)
    if has_companion:
        with pytest.raises(sa.exc.OperationalError):
            sign_in(late, "after")
    assert not file.exists()
    aside.rename(file)
    assert count(late) == 0
    late.close()


def test_a_file_that_comes_back_is_the_one_that_another_process_has_open(
    store: Store, file: Path, tmp_path: Path
) -> None:
    other_process = sqlite.connect(file)
    assert open_sessions(file) == 1
    aside = file.rename(tmp_path / "aside.sqlite3")
    with pytest.raises(sa.exc.OperationalError):
        count(store)
    aside.rename(file)
    sign_in(store, "after")
    assert other_process.execute("SELECT count(*) FROM session").fetchone() == (2,)
    other_process.execute("UPDATE session SET ended_at = opened_at")
    other_process.commit()
    other_process.close()
    assert count(store) == 0


def test_what_was_begun_in_the_old_file_is_not_confirmed(store: Store, file: Path, tmp_path: Path) -> None:
    writing = store.write()
    sessions.add(writing.__enter__(), "between", "somebody", "client", NOON)
    other(tmp_path).replace(file)
    with pytest.raises(sa.exc.OperationalError):
        writing.__exit__(None, None, None)
    assert count(store) == 0


def test_another_process_that_still_has_the_old_file_does_no_harm(
    store: Store, file: Path, tmp_path: Path
) -> None:
    late = Store(f"sqlite:///{file}")
    assert count(late) == 1
    other(tmp_path).replace(file)
    sign_in(store, "after")
    late.close()  # SQLite by itself would remove the companions of the new file here
    sign_in(store, "once more")
    assert open_sessions(file) == 2
    assert whereabouts.identity_of(Path(f"{file}-wal")) is not None


@pytest.mark.parametrize("is_in_place", [True, False])
def test_a_copy_put_back_ends_all_sessions(
    store: Store, file: Path, tmp_path: Path, *, is_in_place: bool
) -> None:
    copy = tmp_path / "copy.sqlite3"
    toolbox.backup(store, copy)
    assert open_sessions(copy) == 1
    if is_in_place:
        copy.replace(file)  # under the running portal
        assert count(store) == 0
    store.close()
    if not is_in_place:
        for ending in ("", "-wal", "-shm"):
            Path(f"{file}{ending}").unlink(missing_ok=True)
        os.replace(copy, file)
    again = Store(f"sqlite:///{file}")
    assert count(again) == 0
    again.close()


def test_a_restart_ends_no_session(store: Store, file: Path) -> None:
    store.close()
    again = Store(f"sqlite:///{file}")
    assert count(again) == 1
    again.close()
