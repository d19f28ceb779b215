"""The clock tells UTC moments and Dutch days, and stands still when it is told to."""

from datetime import UTC, date, datetime, timedelta, timezone
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import clock


def test_now_is_in_utc() -> None:
    assert clock.now().utcoffset() == timedelta(0)
    assert datetime(2025, 1, 1, tzinfo=UTC) < clock.now()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 1, 31, 22, 59, tzinfo=UTC), date(2026, 1, 31)),
        (datetime(2026, 1, 31, 23, 0, tzinfo=UTC), date(2026, 2, 1)),
        (datetime(2026, 7, 31, 21, 59, tzinfo=UTC), date(2026, 7, 31)),
        (datetime(2026, 7, 31, 22, 0, tzinfo=UTC), date(2026, 8, 1)),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=9))), date(2025, 12, 31)),
    ],
)
def test_a_day_begins_at_midnight_in_the_netherlands(moment: datetime, day: date) -> None:
    assert clock.day_of(moment) == day
    with clock.at(moment):
        assert clock.today() == day


@given(
    st.datetimes(
        min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - Hypothesis adds the zone
        max_value=datetime(2090, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    )
)
def test_a_dutch_day_is_the_day_of_utc_or_the_next(moment: datetime) -> None:
    assert clock.day_of(moment) - moment.date() in {timedelta(0), timedelta(days=1)}


def test_the_clock_can_be_held_within_a_held_clock_and_goes_on_after() -> None:
    first, second = datetime(2020, 1, 1, tzinfo=UTC), datetime(2021, 1, 1, tzinfo=UTC)
    with clock.at(first):
        with clock.at(second):
            assert clock.now() == second
        assert clock.now() == first
    assert clock.now() not in {first, second}


def test_the_clock_goes_on_after_an_error() -> None:
    held = datetime(2020, 1, 1, tzinfo=UTC)
    with pytest.raises(RuntimeError), clock.at(held):
        raise RuntimeError
    assert clock.now() != held


def test_holding_the_clock_holds_it_for_nobody_else() -> None:
    seen: list[datetime] = []
    with clock.at(datetime(2020, 1, 1, tzinfo=UTC)):
        other = Thread(target=lambda: seen.append(clock.now()))
        other.start()
        other.join()
    assert seen[0].year > 2020
