"""Whether the database can be worked with now, asked over a connection of its own that never waits long."""

import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite
from sqlalchemy.pool import NullPool

from portal.store import schema
from portal.store.base import Store

PATIENCE_SECONDS = 1
"""How long it may wait for whoever writes now."""
DEADLINE_SECONDS = 3.0
"""After this long no answer is an answer: a disk or a server that hangs."""
FRESH_SECONDS = 1.0
"""How long an answer holds: asking in a loop is no way to keep the database busy."""
ROOM_BYTES = 8 * 1024 * 1024
"""Less room than this beside the database is none: one form with its files needs as much."""

REVISION = sa.text("SELECT version_num FROM alembic_version")
SAME_AGAIN = sa.text("UPDATE alembic_version SET version_num = version_num")
"""A write that changes nothing, and yet is a write: to the disk, and in the turn of whoever writes."""
POSTGRESQL_LIMITS = (
    f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'",
    f"SET LOCAL statement_timeout = '{PATIENCE_SECONDS}s'",
    "SELECT pg_advisory_xact_lock(1)",
)


class Trouble(StrEnum):
    """Why the portal is not ready; for the log of whoever runs it."""

    NONE = ""
    DATABASE = "database"
    REVISION = "revision"
    ROOM = "room"
    HANGS = "hangs"


@dataclass
class Readiness:
    """Looks whether a database can be written, is at this version's revision and has room."""

    store: Store
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _looked: threading.Event | None = None
    _found: Trouble = Trouble.NONE
    _at: float = -FRESH_SECONDS

    def __post_init__(self) -> None:
        self._newest = schema.revisions()[-1]
        self._engine = _engine(self.store)

    def trouble(self) -> Trouble:
        """What is wrong now, if anything; an answer within a few seconds whatever happens."""
        with self._lock:
            if self._looked is None and time.monotonic() - self._at < FRESH_SECONDS:
                return self._found
            if self._looked is None:
                self._looked = threading.Event()
                threading.Thread(target=self._look, args=(self._looked,), daemon=True).start()
            looked = self._looked
        return self._found if looked.wait(DEADLINE_SECONDS) else Trouble.HANGS

    def _look(self, looked: threading.Event) -> None:
        found = self._trouble()
        with self._lock:
            self._found, self._at, self._looked = found, time.monotonic(), None
        looked.set()

    def _trouble(self) -> Trouble:
        try:
            if not _has_room(self.store):
                return Trouble.ROOM
            with self.store.read():
                pass  # a file that was changed for another one is noticed here, and handled
            with self._engine.connect() as connection, connection.begin():
                for statement in POSTGRESQL_LIMITS if connection.dialect.name == "postgresql" else ():
                    connection.exec_driver_sql(statement)
                if connection.scalar(REVISION) != self._newest:
                    return Trouble.REVISION
                connection.execute(SAME_AGAIN)
        except (sa.exc.SQLAlchemyError, OSError):
            return Trouble.DATABASE
        return Trouble.NONE


def _has_room(store: Store) -> bool:
    """Whether the disk of a SQLite file has room; a server of PostgreSQL has its own watch."""
    if store.file is None:
        return True
    disk = os.statvfs(store.file.parent)
    return disk.f_bavail * disk.f_frsize >= ROOM_BYTES


def _engine(store: Store) -> sa.Engine:
    url = store.engine.url
    if store.file:
        engine = sa.create_engine(url, module=sqlite, poolclass=NullPool, creator=_opener(store.file))
        sa.event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        return engine
    patience = {"connect_timeout": 2 * PATIENCE_SECONDS}
    return sa.create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=patience)


def _opener(file: Path) -> Callable[[], Any]:
    """Opens the file, and never makes one."""

    def opened() -> Any:
        return sqlite.connect(
            f"{file.as_uri()}?mode=rw", uri=True, timeout=PATIENCE_SECONDS, isolation_level=None
        )

    return opened
