"""The two engines, one that writes and one that only reads, and the column types that both databases share.

SQLite runs the safe way: WAL with ``synchronous=FULL`` (NORMAL loses acknowledged commits at a power cut),
``BEGIN IMMEDIATE`` for every transaction that writes, and the SQLite that ``pysqlite3`` carries, because
Debian's has a corruption bug in WAL mode. PostgreSQL is held to the same two promises: whoever reads sees
one state, and writers take turns. So what an action finds stays true until it commits, on both.

Connections that read are never those that write: each is told once, when it is opened, that it only reads.
A request reads through one of them from begin to end (:meth:`Store.reading_once`).
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy.engine import make_url

from portal.store import trouble, whereabouts
from portal.store.oneread import Held, held_of, holding

PRAGMAS = {
    "busy_timeout": "5000",  # of a writer: see WAITING; a reader waits only while a file is being put back
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "trusted_schema": "OFF",
    "cell_size_check": "ON",
    "journal_size_limit": str(64 * 1024 * 1024),
}

ONLY_READS = {"query_only": "ON"}
"""SQLite's own lock on a connection that reads; PostgreSQL has the same on its transactions."""
TURN = "SELECT set_config('lock_timeout', '{ms}ms', true), pg_advisory_xact_lock(1)"
"""How PostgreSQL lets writers take turns, as ``BEGIN IMMEDIATE`` does; who waits too long is told so."""
WAITING = "PRAGMA busy_timeout={ms}"
"""A writer waits so long for his turn: SQLite is told before the transaction, PostgreSQL in it."""
WAITING_FOR_ONE: dict[str, Any] = {"pool_timeout": 5}
"""Seconds, while all connections are taken. A database in memory has only one, for itself."""
POSTGRESQL = {"connect_timeout": 5, "tcp_user_timeout": 8000, "keepalives_idle": 5}
"""Of the connections: in seconds, milliseconds, seconds. Whoever hears nothing of the server gives up."""

Connection = sa.Connection
"""What the store's functions work on; who calls them need not know SQLAlchemy."""

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, with its zone on the way in and on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a moment without a zone: nobody could tell when it was."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Give SQLite's bare moment its zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def new_id() -> str:
    """A fresh key. Keys are random, so that none can be guessed from another."""
    return str(uuid.uuid4())


class Store:
    """The database of one installation."""

    def __init__(self, url: str) -> None:
        self.file = _file_of(url)
        """The file of SQLite; None for PostgreSQL, and for a database in memory."""
        made = _sqlite_engines(url, self.file) if url.startswith("sqlite") else _postgresql_engines(url)
        self.engine, self.reader = made

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection that sees one consistent state; whatever would change something is an error."""
        held = held_of(self.reader)
        if held is None:
            with self.reader.connect() as connection:
                yield connection
            return
        try:
            yield held.connection()
        except BaseException:
            held.let_go()  # PostgreSQL answers nothing more in a transaction in which something failed
            raise

    @contextmanager
    def reading_once(self) -> Iterator[None]:
        """All that reads within the block does so through one connection, which sees one state.

        A transaction that writes, in the same thread, ends that state: who reads after it sees what it wrote.
        """
        with holding(Held(self.reader)):
            yield

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction: all of it is kept when the block ends, none of it when the block raises.

        Writers take turns: what is read in the block stays true until it ends.
        """
        self.let_go()
        try:
            with self.engine.begin() as connection:
                yield connection
        finally:
            self.let_go()

    @contextmanager
    def remaking(self) -> Iterator[sa.Connection]:
        """A transaction that may make tables anew, which SQLite allows while no key leads to one.

        What leads nowhere at its end undoes all of it.
        """
        if self.engine.dialect.name != "sqlite":
            with self.write() as connection:
                yield connection
            return
        self.let_go()
        with self.engine.connect() as connection:
            driver: Any = connection.connection.dbapi_connection
            driver.execute("PRAGMA foreign_keys=OFF")  # says nothing within a transaction
            try:
                with connection.begin():
                    yield connection
                    if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                        raise sa.exc.IntegrityError(f"{len(lost)} keys lead nowhere", None, ValueError())
            finally:
                driver.execute(f"PRAGMA foreign_keys={PRAGMAS['foreign_keys']}")

    def let_go(self) -> None:
        """Keep no state for this request: before what takes long, and when something was written."""
        held = held_of(self.reader)
        if held:
            held.let_go()

    def close(self) -> None:
        """Let every connection go."""
        self.engine.dispose()
        self.reader.dispose()


def _file_of(url: str) -> Path | None:
    parts = make_url(url)
    is_file = parts.get_backend_name() == "sqlite" and parts.database
    return Path(str(parts.database)).absolute() if is_file else None


def _sqlite_engines(url: str, file: Path | None) -> tuple[sa.Engine, sa.Engine]:
    options = {"module": sqlite, **(WAITING_FOR_ONE if file else {})}
    writer, reader = _engine(url, **options), _engine(url, **options)
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        whereabouts.watch(file, writer, reader)
    sa.event.listen(writer, "connect", _prepared({}))
    sa.event.listen(reader, "connect", _prepared(ONLY_READS))
    _begin_with(writer, _begin_writing)
    _begin_with(reader, _begin_reading)
    return writer, reader


def _postgresql_engines(url: str) -> tuple[sa.Engine, sa.Engine]:
    """A connection that broke is found when it is taken, not by who was to work with it."""
    options: dict[str, Any] = {"pool_pre_ping": True, "connect_args": POSTGRESQL, **WAITING_FOR_ONE}
    writer, reader = _engine(url, **options), _engine(url, isolation_level="REPEATABLE READ", **options)
    _begin_with(writer, _lock)
    sa.event.listen(reader, "connect", _only_read)
    return writer, reader


def _engine(url: str, **options: Any) -> sa.Engine:
    """An engine whose errors keep what was to be written to themselves: they end up in a log."""
    return sa.create_engine(url, hide_parameters=True, **options)


def _prepared(more: Mapping[str, str]) -> Callable[[Any, object], None]:
    """Settings of a fresh connection; ``more`` come last, because a file may have to be given its mark."""

    def prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are opened by us, not by the driver
        _set(connection, PRAGMAS)
        if isinstance(connection, whereabouts.LetGo):
            whereabouts.opened(connection)
        _set(connection, more)

    return prepare


def _set(connection: Any, pragmas: Mapping[str, str]) -> None:
    with closing(connection.cursor()) as cursor:
        for name, value in pragmas.items():
            cursor.execute(f"PRAGMA {name}={value}")


def _only_read(connection: Any, _record: object) -> None:
    connection.read_only = True


def _begin_with(engine: sa.Engine, begin: Callable[[Any], None]) -> None:
    """How transactions begin. An event would do the same, and costs every connection a third of its time."""
    engine.dialect.do_begin = begin  # type: ignore[method-assign,assignment]


def _begin_reading(connection: Any) -> None:
    connection.execute("BEGIN")


def _begin_writing(connection: Any) -> None:
    connection.execute(WAITING.format(ms=trouble.wait_ms()))
    connection.execute("BEGIN IMMEDIATE")


def _lock(connection: Any) -> None:
    connection.execute(TURN.format(ms=trouble.wait_ms()))
