"""What mantelzorg and volunteering that a client already does lead to."""

from collections.abc import Iterable
from datetime import date

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Places, Standing, by_answer
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts, MantelzorgFacts, VolunteeringFacts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.readings import EXEMPT_OR_COUNT, MAY_OR_MUST, OUTDATED, effect_of, usual_care_counts
from portal.rules.regeling import BOTH, COUNTS, NO_OBLIGATION, Existing
from portal.rules.terms import add_months
from portal.rules.values import Rule

ONE_THRESHOLD = "flag_mantelzorg_one_threshold_only"
OWN_CHOICE = "flag_own_volunteering_as_tegenprestatie"
MEANS_NOTHING_MORE = frozenset({"mantelzorg_means_no_obligation", "volunteering_means_no_obligation"})
"""Findings that forbid to impose anything, because of what the client already does."""


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


def care_definition(facts: Facts, law: Law) -> Iterable[Finding]:
    """Care that the client gives: is it mantelzorg as the regeling defines it."""
    care, rules = _care(facts, law), law.regeling.existing
    if care is None or rules.care_effect is None:
        return
    met = meets_definition(care, facts.ref_date, law)
    definition = rules.care_beyond_usual or rules.care_no_profession or rules.care_effect
    if met is not None:
        code = "mantelzorg_definition_met" if met else "mantelzorg_definition_not_met"
        severity = Severity.INFO if met else Severity.HUMAN
        yield definition.finding(code, severity, hours=care.hours_per_week, since=care.since)
    yield from _definition_flags(care, facts.ref_date, law)


def mantelzorg(facts: Facts, law: Law) -> Iterable[Finding]:
    """What follows from care that the client gives."""
    if is_only_weighed(facts.mantelzorg, law.regeling.existing.care_effect):
        yield from _weigh(law)
    if care := _care(facts, law):
        yield from _care_effect(care, meets_definition(care, facts.ref_date, law), law)


def _care(facts: Facts, law: Law) -> MantelzorgFacts | None:
    """The care that the regeling says anything about; no hours are no care."""
    care = facts.mantelzorg
    if care is None or law.regeling.existing.care_effect is None or care.hours_per_week == 0:
        return None
    return care


def meets_definition(care: MantelzorgFacts, on: date, law: Law) -> bool | None:
    """Whether care is mantelzorg as the regeling defines it; None while a needed fact is unknown."""
    rules = law.regeling.existing
    conditions: list[bool | None] = []
    if rules.care_no_profession:
        conditions.append(None if care.professional is None else not care.professional)
    if rules.care_beyond_usual and not usual_care_counts(law):
        conditions.append(care.exceeds_usual_care)
    legs = threshold_legs(care, on, rules)
    if legs:
        conditions.append(_joined(legs, joined_by(law)))
    return all_of(conditions)


def _joined(legs: tuple[bool | None, ...], how: str | None) -> bool | None:
    """The thresholds together; unknown where the text does not join them and they do not agree."""
    both, either = all_of(legs), any_of(legs)
    if how is None:
        return both if both == either else None
    return both if how == BOTH else either


def joined_by(law: Law) -> str | None:
    """How the thresholds are joined: as a contradiction is read, else as the file says; None without both."""
    rule = law.regeling.existing.care_thresholds
    return law.reading(ONE_THRESHOLD) or (rule.value if rule else None)


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
    if is_only_weighed(given, effect):
        yield from _weigh(law)
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


def is_only_weighed(given: MantelzorgFacts | VolunteeringFacts | None, effect: Rule[str] | None) -> bool:
    """Whether somebody does something of which the regeling names no effect: then it can only be weighed."""
    return effect is None and given is not None and given.hours_per_week != 0


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


def means_nothing_more(effect: Rule[str] | None, law: Law) -> bool:
    """Whether nothing is imposed because of what is enough; else it is recognised."""
    return effect is not None and effect_of(law, effect) == NO_OBLIGATION


def _no_obligation(code: str, effect: Rule[str], law: Law) -> Iterable[Finding]:
    if means_nothing_more(effect, law):
        yield effect.finding(code, Severity.BLOCK)
    else:
        yield effect.finding("existing_activity_counts", Severity.INFO)
    yield from law.flag(EXEMPT_OR_COUNT)


def _recognise(effect: Rule[str], certain: bool | None, law: Law) -> Iterable[Finding]:
    if effect_of(law, effect) == COUNTS:
        yield effect.finding("existing_activity_counts", Severity.INFO if certain else Severity.HUMAN)
    else:
        yield effect.finding("existing_activity_may_count", Severity.HUMAN)
    yield from law.flag(MAY_OR_MUST)


def _weigh(law: Law) -> Iterable[Finding]:
    rule = law.regeling.existing.weigh
    if rule:
        yield rule.finding("weigh_existing_activity", Severity.HUMAN)


def _definition_places(law: Law) -> Places:
    rules = law.regeling.existing
    if rules.care_effect is None:
        return ()
    thresholds = (rules.care_hours_over, rules.care_hours_from, rules.care_months_over)
    return (rules.care_beyond_usual, rules.care_no_profession, *thresholds)


def _definition_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    """What is still to be asked while nobody can say whether it is mantelzorg."""
    care = _care(facts, law)
    if care is None or meets_definition(care, facts.ref_date, law) is not None:
        return ()
    return unknown(facts, *definition_facts(law))


