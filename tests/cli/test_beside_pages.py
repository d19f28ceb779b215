"""Files and documents of one person while others read: real processes, under a load of their own."""

import io
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from werkzeug.datastructures import FileStorage

from portal.domain.jobs import LEASE
from tests.cli.live import Person, Running, served, until
from tests.fixtures.files import photo, written

pytestmark = pytest.mark.long
PAPERS = "/mijn/plan/bijlagen"


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    """The demo with two workers."""
    with served(tmp_path) as made:
        yield made


def heavy() -> bytes:
    """A picture of 64 million pixels, the most that is taken; as a PNG it is small."""
    return written(Image.effect_mandelbrot((8000, 8000), (-3, -2.5, 2, 2.5), 9), "PNG", compress_level=1)


def add(person: Person, content: bytes) -> None:
    """Add a file to the plan."""
    person.get(PAPERS)
    assert person.post(PAPERS, {"paper": FileStorage(io.BytesIO(content), "foto.png")}) == 303


def papers(person: Person) -> int:
    """How many papers stand on the page."""
    person.get(PAPERS)
    return len(re.findall(r'href="/mijn/bijlagen/', person.page))


def waiting(running: Running) -> int:
    """How many files are looked at."""
    with sqlite3.connect(running.file) as database:
        [(count,)] = database.execute("SELECT count(*) FROM job WHERE done_at IS NULL")
    return int(count)


def slowest(ask: Callable[[], object], while_true: Callable[[], bool]) -> float:
    """Seconds of the slowest answer as long as something goes on."""
    found = 0.0
    while while_true():
        begun = time.monotonic()
        ask()
        found = max(found, time.monotonic() - begun)
    return found


def test_heavy_files_hold_up_nobody_and_no_more_than_two_are_at_work(running: Running) -> None:
    jan, picture = Person(running, "busy"), heavy()
    there = papers(jan)
    for _count in range(3):
        add(jan, picture)
    assert slowest(running.get, lambda: waiting(running) > 0) < 1
    assert papers(jan) == there + 1  # the same picture is there once


def test_the_file_of_a_worker_that_was_killed_is_looked_at_by_another(running: Running) -> None:
    jan = Person(running, "busy")
    there = papers(jan)
    add(jan, heavy())
    for worker in running.until_two():
        running.killed(worker)
    until(lambda: running.get() == 200)
    if waiting(running):
        time.sleep(LEASE.total_seconds())
    until(lambda: papers(jan) == there + 1, 60)


def test_who_asks_for_his_receipt_again_and_again_slows_nobody_down(running: Running) -> None:
    samuel = Person(running, "sent")
    samuel.get("/mijn/")
    [sent, *_] = re.findall(r"/mijn/ingestuurd/[0-9a-f-]{36}", _page(samuel))
    receipt = f"{sent}/ontvangstbevestiging.pdf"
    until(lambda: samuel.get(receipt) == 200, 30)
    with ThreadPoolExecutor(1) as other:
        asking = other.submit(lambda: [samuel.get(receipt) for _ in range(200)])
        assert slowest(running.get, lambda: not asking.done()) < 1
        assert asking.result() == [200] * 200


def test_a_document_on_demand_slows_nobody_down_and_has_a_budget(running: Running) -> None:
    jan = Person(running, "busy")
    with ThreadPoolExecutor(3) as others:
        asked = [others.submit(jan.get, "/mijn/plan/mijn-antwoorden.pdf") for _ in range(40)]
        assert slowest(running.get, lambda: not all(one.done() for one in asked)) < 2
    found = [one.result() for one in asked]
    assert (found.count(200), found.count(429)) == (30, 10)


def test_a_photo_is_there_in_a_moment(running: Running) -> None:
    jan = Person(running, "busy")
    there = papers(jan)
    add(jan, photo())
    until(lambda: papers(jan) == there + 1, 10)


def _page(person: Person) -> str:
    person.get("/mijn/")
    return person.page
