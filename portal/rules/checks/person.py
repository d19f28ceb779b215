"""Does the law ask anything of this person at all: age, benefit, exemptions by law, regime."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from math import ceil
from typing import Any

from portal.rules.asked import Asked
from portal.rules.citation import Citation
from portal.rules.condition import Condition, Places, Standing, by_a_person
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import OWN_ACT, Law
from portal.rules.national import Pension
from portal.rules.readings import LEGAL_BASIS, leaves_out_own_acts
from portal.rules.regeling import BELEIDSREGELS
from portal.rules.terms import add_months
from portal.rules.values import Rule


def regime(facts: Facts, law: Law) -> Iterable[Finding]:
    """The tegenprestatie is confirmed up to a day; beyond it, or under another regime, a person confirms."""
    national, place = law.national.participation, _regime_place(law)
    if facts.ref_date > national.confirmed_until.value or place is not national.confirmed_until:
        yield place.finding(
            "regime_to_confirm",
            Severity.HUMAN,
            regime=law.regime.value,
            confirmed_until=national.confirmed_until.value,
        )


def _regime_place(law: Law) -> Rule[Any]:
    """Until when the act is confirmed; where it is silent, the regeling stands alone."""
    confirmed = law.national.participation.confirmed_until
    return confirmed if law.carries(confirmed.citation) else law.beginning


def age(facts: Facts, law: Law) -> Iterable[Finding]:
    """From 18, where the act says so, until pension age (Participatiewet art. 9 lid 1; AOW art. 7a)."""
    citation, adult = law.national.pension.citation, law.national.participation.age_from
    in_scope = Finding("age_in_scope", Severity.INFO, adult.citation if adult else citation, {})
    birth_date = facts.client.birth_date
    adult_on = add_months(birth_date, int(adult.value) * 12) if adult else birth_date
    pension_on = pension_day(birth_date, law.national.pension)
    if adult and facts.ref_date < adult_on:
        yield adult.finding("under_18", Severity.BLOCK, from_date=adult_on)
    elif pension_on is None:
        if facts.ref_date < earliest_pension_day(birth_date, law.national.pension):
            yield in_scope
        else:
            yield Finding("pension_age_not_set", Severity.HUMAN, citation, {})
    elif facts.ref_date >= pension_on:
        yield Finding("pension_age_reached", Severity.BLOCK, citation, {"from_date": pension_on})
    elif _goes_on_at(facts, pension_on):
        yield Finding("duty_ends_in_term", Severity.BLOCK, citation, {"from_date": pension_on})
    else:
        yield in_scope


def _goes_on_at(facts: Facts, day: date) -> bool:
    """Whether the activity would still go on when the duty ends."""
    activity = facts.activity
    if activity is None or activity.starts_on is None:
        return False
    return add_months(activity.starts_on, ceil(activity.months or 0)) > day


def pension_day(birth_date: date, pension: Pension) -> date | None:
    """The day on which pension age is reached; None when the age for this birth date is not set yet."""
    step = pension.steps[bisect_right(pension.steps, birth_date, key=lambda one: one.first) - 1]
    return add_months(birth_date, step.months) if birth_date <= step.last else None


def earliest_pension_day(birth_date: date, pension: Pension) -> date:
    """The soonest day that pension age can be reached while no age is set: the last age that is known."""
    return add_months(birth_date, pension.steps[-1].months)


def exempting_age(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen spare who has reached an age before pension age."""
    rule = law.regeling.target_group.exempt_from_age
    if rule is None:
        return
    from_date = add_months(facts.client.birth_date, int(rule.value) * 12)
    if facts.ref_date >= from_date:
        yield rule.finding("exempt_by_age", Severity.BLOCK, age=rule.value, from_date=from_date)
    elif _goes_on_at(facts, from_date):
        yield rule.finding("duty_ends_in_term", Severity.BLOCK, from_date=from_date)


def verordening(_facts: Facts, law: Law) -> Iterable[Finding]:
    """Only a verordening lets the college impose (Participatiewet art. 8a lid 1 onder b).

    Beleidsregels lean on one; while it is not named, nothing is imposed.
    """
    regeling = law.regeling
    if regeling.kind == BELEIDSREGELS and regeling.verordening is None:
        rule = law.national.participation.by_verordening
        yield rule.finding("no_verordening", Severity.BLOCK)


def benefit(facts: Facts, law: Law) -> Iterable[Finding]:
    """Only who gets a benefit that the regeling names.

    That the regeling does not rest on the act of a benefit warns and blocks nothing, unless its lawyer reads
    it so; also where the file does not say that it contradicts itself.
    """
    rule, given = law.regeling.target_group.benefits, facts.client.benefit
    if given is None:
        return
    doubtful = given in OWN_ACT and (law.reading(LEGAL_BASIS) is not None or not law.has_basis(given))
    is_named = rule is None or given in rule.value
    if rule and (not is_named or (doubtful and leaves_out_own_acts(law))):
        yield rule.finding("benefit_out_of_scope", Severity.BLOCK, benefit=given)
    elif rule:
        yield rule.finding("benefit_in_scope", Severity.INFO, benefit=given)
    if doubtful and is_named:
        act = law.national.participation.by_verordening
        yield from law.flag(LEGAL_BASIS, benefit=given) or (
            act.finding(LEGAL_BASIS, Severity.FLAG, benefit=given),
        )


