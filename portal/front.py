"""What stands between the web server and the portal: a body is received before a thread is taken.

The portal is a WSGI application, and a WSGI application holds its thread while it reads. Here the body comes
in first, on the event loop, where thousands can wait at no cost; only then a thread is asked to answer. So
whoever sends slowly, or never, holds nobody up. The server speaks ASGI and not its own RSGI, because RSGI
does not tell a body that broke off from a whole one, and drops all cookies when one has an accent.
"""

import asyncio
import queue
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication

MEGABYTE = 1024 * 1024
IN_MEMORY = 256 * 1024
"""Bytes of a body that are kept in memory; a larger one goes to a temporary file."""
KEPT = 33 * MEGABYTE
"""Bytes of a body that are kept: more than any page takes, so what lies beyond is of no use to the portal."""
MOST = 8 * KEPT
"""Bytes after which nobody listens any more. The portal refuses far less, with a page that says so, but a
browser listens to that page only after it has sent everything."""
HELP_AFTER = 0.05
"""Seconds that a request waits for the one thread before another is begun for what waits."""
IDLE = 5.0
"""Seconds without work after which such a thread ends."""
ON_DISK = 512 * MEGABYTE
"""Bytes of temporary files that one worker has at once."""

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Headers = list[tuple[str, str]]
Answer = tuple[int, Headers, bytes]


@dataclass(frozen=True)
class Patience:
    """How long a body may take: seconds without a byte, and seconds in all."""

    pause: float = 30
    whole: float = 300


class Refused(Exception):
    """The front itself says no, in one plain line: at the other end is hardly ever a browser."""

    def __init__(self, status: HTTPStatus) -> None:
        self.status = status


class HungUp(Exception):
    """The other side went away before it had sent everything; nobody waits for an answer."""


class Threads:
    """The threads that answer. An executor of the standard library costs 35 µs more for each request.

    One thread answers nearly everything: more of them only take turns. When it is busy with something that
    takes long, such as a letter, what waits behind it gets a thread of its own, ``most`` at once.
    """

    def __init__(self, application: WSGIApplication, most: int) -> None:
        self._application = application
        self._most = most
        self._waiting: queue.SimpleQueue[tuple[dict[str, Any], asyncio.Future[Answer]]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._number = 1
        self._asked = 0
        """Requests that a thread was asked for and has not answered; only the event loop counts."""
        threading.Thread(target=self._work, daemon=True).start()

    async def answer(self, environ: dict[str, Any]) -> Answer:
        """What the portal answers, when a thread has come to it."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[Answer] = loop.create_future()
        self._asked += 1
        self._waiting.put((environ, answer))
        if self._asked == 1:
            return await answer  # a thread was waiting for it
        help_out = loop.call_later(HELP_AFTER, self._help_out)
        try:
            return await answer
        finally:
            help_out.cancel()

    def _help_out(self) -> None:
        """Somebody waits for an answer. When nobody has come to him yet, another thread begins."""
        with self._lock:
            if self._waiting.empty() or self._number >= self._most:
                return
            self._number += 1
        threading.Thread(target=self._spare, daemon=True).start()

    def _spare(self) -> None:
        """Answer what waits, and end when nothing does."""
        with suppress(queue.Empty):
            while True:
                self._answer_next(timeout=IDLE)
        with self._lock:
            self._number -= 1

    def _work(self) -> None:
        while True:
            self._answer_next()

    def _answer_next(self, timeout: float | None = None) -> None:
        environ, answer = self._waiting.get(timeout=timeout)
        try:
            found = _answer(self._application, environ)
        except Exception as error:
            print(f"the portal gave no answer: {type(error).__name__}", file=sys.stderr)  # noqa: T201
            found = _plain(HTTPStatus.INTERNAL_SERVER_ERROR)
        with suppress(RuntimeError):  # the server stopped meanwhile
            answer.get_loop().call_soon_threadsafe(self._give, answer, found)

    def _give(self, answer: asyncio.Future[Answer], found: Answer) -> None:
        self._asked -= 1
        if not answer.done():  # nobody waits any more when the connection broke
            answer.set_result(found)


class Front:
    """The portal as an ASGI application.

    ``threads``: so many at the most, when answers take long. ``beside``: beginnings of paths that are
    answered by a thread of their own, whatever the others do.
    """

    def __init__(
        self, application: WSGIApplication, patience: Patience, *, threads: int = 6, beside: str = "/gezond"
    ) -> None:
        self._patience = patience
        self._beside = beside
        self._pages = Threads(application, threads)
        self._apart = Threads(application, 1)
        self._on_disk = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Receive a request, have it answered, send the answer."""
        try:
            body, length = await self._received(scope, receive)
        except HungUp:
            return
        except Refused as refused:
            await _send(send, *_plain(refused.status))
            return
        threads = self._apart if scope["path"].startswith(self._beside) else self._pages
        try:
            answer = await threads.answer(environ_of(scope, body, length))
        finally:
            self._let_go(body, length)
        await _send(send, *answer)

    async def _received(self, scope: Scope, receive: Receive) -> tuple[IO[bytes], int | None]:
        """The body and how many bytes it has; None when there is none."""
        headers = dict(scope["headers"])
        announced = int(headers.get(b"content-length", 0))
        if announced > MOST:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if announced > KEPT and b"expect" in headers:
            return BytesIO(), announced  # it asked before sending: the portal refuses without listening
        is_in_parts = b"transfer-encoding" in headers
        if not announced and not is_in_parts:
            return BytesIO(), announced if b"content-length" in headers else None
        is_small = announced <= IN_MEMORY and not is_in_parts
        awaited = sys.maxsize if is_in_parts else announced
        return await self._whole(receive, BytesIO() if is_small else SpooledTemporaryFile(IN_MEMORY), awaited)

    async def _whole(self, receive: Receive, body: IO[bytes], awaited: int) -> tuple[IO[bytes], int]:
        """All of a body: until so many bytes came, or the server says that it is over. That word comes later
        than the last byte, and waiting for it takes as long as for the body itself.
        """
        length, is_going_on = 0, True
        end = time.monotonic() + self._patience.whole
        try:
            while is_going_on and length < awaited:
                part, is_going_on = await self._part(receive, end)
                self._keep(body, length, part)
                length += len(part)
        except BaseException:
            self._let_go(body, length)
            raise
        body.seek(0)
        return body, length

    async def _part(self, receive: Receive, end: float) -> tuple[bytes, bool]:
        try:
            async with asyncio.timeout(min(self._patience.pause, end - time.monotonic())):
                message = await receive()
        except TimeoutError:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None
        if message["type"] != "http.request":
            raise HungUp
        return message.get("body", b""), message.get("more_body", False)

    def _keep(self, body: IO[bytes], length: int, part: bytes) -> None:
        """Keep a part; what is too much is heard and thrown away, until even that is too much."""
        after = length + len(part)
        if after > MOST:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        grows = _disk(after) - _disk(length)
        if self._on_disk + grows > ON_DISK:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        try:
            body.write(part[: max(0, KEPT - length)])
        except OSError:  # no room for temporary files
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE) from None
        self._on_disk += grows

    def _let_go(self, body: IO[bytes], length: int | None) -> None:
        self._on_disk -= 0 if isinstance(body, BytesIO) else _disk(length or 0)
        body.close()


