"""The database that is tried, and the ways to make it fail."""

import os
import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import sqlalchemy as sa

from portal import clock, paths
from portal.actions.installation import Installation
from portal.actions.intake import register_client
from portal.letters.press import Press
from portal.rules import library
from portal.store import schema, sessions
from portal.store.base import Store
from portal.store.tables import outbox
from tests.support.postgres_server import SETTINGS, Server

GEMEENTE = "hoogezand-sappemeer"
ROOM_MEGABYTES = 48
AS_FOR_REAL = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
"""PostgreSQL keeps what it says it keeps; the tests' own server need not."""


@dataclass(frozen=True)
class Database:
    """A database: ``server`` on PostgreSQL, ``room`` on SQLite where its disk can be filled."""

    url: str
    server: Server | None = None
    room: Path | None = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the place of whoever writes."""
        store = Store(self.url)
        with store.write():
            yield
        store.close()

    @contextmanager
    def full(self) -> Iterator[None]:
        """Leave no room on the disk of the file."""
        assert self.room
        ballast = self.room / "ballast"
        with ballast.open("wb", buffering=0) as file:
            with suppress(OSError):
                while file.write(b"\0" * 4096):
                    pass
            yield
        ballast.unlink()

    def notices_waiting(self) -> int:
        """How many notices are neither sent nor given up."""
        query = sa.select(sa.func.count()).where(outbox.c.sent_at.is_(None), outbox.c.failed_at.is_(None))
        store = Store(self.url)
        with store.read() as connection:
            waiting = connection.scalar(query.select_from(outbox)) or 0
        store.close()
        return waiting

    def make_due(self) -> None:
        """Let what was postponed be tried now: the run need not last for hours."""
        store, now = Store(self.url), clock.now()
        with store.write() as connection:
            late = outbox.c.next_at > now + timedelta(minutes=3)
            connection.execute(outbox.update().where(outbox.c.sent_at.is_(None), late).values(next_at=now))
        store.close()


@contextmanager
def made(folder: Path, *, is_postgresql: bool) -> Iterator[Database]:
    """An empty database, gone afterwards."""
    if is_postgresql:
        folder.chmod(0o755)
        server = Server(folder, {**SETTINGS, **AS_FOR_REAL})
        try:
            yield Database(server.started().render_as_string(hide_password=False), server=server)
        finally:
            server.stop()
        return
    with _small_disk(folder / "room") as room:
        yield Database(f"sqlite:///{(room or folder) / 'portal.sqlite3'}", room=room)


@contextmanager
def _small_disk(room: Path) -> Iterator[Path | None]:
    """A disk of its own that can be filled; only root can make one."""
    mount = shutil.which("mount")
    if os.geteuid() != 0 or mount is None:
        yield None
        return
    room.mkdir()
    subprocess.run([mount, "-t", "tmpfs", "-o", f"size={ROOM_MEGABYTES}m", "tmpfs", room], check=True)  # noqa: S603
    try:
        yield room
    finally:
        time.sleep(0.5)
        subprocess.run([str(shutil.which("umount")), "-l", room], check=True)  # noqa: S603


def fill(url: str, clients: int) -> list[str]:
    """Fictional clients, each with an open session; returns the secrets of their cookies."""
    store = Store(url)
    schema.upgrade(store)
    portal = Installation(GEMEENTE, "http://127.0.0.1", store, library.load(paths.LAW), Press())
    made = []
    for number in range(clients):
        key = register_client(portal, _person(number), {})
        made.append(secrets.token_urlsafe(32))
        with store.write() as connection:
            sessions.add(connection, made[-1], key, "client", clock.now())
    store.close()
    return made


def _person(number: int) -> dict[str, object]:
    return {
        "first_name": "Verzonnen",
        "last_name": f"Persoon {number}",
        "birth_date": date(1980, 1, 1) + timedelta(days=number),
        "street": "Voorbeeldstraat 1",
        "postal_code": "1000 AA",
        "city": "Voorbeeldstad",
        "mail": f"persoon{number}@voorbeeld.invalid",
        "language": "nl",
        "benefit": "participatiewet",
        "benefit_since": date(2025, 1, 1),
    }
