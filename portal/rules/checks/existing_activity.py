"""What mantelzorg and volunteering that a client already does lead to."""

from collections.abc import Iterable
from datetime import date

from portal.rules.facts import Facts, MantelzorgFacts, VolunteeringFacts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.regeling import COUNTS, NO_OBLIGATION, Existing
from portal.rules.terms import add_months
from portal.rules.values import Rule

ONE_THRESHOLD = "flag_mantelzorg_one_threshold_only"
OUTDATED = "flag_mantelzorg_definition_outdated"
EXEMPT_OR_COUNT = "flag_exempt_or_count"
MAY_OR_MUST = "flag_recognition_may_or_must"
OWN_CHOICE = "flag_own_volunteering_as_tegenprestatie"


def all_of(answers: Iterable[bool | None]) -> bool | None:
    """True when all are, False when one is not, None while that is unknown."""
    known = tuple(answers)
    if False in known:
        return False
    return None if None in known else True


def any_of(answers: Iterable[bool | None]) -> bool | None:
    """True when one is, False when none is, None while that is unknown."""
    known = tuple(answers)
    if True in known:
        return True
    return None if None in known else False


def mantelzorg(facts: Facts, law: Law) -> Iterable[Finding]:
    """Care that the client gives: does it meet the definition, and what follows."""
    care, rules = facts.mantelzorg, law.regeling.existing
    if care is None or rules.care_effect is None or care.hours_per_week == 0:
        return
    met = meets_definition(care, facts.ref_date, law)
    definition = rules.care_beyond_usual or rules.care_no_profession or rules.care_effect
    if met is not None:
        code = "mantelzorg_definition_met" if met else "mantelzorg_definition_not_met"
        severity = Severity.INFO if met else Severity.HUMAN
        yield definition.finding(code, severity, hours=care.hours_per_week, since=care.since)
    yield from _definition_flags(care, facts.ref_date, law)
    yield from _care_effect(care, met, law)


def meets_definition(care: MantelzorgFacts, on: date, law: Law) -> bool | None:
    """Whether care is mantelzorg as the regeling defines it; None while a needed fact is unknown."""
    rules = law.regeling.existing
    conditions: list[bool | None] = []
    if rules.care_no_profession:
        conditions.append(None if care.professional is None else not care.professional)
    if rules.care_beyond_usual and law.reading(OUTDATED) != "wmo_2015":
        conditions.append(care.exceeds_usual_care)
    legs = threshold_legs(care, on, rules)
    if legs:
        both = law.reading(ONE_THRESHOLD) == "en"
        conditions.append(all_of(legs) if both else any_of(legs))
    return all_of(conditions)


def threshold_legs(care: MantelzorgFacts, on: date, rules: Existing) -> tuple[bool | None, ...]:
    """Whether care passes each threshold that the regeling sets on hours a week and on duration.

    "More than" is strict: three months that started on 1 March are passed on 2 June, not on 1 June.
    """
    hours, since = care.hours_per_week, care.since
    legs: list[bool | None] = []
    if rules.care_hours_over:
        legs.append(None if hours is None else hours > rules.care_hours_over.value)
    if rules.care_hours_from:
        legs.append(None if hours is None else hours >= rules.care_hours_from.value)
    if rules.care_months_over:
        months = int(rules.care_months_over.value)
        legs.append(None if since is None else on > add_months(since, months))
    return tuple(legs)


def _definition_flags(care: MantelzorgFacts, on: date, law: Law) -> Iterable[Finding]:
    legs = threshold_legs(care, on, law.regeling.existing)
    if True in legs and False in legs:
        yield from law.flag(ONE_THRESHOLD)
    if care.exceeds_usual_care is False and not care.professional:
        yield from law.flag(OUTDATED)


def _care_effect(care: MantelzorgFacts, met: bool | None, law: Law) -> Iterable[Finding]:
    rules = law.regeling.existing
    effect = rules.care_effect
    if effect is None or met is False or (met is None and effect.value == NO_OBLIGATION):
        yield from _weigh(law)
    elif effect.value != NO_OBLIGATION:
        yield from _recognise(effect, met, law)
    elif not rules.care_necessary or care.necessary:
        yield from _no_obligation("mantelzorg_means_no_obligation", effect, law)
    elif care.necessary is None:
        yield rules.care_necessary.finding("mantelzorg_necessity_to_judge", Severity.HUMAN)
    else:
        yield from _weigh(law)


def volunteering(facts: Facts, law: Law) -> Iterable[Finding]:
    """Volunteering that the client does: nothing more is imposed, it counts, or it is weighed."""
    given, effect = facts.volunteering, law.regeling.existing.volunteering_effect
    if given is None or effect is None or given.hours_per_week == 0:
        return
    enough = suffices(given, law.regeling.existing)
    if effect.value != NO_OBLIGATION:
        yield from _recognise(effect, enough, law)
    elif enough:
        yield from _no_obligation("volunteering_means_no_obligation", effect, law)
    else:
        yield from _weigh(law)
        return
    yield from law.flag(OWN_CHOICE)


def suffices(given: VolunteeringFacts, rules: Existing) -> bool | None:
    """Whether volunteering meets what the regeling asks of it; None while a needed fact is unknown."""
    conditions: list[bool | None] = []
    if rules.volunteering_proven:
        conditions.append(given.proven)
    if rules.volunteering_comparable:
        conditions.append(given.comparable)
    if rules.volunteering_hours_from:
        hours = given.hours_per_week
        conditions.append(None if hours is None else hours >= rules.volunteering_hours_from.value)
    return all_of(conditions)


def proposed_care(facts: Facts, law: Law) -> Iterable[Finding]:
    """Care that is proposed as tegenprestatie, where the regeling spares carers instead."""
    weighed = law.regeling.content.weighed
    if weighed and facts.activity and facts.activity.kind in weighed.value and facts.mantelzorg is None:
        yield from _weigh(law)
        yield from law.flag(EXEMPT_OR_COUNT)


def _no_obligation(code: str, effect: Rule[str], law: Law) -> Iterable[Finding]:
    if law.reading(EXEMPT_OR_COUNT) == COUNTS:
        yield effect.finding("existing_activity_counts", Severity.INFO)
    else:
        yield effect.finding(code, Severity.BLOCK)
    yield from law.flag(EXEMPT_OR_COUNT)


def _recognise(effect: Rule[str], certain: bool | None, law: Law) -> Iterable[Finding]:
    if effect.value == COUNTS or law.reading(MAY_OR_MUST) == "wordt":
        yield effect.finding("existing_activity_counts", Severity.INFO if certain else Severity.HUMAN)
    else:
        yield effect.finding("existing_activity_may_count", Severity.HUMAN)
    yield from law.flag(MAY_OR_MUST)


def _weigh(law: Law) -> Iterable[Finding]:
    rule = law.regeling.existing.weigh
    if rule:
        yield rule.finding("weigh_existing_activity", Severity.HUMAN)


CHECKS = (mantelzorg, volunteering, proposed_care)
