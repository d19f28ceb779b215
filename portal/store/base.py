"""The engine, its two kinds of transaction, and the column types that both databases share.

SQLite runs the safe way: WAL with ``synchronous=FULL`` (NORMAL loses acknowledged commits at a power cut),
``BEGIN IMMEDIATE`` for every transaction that writes, and the SQLite that ``pysqlite3`` carries, because
Debian's has a corruption bug in WAL mode. PostgreSQL is held to the same two promises: whoever reads sees
one state, and writers take turns. So what an action finds stays true until it commits, on both.
"""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy.engine import make_url

from portal.store import trouble, whereabouts

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

READING = {
    "sqlite": "BEGIN",
    "postgresql": "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
}
WRITING = {
    "sqlite": "BEGIN IMMEDIATE",
    # A turn ends with its transaction; who waits too long for it is told so.
    "postgresql": "SELECT set_config('lock_timeout', '{ms}ms', true), pg_advisory_xact_lock(1)",
}
"""The first statement of a transaction. A writer waits for his turn, so many milliseconds at most."""
WAITING = "PRAGMA busy_timeout={ms}"
"""SQLite is told how long before the transaction, PostgreSQL in it."""
WAITING_FOR_ONE: dict[str, Any] = {"pool_timeout": 5}
"""Seconds, while all connections are taken. A database in memory has only one, for itself."""
POSTGRESQL = {"connect_timeout": 5, "tcp_user_timeout": 8000, "keepalives_idle": 5}
"""Of the connections: in seconds, milliseconds, seconds. Whoever hears nothing of the server gives up."""
ONLY_READS = "PRAGMA query_only={}"
"""SQLite's own lock on a connection; PostgreSQL has the same in the transaction."""

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
        self.engine = _sqlite_engine(url) if url.startswith("sqlite") else _postgresql_engine(url)

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A connection that sees one consistent state; whatever would change something is an error."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """A transaction: all of it is kept when the block ends, none of it when the block raises.

        Writers take turns: what is read in the block stays true until it ends.
        """
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let every connection go."""
        self.engine.dispose()


def _sqlite_engine(url: str) -> sa.Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = _engine(url, module=sqlite, **(WAITING_FOR_ONE if path else {}))
    if path:
        whereabouts.watch(engine, Path(path).absolute())
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _only_read)  # after the transaction has begun
    sa.event.listen(engine, "checkin", _unlock)
    return engine


def _postgresql_engine(url: str) -> sa.Engine:
    """A connection that broke is found when it is taken, not by who was to work with it."""
    return _engine(url, pool_pre_ping=True, connect_args=POSTGRESQL, **WAITING_FOR_ONE)


def _engine(url: str, **options: Any) -> sa.Engine:
    """An engine whose errors keep what was to be written to themselves: they end up in a log."""
    engine = sa.create_engine(url, hide_parameters=True, **options)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions are opened by _begin, not by the driver
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()
    if isinstance(connection, whereabouts.LetGo):
        whereabouts.opened(connection)


def _only_read(connection: sa.Connection) -> None:
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(ONLY_READS.format("ON"))


def _unlock(connection: Any, _record: object) -> None:
    if connection is not None:  # a connection that broke is thrown away
        connection.execute(ONLY_READS.format("OFF"))


def _begin(connection: sa.Connection) -> None:
    dialect = connection.dialect.name
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(READING[dialect])
        return
    wait_ms = trouble.wait_ms()
    if dialect == "sqlite":
        connection.exec_driver_sql(WAITING.format(ms=wait_ms))
    connection.exec_driver_sql(WRITING[dialect].format(ms=wait_ms))
