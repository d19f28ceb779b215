"""The front receives a body before a thread is taken, and hands the portal the request as PEP 3333 has it."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from portal import front
from portal.front import Front, Patience, environ_of

Messages = list[dict[str, Any]]
QUICK = Patience(pause=0.1, whole=0.3)


@Request.application
def echo(request: Request) -> Response:
    """A portal that says what it got."""
    body = request.stream.read()
    return Response(f"{request.method} {request.path} {request.content_length} {len(body)}")


def scope(method: str = "POST", **headers: str) -> dict[str, Any]:
    """A request as the server announces it."""
    named = {"host": "h", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return {
        "method": method,
        "raw_path": b"/a%20b/%C3%A9",
        "path": "/a b/é",
        "query_string": b"q=%C3%A9",
        "http_version": "1.1",
        "scheme": "http",
        "server": ("127.0.0.1", 8000),
        "client": ("127.0.0.1", 50000),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in named.items()],
    }


def part(body: bytes, *, more: bool = True) -> dict[str, Any]:
    """A piece of a body."""
    return {"type": "http.request", "body": body, "more_body": more}


def sent(*messages: dict[str, Any], pause: float = 0) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Somebody who sends these, with a pause before each, and then nothing more."""
    left = list(messages)

    async def receive() -> dict[str, Any]:
        if not left:
            await asyncio.sleep(60)
        await asyncio.sleep(pause)
        return left.pop(0)

    return receive


def run(asking: Coroutine[Any, Any, Any]) -> Any:
    """What comes of it, on a loop in a thread of its own: a browser of another test may hold one in this."""
    with ThreadPoolExecutor(1) as alone:
        return alone.submit(asyncio.run, asking).result()


async def asked(served: Front, request: dict[str, Any], receive: Any) -> tuple[int, bytes] | None:
    """What comes back; None when nobody is answered."""
    said: Messages = []

    async def send(message: dict[str, Any]) -> None:
        said.append(message)

    await served(request, receive, send)
    return (said[0]["status"], said[1]["body"]) if said else None


def answer(request: dict[str, Any], receive: Any, patience: Patience = QUICK) -> tuple[int, bytes] | None:
    """The answer to one request."""
    found: tuple[int, bytes] | None = run(asked(Front(echo, patience), request, receive))
    return found


def test_a_body_arrives_whole_with_its_length() -> None:
    pieces = sent(part(b"ab"), part(b"c"), part(b"", more=False))
    assert answer(scope(content_length="3"), pieces) == (200, "POST /a b/é 3 3".encode())


def test_a_body_in_chunks_arrives_with_the_length_that_it_had() -> None:
    pieces = sent(part(b"ab"), part(b"c", more=False))
    assert answer(scope(transfer_encoding="chunked"), pieces) == (200, "POST /a b/é 3 3".encode())


@pytest.mark.parametrize("headers", [{}, {"content_length": "0"}])
def test_what_has_no_body_is_answered_without_waiting_for_one(headers: dict[str, str]) -> None:
    found = answer(scope("GET", **headers), sent())
    assert found is not None
    assert found[0] == 200


@pytest.mark.parametrize("pieces", [sent(), sent(part(b"a"))])
def test_a_pause_that_is_too_long_ends_with_408(pieces: Any) -> None:
    assert answer(scope(content_length="3"), pieces) == (408, b"408 Request Timeout\n")


def test_a_body_that_drips_for_ever_ends_with_408() -> None:
    drip = sent(*[part(b"a")] * 100, pause=0.02)
    assert answer(scope(content_length="100"), drip) == (408, b"408 Request Timeout\n")


@pytest.mark.parametrize("headers", [{"content_length": "10"}, {"transfer_encoding": "chunked"}])
def test_a_body_that_breaks_off_reaches_nobody(headers: dict[str, str]) -> None:
    assert answer(scope(**headers), sent(part(b"half"), {"type": "http.disconnect"})) is None


def test_who_sends_nothing_holds_nobody_up() -> None:
    served = Front(echo, Patience(pause=5, whole=5))

    async def many() -> list[Any]:
        slow = [
            asyncio.create_task(asked(served, scope(content_length="9"), sent(part(b"a")))) for _ in range(50)
        ]
        await asyncio.sleep(0)
        others = [await asked(served, scope("GET"), sent()) for _ in range(5)]
        for task in slow:
            task.cancel()
        return others

    assert [found[0] for found in run(asyncio.wait_for(many(), 3))] == [200] * 5


def test_an_announced_flood_is_refused_before_a_byte_of_it() -> None:
    request = scope(content_length=str(front.MOST + 1))
    assert answer(request, sent()) == (413, b"413 Request Entity Too Large\n")


def test_a_flood_in_chunks_is_refused_when_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "MOST", 1000)
    found = answer(scope(transfer_encoding="chunked"), sent(*[part(b"a" * 100)] * 20))
    assert found == (413, b"413 Request Entity Too Large\n")


def test_what_the_portal_can_not_use_is_heard_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "KEPT", 150)
    pieces = sent(*[part(b"a" * 100)] * 4, part(b"", more=False))
    assert answer(scope(content_length="400"), pieces) == (200, "POST /a b/é 400 150".encode())


def test_who_asks_before_sending_too_much_is_answered_without_it() -> None:
    request = scope(content_length=str(front.KEPT + 1), expect="100-continue")
    found = answer(request, sent())
    assert found is not None
    assert found[0] == 200


