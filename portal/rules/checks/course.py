"""The course of an obligation: the proposal, another content, the end of the term."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.checks import maatregel
from portal.rules.condition import Condition
from portal.rules.fact import Fact
from portal.rules.facts import Facts, ProposalTermFacts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.terms import add_months

FOR_PROPOSAL = "flag_maatregel_for_proposal"
LASTING = "flag_lasting_obligation"
TWELVE_MONTHS = "flag_voluntary_twelve_months"
TWELVE = 12


def proposal(facts: Facts, law: Law) -> Iterable[Finding]:
    """A proposal that did not come in time: first support, and a hearing where a maatregel may follow."""
    asked, rules = facts.proposal_term, law.regeling.course
    if asked is None or not is_missed(asked, facts):
        return
    rule = rules.proposal or law.power[-1]
    yield rule.finding("proposal_term_missed", Severity.HUMAN, deadline=asked.deadline)
    if rules.proposal_support and not asked.support_offered:
        yield rules.proposal_support.finding("offer_support_first", Severity.HUMAN)
    if rules.proposal_maatregel:
        yield law.national.awb.hearing.finding("maatregel_hearing_required", Severity.HUMAN)
        if may_lead_to_maatregel(facts, law):
            yield maatregel.tailored(law)
            yield maatregel.possible(rules.proposal_maatregel, law)
            yield from law.flag(maatregel.BASIS)
        yield from law.flag(FOR_PROPOSAL)


def is_missed(asked: ProposalTermFacts, facts: Facts) -> bool:
    """True when the last day has passed without a proposal; a proposal on the last day is in time."""
    if asked.deadline is None:
        return False
    return (asked.submitted_on or facts.ref_date) > asked.deadline


def may_lead_to_maatregel(facts: Facts, law: Law) -> bool:
    """Only after a written obligation and offered support, and when the person owes anything."""
    asked = facts.proposal_term
    if asked is None or asked.imposed_on is None or not asked.support_offered:
        return False
    return facts.maatregel is None and not maatregel.is_barred(facts, law)


def content_change(facts: Facts, law: Law) -> Iterable[Finding]:
    """Another content after some months, in consultation with the client."""
    change, rules = facts.content_change, law.regeling.course
    rule = rules.change_after_months
    if change is None or rule is None or change.current_activity_since is None:
        return
    earliest = add_months(change.current_activity_since, int(rule.value))
    early = facts.ref_date < earliest
    if early:
        yield rule.finding("content_change_too_early", Severity.BLOCK, months=rule.value, earliest=earliest)
    if rules.change_consulted and not change.consulted:
        severity = Severity.HUMAN if change.consulted is None else Severity.BLOCK
        yield rules.change_consulted.finding("content_change_needs_consultation", severity)
    elif not early:
        yield rule.finding("content_change_allowed", Severity.INFO, months=rule.value, earliest=earliest)
    yield from law.flag(LASTING)


def end_of_term(facts: Facts, law: Law) -> Iterable[Finding]:
    """At the end of the term the caseworker looks again; the client may go on as a volunteer."""
    ends_on = facts.obligation.term_ends_on if facts.obligation else None
    if ends_on is None or facts.ref_date < ends_on:
        return
    rules = law.regeling.course
    if rules.evaluate:
        yield rules.evaluate.finding("evaluate_end_of_term", Severity.HUMAN, ended=ends_on)
    if rules.voluntary:
        limited = law.reading(TWELVE_MONTHS) == "twaalf_maanden"
        until = add_months(ends_on, TWELVE) if limited else None
        yield rules.voluntary.finding("may_continue_voluntarily", Severity.INFO, until=until)
        yield from law.flag(TWELVE_MONTHS)
    yield from law.flag(LASTING)


CONDITIONS = (
    Condition(
        asks=Asked.PROPOSAL,
        places=lambda law: (law.regeling.course.proposal, law.power[-1]),
        check=proposal,
        about=(Fact.PROPOSAL_DEADLINE,),
    ),
    Condition(
        asks=Asked.CONTENT_CHANGE,
        places=lambda law: (law.regeling.course.change_after_months, law.regeling.course.change_consulted),
        check=content_change,
        about=(Fact.ACTIVITY_SINCE,),
    ),
    Condition(
        asks=Asked.END_OF_TERM,
        places=lambda law: (law.regeling.course.evaluate, law.regeling.course.voluntary),
        check=end_of_term,
        about=(Fact.TERM_ENDS_ON,),
    ),
)
