"""Was the bezwaar in time (Awb art. 6:7, 6:8; Algemene termijnenwet art. 1)."""

from collections.abc import Iterable

from portal.rules import terms
from portal.rules.asked import Asked
from portal.rules.condition import Condition
from portal.rules.fact import Fact
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law


def in_time(facts: Facts, law: Law) -> Iterable[Finding]:
    """Six weeks from the day after sending; a last day on a weekend or holiday moves on."""
    given = facts.bezwaar
    if given is None or given.beschikking_sent_on is None:
        return
    last_day = terms.bezwaar_last_day(given.beschikking_sent_on)
    unmoved = terms.bezwaar_unmoved_day(given.beschikking_sent_on)
    if last_day != unmoved:
        rule = law.national.terms_act.moves
        yield rule.finding("bezwaar_term_extended", Severity.INFO, unmoved=unmoved, last_day=last_day)
    if given.received_on is None:
        return
    if given.received_on < given.beschikking_sent_on:
        early = law.national.awb.early
        yield early.finding("bezwaar_early", Severity.HUMAN, received=given.received_on)
    if given.received_on <= last_day:
        term = law.national.awb.bezwaar_weeks
        yield term.finding("bezwaar_in_time", Severity.INFO, last_day=last_day, received=given.received_on)
    else:
        late = law.national.awb.late
        yield late.finding("bezwaar_late", Severity.HUMAN, last_day=last_day, received=given.received_on)


CONDITIONS = (
    Condition(
        asks=Asked.BEZWAAR,
        places=lambda law: (law.national.awb.bezwaar_weeks, law.national.terms_act.moves),
        check=in_time,
        about=(Fact.BESCHIKKING_SENT_ON,),
    ),
)
