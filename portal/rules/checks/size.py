"""How many hours and how long."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Standing, by_answer
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.terms import add_months
from portal.rules.values import Number, Rule

WEEKS_PER_YEAR = 52
MONTHS_PER_YEAR = 12
A_WEEK: Mapping[str, str] = {}
A_MONTH: Mapping[str, str] = {"per": "month"}
A_YEAR: Mapping[str, str] = {"per": "year", "over": "year"}
A_TERM: Mapping[str, str] = {"per": "year", "over": "term"}
"""What a finding says about its hours: they are hours a week unless it says otherwise. ``over``: what was
held against the number of a year, a whole year in this way or the hours of the term.
"""
TERM = "flag_term_minimum_or_maximum"


def hours(facts: Facts, law: Law) -> Iterable[Finding]:
    """The hours a week against the smallest, the largest and the usual number of the regeling.

    These are three things. Where a regeling names only the usual number, no more may be asked.
    """
    given, size, parts = _hours(facts), law.regeling.size, _parts(facts)
    if given is None:
        return
    within = tuple(
        _within(given, {**A_WEEK, **parts}, size.hours_minimum, size.hours_maximum or size.hours_standard)
    )
    if size.hours_standard and not any(one.severity is Severity.BLOCK for one in within):
        yield _against_standard(given, size.hours_standard, parts)
    else:
        yield from within


def month_hours(facts: Facts, law: Law) -> Iterable[Finding]:
    """The hours a month, for a regeling that counts a month: a twelfth of the hours of a year."""
    given, size = _hours(facts), law.regeling.size
    if given is not None:
        monthly = given * WEEKS_PER_YEAR / MONTHS_PER_YEAR
        per = {**A_MONTH, **_parts(facts)}
        yield from _within(monthly, per, size.month_hours_minimum, size.month_hours_maximum)


def year_hours(facts: Facts, law: Law) -> Iterable[Finding]:
    """The hours a year, for a regeling that counts a year instead of a week.

    The smallest number is held against a whole year in this way, and so is the largest; but a term that lies
    in one year never asks more of that year than it has hours. Hours outside the term are not known here.
    """
    given, size = _hours(facts), law.regeling.size
    if given is None:
        return
    least, most = size.year_hours_minimum, size.year_hours_maximum
    yearly, in_term = given * WEEKS_PER_YEAR, _in_one_year(facts, given)
    if in_term is None or (least and yearly < least.value):
        yield from _within(yearly, {**A_YEAR, **_parts(facts)}, least, most)
    else:
        yield from _within(in_term, {**A_TERM, **_parts(facts)}, None, most)


def _in_one_year(facts: Facts, given: Number) -> Number | None:
    """The hours of the whole term where it begins and ends in one year; else None."""
    activity = facts.activity
    if activity is None or activity.starts_on is None or not activity.months:
        return None
    first, months = activity.starts_on, activity.months
    if months != int(months) or first.month - 1 + months > MONTHS_PER_YEAR:
        return None
    last = add_months(first, int(months)) - timedelta(days=1)
    if last.year != first.year:
        return None
    weeks = min(((last - first).days + 1) / 7, WEEKS_PER_YEAR)  # a whole year is no more than its weeks
    return round(given * weeks, 1)


def _hours(facts: Facts) -> Number | None:
    """All hours together: those of this activity, and of what goes on beside it."""
    activity = facts.activity
    if activity is None or activity.hours_per_week is None:
        return None
    return activity.hours_per_week + (activity.other_hours_per_week or 0)


def _parts(facts: Facts) -> Mapping[str, Any]:
    """What hours together are made of: this activity and what is beside it; nothing where it is alone."""
    activity = facts.activity
    if activity is None or not activity.hours_per_week or not activity.other_hours_per_week:
        return {}
    own, beside = activity.hours_per_week, activity.other_hours_per_week
    return {"own": own, "beside": beside, "together": own + beside}


def _against_standard(given: Number, standard: Rule[Number], parts: Mapping[str, Any]) -> Finding:
    values = {"standard": standard.value, "given": given, **parts}
    if given == standard.value:
        return standard.finding("hours_in_range", Severity.INFO, **values)
    below, above = "hours_below_standard_need_reasons", "hours_above_standard_need_reasons"
    code = below if given < standard.value else above
    return standard.finding(code, Severity.HUMAN, **values)


def _within(
    given: Number, per: Mapping[str, Any], least: Rule[Number] | None, most: Rule[Number] | None
) -> Iterable[Finding]:
    if least and given < least.value:
        yield least.finding("hours_below_minimum", Severity.BLOCK, minimum=least.value, given=given, **per)
    elif most and given > most.value:
        yield _above(given, per, most)
    elif rule := least or most:
        yield rule.finding("hours_in_range", Severity.INFO, given=given, **per)


def _above(given: Number, per: Mapping[str, Any], most: Rule[Number]) -> Finding:
    return most.finding("hours_above_maximum", Severity.BLOCK, maximum=most.value, given=given, **per)


def excessive(facts: Facts, law: Law) -> Iterable[Finding]:
    """A working week is no tegenprestatie any more, whatever the regeling says (case law)."""
    limit = law.national.case_law.excessive_from_hours
    given = _hours(facts)
    if given is not None and given >= limit.value:
        yield limit.finding("size_excessive", Severity.BLOCK, limit=limit.value, given=given, **_parts(facts))


def term(facts: Facts, law: Law) -> Iterable[Finding]:
    """The months against the shortest and longest term of the regeling."""
    given = facts.activity.months if facts.activity else None
    if given is None:
        return
    least, most = law.regeling.size.months_minimum, law.regeling.size.months_maximum
    if least and law.reading(TERM) == "maximum":
        most = least
    if least and given < least.value:
        yield least.finding("term_below_minimum", Severity.BLOCK, minimum=least.value, given=given)
    elif most and given > most.value:
        yield most.finding("term_above_maximum", Severity.BLOCK, maximum=most.value, given=given)
    elif rule := least or most:
        yield rule.finding("term_in_range", Severity.INFO, given=given)
    if least and given > least.value:
        yield from law.flag(TERM, given=given)


def _is_left(facts: Facts) -> bool:
    """Whether an ontheffing in part still runs when the activity begins."""
    activity, until = facts.activity, facts.client.hours_left_until
    if activity is None or facts.client.hours_left_per_week is None or until is None:
        return False
    return (activity.starts_on or facts.ref_date) <= until


def _left_unknown(facts: Facts, _law: Law) -> tuple[Fact, ...]:
    return unknown(facts, Fact.HOURS) if _is_left(facts) else ()


def _left_stands(facts: Facts, _law: Law) -> Standing:
    """Whoever has an ontheffing in part is asked no more than that leaves."""
    left, given = facts.client.hours_left_per_week, _hours(facts)
    if left is None or not _is_left(facts):
        return Standing.NOT_APPLICABLE
    return by_answer(None if given is None else given <= left)


CONDITIONS = (
    Condition(
        asks=Asked.HOURS_LEFT,
        places=lambda law: (law.regeling.exemption.possible, law.national.participation.exemption),
        about=(Fact.HOURS_LEFT, Fact.HOURS_LEFT_UNTIL, Fact.HOURS, Fact.OTHER_HOURS),
        needs=_left_unknown,
        stands=_left_stands,
    ),
    Condition(
        asks=Asked.HOURS,
        places=lambda law: (
            law.regeling.size.hours_minimum,
            law.regeling.size.hours_maximum,
            law.regeling.size.hours_standard,
        ),
        check=hours,
        about=(Fact.HOURS,),
    ),
    Condition(
        asks=Asked.MONTH_HOURS,
        places=lambda law: (law.regeling.size.month_hours_minimum, law.regeling.size.month_hours_maximum),
        check=month_hours,
        about=(Fact.HOURS,),
    ),
    Condition(
        asks=Asked.YEAR_HOURS,
        places=lambda law: (law.regeling.size.year_hours_minimum, law.regeling.size.year_hours_maximum),
        check=year_hours,
        about=(Fact.HOURS,),
    ),
    Condition(
        asks=Asked.EXCESSIVE,
        places=lambda law: (law.national.case_law.excessive_from_hours,),
        check=excessive,
        about=(Fact.HOURS,),
    ),
    Condition(
        asks=Asked.TERM,
        places=lambda law: (law.regeling.size.months_minimum, law.regeling.size.months_maximum),
        check=term,
        about=(Fact.MONTHS,),
    ),
)
