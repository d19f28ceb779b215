"""What the activity is: its kind, unpaid, additional, its aim, where it is done."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Places
from portal.rules.fact import Fact, unknown
from portal.rules.facts import ActivityFacts, Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.readings import FIFTH, ORGANISED, counts_without_organisation, market_matters
from portal.rules.values import Rule

TRAINING_IS_NO_WORK = "flag_training_is_no_work"


def kind(facts: Facts, law: Law) -> Iterable[Finding]:
    """Does the regeling know this kind of activity."""
    activity, rules = facts.activity, law.regeling.content
    if activity is None or activity.kind is None or rules.allowed is None:
        return
    for rule in (rules.training, rules.first_phase):
        if rule and activity.kind in rule.value:
            yield from _personal_development(activity.kind, rule, law)
            return
    if activity.kind in rules.allowed.value:
        yield from _useful_work(activity, rules.allowed, law)
    elif rules.weighed is None or activity.kind not in rules.weighed.value:
        yield rules.allowed.finding("kind_not_allowed", Severity.BLOCK, kind=activity.kind)


def is_personal_development(facts: Facts, law: Law) -> bool:
    """True for training and for working on one's own problems, where the regeling names those."""
    rules, given = law.regeling.content, facts.activity.kind if facts.activity else None
    return any(rule is not None and given in rule.value for rule in (rules.training, rules.first_phase))


def _personal_development(given: str, rule: Rule[tuple[str, ...]], law: Law) -> Iterable[Finding]:
    if law.reading(TRAINING_IS_NO_WORK) == "niet_toegestaan":
        yield rule.finding("kind_not_allowed", Severity.BLOCK, kind=given)
    else:
        yield rule.finding("kind_allowed", Severity.INFO, kind=given)
        if rule is law.regeling.content.first_phase:
            yield rule.finding("first_phase_allowed", Severity.INFO, kind=given)
            following = law.regeling.content.next_phase or rule
            yield following.finding("plan_next_phase", Severity.HUMAN)
    yield from law.flag(TRAINING_IS_NO_WORK)


def _useful_work(activity: ActivityFacts, rule: Rule[tuple[str, ...]], law: Law) -> Iterable[Finding]:
    organised, only = law.regeling.content.organised, law.regeling.content.only_organised
    unorganised = activity.kind == "volunteering" and activity.organisation_kind == "none"
    if only and unorganised:
        yield only.finding("kind_not_allowed", Severity.BLOCK, kind=activity.kind)
    elif organised and unorganised and not counts_without_organisation(law):
        yield organised.finding("kind_not_allowed", Severity.BLOCK, kind=activity.kind)
    else:
        yield rule.finding("kind_allowed", Severity.INFO, kind=activity.kind)
    if organised and unorganised:
        yield from law.flag(ORGANISED)


def unpaid(facts: Facts, law: Law) -> Iterable[Finding]:
    """A tegenprestatie is unpaid (Participatiewet art. 9 lid 1 onder c)."""
    if facts.activity and facts.activity.unpaid is False:
        rule = law.regeling.content.unpaid or law.national.participation.unpaid
        yield rule.finding("not_unpaid", Severity.BLOCK)


def additional(facts: Facts, law: Law) -> Iterable[Finding]:
    """It comes beside or on top of regular work (Participatiewet art. 9 lid 1 onder c)."""
    if facts.activity and facts.activity.additional is False:
        rule = law.regeling.content.additional or law.national.participation.additional
        yield rule.finding("not_additional", Severity.BLOCK)


