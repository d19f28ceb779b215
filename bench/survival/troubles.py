"""What breaks, one thing after another."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from bench.survival.databases import Database
from bench.survival.mailbox import Mailbox
from bench.survival.site import Site

KILLS = 4
SENDER_KILLS = 3
STALLED = 8


@dataclass(frozen=True)
class Trouble:
    """Something that breaks, and how it is broken and mended."""

    name: str
    run: Callable[[], object]


def of(site: Site, database: Database, mailbox: Mailbox) -> Iterator[Trouble]:
    """Everything that can be broken on this database, by this user."""
    yield Trouble("nothing", lambda: time.sleep(5))
    yield Trouble(f"a web worker killed, {KILLS} times", lambda: _kill(site))
    yield Trouble(f"{STALLED} bodies that never come", lambda: _stall(site))
    yield Trouble("the database locked for 20 s", lambda: _hold(database.locked, 20))
    if database.room:
        yield Trouble("no room on the disk for 10 s", lambda: _hold(database.full, 10))
    if database.server:
        yield Trouble("the database away for 5 s", lambda: _restart(database, 5))
    yield Trouble("the mail server away for 15 s", lambda: _no_mail(mailbox, 15))
    yield Trouble(f"the sending process killed, {SENDER_KILLS} times", lambda: _kill_sender(site))


def _kill(site: Site) -> None:
    for _time in range(KILLS):
        os.kill(site.web_workers()[0], signal.SIGKILL)
        time.sleep(3)


def _kill_sender(site: Site) -> None:
    for _time in range(SENDER_KILLS):
        site.restart_worker()
        time.sleep(2)


def _stall(site: Site) -> None:
    head = (
        f"POST /nl/melden HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nwork="
    )
    with ExitStack() as lines:
        for _number in range(STALLED):
            line = lines.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            line.sendall(head.encode())
        time.sleep(10)


def _hold(state: Callable[[], object], seconds: float) -> None:
    with state():  # type: ignore[attr-defined]
        time.sleep(seconds)


def _restart(database: Database, seconds: float) -> None:
    assert database.server
    database.server.halt()
    time.sleep(seconds)
    database.server.come_back()


def _no_mail(mailbox: Mailbox, seconds: float) -> None:
    mailbox.go_away()
    time.sleep(seconds)
    mailbox.come_back()
