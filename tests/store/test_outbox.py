"""Notices leave once: one worker at a time has one, a failure waits longer each time, and not for ever."""

from datetime import UTC, datetime, timedelta

import pytest

from portal.store import outbox
from portal.store.base import Store
from portal.store.outbox import LEASE, TRIED_FOR, TRIES, Notice
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


def fail(store: Store, moment: datetime) -> None:
    """Try in vain at a moment."""
    notice = take(store, moment)
    assert notice is not None
    with store.write() as connection:
        outbox.postponed(connection, notice, moment)


def test_each_failure_waits_longer_and_at_most_an_hour(waiting: Store) -> None:
    moment = NOON
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60, 60):
        fail(waiting, moment)
        moment += timedelta(minutes=minutes)
        assert take(waiting, moment - timedelta(seconds=1)) is None


def test_a_mail_server_that_is_away_for_almost_a_week_costs_nobody_a_notice(waiting: Store) -> None:
    moment, tries = NOON, 0
    while moment < NOON + timedelta(days=6, hours=23):
        fail(waiting, moment)
        tries += 1
        moment += outbox.wait_after(tries)
    assert take(waiting, moment) is not None


def test_after_seven_days_of_tries_a_notice_is_given_up_and_listed(waiting: Store) -> None:
    moment = NOON
    for tries in range(1, TRIES + 1):
        fail(waiting, moment)
        moment += outbox.wait_after(tries)
    assert NOON + TRIED_FOR <= moment <= NOON + TRIED_FOR + timedelta(hours=2)
    assert take(waiting, NOON + YEAR) is None
    with waiting.read() as connection:
        [unsent] = outbox.unsent(connection)
        assert outbox.standing(connection) == outbox.Standing(0, 0, 1, None)
    assert (unsent.event, unsent.attempts, unsent.failed_at is not None) == ("decision-sent", TRIES, True)


def test_the_numbers_tell_what_waits_what_is_stuck_and_since_when(store: Store) -> None:
    with store.write() as connection:
        for minute in (5, 0):
            outbox.put(connection, add_client(connection), "x", "nl", NOON + timedelta(minutes=minute))
    fail(store, NOON)
    fail(store, NOON + timedelta(minutes=1))
    with store.read() as connection:
        assert outbox.standing(connection) == outbox.Standing(2, 1, 0, NOON)
        assert [one.attempts for one in outbox.unsent(connection)] == [2, 0]


def test_what_was_given_up_or_waits_for_later_can_be_tried_now(waiting: Store) -> None:
    moment = NOON
    for tries in range(1, TRIES + 1):
        fail(waiting, moment)
        moment += outbox.wait_after(tries)
    with waiting.write() as connection:
        assert outbox.resend(connection, moment) == 1
    notice = take(waiting, moment)
    assert notice is not None
    assert notice.attempts == 1


def test_what_a_worker_has_in_hand_is_not_taken_from_it(waiting: Store) -> None:
    take(waiting, NOON)
    with waiting.write() as connection:
        assert outbox.resend(connection, NOON) == 0
    assert take(waiting, NOON) is None
