"""The server as it really runs: processes over loopback that are stalled, killed and stopped."""

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from portal import paths
from tests.cli.live import PAUSE_SECONDS, PORTAL, Running, served, until
from tests.web.running import HOOGEZAND, demo_database

pytestmark = pytest.mark.long


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The demo with two workers."""
    with served(tmp_path) as made:
        yield made


def form(length: int) -> bytes:
    """The rest of the head of a form of so many bytes."""
    return f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n".encode()


def test_eight_bodies_that_never_come_hold_nobody_up_and_end_with_408(running: Running) -> None:
    slow = [running.say("POST /nl/melden", form(1000) + b"work=") for _ in range(8)]
    assert [running.get(wait=5) for _ in range(20)] == [200] * 20
    for line in slow:
        assert line.recv(1000).startswith(b"HTTP/1.1 408 ")
        line.close()


def test_expect_chunks_head_and_one_line_for_many_requests_work(running: Running) -> None:
    line = running.say("POST /nl/melden", b"Expect: 100-continue\r\n" + form(6))
    assert line.recv(1000).startswith(b"HTTP/1.1 100 ")
    line.sendall(b"work=a")
    assert line.recv(1000).startswith(b"HTTP/1.1 422 ")  # the portal read it, and asks the rest
    line.close()
    chunks = b"Transfer-Encoding: chunked\r\n\r\n6\r\nwork=a\r\n0\r\n\r\n"
    with running.say("POST /nl/melden", chunks) as line:
        assert line.recv(1000).startswith(b"HTTP/1.1 422 ")
    kept = http.client.HTTPConnection("127.0.0.1", running.port, timeout=5)
    for method, has_body in (("HEAD", False), ("GET", True), ("HEAD", False)):
        kept.request(method, "/nl/")
        answer = kept.getresponse()
        assert (answer.status, bool(answer.read())) == (200, has_body)
    kept.close()


@pytest.mark.parametrize("length", [1_000_000, 40_000_000])
def test_a_form_that_is_too_large_gets_the_page_that_says_so(running: Running, length: int) -> None:
    line = running.say("POST /nl/melden", form(length))
    line.sendall(b"a" * length)
    assert line.recv(1000).startswith(b"HTTP/1.1 413 ")
    line.close()


def test_a_worker_that_dies_comes_back_and_nobody_notices(running: Running) -> None:
    for _ in range(3):  # twice within seconds: granian's own option gives up then
        first = running.until_two()
        running.killed(first[0])
        assert [running.get(wait=5) for _ in range(10)] == [200] * 10
        until(lambda gone=first[0]: gone not in running.workers())


def test_when_all_workers_die_whoever_calls_waits_for_the_next(running: Running) -> None:
    for worker in running.until_two():
        running.killed(worker)
    with ThreadPoolExecutor(5) as callers:
        assert set(callers.map(lambda _: running.get(wait=20), range(5))) == {200}


def test_workers_stand_in_memory_once_for_the_larger_part(running: Running) -> None:
    for worker in running.until_two():
        lines = Path(f"/proc/{worker}/smaps_rollup").read_text().splitlines()[1:]
        kilobytes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in lines)}
        assert kilobytes["Private_Dirty"] < kilobytes["Shared_Dirty"]


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_the_server_ends_when_asked_and_leaves_nobody(running: Running, sign: signal.Signals) -> None:
    workers = running.until_two()
    slow = running.say("POST /nl/melden", form(1000))
    running.process.send_signal(sign)
    assert running.process.wait(20) == 0
    slow.close()
    assert not [worker for worker in workers if Path(f"/proc/{worker}").exists()]


def test_what_was_begun_is_answered_while_the_server_ends(running: Running) -> None:
    line = running.say("POST /nl/melden", form(6) + b"wor")
    time.sleep(0.5)  # it is with a worker
    running.process.terminate()
    time.sleep(PAUSE_SECONDS / 2)
    line.sendall(b"k=a")
    assert line.recv(1000).startswith(b"HTTP/1.1 422 ")
    line.close()


def test_workers_whose_main_process_was_killed_let_go_of_the_port(running: Running) -> None:
    workers = running.until_two()
    running.process.kill()
    running.process.wait()
    until(lambda: not [worker for worker in workers if _lives(worker)])
    with socket.create_server(("127.0.0.1", running.port)):
        pass


def _lives(process: int) -> bool:
    """Whether it runs; one that nobody has buried does not."""
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


def test_a_port_in_use_is_one_line(running: Running) -> None:
    second = subprocess.run(  # noqa: S603 -- our own command
        [*PORTAL, "demo", "--port", str(running.port)],
        cwd=paths.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.startswith(f"Error: Port {running.port} of 127.0.0.1 is in use.")
    assert len(second.stderr.splitlines()) == 1


def test_a_database_that_is_put_in_the_place_of_another_is_used_by_all_workers(running: Running) -> None:
    running.file.rename(running.file.with_suffix(".aside"))
    assert until(lambda: running.get("/gezond/klaar") == 503, 5)
    assert running.get("/gezond") == 200
    assert not running.file.exists()
    with demo_database(HOOGEZAND, server=None) as url:
        fresh = shutil.copy(url.removeprefix("sqlite:///"), running.file.with_suffix(".fresh"))
    Path(fresh).replace(running.file)
    assert until(lambda: running.get("/gezond/klaar") == 200, 5)
    assert [running.get("/inloggen") for _ in range(20)] == [200] * 20


def test_granian_says_nothing_about_websockets(running: Running) -> None:
    running.process.terminate()
    said, _ = running.process.communicate(timeout=20)
    running.process.stdout = open(os.devnull, "rb")  # noqa: SIM115 -- the fixture closes it
    assert b"Listening at" in said
    assert b"ebsocket" not in said
