"""Counting what may not be done too often: exact over processes, for a while, and nothing of anybody kept."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal.actions import brakes
from portal.actions.installation import Installation
from portal.domain.errors import TooOften
from portal.domain.limits import Limit
from portal.store import worktables
from tests.fixtures.databases import on_each_database

NOW = datetime(2026, 9, 15, 10, tzinfo=UTC)
THREE = Limit("three", 3, timedelta(minutes=10))
PROCESSES, EACH = 3, 20
COUNTING = """
import sys
from types import SimpleNamespace
from datetime import UTC, datetime, timedelta
from portal import clock
from portal.actions import brakes
from portal.domain.errors import TooOften
from portal.domain.limits import Limit
from portal.store.base import Store
portal = SimpleNamespace(store=Store(sys.argv[1]))
through = 0
with clock.at(datetime(2026, 9, 15, 10, tzinfo=UTC)):
    for _ in range(int(sys.argv[2])):
        try:
            brakes.count(portal, Limit("many", 25, timedelta(days=1)), "here")
            through += 1
        except TooOften:
            pass
print(through)
"""


@pytest.fixture(autouse=True)
def held(moment: Callable[[datetime], None]) -> None:
    """The clock stands still."""
    moment(NOW)


def counts(portal: Installation) -> list[str]:
    """The keys of what is counted at this moment."""
    with portal.store.read() as connection:
        return list(connection.scalars(sa.select(worktables.brake.c.id)))


def let_through(portal: Installation, times: int, key: str = "here") -> int:
    """How many of so many tries are let through."""
    through = 0
    for _time in range(times):
        try:
            brakes.count(portal, THREE, key)
        except TooOften:
            continue
        through += 1
    return through


@on_each_database
def test_so_many_and_no_more_from_one_place_and_elsewhere_nobody_notices(installation: Installation) -> None:
    assert let_through(installation, 5) == 3
    assert let_through(installation, 5, "there") == 3


def test_whoever_has_to_wait_hears_until_when_and_trying_makes_it_no_longer(
    installation: Installation, moment: Callable[[datetime], None]
) -> None:
    let_through(installation, 3)
    moment(NOW + timedelta(minutes=9, seconds=59))
    with pytest.raises(TooOften) as refused:
        brakes.count(installation, THREE, "here")
    assert refused.value.until == NOW + timedelta(minutes=10)
    moment(NOW + timedelta(minutes=10))
    assert let_through(installation, 5) == 3


def test_what_was_no_mistake_does_not_count(installation: Installation) -> None:
    for _time in range(10):
        brakes.count(installation, THREE, "here")
        brakes.take_back(installation, "here")
    brakes.take_back(installation, "here")
    assert let_through(installation, 5) == 3


def test_a_count_is_gone_when_its_time_is_over(
    installation: Installation, moment: Callable[[datetime], None]
) -> None:
    let_through(installation, 1)
    moment(NOW + timedelta(minutes=5))
    let_through(installation, 1, "there")
    moment(NOW + timedelta(minutes=10))
    assert brakes.forget(installation) == 1
    assert counts(installation) == ["there"]
    moment(NOW + timedelta(minutes=15))
    let_through(installation, 1, "elsewhere")
    assert counts(installation) == ["elsewhere"]


def test_all_processes_count_together(installation: Installation) -> None:
    address = installation.store.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", COUNTING, address, str(EACH)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(PROCESSES)]  # noqa: S603
    through = [int(process.communicate()[0]) for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES
    assert sum(through) == 25 < PROCESSES * EACH
