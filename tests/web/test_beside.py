"""The threads beside the pages: woken by whoever has work, so many at once, and gone when there is none."""

import threading
import time

import pytest

from portal.web.beside import Beside


def until(condition: object, seconds: float = 5) -> None:
    """Wait for it."""
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.005)


def test_whoever_wakes_it_does_not_wait_and_the_work_is_done() -> None:
    held, done = threading.Event(), threading.Event()

    def work() -> int:
        held.wait(5)
        done.set()
        return 1

    begun = time.monotonic()
    Beside(work).wake()
    assert time.monotonic() - begun < 1
    held.set()
    assert done.wait(5)


def test_a_call_that_comes_while_it_works_is_not_lost() -> None:
    held, began = threading.Event(), threading.Semaphore(0)
    rounds: list[int] = []

    def work() -> int:
        rounds.append(1)
        began.release()
        held.wait(5)
        return 0

    beside = Beside(work)
    beside.wake()
    assert began.acquire(timeout=5)
    beside.wake()
    held.set()
    until(lambda: len(rounds) == 2)


def test_no_more_work_at_once_than_so_many() -> None:
    held, lock = threading.Event(), threading.Lock()
    now: list[int] = [0]
    most: list[int] = [0]

    def work() -> int:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        held.wait(0.05)
        with lock:
            now[0] -= 1
        return 0

    beside = Beside(work, 2)
    for _count in range(10):
        beside.wake()
    until(lambda: now[0] == 0 and beside._running == 0)
    assert most[0] == 2


def test_work_that_breaks_ends_no_later_work_and_names_no_reason(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done = threading.Event()
    broken: list[bool] = []

    def work() -> int:
        if not broken:
            broken.append(True)
            raise ValueError("what somebody typed")
        done.set()
        return 0

    beside = Beside(work)
    beside.wake()
    until(lambda: beside._running == 0)
    beside.wake()
    assert done.wait(5)
    said = capsys.readouterr().out
    assert "beside_stopped" in said
    assert "typed" not in said
