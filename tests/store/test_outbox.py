"""Notices leave once: one worker at a time has one, a failure waits longer each time, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.store import outbox
from portal.store.base import Store
from portal.store.outbox import LEASE, TRIES, Notice
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_client
from tests.fixtures.threads import at_once

pytestmark = on_each_database
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
YEAR = timedelta(days=365)


@pytest.fixture
def waiting(store: Store) -> Store:
    """A store in which one notice waits."""
    with store.write() as connection:
        outbox.put(connection, add_client(connection), "decision-sent", "ar", NOON)
    return store


def take(store: Store, moment: datetime) -> Notice | None:
    """What a worker gets at a moment."""
    with store.write() as connection:
        return outbox.take(connection, moment)


def test_a_notice_says_to_whom_about_what_and_in_which_language(waiting: Store) -> None:
    notice = take(waiting, NOON)
    assert notice is not None
    assert (notice.mail, notice.event, notice.language, notice.attempts) == (
        "fatima@voorbeeld.invalid",
        "decision-sent",
        "ar",
        1,
    )


def test_somebody_without_a_mail_address_is_sent_nothing(store: Store) -> None:
    with store.write() as connection:
        outbox.put(connection, add_client(connection, mail=None), "decision-sent", "nl", NOON)
    assert take(store, NOON + YEAR) is None


def test_a_notice_is_not_given_before_its_time(waiting: Store) -> None:
    assert take(waiting, NOON - timedelta(seconds=1)) is None


def test_what_one_worker_has_another_does_not_get(waiting: Store) -> None:
    assert take(waiting, NOON) is not None
    assert take(waiting, NOON + LEASE - timedelta(seconds=1)) is None


def test_workers_who_ask_at_one_moment_get_one_notice_together(waiting: Store) -> None:
    given = at_once(*[lambda: take(waiting, NOON)] * 5)
    assert sorted(type(one).__name__ for one in given) == ["NoneType"] * 4 + ["Notice"]


def test_what_a_worker_had_when_it_died_goes_to_the_next(waiting: Store) -> None:
    first = take(waiting, NOON)
    second = take(waiting, NOON + LEASE)
    assert first is not None
    assert second is not None
    assert (second.id, second.attempts) == (first.id, 2)


def test_the_oldest_notice_goes_first(store: Store) -> None:
    with store.write() as connection:
        for minute, event in ((5, "second"), (0, "first"), (9, "third")):
            outbox.put(connection, add_client(connection), event, "nl", NOON + timedelta(minutes=minute))
    later = NOON + timedelta(hours=1)
    taken = [take(store, later) for _ in range(4)]
    assert [notice and notice.event for notice in taken] == ["first", "second", "third", None]


def test_a_notice_that_was_sent_is_not_sent_again(waiting: Store) -> None:
    notice = take(waiting, NOON)
    assert notice is not None
    with waiting.write() as connection:
        outbox.sent(connection, notice.id, NOON)
    assert take(waiting, NOON + YEAR) is None


def test_each_failure_waits_longer_and_the_last_one_ends_it(waiting: Store) -> None:
    moment, waits = NOON, []
    for _ in range(TRIES):
        notice = take(waiting, moment)
        assert notice is not None
        assert take(waiting, moment) is None
        with waiting.write() as connection:
            outbox.postponed(connection, notice, moment)
        wait = next((s for s in (60, 120, 240, 480, 960, 1920, 3840) if _is_due(waiting, moment, s)), None)
        waits.append(wait)
        moment += timedelta(seconds=wait or 0)
    assert waits == [60, 120, 240, 480, 960, 1920, 3840, 3840, 3840, 3840, 3840, None]
    assert take(waiting, NOON + YEAR) is None


def _is_due(store: Store, moment: datetime, seconds: int) -> bool:
    """Whether something is due at a moment; looks without taking."""

    class Looked(Exception):
        """Ends the transaction without a trace."""

    found = []
    try:
        with store.write() as connection:
            found.append(outbox.take(connection, moment + timedelta(seconds=seconds)))
            raise Looked
    except Looked:
        return found != [None]