def test_too_many_large_bodies_at_once_are_asked_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "IN_MEMORY", 10)
    monkeypatch.setattr(front, "ON_DISK", 150)
    served = Front(echo, QUICK)

    async def several() -> list[Any]:
        large = [part(b"a" * 100), part(b"", more=False)]
        held = asyncio.create_task(asked(served, scope(content_length="101"), sent(part(b"a" * 100))))
        await asyncio.sleep(0.02)
        refused = await asked(served, scope(content_length="100"), sent(*large))
        await held  # it is late, and lets go of its room
        return [refused, await held, await asked(served, scope(content_length="100"), sent(*large))]

    assert [found[0] for found in run(several())] == [503, 408, 200]


def test_no_room_for_a_temporary_file_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(BytesIO):
        def write(self, _part: Any) -> int:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(front, "IN_MEMORY", 0)
    monkeypatch.setattr(front, "SpooledTemporaryFile", lambda _size: Full())
    found = answer(scope(content_length="1"), sent(part(b"a", more=False)))
    assert found == (503, b"503 Service Unavailable\n")


def test_an_answer_about_health_does_not_wait_for_the_others() -> None:
    held = threading.Event()

    @Request.application
    def stuck(request: Request) -> Response:
        if not request.path.startswith("/gezond"):
            held.wait(5)
        return Response("in orde")

    async def both() -> Any:
        served = Front(stuck, QUICK)
        page = asyncio.create_task(asked(served, scope("GET"), sent()))
        await asyncio.sleep(0.05)
        health = await asked(served, {**scope("GET"), "path": "/gezond", "raw_path": b"/gezond"}, sent())
        assert not page.done()
        held.set()
        await page
        return health

    assert run(asyncio.wait_for(both(), 4)) == (200, b"in orde")


def test_a_portal_that_breaks_is_500_and_answers_the_next() -> None:
    @Request.application
    def breaks(request: Request) -> Response:
        if request.method == "POST":
            raise ValueError("what somebody typed")
        return Response("well")

    async def twice() -> list[Any]:
        served = Front(breaks, QUICK)
        return [await asked(served, scope(method), sent()) for method in ("POST", "GET")]

    assert run(twice()) == [(500, b"500 Internal Server Error\n"), (200, b"well")]


def test_the_environ_is_what_a_wsgi_server_gives() -> None:
    request = scope("GET", x_a="1", cookie="a=1")
    request["headers"] += [(b"x-a", b"2"), (b"cookie", b"b=2"), (b"content-type", b"text/plain")]
    made = environ_of(request, BytesIO(), None)
    usual = EnvironBuilder("/a%20b/%C3%A9", query_string="q=%C3%A9").get_environ()
    assert {name: made[name] for name in ("PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "wsgi.url_scheme")} == {
        name: usual[name] for name in ("PATH_INFO", "QUERY_STRING", "SCRIPT_NAME", "wsgi.url_scheme")
    }
    assert (made["REMOTE_ADDR"], made["HTTP_X_A"], made["HTTP_COOKIE"]) == ("127.0.0.1", "1,2", "a=1; b=2")
    assert (made["CONTENT_TYPE"], "CONTENT_LENGTH" in made) == ("text/plain", False)


def test_a_header_with_an_underscore_does_not_pass_for_that_of_a_proxy() -> None:
    request = scope("GET")
    request["headers"] += [(b"x_forwarded_for", b"203.0.113.9")]
    assert "HTTP_X_FORWARDED_FOR" not in environ_of(request, BytesIO(), None)


def test_settings_and_secrets_of_the_process_are_not_in_the_environ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    assert "PORTAL_SECRET_KEY" not in environ_of(scope("GET"), BytesIO(), None)


def test_a_page_does_not_wait_for_what_takes_somebody_else_long() -> None:
    held = threading.Event()

    @Request.application
    def some_are_slow(request: Request) -> Response:
        if request.method == "POST":
            held.wait(5)
        return Response("well")

    async def both() -> Any:
        served = Front(some_are_slow, QUICK, threads=4)
        nothing = [part(b"", more=False)]
        slow = [asyncio.create_task(asked(served, scope(), sent(*nothing))) for _ in range(3)]
        await asyncio.sleep(0.01)
        begun = time.monotonic()
        page = await asked(served, scope("GET"), sent())
        waited = time.monotonic() - begun
        assert not any(task.done() for task in slow)
        held.set()
        return page, waited, [await task for task in slow]

    page, waited, others = run(asyncio.wait_for(both(), 4))
    assert (page, others) == ((200, b"well"), [(200, b"well")] * 3)
    assert waited < 1


def test_threads_that_helped_out_end_when_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front, "IDLE", 0.05)
    names: set[str] = set()

    @Request.application
    def slow(_request: Request) -> Response:
        names.add(threading.current_thread().name)
        time.sleep(0.1)
        return Response("well")

    async def crowd() -> int:
        served = Front(slow, QUICK, threads=3)
        for _ in range(2):
            await asyncio.gather(*(asked(served, scope("GET"), sent()) for _ in range(6)))
            await asyncio.sleep(0.2)
        return served._pages._number

    assert run(asyncio.wait_for(crowd(), 4)) == 1
    assert len(names) > 3  # those of the second crowd are others
