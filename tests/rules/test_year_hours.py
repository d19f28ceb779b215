"""Hours a year: held against a year in the same way, or against the term where it lies in one year.

The made-up verordening of the voorbeeldgemeente asks 104 to 156 hours a year (art. 3 lid 1).
"""

import pytest

from portal.rules.checks.size import year_hours
from portal.wording.findings import sentence
from tests.rules.support import HS, VB, facts, law

IN_RANGE, BELOW, ABOVE = "hours_in_range", "hours_below_minimum", "hours_above_maximum"


@pytest.mark.parametrize(
    ("hours", "months", "starts_on", "code", "said"),
    [
        (3, 3, "2026-03-01", IN_RANGE, "Het aantal uren past: in de hele periode is het 39,4 uur."),
        (12, 3, "2026-02-01", IN_RANGE, "Het aantal uren past: in de hele periode is het 152,6 uur."),
        (
            12,
            3,
            "2026-03-01",
            ABOVE,
            "Meer dan 156 uur per jaar kan niet. In de hele periode is het 157,7 uur.",
        ),
        (3, 12, "2026-01-01", IN_RANGE, "Het aantal uren past: in de hele periode is het 156 uur."),
        (
            12,
            3,
            "2026-11-01",
            ABOVE,
            "Meer dan 156 uur per jaar kan niet. Een heel jaar op deze manier is 624 uur.",
        ),
        (3, None, None, IN_RANGE, "Het aantal uren past: een heel jaar op deze manier is 156 uur."),
        (3, 2.5, "2026-03-01", IN_RANGE, "Het aantal uren past: een heel jaar op deze manier is 156 uur."),
        (
            1,
            3,
            "2026-03-01",
            BELOW,
            "Minder dan 104 uur per jaar kan niet. Een heel jaar op deze manier is 52 uur.",
        ),
    ],
)
def test_the_finding_says_what_was_held_against_what(
    hours: float, months: float | None, starts_on: str | None, code: str, said: str
) -> None:
    activity = {"hours_per_week": hours, "months": months, "starts_on": starts_on}
    [found] = year_hours(facts(VB, activity=activity), law(VB))
    assert (found.code, sentence(found, "nl")) == (code, said)


def test_a_regeling_that_counts_no_years_says_nothing_of_them() -> None:
    activity = {"hours_per_week": 8, "months": 3, "starts_on": "2026-03-01"}
    assert list(year_hours(facts(HS, activity=activity), law(HS))) == []
