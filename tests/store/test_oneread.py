"""One reading a request: one connection, one state, until the request itself writes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from portal.store.base import Store
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_client, list_clients
from tests.fixtures.threads import at_once

pytestmark = on_each_database


def count(store: Store) -> int:
    """How many clients a reading of its own sees."""
    with store.read() as connection:
        return len(list_clients(connection))


@contextmanager
def counted(engine: sa.Engine, event: str) -> Iterator[list[object]]:
    """What happens on an engine within the block."""
    seen: list[object] = []

    def see(*args: object) -> None:
        seen.append(args)

    sa.event.listen(engine, event, see)
    yield seen
    sa.event.remove(engine, event, see)


def add_elsewhere(store: Store) -> None:
    """Another request adds a client."""

    def add() -> None:
        with store.write() as connection:
            add_client(connection)

    assert at_once(add) == [None]


def test_all_that_a_request_reads_is_of_one_state_and_of_one_connection(store: Store) -> None:
    with counted(store.reader, "begin") as begun, store.reading_once():
        assert count(store) == 0
        add_elsewhere(store)
        assert count(store) == 0
        assert len(begun) == 1
    assert count(store) == 1


def test_a_request_sees_what_it_wrote_itself(store: Store) -> None:
    with store.reading_once():
        with store.read() as around:
            assert list_clients(around) == []
            with store.write() as connection:
                add_client(connection)
            assert len(list_clients(around)) == 1
        assert count(store) == 1


def test_what_is_read_while_a_request_writes_is_what_was_before_and_nobody_waits(store: Store) -> None:
    with store.reading_once():
        with store.write() as connection:
            add_client(connection)
            assert count(store) == 0
        assert count(store) == 1


def test_a_request_that_failed_to_write_reads_on(store: Store) -> None:
    with store.reading_once():
        with pytest.raises(sa.exc.IntegrityError), store.write() as connection:
            add_client(connection, birth_date=None)
        assert count(store) == 0


def test_a_request_in_which_a_reading_failed_reads_on(store: Store) -> None:
    with store.reading_once():
        with pytest.raises(sa.exc.DBAPIError), store.read() as connection:
            connection.exec_driver_sql("SELECT nothing FROM nowhere")
        assert count(store) == 0


def test_a_request_can_change_nothing_through_what_it_reads(store: Store) -> None:
    with store.reading_once():
        for _again in range(2):
            with pytest.raises(sa.exc.DBAPIError, match=r"read-?only"), store.read() as connection:
                add_client(connection)
        with store.write() as connection:
            add_client(connection)
        with pytest.raises(sa.exc.DBAPIError, match=r"read-?only"), store.read() as connection:
            add_client(connection)
    assert count(store) == 1


def test_who_lets_go_keeps_no_state_for_the_request(store: Store) -> None:
    with store.reading_once():
        assert count(store) == 0
        add_elsewhere(store)
        store.let_go()
        assert count(store) == 1


def test_a_connection_that_broke_is_replaced(store: Store) -> None:
    with store.reading_once():
        with store.read() as connection:
            connection.execute(sa.select(1))
            connection.invalidate()
        store.let_go()
        assert count(store) == 0


def test_every_connection_goes_back_when_the_request_ends(store: Store) -> None:
    with store.reading_once():
        count(store)
        assert store.reader.pool.checkedout() == 1  # type: ignore[attr-defined]
    assert store.reader.pool.checkedout() == 0  # type: ignore[attr-defined]


def test_requests_beside_each_other_share_no_connection(store: Store, tmp_path: Path) -> None:
    other = Store(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    with other.write():
        pass  # makes the file
    with store.reading_once():
        assert count(store) == 0
        with other.read() as connection:
            assert connection.engine is other.reader
        assert at_once(lambda: count(store)) == [0]
    other.close()