def market(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen exclude work that somebody here and now would pay for."""
    rule = law.regeling.content.no_market
    if rule and facts.activity and facts.activity.someone_would_pay:
        if market_matters(law):
            yield rule.finding("market_would_pay", Severity.BLOCK)
        yield from law.flag(FIFTH)


def labour_market_aim(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen exclude work that aims at the labour market or at re-integration."""
    rule = law.regeling.content.no_labour_aim
    if rule and facts.activity and facts.activity.aims_at_labour_market:
        yield rule.finding("aims_at_labour_market", Severity.BLOCK)


def description(facts: Facts, law: Law) -> Iterable[Finding]:
    """The client must be able to know exactly what is asked."""
    if facts.activity and facts.activity.description_clear is False:
        rule = law.regeling.content.clear or law.national.case_law.clear
        yield rule.finding("description_unclear", Severity.BLOCK)


def organisation(facts: Facts, law: Law) -> Iterable[Finding]:
    """A commercial company: allowed by some regelingen, not named by others."""
    if facts.activity is None or facts.activity.organisation_kind != "commercial":
        return
    rules = law.regeling.content
    silent = rules.no_displacement or law.national.participation.no_displacement
    if rules.commercial:
        yield rules.commercial.finding("commercial_allowed", Severity.INFO)
    else:
        yield silent.finding("commercial_not_regulated", Severity.HUMAN)


def reciprocity(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen want the organisation to give something in return."""
    rule = law.regeling.content.reciprocity
    if rule and facts.activity and not (facts.activity.reciprocity or "").strip():
        yield rule.finding("reciprocity_missing", Severity.HUMAN)


def convinced(facts: Facts, law: Law) -> Iterable[Finding]:
    """Some regelingen want three convinced parties."""
    rule = law.regeling.content.convinced
    if rule and facts.activity and facts.activity.all_parties_convinced is False:
        yield rule.finding("parties_not_convinced", Severity.HUMAN)


def _kind_unknown(facts: Facts, law: Law) -> tuple[Fact, ...]:
    rules = law.regeling.content
    asks_where = rules.organised or rules.only_organised
    if asks_where and facts.activity and facts.activity.kind == "volunteering":
        return unknown(facts, Fact.ORGANISATION_KIND)
    return unknown(facts, Fact.KIND)


def _kind_fits(facts: Facts, law: Law) -> Places:
    """The place that names this kind; where none does, every place says what is named."""
    rules, given = law.regeling.content, facts.activity.kind if facts.activity else None
    named = (rules.allowed, rules.training, rules.first_phase)
    only = rules.only_organised if given == "volunteering" else None
    return (*(rule for rule in named if rule and given in rule.value), only)


def _organisation_places(law: Law) -> Places:
    rules = law.regeling.content
    return (rules.commercial or rules.no_displacement or law.national.participation.no_displacement,)


CONDITIONS = (
    Condition(
        asks=Asked.KIND,
        places=lambda law: (
            law.regeling.content.allowed,
            law.regeling.content.only_organised,
            law.regeling.content.training,
            law.regeling.content.first_phase,
        ),
        check=kind,
        about=(Fact.KIND, Fact.ORGANISATION_KIND),
        needs=_kind_unknown,
        fits=_kind_fits,
    ),
    Condition(
        asks=Asked.UNPAID,
        places=lambda law: (law.regeling.content.unpaid, law.national.participation.unpaid),
        check=unpaid,
        about=(Fact.UNPAID,),
    ),
    Condition(
        asks=Asked.ADDITIONAL,
        places=lambda law: (law.regeling.content.additional, law.national.participation.additional),
        check=additional,
        about=(Fact.ADDITIONAL,),
    ),
    Condition(
        asks=Asked.MARKET,
        places=lambda law: (law.regeling.content.no_market,),
        check=market,
        about=(Fact.SOMEONE_WOULD_PAY,),
    ),
    Condition(
        asks=Asked.LABOUR_MARKET_AIM,
        places=lambda law: (law.regeling.content.no_labour_aim,),
        check=labour_market_aim,
        about=(Fact.AIMS_AT_LABOUR_MARKET,),
    ),
    Condition(
        asks=Asked.DESCRIPTION,
        places=lambda law: (law.regeling.content.clear, law.national.case_law.clear),
        check=description,
        about=(Fact.DESCRIPTION_CLEAR,),
    ),
    Condition(
        asks=Asked.ORGANISATION,
        places=_organisation_places,
        check=organisation,
        about=(Fact.ORGANISATION_KIND,),
        applies=lambda facts, _law: (
            not facts.activity or facts.activity.organisation_kind in (None, "commercial")
        ),
    ),
    Condition(
        asks=Asked.RECIPROCITY,
        places=lambda law: (law.regeling.content.reciprocity,),
        check=reciprocity,
        about=(Fact.RECIPROCITY,),
        needs=lambda _facts, _law: (),  # that nothing is known to come in return is judged
    ),
    Condition(
        asks=Asked.CONVINCED,
        places=lambda law: (law.regeling.content.convinced,),
        check=convinced,
        about=(Fact.ALL_PARTIES_CONVINCED,),
    ),
)
