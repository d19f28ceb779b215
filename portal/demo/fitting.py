"""What fits the rules of whatever gemeente the demo is made for: hours, months, a kind, an age."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from portal import clock
from portal.actions.installation import Installation
from portal.domain.hours import in_hours
from portal.rules.checks import size
from portal.rules.condition import Check
from portal.rules.facts import ActivityFacts, ClientFacts, Facts
from portal.rules.findings import Severity
from portal.rules.hints import allowed_kinds
from portal.rules.law import Law
from portal.rules.terms import add_months

USUAL_MINUTES, USUAL_MONTHS, USUAL_KIND = 8 * 60, 3, "volunteering"
MOST_MINUTES, MOST_MONTHS, STEP = 40 * 60, 60, 30
YOUNGER = 1
"""How many years younger than the age at which the duty ends somebody is who would be too old."""


@dataclass(frozen=True)
class Fit:
    """A plan that the rules let pass: how much, how long, of which kind."""

    minutes: int
    months: int
    kind: str


def fitting(law: Law) -> Fit:
    """What fits, as near as can be to eight hours of volunteering for three months.

    Raises:
        LookupError: the rules leave no hours or no months at all.
    """
    kinds = allowed_kinds(law) or (USUAL_KIND,)
    return Fit(
        minutes=_nearest(
            USUAL_MINUTES, MOST_MINUTES, STEP, lambda minutes: _passes(law, HOURS, minutes=minutes)
        ),
        months=_nearest(USUAL_MONTHS, MOST_MONTHS, 1, lambda months: _passes(law, TERM, months=months)),
        kind=USUAL_KIND if USUAL_KIND in kinds else kinds[0],
    )


HOURS: tuple[Check, ...] = (size.hours, size.month_hours, size.year_hours, size.excessive)
TERM: tuple[Check, ...] = (size.term,)


def _nearest(usual: int, most: int, step: int, fits: Callable[[int], bool]) -> int:
    """What fits and is nearest below the usual number, or else above it; in whole steps where one fits."""
    for width in (step, 1):
        candidates: tuple[int, ...] = (*range(usual, 0, -width), *range(usual, most + 1, width))
        for candidate in candidates:
            if fits(candidate):
                return candidate
    raise LookupError("the rules leave no room for any plan")


def _passes(law: Law, checks: Iterable[Check], *, minutes: int = 0, months: int | None = None) -> bool:
    activity = ActivityFacts(hours_per_week=in_hours(minutes or None), months=months)
    facts = Facts(
        regeling=law.regeling.id,
        ref_date=clock.today(),
        client=ClientFacts(birth_date=date(1980, 1, 1)),
        activity=activity,
    )
    return all(one.severity is not Severity.BLOCK for check in checks for one in check(facts, law))


def born(portal: Installation, birth_date: date) -> date:
    """A day of birth at which the rules still ask something, where they stop before pension age."""
    rule = portal.law(clock.today()).regeling.target_group.exempt_from_age
    if rule is None:
        return birth_date
    return max(birth_date, add_months(clock.today(), -12 * (int(rule.value) - YOUNGER)))