def incapacitated(facts: Facts, law: Law) -> Iterable[Finding]:
    """No duty for who is fully and lastingly incapacitated (Participatiewet art. 9 lid 5)."""
    rule = law.national.participation.incapacitated
    if rule and facts.client.fully_incapacitated:
        yield rule.finding("fully_incapacitated", Severity.BLOCK)


def single_parent(facts: Facts, law: Law) -> Iterable[Finding]:
    """No duty for the single parent with an exemption (Participatiewet art. 9 lid 7; IOAW art. 37a lid 4)."""
    if facts.client.single_parent_exemption:
        rule = law.national.participation.single_parent
        yield rule.finding("single_parent_exempt", Severity.BLOCK)


def exemption(facts: Facts, law: Law) -> Iterable[Finding]:
    """No duty while an exemption runs; its last day counts (Participatiewet art. 9 lid 2)."""
    until = facts.client.exempt_until
    if until is not None and facts.ref_date <= until:
        rule = law.regeling.exemption.possible or law.national.participation.exemption
        yield rule.finding("exemption_running", Severity.BLOCK, until=until)


def exemption_asked(facts: Facts, law: Law) -> Iterable[Finding]:
    """While somebody waits for an answer to his request for an exemption, that is decided first (Awb 3:2)."""
    if facts.client.asks_exemption:
        rule = law.regeling.exemption.possible or law.national.participation.exemption
        yield rule.finding("exemption_asked", Severity.BLOCK)


def earlier_decision(facts: Facts, law: Law) -> Iterable[Finding]:
    """Who was told by a decision that nothing is asked may rely on it: another one weighs that (Awb 3:4)."""
    if facts.client.spared_by_decision:
        yield law.national.awb.weighing.finding("earlier_decision_stands", Severity.HUMAN)


def _earlier_stands(facts: Facts, _law: Law) -> Standing:
    """The dossier knows it; without such a decision there is nothing to weigh."""
    return Standing.TO_JUDGE if facts.client.spared_by_decision else Standing.NOT_APPLICABLE


def _exemption_unknown(facts: Facts, _law: Law) -> tuple[Fact, ...]:
    """Whether an ontheffing runs at all; once one does, until when."""
    if facts.client.exempt is False or facts.client.exempt_until:
        return ()
    return unknown(facts, Fact.EXEMPT, Fact.EXEMPT_UNTIL) if facts.client.exempt else (Fact.EXEMPT,)


def _verordening_places(law: Law) -> Places:
    """Where beleidsregels have their basis: in the verordening that the gemeente named, else in the law."""
    if law.regeling.kind != BELEIDSREGELS:
        return ()
    named = law.regeling.verordening
    if named is None:
        return (law.national.participation.by_verordening,)
    return (Rule(True, Citation(named.title, named.article, None, "", None)),)


def _exemption_places(law: Law) -> Places:
    return (law.regeling.exemption.possible, law.national.participation.exemption)


CONDITIONS = (
    Condition(asks=Asked.POWER, places=lambda law: law.power),
    Condition(asks=Asked.VERORDENING, places=_verordening_places, check=verordening),
    Condition(asks=Asked.REGIME, places=lambda law: (_regime_place(law),), check=regime),
    Condition(
        asks=Asked.AGE,
        places=lambda law: (law.national.participation.age_from, Rule(True, law.national.pension.citation)),
        check=age,
    ),
    Condition(
        asks=Asked.EXEMPTING_AGE,
        places=lambda law: (law.regeling.target_group.exempt_from_age,),
        check=exempting_age,
    ),
    Condition(
        asks=Asked.BENEFIT,
        places=lambda law: (law.regeling.target_group.benefits,),
        check=benefit,
        about=(Fact.BENEFIT,),
    ),
    Condition(
        asks=Asked.INCAPACITATED,
        places=lambda law: (law.national.participation.incapacitated,),
        check=incapacitated,
        about=(Fact.FULLY_INCAPACITATED,),
    ),
    Condition(
        asks=Asked.DEPENDS_ON_WORK,
        places=lambda law: (law.national.participation.depends_on_work,),
        stands=by_a_person,
    ),
    Condition(
        asks=Asked.SINGLE_PARENT,
        places=lambda law: (law.national.participation.single_parent,),
        check=single_parent,
        about=(Fact.SINGLE_PARENT_EXEMPTION,),
    ),
    Condition(
        asks=Asked.EXEMPTION_RUNNING,
        places=_exemption_places,
        check=exemption,
        about=(Fact.EXEMPT, Fact.EXEMPT_UNTIL),
        needs=_exemption_unknown,
    ),
    Condition(
        asks=Asked.EXEMPTION_ASKED,
        places=_exemption_places,
        check=exemption_asked,
        about=(Fact.ASKS_EXEMPTION,),
        needs=lambda _facts, _law: (),  # the dossier knows it
    ),
    Condition(
        asks=Asked.EARLIER_DECISION,
        places=lambda law: (law.national.awb.weighing,),
        check=earlier_decision,
        about=(Fact.SPARED,),
        needs=lambda _facts, _law: (),
        stands=_earlier_stands,
    ),
)


def owes_nothing(facts: Facts, law: Law) -> bool:
    """True when something about the person stands in the way of any obligation."""
    lasting = (condition for condition in CONDITIONS if condition.asks is not Asked.EXEMPTION_ASKED)
    found = (finding for condition in lasting for finding in condition.found(facts, law))
    return any(finding.severity is Severity.BLOCK for finding in found)