def environ_of(scope: Scope, body: IO[bytes], length: int | None) -> dict[str, Any]:
    """The request as PEP 3333 wants it; ``length`` is what came, in bytes."""
    server, port = scope["server"]
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(scope["raw_path"]).decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": scope["client"][0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": body,
        "wsgi.input_terminated": True,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        key, said = _key(name), value.decode("latin-1")
        if key in environ:
            environ[key] += f"; {said}" if key == "HTTP_COOKIE" else f",{said}"
        elif key:
            environ[key] = said
    if length is not None:
        environ["CONTENT_LENGTH"] = str(length)
    return environ


@lru_cache(1024)
def _key(name: bytes) -> str:
    """The WSGI name of a header; none for ``X_Forwarded_For``, which would pass for what a proxy sets."""
    if b"_" in name or name in {b"content-length", b"transfer-encoding"}:
        return ""
    return "CONTENT_TYPE" if name == b"content-type" else f"HTTP_{name.decode().upper().replace('-', '_')}"


class _Start:
    """What the application says before its body."""

    status = HTTPStatus.INTERNAL_SERVER_ERROR.value
    headers: Headers

    def __call__(self, status: str, headers: Headers, _error: object = None) -> Callable[[bytes], object]:
        self.status, self.headers = int(status.split(" ", 1)[0]), headers
        return _no_writing


def _no_writing(_part: bytes) -> object:
    raise TypeError("the portal gives its body as an iterable")


def _answer(application: WSGIApplication, environ: dict[str, Any]) -> Answer:
    """The whole answer: whoever reads it slowly holds no thread either."""
    start = _Start()
    parts: Iterable[bytes] = application(environ, start)
    try:
        whole = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    return start.status, start.headers, whole


def _plain(status: HTTPStatus) -> Answer:
    said = f"{status.value} {status.phrase}\n".encode()
    headers = [("content-type", "text/plain; charset=utf-8"), ("connection", "close")]
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("retry-after", "10"))
    return status.value, [*headers, ("content-length", str(len(said)))], said


async def _send(send: Send, status: int, headers: Headers, body: bytes) -> None:
    raw = [(_lower(name), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


@lru_cache(256)
def _lower(name: str) -> bytes:
    return name.lower().encode("latin-1")


def _disk(length: int) -> int:
    """How many bytes of a body of this length lie on disk."""
    return min(length, KEPT) if length > IN_MEMORY else 0