def definition_facts(law: Law) -> tuple[Fact, ...]:
    """What the definition of mantelzorg asks under this law."""
    rules = law.regeling.existing
    asked = (
        (rules.care_no_profession, Fact.CARE_PROFESSIONAL),
        (rules.care_beyond_usual, Fact.CARE_EXCEEDS_USUAL),
        (rules.care_hours_over or rules.care_hours_from, Fact.CARE_HOURS),
        (rules.care_months_over, Fact.CARE_SINCE),
    )
    return tuple(fact for rule, fact in asked if rule)


def _definition_stands(facts: Facts, law: Law) -> Standing:
    if facts.mantelzorg is None:
        return Standing.NOT_APPLICABLE
    care = _care(facts, law)
    return by_answer(care is not None and meets_definition(care, facts.ref_date, law))


def _necessary_stands(facts: Facts, _law: Law) -> Standing:
    return Standing.NOT_APPLICABLE if facts.mantelzorg is None else by_answer(facts.mantelzorg.necessary)


def _care_counts(facts: Facts, law: Law) -> Standing:
    """Whether care counts, for the client: what forbids to impose is what he asks for."""
    if facts.mantelzorg is None:
        return Standing.NOT_APPLICABLE
    if care_unknown(facts, law):
        return Standing.UNKNOWN
    return _weighed_or(law.regeling.existing.care_effect, mantelzorg(facts, law))


def care_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    """What is still to be asked about care that counts: first what it is, then whether it is needed."""
    waits = "mantelzorg_necessity_to_judge" in {finding.code for finding in mantelzorg(facts, law)}
    return _definition_unknown(facts, law) or (unknown(facts, Fact.CARE_NECESSARY) if waits else ())


def volunteering_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    """What is still to be asked about volunteering before it can be said whether it suffices."""
    given = facts.volunteering
    if given is None or given.hours_per_week == 0 or suffices(given, law.regeling.existing) is not None:
        return ()
    return unknown(facts, *volunteering_facts(law))


def volunteering_facts(law: Law) -> tuple[Fact, ...]:
    """What this law asks of volunteering."""
    rules = law.regeling.existing
    asked = (
        (rules.volunteering_proven, Fact.VOLUNTEERING_PROVEN),
        (rules.volunteering_comparable, Fact.VOLUNTEERING_COMPARABLE),
        (rules.volunteering_hours_from, Fact.VOLUNTEERING_HOURS),
    )
    return tuple(fact for rule, fact in asked if rule)


def _volunteering_suffices(facts: Facts, law: Law) -> Standing:
    given = facts.volunteering
    if given is None:
        return Standing.NOT_APPLICABLE
    return by_answer(given.hours_per_week != 0 and suffices(given, law.regeling.existing))


def _volunteering_counts(facts: Facts, law: Law) -> Standing:
    if facts.volunteering is None:
        return Standing.NOT_APPLICABLE
    if volunteering_unknown(facts, law):
        return Standing.UNKNOWN
    return _weighed_or(law.regeling.existing.volunteering_effect, volunteering(facts, law))


def _effect_places(law: Law, effect: Rule[str] | None) -> Places:
    """Where a regeling names what follows; where it names nothing, it may let a person weigh it."""
    return (effect or law.regeling.existing.weigh,)


def _in_favour(findings: Iterable[Finding]) -> Standing:
    """How it stands with what counts: settled, to be judged, or not in the client's favour."""
    found = {finding.code: finding.severity for finding in findings}
    if found.keys() & MEANS_NOTHING_MORE:
        return Standing.MET
    for code in ("existing_activity_counts", "existing_activity_may_count"):
        if code in found:
            return Standing.TO_JUDGE if found[code] is Severity.HUMAN else Standing.MET
    return Standing.NOT_MET


def _weighed_or(effect: Rule[str] | None, findings: Iterable[Finding]) -> Standing:
    """How it stands; where the regeling names no effect, a person weighs whether it is enough."""
    found = tuple(findings)
    return _in_favour(found) if effect or not found else Standing.TO_JUDGE


CONDITIONS = (
    Condition(
        asks=Asked.CARE_DEFINITION,
        places=_definition_places,
        check=care_definition,
        about=definition_facts,
        needs=_definition_unknown,
        stands=_definition_stands,
    ),
    Condition(
        asks=Asked.CARE_NECESSARY,
        places=lambda law: (law.regeling.existing.care_necessary,),
        about=(Fact.CARE_NECESSARY,),
        stands=_necessary_stands,
    ),
    Condition(
        asks=Asked.CARE_COUNTS,
        places=lambda law: _effect_places(law, law.regeling.existing.care_effect),
        check=mantelzorg,
        about=(Fact.CARE_HOURS,),
        needs=care_unknown,
        stands=_care_counts,
    ),
    Condition(
        asks=Asked.VOLUNTEERING_SUFFICES,
        places=lambda law: (
            law.regeling.existing.volunteering_proven,
            law.regeling.existing.volunteering_comparable,
            law.regeling.existing.volunteering_hours_from,
        ),
        about=volunteering_facts,
        needs=volunteering_unknown,
        stands=_volunteering_suffices,
    ),
    Condition(
        asks=Asked.VOLUNTEERING_COUNTS,
        places=lambda law: _effect_places(law, law.regeling.existing.volunteering_effect),
        check=volunteering,
        about=(Fact.VOLUNTEERING_HOURS,),
        needs=volunteering_unknown,
        stands=_volunteering_counts,
    ),
    Condition(
        asks=Asked.PROPOSED_CARE,
        places=lambda law: (law.regeling.content.weighed,),
        check=proposed_care,
        applies=lambda facts, law: any(proposed_care(facts, law)),
    ),
)
