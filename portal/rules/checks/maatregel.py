"""Lowering the benefit: never without a beschikking, blame, a hearing and individual weighing."""

from collections.abc import Iterable, Mapping

from portal.rules.asked import Asked
from portal.rules.checks import existing_activity, imposing, person
from portal.rules.checks.content import is_personal_development
from portal.rules.condition import Check, Condition
from portal.rules.fact import Fact
from portal.rules.facts import Facts, MaatregelFacts
from portal.rules.findings import Finding, Severity
from portal.rules.law import OWN_ACT, Law
from portal.rules.readings import LEGAL_BASIS
from portal.rules.terms import add_months
from portal.rules.values import Number, Rule

BASIS = "flag_maatregel_legal_basis"
MAY_OR_MUST = "flag_maatregel_may_or_must"

SPARED_BY: Mapping[Check, frozenset[str]] = {
    existing_activity.mantelzorg: frozenset({"mantelzorg_means_no_obligation", "existing_activity_counts"}),
    existing_activity.volunteering: frozenset({"volunteering_means_no_obligation"}),
    imposing.permanent_inability: frozenset({"permanently_unable"}),
}
"""The findings that say for certain that the regeling asks nothing more of this person, by their check."""


def intended(facts: Facts, law: Law) -> Iterable[Finding]:
    """What stands in the way of an intended maatregel, and what must happen before it."""
    given = facts.maatregel
    if given is None:
        return
    national = law.national
    grounds = tuple(_against(given, facts, law))
    yield from grounds
    yield from _repeat(given, facts, law)
    if given.blameworthy is not False and _has_beschikking(given, facts):
        yield national.awb.hearing.finding("maatregel_hearing_required", Severity.HUMAN)
        yield tailored(law)
    if not grounds and given.blameworthy and not is_barred(facts, law):
        yield possible(law.regeling.maatregel.possible or national.participation.lowering, law)
    yield from law.flag(BASIS)
    yield from law.flag(MAY_OR_MUST)


def tailored(law: Law) -> Finding:
    """That a maatregel is weighed for this person alone (Participatiewet art. 18 lid 10).

    The IOAW and the IOAZ do not say it; there it belongs to the lowering itself (Awb art. 3:4).
    """
    act = law.national.participation
    return (act.tailoring or act.lowering).finding("maatregel_individual_tailoring", Severity.HUMAN)


def possible(rule: Rule[bool], law: Law) -> Finding:
    """That a maatregel may be considered, and what it may be at most."""
    percent, months = upper_bounds(law)
    return rule.finding("maatregel_possible", Severity.HUMAN, percent=percent, months=months)


def _against(given: MaatregelFacts, facts: Facts, law: Law) -> Iterable[Finding]:
    if not _has_beschikking(given, facts):
        yield law.national.awb.beschikking.finding("maatregel_without_beschikking", Severity.BLOCK)
    if given.blameworthy is False:
        yield law.national.participation.no_blame.finding("maatregel_no_blame", Severity.BLOCK)
    if law.regeling.course.request:
        yield law.regeling.course.request.finding("request_no_order", Severity.BLOCK)
    percent, months = upper_bounds(law, is_repeated=is_repeated(given, facts, law) is not False)
    rules = law.regeling.maatregel
    if rules.none or _exceeds(given.percent, percent) or _exceeds(given.months, months):
        basis = law.national.participation.maatregel_basis
        rule = rules.none or rules.percent_maximum or rules.possible or basis
        yield rule.finding("maatregel_above_ordinance", Severity.BLOCK, percent=percent, months=months)


def is_repeated(given: MaatregelFacts, facts: Facts, law: Law) -> bool | None:
    """Whether it is the second within the months that the regeling names; None while nobody told.

    Without such a rule there is no recidive.
    """
    within = law.regeling.maatregel.repeat_months
    if within is None or given.earlier is False:
        return False
    if given.earlier_on is None:
        return None
    return given.earlier_on <= facts.ref_date <= add_months(given.earlier_on, int(within.value))


def _repeat(given: MaatregelFacts, facts: Facts, law: Law) -> Iterable[Finding]:
    rules = law.regeling.maatregel
    if rules.repeat_months and rules.repeat_percent_maximum and is_repeated(given, facts, law) is not False:
        percent, _months = upper_bounds(law, is_repeated=True)
        months = rules.repeat_months.value
        yield rules.repeat_percent_maximum.finding(
            "maatregel_repeat", Severity.HUMAN, percent=percent, months=months
        )


def _has_beschikking(given: MaatregelFacts, facts: Facts) -> bool:
    return given.beschikking_on is not None and given.beschikking_on <= facts.ref_date


def _exceeds(given: Number | None, most: Number | None) -> bool:
    return given is not None and most is not None and given > most


def upper_bounds(law: Law, *, is_repeated: bool = False) -> tuple[Number | None, Number | None]:
    """The highest percentage and the most months: the milder of this regeling and the gemeente's own
    verordening on lowering (Participatiewet art. 8 lid 1 onder a); None where neither names a number.

    ``is_repeated``: the percentage for recidive, where the regeling has one.
    """
    rules, other = law.regeling.maatregel, law.regeling.reduction
    if knows_no_maatregel(law):
        return 0, 0
    own = (rules.repeat_percent_maximum if is_repeated else None) or rules.percent_maximum
    percents = [own.value] if own else []
    months = [rules.months_maximum.value] if rules.months_maximum else []
    if other:
        percents.append(other.percent)
        months.append(other.months)
    return min(percents, default=None), min(months, default=None)


def knows_no_maatregel(law: Law) -> bool:
    """True where the regeling rules a maatregel out, or only asks: who was not ordered cannot disobey."""
    return bool(law.regeling.maatregel.none or law.regeling.course.request)


def can_lower(benefit: str | None, law: Law) -> bool:
    """Whether the regeling lets a benefit be lowered at all; not while its legal basis is unsettled (C27)."""
    named = law.flags.get(LEGAL_BASIS)
    is_settled = law.has_basis(benefit) if named is None else named.choice is not None
    return not knows_no_maatregel(law) and (benefit not in OWN_ACT or is_settled)


def is_barred(facts: Facts, law: Law) -> bool:
    """True when no maatregel can be considered: nothing is owed, or its legal basis is not settled."""
    if not can_lower(facts.client.benefit, law):
        return True
    if person.owes_nothing(facts, law) or is_spared(facts, law):
        return True
    return is_personal_development(facts, law)


def is_spared(facts: Facts, law: Law) -> bool:
    """True when what the person does already is enough, or he can lastingly do nothing.

    Mantelzorg is never enforced, also not where it is the tegenprestatie itself (toelichting to art. 1 of
    Hoogezand-Sappemeer and of Rotterdam).
    """
    if facts.activity and facts.activity.kind == "mantelzorg":
        return True
    return any(
        finding.code in codes and finding.severity is not Severity.HUMAN
        for check, codes in SPARED_BY.items()
        for finding in check(facts, law)
    )


CONDITIONS = (
    Condition(
        asks=Asked.MAATREGEL,
        places=lambda law: (
            law.regeling.maatregel.possible,
            law.national.participation.lowering,
            law.regeling.maatregel.none,
        ),
        check=intended,
        about=(Fact.BLAMEWORTHY,),  # without a day there is no beschikking, and that is known
    ),
)
