"""Legal terms, against a calculation that shares nothing with the code."""

from datetime import date, timedelta

import holidays
import pytest
from dateutil.easter import easter
from dateutil.relativedelta import relativedelta
from holidays.constants import OPTIONAL, PUBLIC
from hypothesis import given
from hypothesis import strategies as st

from portal.rules import terms
from tests.rules.support import law

DAYS = st.dates(date(2015, 1, 1), date(2099, 12, 31))


def free_days(year: int) -> set[date]:
    """The holidays of art. 3 Algemene termijnenwet, worked out by hand from Easter.

    The decisions for 2023 to 2028 treat the Friday after a holiday on a Thursday as one too.
    """
    found = holidays_of(year)
    fridays = {day + timedelta(days=1) for day in found if day.isoweekday() == 4}
    return found | fridays if 2023 <= year <= 2028 else found


def holidays_of(year: int) -> set[date]:
    sunday = easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(year, 4, 26)
    return {
        date(year, 1, 1),
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        kings_day,
        date(year, 5, 5),
        sunday + timedelta(days=39),
        sunday + timedelta(days=50),
        date(year, 12, 25),
        date(year, 12, 26),
    }


def moved(day: date) -> date:
    while day.isoweekday() > 5 or day in free_days(day.year):
        day = day + timedelta(days=1)
    return day


@given(DAYS)
def test_a_working_day_is_no_weekend_and_no_holiday(day: date) -> None:
    assert terms.is_working_day(day) == (moved(day) == day)


@given(DAYS)
def test_the_next_working_day_is_the_first(day: date) -> None:
    assert terms.next_working_day(day) == moved(day)


@given(DAYS, st.integers(0, 30))
def test_working_days_are_counted_one_by_one(day: date, number: int) -> None:
    days = (day + timedelta(days=step) for step in range(1, 100))
    working = [one for one in days if moved(one) == one]
    assert terms.working_days_after(day, number) == ([day, *working][number])


def test_working_days_are_never_counted_back() -> None:
    with pytest.raises(ValueError, match=r"^number must not be negative$"):
        terms.working_days_after(date(2026, 1, 1), -1)


@given(DAYS, st.integers(1, 10))
def test_post_leaves_after_the_decision_on_a_working_day(day: date, number: int) -> None:
    left = terms.posted_on(day, number)
    assert left == terms.working_days_after(day, number)
    assert left > day
    assert moved(left) == left


def test_post_never_leaves_on_the_day_of_the_decision() -> None:
    with pytest.raises(ValueError, match=r"^a decision leaves one working day after it, or later$"):
        terms.posted_on(date(2026, 3, 2), 0)


@given(DAYS, DAYS)
def test_a_letter_counts_from_the_later_of_two_days(printed: date, posted: date) -> None:
    assert terms.counted_from(printed, posted) == moved(max(printed, posted))


@given(DAYS, st.integers(-600, 600))
def test_months_are_calendar_months_clamped_to_the_end(day: date, months: int) -> None:
    assert terms.add_months(day, months) == day + relativedelta(months=months)


@given(DAYS)
def test_bezwaar_may_come_on_42_days_and_no_later_than_the_working_day_after(sent_on: date) -> None:
    last = terms.bezwaar_last_day(sent_on)
    assert last == moved(sent_on + timedelta(days=42))
    assert terms.bezwaar_unmoved_day(sent_on) == sent_on + timedelta(days=42)


@given(DAYS, st.integers(0, 20), st.integers(0, 60))
def test_a_decision_is_due_after_its_weeks_and_the_days_it_stood_still(
    day: date, weeks: int, still: int
) -> None:
    assert terms.decision_due(day, weeks=weeks, suspended_days=still) == moved(
        day + timedelta(days=7 * weeks + still)
    )


def test_a_decision_is_due_in_eight_weeks_unless_said_otherwise() -> None:
    assert terms.decision_due(date(2026, 2, 2)) == date(2026, 3, 30)


def test_an_extension_names_the_day_and_never_shortens() -> None:
    received = date(2026, 2, 2)
    assert terms.decision_due(received, extended_to=date(2026, 6, 6)) == date(2026, 6, 8)
    assert terms.decision_due(received, extended_to=date(2026, 2, 10)) == date(2026, 3, 30)


@pytest.mark.parametrize(("weeks", "still"), [(-1, 0), (8, -1)])
def test_negative_terms_are_refused(weeks: int, still: int) -> None:
    with pytest.raises(ValueError, match=r"^weeks and suspended_days must not be negative$"):
        terms.decision_due(date(2026, 2, 2), weeks=weeks, suspended_days=still)


@pytest.mark.parametrize(
    ("options", "due"),
    [
        ({}, date(2026, 3, 30)),
        ({"committee": True}, date(2026, 5, 11)),
        ({"adjourned": True}, date(2026, 5, 11)),
        ({"committee": True, "adjourned": True}, date(2026, 6, 22)),
        ({"suspended_days": 3}, date(2026, 4, 2)),
        ({"suspended_days": 4}, date(2026, 4, 7)),
    ],
)
def test_a_bezwaar_is_decided_from_the_end_of_the_bezwaar_term(options: dict[str, int], due: date) -> None:
    assert terms.bezwaar_decision_due(date(2026, 1, 5), **options) == due


