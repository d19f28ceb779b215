"""Whether what somebody does already, reported or not, leaves room to impose anything."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.checks.existing_activity import (
    care_definition,
    care_unknown,
    definition_facts,
    mantelzorg,
    volunteering,
    volunteering_facts,
    volunteering_unknown,
)
from portal.rules.condition import Condition, Standing, by_severity
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law


def something_already(facts: Facts, law: Law) -> Iterable[Finding]:
    """That the client does something already, of which nobody has judged yet what it is, is weighed first."""
    rules = law.regeling.existing
    rule = rules.weigh or rules.care_effect or rules.volunteering_effect
    if rule and facts.client.existing_activity and not _is_told(facts):
        yield rule.finding("weigh_existing_activity", Severity.HUMAN)


def _is_told(facts: Facts) -> bool:
    """Whether it is known how much the client does already of something; no hours are nothing."""
    told = (facts.mantelzorg, facts.volunteering)
    return any(part is not None and bool(part.hours_per_week) for part in told)


def _existing_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    """Who imposes asks first whether somebody does something already, and then what, and how much."""
    if _is_told(facts):
        return (*care_unknown(facts, law), *volunteering_unknown(facts, law))
    if facts.client.existing_activity:
        return unknown(facts, *_hours_of_existing(law))
    return unknown(facts, Fact.EXISTING_ACTIVITY)


def _hours_of_existing(law: Law) -> tuple[Fact, ...]:
    """The hours of each thing of which the regeling names an effect."""
    rules = law.regeling.existing
    asked = ((rules.care_effect, Fact.CARE_HOURS), (rules.volunteering_effect, Fact.VOLUNTEERING_HOURS))
    return tuple(fact for rule, fact in asked if rule)


def _existing_facts(law: Law) -> tuple[Fact, ...]:
    """Whether he does something, and all that then decides whether it leaves room for anything more."""
    care = definition_facts(law) if law.regeling.existing.care_effect else ()
    needed = (Fact.CARE_NECESSARY,) if law.regeling.existing.care_necessary else ()
    volunteering = volunteering_facts(law) if law.regeling.existing.volunteering_effect else ()
    told = (*_hours_of_existing(law), *care, *needed, *volunteering)
    return tuple(dict.fromkeys((Fact.EXISTING_ACTIVITY, *told)))


def _existing_stands(facts: Facts, law: Law) -> Standing:
    """Whether what the client does already leaves room to impose anything."""
    checks = (care_definition, mantelzorg, volunteering, something_already)
    found = tuple(finding for check in checks for finding in check(facts, law))
    return by_severity(found, _existing_unknown(facts, law))


CONDITIONS = (
    Condition(
        asks=Asked.EXISTING_ACTIVITY,
        places=lambda law: (
            law.regeling.existing.weigh,
            law.regeling.existing.care_effect,
            law.regeling.existing.volunteering_effect,
        ),
        check=something_already,
        about=_existing_facts,
        needs=_existing_unknown,
        stands=_existing_stands,
        applies=lambda facts, _law: facts.client.existing_activity is not False or _is_told(facts),
    ),
)
