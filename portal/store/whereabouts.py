"""Notices that the file of the database is another one: renamed, removed, or a copy put in its place.

SQLite goes on with the file that it opened, whatever name that has now, and what was confirmed would be
written where nobody looks. Worse, it knows its ``-wal`` and ``-shm`` by name: left from the old file they
would be read into the new one, and closing an old connection would remove those of the new one. So before
each use a connection looks whether its file still has the name. When not, what waits is written into the old
file, and its connections are never closed: they stay open until the process ends. Its companions are removed
when another file takes the name, and only then: while there is none, the old one may come back to them.

Every file carries a mark of its identity. A copy has the mark of the file that it was copied from, or that
of ``portal backup``; whoever opens it first ends all sessions: no cookie of before opens anything.
"""

import ctypes
import fcntl
import os
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from pysqlite3 import dbapi2 as sqlite

from portal import clock

Identity = tuple[int, int]
"""Device and inode of a file."""
COMPANIONS = ("-wal", "-shm")
MARK = "PRAGMA user_version"
END_SESSIONS = "UPDATE session SET ended_at = ?, searches = NULL WHERE ended_at IS NULL"
COPIED = -1
"""The mark of a copy that ``portal backup`` made: a file of its own identity, whatever inode it gets."""
NOT_THERE = "the database file is not there"
HAS_SESSIONS = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'session'"


class LetGo(sqlite.Connection):  # type: ignore[misc]
    """A connection that knows its file; it is not closed when that has lost its name."""

    identity: Identity | None = None
    wal: Identity | None = None
    path: Path

    def is_current(self) -> bool:
        """Whether the file still has its name."""
        return self.identity == identity_of(self.path)

    def close(self) -> None:
        """Close, or stay open for good: SQLite would remove the companions of the file that has the name."""
        if self.is_current():
            super().close()
        else:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self))


def identity_of(path: Path) -> Identity | None:
    """Which file has this name; None when none has."""
    with suppress(OSError):
        found = path.stat()
        return found.st_dev, found.st_ino
    return None


def is_empty(path: Path) -> bool:
    """Whether there is no file, or one in which nothing stands: somebody is putting another in its place."""
    with suppress(OSError):
        return path.stat().st_size == 0
    return True


def watch(path: Path, writer: sa.Engine, reader: sa.Engine) -> None:
    """Let each connection of these engines look at its file before it is used, and before it commits.

    Only the one that writes may make the file, when nothing shows that there was one.
    """
    last: list[LetGo] = []

    def connect(dialect: sa.Dialect, _record: object, given: Any, named: Any) -> Any:
        with _alone(path.parent):
            may_make = dialect is writer.dialect and not last and not _companion(path, "-wal").exists()
            if is_empty(path) and not may_make:
                raise sqlite.OperationalError(NOT_THERE)
            if last and not last[0].is_current():
                _clear_away(last[0])
            connection = sqlite.connect(*given, **named, factory=LetGo)
            connection.path, connection.identity = path, identity_of(path)
            last[:] = [connection]
            return connection

    for engine in (writer, reader):
        sa.event.listen(engine, "do_connect", connect)
        sa.event.listen(engine, "checkout", _taken)
        engine.dialect.do_commit = _keep  # type: ignore[method-assign,assignment]


def _taken(connection: Any, _record: object, _proxy: object) -> None:
    """Before a connection is used."""
    if not connection.is_current():
        with _alone(connection.path.parent):
            _clear_away(connection)
        raise sa.exc.InvalidatePoolError("another file has the name of the database")


def _keep(connection: Any) -> None:
    """Commit, when what was written is in the file that has the name."""
    if not connection.is_current():
        raise sqlite.OperationalError("the database file is another one")
    connection.commit()


def opened(connection: Any) -> None:
    """What a fresh connection does when its settings are made: remember its companion, look at the mark."""
    connection.wal = identity_of(_companion(connection.path, "-wal"))
    if connection.execute(MARK).fetchone()[0] != _mark(connection):
        _settle(connection)


def _settle(connection: Any) -> None:
    """Give a file its mark; when it has that of another, it is a copy, and its sessions end."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        mark = connection.execute(MARK).fetchone()[0]
        is_copy = mark not in (0, _mark(connection))
        if is_copy and connection.execute(HAS_SESSIONS).fetchone()[0]:
            now = clock.now().replace(tzinfo=None).isoformat(" ", "microseconds")
            connection.execute(END_SESSIONS, (now,))
        connection.execute(f"{MARK} = {_mark(connection)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _mark(connection: Any) -> int:
    """The identity of the file in 31 bits, never 0: that is a file without a mark."""
    return (zlib.crc32(repr(connection.identity).encode()) >> 1) or 1


def _clear_away(connection: Any) -> None:
    """Write what waits into the old file, and remove its companions from under the name of another.

    Nothing is done when another process did so already.
    """
    if connection.wal is None or identity_of(_companion(connection.path, "-wal")) != connection.wal:
        return
    with suppress(sqlite.Error), closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA busy_timeout=1000")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if identity_of(connection.path) is None:
        return
    for ending in COMPANIONS:
        _companion(connection.path, ending).unlink(missing_ok=True)


def _companion(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process at a time opens a database in this folder, or clears one away."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