def test_a_bezwaar_term_cannot_stand_still_for_less_than_no_days() -> None:
    with pytest.raises(ValueError, match=r"^suspended_days must not be negative$"):
        terms.bezwaar_decision_due(date(2026, 1, 5), suspended_days=-1)


@pytest.mark.parametrize(
    ("completed", "still"),
    [
        (date(2026, 3, 2), 0),
        (date(2026, 3, 3), 1),
        (date(2026, 3, 16), 14),
        (date(2026, 3, 20), 14),
        (None, 14),
        (date(2026, 2, 27), 0),
    ],
)
def test_the_clock_stands_still_from_the_day_after_asking(completed: date | None, still: int) -> None:
    asked, until = date(2026, 3, 2), date(2026, 3, 16)
    assert terms.suspended_days(asked, completed_on=completed, repair_until=until) == still


def test_short_terms_of_the_gemeente_end_on_a_working_day() -> None:
    friday_before_easter_week = date(2026, 3, 20)
    assert terms.repair_last_day(friday_before_easter_week) == date(2026, 4, 7)
    assert terms.hearing_last_day(friday_before_easter_week) == date(2026, 4, 7)
    assert terms.repair_last_day(date(2026, 2, 3)) == date(2026, 2, 17)
    assert terms.hearing_last_day(date(2026, 2, 3)) == date(2026, 2, 17)
    assert terms.repair_last_day(friday_before_easter_week, 3) == date(2026, 3, 23)
    assert terms.hearing_last_day(friday_before_easter_week, 3) == date(2026, 3, 23)
    assert terms.proposal_deadline(date(2026, 3, 6), 28) == date(2026, 4, 7)


def test_a_window_of_more_than_three_months_does_not_move() -> None:
    assert terms.window_ends(date(2026, 2, 1), 6) == date(2026, 8, 1)
    assert terms.window_ends(date(2026, 2, 1), 4) == date(2026, 6, 1)
    assert terms.window_ends(date(2026, 2, 2), 3) == date(2026, 5, 4)


def test_reviews_come_each_number_of_months_up_to_the_end() -> None:
    start = date(2025, 8, 31)
    assert terms.evaluation_dates(start, 6, date(2026, 8, 31)) == (date(2026, 2, 28), date(2026, 8, 31))
    assert terms.evaluation_dates(start, 6, date(2026, 8, 30)) == (date(2026, 2, 28),)
    assert terms.evaluation_dates(start, 1, date(2025, 9, 30)) == (date(2025, 9, 30),)
    with pytest.raises(ValueError, match=r"^every_months must be at least 1$"):
        terms.evaluation_dates(start, 0, start)


def test_the_review_is_put_up_four_weeks_before_the_end() -> None:
    assert terms.evaluation_task_opens(date(2026, 5, 2)) == date(2026, 4, 4)
    assert terms.evaluation_task_opens(date(2026, 5, 2), 7) == date(2026, 4, 25)


def test_a_maatregel_is_looked_at_again_within_three_months() -> None:
    assert terms.reconsider_by(date(2026, 11, 30)) == date(2027, 2, 28)
    assert terms.reconsider_by(date(2026, 11, 30), 1) == date(2026, 12, 30)


def test_the_law_file_lists_the_holidays_that_are_counted() -> None:
    rule = law("rotterdam").national.terms_act.holidays
    assert len(rule.value) == len(holidays_of(2026))


def test_the_law_file_lists_the_days_that_count_as_holidays() -> None:
    rule = law("rotterdam").national.terms_act.equated
    assert {date.fromisoformat(day) for day in rule.value} == terms.EQUATED_DAYS


@pytest.mark.parametrize("year", range(1980, 2061))
def test_the_holidays_are_those_of_another_calendar(year: int) -> None:
    theirs = holidays.country_holidays("NL", years=year, categories=(PUBLIC, OPTIONAL))
    first_days = {easter(year), easter(year) + timedelta(days=49)}  # Sundays, in theirs
    ours = terms.legal_holidays(year) - terms.EQUATED_DAYS
    assert ours == (set(theirs) | {date(year, 5, 5)}) - first_days


@pytest.mark.parametrize("year", range(2023, 2029))
def test_a_friday_after_a_holiday_on_a_thursday_is_free_too(year: int) -> None:
    assert terms.legal_holidays(year) >= free_days(year)


def test_a_bezwaar_on_the_monday_after_ascension_is_in_time() -> None:
    assert terms.bezwaar_last_day(date(2026, 4, 2)) == date(2026, 5, 18)
    assert terms.bezwaar_last_day(date(2025, 11, 20)) == date(2026, 1, 5)
