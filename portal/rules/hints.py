"""What forms and public pages tell beforehand, from the same rules that judge afterwards."""

from typing import NamedTuple

from portal.rules.checks.content import TRAINING_IS_NO_WORK
from portal.rules.checks.maatregel import upper_bounds
from portal.rules.checks.size import TERM
from portal.rules.law import Law
from portal.rules.values import Number, Rule

__all__ = [
    "HoursRange",
    "TermRange",
    "allowed_kinds",
    "hours_range",
    "month_hours_range",
    "premium_per_year",
    "proposal_term_days",
    "term_range",
    "upper_bounds",
    "year_hours_range",
]


class HoursRange(NamedTuple):
    """The fewest, the most and the usual number of hours; None where the regeling names none."""

    minimum: Number | None
    maximum: Number | None
    standard: Number | None


class TermRange(NamedTuple):
    """The fewest and the most months; None where the regeling names none."""

    minimum: Number | None
    maximum: Number | None


def hours_range(law: Law) -> HoursRange:
    """The hours a week that fit the regeling. Where no most is named, it is the usual number."""
    size = law.regeling.size
    most = size.hours_maximum or size.hours_standard
    return HoursRange(_value(size.hours_minimum), _value(most), _value(size.hours_standard))


def year_hours_range(law: Law) -> HoursRange:
    """The hours a year, for a regeling that counts a year instead of a week."""
    size = law.regeling.size
    return HoursRange(_value(size.year_hours_minimum), _value(size.year_hours_maximum), None)


def month_hours_range(law: Law) -> HoursRange:
    """The hours a month, for a regeling that counts a month."""
    size = law.regeling.size
    return HoursRange(_value(size.month_hours_minimum), _value(size.month_hours_maximum), None)


def term_range(law: Law) -> TermRange:
    """The months that fit the regeling."""
    size = law.regeling.size
    longest = size.months_minimum if law.reading(TERM) == "maximum" else size.months_maximum
    return TermRange(_value(size.months_minimum), _value(longest))


def allowed_kinds(law: Law) -> tuple[str, ...]:
    """The kinds of activity that a client may propose, in the order of the regeling."""
    content = law.regeling.content
    lasting = content.allowed.value if content.allowed else ()
    if law.reading(TRAINING_IS_NO_WORK) == "niet_toegestaan":
        return lasting
    others = (rule.value for rule in (content.training, content.first_phase) if rule)
    return (*lasting, *(kind for kinds in others for kind in kinds))


def proposal_term_days(law: Law) -> Number | None:
    """The days that a client gets for an own proposal; None where the gemeente sets no term."""
    return _value(law.regeling.course.proposal_term_days)


def premium_per_year(law: Law) -> Number | None:
    """The premium a year, in euro, for who does the hours; None where there is none."""
    return _value(law.regeling.size.premium_per_year)


def _value(rule: Rule[Number] | None) -> Number | None:
    return rule.value if rule else None
