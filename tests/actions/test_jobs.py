"""Work beside the pages: taken once, so many at a time, taken over from who is gone, and never for ever."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from portal.actions import jobs
from portal.actions.installation import Installation
from portal.domain.jobs import AGAIN_AFTER, AT_FAULT, KEPT, LEASE, TRIES, Work
from portal.domain.roles import Actor
from portal.letters.press import PressFailed
from portal.store import jobs as stored
from portal.store import trail
from tests.fixtures.databases import on_each_database
from tests.fixtures.threads import at_once

Hold = Callable[[datetime], None]
NOON = datetime(2026, 9, 15, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon(moment: Hold) -> None:
    """The clock stands still."""
    moment(NOON)


def put(portal: Installation, client: Actor, kind: Work = Work.PAPER, at: datetime = NOON) -> str:
    """A job that waits."""
    with portal.store.write() as connection:
        return stored.add(connection, client.id, kind, {"draft_id": "a draft"}, at, b"what came in")


def job(portal: Installation, key: str) -> stored.Job:
    """How a job stands."""
    with portal.store.read() as connection:
        found = stored.get(connection, key)
    assert found
    return found


def taken(portal: Installation, kind: Work = Work.PAPER, at: datetime = NOON, at_once: int = 9) -> str | None:
    """Take the next one, as a process would that then goes away."""
    with portal.store.write() as connection:
        found = stored.take(connection, kind, at, at_once=at_once, asked_before=at)
    return found and found.id


def making(made: list[str]) -> jobs.Makers:
    """Makers that write down what they were given."""

    def make(_portal: Installation, job: stored.Job, content: bytes | None) -> jobs.Made:
        made.append(job.id)
        return jobs.Made(document=b"made of " + (content or b""))

    return dict.fromkeys(Work, make)


@on_each_database
def test_jobs_are_done_in_turn_and_once(installation: Installation, fatima: Actor, jan: Actor) -> None:
    later = put(installation, jan, at=NOON - timedelta(seconds=1))
    first = put(installation, fatima, at=NOON - timedelta(seconds=2))
    made: list[str] = []
    assert jobs.do_all(installation, making(made)) == 2
    assert made == [first, later]
    assert jobs.do_all(installation, making(made)) == 0
    with installation.store.read() as connection:
        assert stored.content_of(connection, first) == b"made of what came in"
    assert job(installation, first).done_at == NOON


@on_each_database
def test_no_more_are_at_work_than_may_be(installation: Installation, fatima: Actor) -> None:
    for _count in range(3):
        put(installation, fatima)
    assert taken(installation, at_once=2)
    assert taken(installation, at_once=2)
    assert taken(installation, at_once=2) is None
    assert jobs.do_next(replace(installation, papers_at_once=2), making([])) is False
    assert jobs.do_next(replace(installation, papers_at_once=3), making([])) is True


@on_each_database
def test_many_who_look_at_once_take_each_job_once(installation: Installation, fatima: Actor) -> None:
    keys = {put(installation, fatima) for _count in range(4)}
    made: list[str] = []
    at_once(*[lambda: jobs.do_all(replace(installation, papers_at_once=9), making(made))] * 4)
    assert sorted(made) == sorted(keys)


@on_each_database
def test_the_job_of_a_process_that_is_gone_is_taken_over(
    installation: Installation, fatima: Actor, moment: Hold
) -> None:
    key = put(installation, fatima)
    assert taken(installation) == key
    made: list[str] = []
    assert jobs.do_all(installation, making(made)) == 0
    moment(NOON + LEASE)
    assert jobs.do_all(installation, making(made)) == 1
    assert made == [key]


def test_who_comes_late_with_what_was_done_meanwhile_changes_nothing(
    installation: Installation, fatima: Actor
) -> None:
    key, kept = put(installation, fatima), []

    def make(portal: Installation, job: stored.Job, _content: bytes | None) -> jobs.Made:
        with portal.store.write() as connection:  # another process took it over
            assert stored.finish(connection, job.id, NOON, 1, document=b"of the other")
        return jobs.Made(keep=kept.append, document=b"too late")

    jobs.do_all(installation, {Work.PAPER: make})
    with installation.store.read() as connection:
        assert stored.content_of(connection, key) == b"of the other"
    assert kept == []


@pytest.mark.parametrize("kind", Work)
def test_a_job_that_ends_its_process_each_time_is_given_up(
    installation: Installation, fatima: Actor, moment: Hold, kind: Work
) -> None:
    key = put(installation, fatima, kind)
    for count in range(TRIES):
        assert taken(installation, kind, NOON + count * LEASE) == key
    moment(NOON + TRIES * LEASE)
    made: list[str] = []
    assert jobs.do_all(installation, making(made)) == 1
    assert (made, job(installation, key).refusal) == ([], AT_FAULT[kind])


def test_a_job_that_fails_is_tried_again_after_a_while_and_the_log_names_no_reason(
    installation: Installation, fatima: Actor, moment: Hold, capsys: pytest.CaptureFixture[str]
) -> None:
    key = put(installation, fatima)

    def fail(*_: Any) -> jobs.Made:
        raise PressFailed("what somebody typed")

    assert jobs.do_all(installation, {Work.PAPER: fail}) == 1
    assert job(installation, key).waits
    assert "what somebody typed" not in capsys.readouterr().out
    made: list[str] = []
    other = put(installation, fatima)
    assert jobs.do_all(replace(installation, papers_at_once=1), making(made)) == 1
    assert made == [other]  # nobody waits for the one that failed
    moment(NOON + AGAIN_AFTER)
    jobs.do_all(installation, making(made))
    assert made == [other, key]


def test_whoever_works_for_long_gives_signs_of_life(
    installation: Installation, fatima: Actor, moment: Hold, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SIGN_OF_LIFE_S", 0.01)
    key = put(installation, fatima)

    def slow(_portal: Installation, _job: stored.Job, _content: bytes | None) -> jobs.Made:
        time.sleep(0.3)
        assert taken(installation, at=NOON + LEASE / 2) is None
        return jobs.Made()

    moment(NOON - LEASE + timedelta(seconds=1))
    with installation.store.write() as connection:  # asked a while ago
        stored.remove(connection, key)
    key = put(installation, fatima, at=NOON - 2 * LEASE)
    moment(NOON)
    assert jobs.do_all(installation, {Work.PAPER: slow}) == 1
    assert not job(installation, key).waits


def test_a_process_does_the_work_of_another_when_that_does_not_come(
    installation: Installation, fatima: Actor, moment: Hold
) -> None:
    put(installation, fatima, Work.OWN_DATA)
    made: list[str] = []
    assert jobs.do_all(installation, making(made), [Work.PAPER]) == 0
    moment(NOON + jobs.LATE)
    assert jobs.do_all(installation, making(made), [Work.PAPER]) == 1


@pytest.mark.parametrize("kind", Work)
def test_what_was_done_is_forgotten_after_its_time_and_what_waits_never_is(
    installation: Installation, fatima: Actor, moment: Hold, kind: Work
) -> None:
    done, waiting = put(installation, fatima, kind), put(installation, fatima, kind)
    with installation.store.write() as connection:
        stored.finish(connection, done, NOON, 1)
    moment(NOON + KEPT[kind])
    assert jobs.forget(installation) == 0
    moment(NOON + KEPT[kind] + timedelta(seconds=1))
    assert jobs.forget(installation) == 1
    assert job(installation, waiting).waits


def test_what_is_kept_is_kept_in_the_transaction_that_ends_the_job(
    installation: Installation, fatima: Actor
) -> None:
    key = put(installation, fatima)

    def keep(connection: Any) -> None:
        trail.record(connection, NOON, fatima.id, "session:closed", key)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        jobs.do_all(installation, {Work.PAPER: lambda *_: jobs.Made(keep=keep)})
    with installation.store.read() as connection:
        assert list(trail.of(connection, key)) == []
    assert job(installation, key).waits
