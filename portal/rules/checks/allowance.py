"""A volunteer allowance beside the benefit (Participatiewet art. 31)."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Standing, by_severity
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.readings import FOR_TEGENPRESTATIE, allowance_is_free
from portal.rules.terms import add_months
from portal.rules.values import Rule


def volunteer_allowance(facts: Facts, law: Law) -> Iterable[Finding]:
    """Free up to a maximum a month and a year, but income for who is under 27 (Participatiewet)."""
    given = facts.allowance
    if given is None or (not given.per_month and not given.per_year):
        return
    under, exempt = law.national.participation.allowance_under, law.national.participation.allowance_exempt
    if under and facts.ref_date < add_months(facts.client.birth_date, int(under.value) * 12):
        yield under.finding("allowance_counts_under_27", Severity.HUMAN, age=under.value)
    elif exempt:
        yield from _against_maximum(facts, law, exempt)
    yield from law.flag(FOR_TEGENPRESTATIE)


def _against_maximum(facts: Facts, law: Law, exempt: Rule[bool]) -> Iterable[Finding]:
    most, given = law.national.allowance, facts.allowance
    if most is None or given is None:
        return
    month, year = given.per_month, given.per_year
    values = {"per_month": most.per_month.value, "per_year": most.per_year.value}
    pairs = ((month, most.per_month.value), (year, most.per_year.value))
    if any(amount is not None and amount > limit for amount, limit in pairs):
        yield most.per_month.finding("allowance_above_maximum", Severity.HUMAN, **values)
    elif allowance_is_free(law):
        complete = month is not None and year is not None
        yield exempt.finding("allowance_exempt", Severity.INFO if complete else Severity.HUMAN, **values)


def _stands(facts: Facts, law: Law) -> Standing:
    """Nothing given is nothing to ask."""
    found = tuple(volunteer_allowance(facts, law))
    return by_severity(found, ()) if found else Standing.NOT_APPLICABLE


CONDITIONS = (
    Condition(
        asks=Asked.ALLOWANCE,
        places=lambda law: (
            law.national.participation.allowance_exempt,
            law.national.participation.allowance_under,
        ),
        check=volunteer_allowance,
        stands=_stands,
    ),
)
