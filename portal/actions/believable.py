"""Whether the days and the hours of a decision can be so, beside what the law asks."""

from portal import clock
from portal.actions import ending
from portal.actions.allowed import HEARD_FIRST
from portal.actions.case_letters import CaseFile
from portal.actions.changes import changed
from portal.actions.verdict import AnyVerdict, EndingVerdict, ExemptionVerdict, Verdict
from portal.domain.errors import Incomplete
from portal.domain.states import Outcome


def check(case: CaseFile, verdict: AnyVerdict) -> None:
    """Let a decision through of which every part can be so.

    Raises:
        Incomplete: a day lies where it cannot, an ontheffing leaves as much as there is, nobody said what
            becomes of what runs, or a plan is changed without a reason.
        MovedOn: nothing goes on that could end.
    """
    _check_talk(case, verdict)
    _check_advice(case, verdict)
    if isinstance(verdict, EndingVerdict):
        ending.check(case, verdict)
    if isinstance(verdict, ExemptionVerdict):
        _check_left(case, verdict)
    if isinstance(verdict, Verdict):
        _check_plan(case, verdict)


def _check_talk(case: CaseFile, verdict: AnyVerdict) -> None:
    """Who is heard about a no is heard about the form that he sent in, so not before it came (Awb 4:7).

    No talk about a tegenprestatie was before the benefit began, or before there was a regeling.
    """
    if verdict.talk_on is None:
        return
    earliest = max(case.assessment.version, case.client.benefit_since or case.assessment.version)
    if verdict.outcome in HEARD_FIRST:
        earliest = max(earliest, clock.day_of(case.submission.received_at))
    if not earliest <= verdict.talk_on <= case.assessment.on:
        raise Incomplete(("talk_on",))


def _check_advice(case: CaseFile, verdict: AnyVerdict) -> None:
    """Whoever decides on an advice has it, and names it whole (Awb 3:49)."""
    if verdict.advice is None:
        return
    given = vars(verdict.advice)
    if missing := tuple(name for name, value in given.items() if not value):
        raise Incomplete(missing)
    if verdict.advice.advised_on and verdict.advice.advised_on > case.assessment.on:
        raise Incomplete(("advised_on",))


def _check_left(case: CaseFile, verdict: ExemptionVerdict) -> None:
    """An ontheffing for a part leaves less than what runs."""
    running = sum(one.minutes_per_week for one in case.to_end)
    if running and verdict.minutes_left is not None and verdict.minutes_left >= running:
        raise Incomplete(("minutes_left",))


def _check_plan(case: CaseFile, verdict: Verdict) -> None:
    """A plan says what becomes of what runs, and why it is not the client's own any more."""
    design = verdict.design
    if design is None:
        return
    if design.replaces is None and ending.beside(case.to_end, design.starts_on):
        raise Incomplete(("replaces",))
    told = {**vars(design), "minutes": design.minutes_per_week}
    if verdict.outcome is Outcome.AGREED and changed(case.submission.answers, told):
        raise Incomplete(("change_what", "change_why"))
