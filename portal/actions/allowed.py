"""What a regeling lets somebody decide: what stands in the way of an outcome, and what a person must judge.

A judgement is asked where the regeling leaves room; where it leaves none, the decision is stopped and the
officer looks at the case again. Nothing is decided here.
"""

from collections.abc import Callable, Mapping

from portal.actions.verdict import AnyVerdict, ExemptionVerdict
from portal.domain.errors import BlockedByRule, Incomplete, NotFound
from portal.domain.states import Outcome
from portal.domain.ways import WAYS
from portal.rules.engine import Assessment
from portal.rules.findings import Finding, Severity

NO_OBLIGATION = frozenset({"mantelzorg_means_no_obligation", "volunteering_means_no_obligation"})
"""Findings that forbid imposing anything, because of what the client already does."""
COUNTS = frozenset({"existing_activity_counts", "existing_activity_may_count"})
EXEMPTION = frozenset({"exemption_possible", "temporarily_unable_agree_term"})
HEARD_FIRST = frozenset({Outcome.EXISTING_DOES_NOT_COUNT, Outcome.EXEMPTION_REFUSED})
"""Nobody gets this no without being heard (Awb 4:7)."""


def check(flow: str, assessment: Assessment, verdict: AnyVerdict) -> None:
    """Let a decision through that the regeling allows and that is complete.

    Raises:
        NotFound: this outcome does not exist for this form.
        BlockedByRule: the regeling leaves no room for it.
        Incomplete: a judgement is missing, the day on which the client was heard, or a day still to come.
    """
    outcome = verdict.outcome
    if outcome not in WAYS[flow].outcomes:
        raise NotFound(outcome)
    if outcome in HEARD_FIRST and verdict.talk_on is None:
        raise Incomplete(("talk_on",))
    if isinstance(verdict, ExemptionVerdict) and verdict.until and verdict.until < assessment.on:
        raise Incomplete(("until",))
    blocking = in_the_way(assessment, outcome)
    if blocking:
        raise BlockedByRule([finding.code for finding in blocking])
    asked = to_judge(assessment, outcome)
    missing = [finding.code for finding in asked if not verdict.judgements.get(finding.code, "").strip()]
    if missing:
        raise Incomplete([f"judgement_{code}" for code in missing])


def in_the_way(assessment: Assessment, outcome: Outcome) -> list[Finding]:
    """What forbids an outcome; a refusal of a plan or an ontheffing rests on its own reasons."""
    if outcome.imposes:
        return list(assessment.blocking)
    return _IN_THE_WAY.get(outcome, _nothing)(assessment)


def to_judge(assessment: Assessment, outcome: Outcome) -> list[Finding]:
    """The findings on which this outcome needs a person's own judgement, with reasons."""
    if outcome.imposes or outcome is Outcome.EXISTING_COUNTS:
        return list(assessment.to_judge)
    codes = {Outcome.EXEMPTION_GRANTED: EXEMPTION, Outcome.EXISTING_DOES_NOT_COUNT: COUNTS}.get(outcome)
    return _with(assessment, codes) if codes else []


def _nothing(_assessment: Assessment) -> list[Finding]:
    return []


def _against_counting(assessment: Assessment) -> list[Finding]:
    """That nothing may be imposed is no bar; that the regeling says nothing in favour of it is."""
    blocking = [finding for finding in assessment.blocking if finding.code not in NO_OBLIGATION]
    if blocking or assessment.codes & (NO_OBLIGATION | COUNTS):
        return blocking
    return list(assessment.to_judge) or [f for f in assessment.findings if f.severity is not Severity.FLAG]


def _against_not_counting(assessment: Assessment) -> list[Finding]:
    """The regeling itself says that this activity leaves no obligation."""
    return _with(assessment, NO_OBLIGATION)


def _against_exempting(assessment: Assessment) -> list[Finding]:
    """An ontheffing has an end (Participatiewet art. 9 lid 2)."""
    return _with(assessment, frozenset({"end_date_required"}))


def _with(assessment: Assessment, codes: frozenset[str]) -> list[Finding]:
    return [finding for finding in assessment.findings if finding.code in codes]


_IN_THE_WAY: Mapping[Outcome, Callable[[Assessment], list[Finding]]] = {
    Outcome.EXISTING_COUNTS: _against_counting,
    Outcome.EXISTING_DOES_NOT_COUNT: _against_not_counting,
    Outcome.EXEMPTION_GRANTED: _against_exempting,
}
