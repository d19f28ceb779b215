"""The portal as it really runs, in processes of its own on a free port of this machine."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from portal import demo, paths
from tests.web.running import HOOGEZAND, demo_database

Found = TypeVar("Found")
PAUSE_SECONDS = 3
SECONDS_TO_START = 60
PORTAL = (sys.executable, "-c", "from portal.cli import main; main()")


@dataclass
class Running:
    """A portal with two workers."""

    process: subprocess.Popen[bytes]
    port: int
    file: Path

    def get(self, path: str = "/nl/", wait: float = 5) -> int:
        """The status of a page, within ``wait`` seconds."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            return answer.status
        finally:
            line.close()

    def say(self, request: str, body: bytes = b"") -> socket.socket:
        """Begin a request and leave the line open."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        line.sendall(f"{request} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n".encode() + body)
        return line

    def workers(self) -> list[int]:
        """The processes that answer now."""
        return _children(self.process.pid)

    def killed(self, worker: int) -> None:
        """Kill one, as a machine without memory does."""
        os.kill(worker, signal.SIGKILL)

    def until_two(self) -> list[int]:
        """The two workers, when both are there."""
        return until(lambda: found if len(found := self.workers()) == 2 else None)


def _children(process: int) -> list[int]:
    return [int(key) for key in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(condition: Callable[[], Found | None], seconds: float = 20) -> Found:
    """What a condition gives as soon as it gives anything."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except OSError:
            pass
        time.sleep(0.05)
    raise AssertionError(f"not within {seconds} seconds")


@contextmanager
def served(folder: Path, **more: str) -> Iterator[Running]:
    """The demo, served by ``portal serve --workers 2`` on a port of its own, with more settings."""
    file = folder / "portal.sqlite3"
    with demo_database(HOOGEZAND, server=None) as url:
        shutil.copy(url.removeprefix("sqlite:///"), file)
    with socket.create_server(("127.0.0.1", 0)) as found:
        port = found.getsockname()[1]
    settings = {
        "PORTAL_DEMO": "1",
        "PORTAL_DATABASE_URL": f"sqlite:///{file}",
        "PORTAL_BASE_URL": f"http://127.0.0.1:{port}",
        "PORTAL_BODY_PAUSE_SECONDS": str(PAUSE_SECONDS),
        **more,
    }
    process = subprocess.Popen(  # noqa: S603 -- our own command
        [*PORTAL, "serve", "--port", str(port), "--workers", "2"],
        cwd=paths.ROOT,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    made = Running(process, port, file)
    until(lambda: made.get() == 200, SECONDS_TO_START)
    yield made
    if process.poll() is None:
        process.terminate()
        process.wait(20)
    assert process.stdout
    process.stdout.close()


@dataclass
class Person:
    """Somebody of the demo with a browser without a script, one connection for each request."""

    portal: Running
    persona: str
    cookies: dict[str, str] = field(default_factory=dict)
    page: str = ""
    """The text of the page that came last."""

    def __post_init__(self) -> None:
        self.get("/inloggen")
        self.post("/inloggen", {"persona": demo.key(self.persona)})

    def get(self, path: str) -> int:
        """Open a page; its status."""
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, object]) -> int:
        """Send a form, or a file with it; the status."""
        sent = {"csrf_token": self.token(), **fields}
        if not any(isinstance(value, FileStorage) for value in sent.values()):
            return self._ask("POST", path, urlencode(sent).encode(), "application/x-www-form-urlencoded")
        boundary, body = encode_multipart(sent)
        return self._ask("POST", path, body, f"multipart/form-data; boundary={boundary}")

    def token(self) -> str:
        """That of the page that came last, or of one that has one."""
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.page)
        assert found, self.page
        return found[1]

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> int:
        line = http.client.HTTPConnection("127.0.0.1", self.portal.port, timeout=30)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        line.request(method, path, body, {**headers, "Content-Type": kind} if kind else headers)
        answer = line.getresponse()
        text = answer.read().decode(errors="replace")
        line.close()
        if "csrf_token" in text:
            self.page = text
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: kept.value for name, kept in SimpleCookie(cookie).items()})
        return answer.status
