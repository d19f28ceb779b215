"""What forms and public pages can tell beforehand."""

from portal.rules.hints import (
    HoursRange,
    TermRange,
    allowed_kinds,
    hours_range,
    premium_per_year,
    proposal_term_days,
    term_range,
    upper_bounds,
    year_hours_range,
)
from portal.rules.law import Law
from tests.rules.support import BR, HS, RTM, VB, chosen, law, with_rules


def test_the_hours_that_fit() -> None:
    assert hours_range(law(HS)) == HoursRange(4, 16, None)
    assert hours_range(law(RTM)) == HoursRange(None, 20, 20)
    assert hours_range(law(BR)) == HoursRange(None, None, None)
    assert year_hours_range(law(VB)) == HoursRange(104, 156, None)
    assert year_hours_range(law(HS)) == HoursRange(None, None, None)


def test_the_months_that_fit() -> None:
    assert term_range(law(HS)) == TermRange(3, None)
    assert term_range(chosen(law(HS), "C1", "maximum")) == TermRange(3, 3)
    assert term_range(law(VB)) == TermRange(None, 12)
    assert term_range(law(BR)) == TermRange(None, None)


def test_the_kinds_that_may_be_proposed() -> None:
    assert allowed_kinds(law(HS)) == ("volunteering", "other_useful_work")
    work = ("volunteering", "mantelzorg", "other_useful_work")
    assert allowed_kinds(law(RTM)) == (*work, "language_training", "exercise_training", "personal_problems")
    assert allowed_kinds(chosen(law(RTM), "C24", "niet_toegestaan")) == work
    silent = with_rules(law(HS).regeling, "content", allowed=None)
    assert allowed_kinds(Law(silent, law(HS).national)) == ()


def test_the_bounds_of_a_maatregel() -> None:
    assert upper_bounds(law(HS)) == (50, 1)
    assert upper_bounds(law(RTM)) == (None, None)
    assert upper_bounds(law(VB)) == (0, 0)


def test_the_days_for_a_proposal_and_the_premium() -> None:
    assert [proposal_term_days(law(gemeente)) for gemeente in (HS, RTM, BR, VB)] == [28, 28, 28, 42]
    assert proposal_term_days(law(VB, "2027-01-01")) is None
    assert premium_per_year(law(VB)) == 150
    assert premium_per_year(law(HS)) is None
