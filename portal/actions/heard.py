"""The day on which the client was heard before a decision (Awb 4:7)."""

from portal import clock
from portal.actions.allowed import HEARD_FIRST
from portal.actions.case_letters import CaseFile
from portal.actions.verdict import AnyVerdict
from portal.domain.errors import Incomplete


def check(case: CaseFile, verdict: AnyVerdict) -> None:
    """Let the day of a talk through that can be so.

    Who is heard about a no is heard about the form that he sent in, so not before it came in. No talk about
    a tegenprestatie was before the benefit began, or before there was a regeling.

    Raises:
        Incomplete: the talk lies before that day, or after today.
    """
    day = verdict.talk_on
    if day is None:
        return
    received = clock.day_of(case.submission.received_at)
    bounds = [case.assessment.version, case.client.benefit_since]
    earliest = max(one for one in bounds if one)
    if verdict.outcome in HEARD_FIRST:
        earliest = max(earliest, received)
    if not earliest <= day <= case.assessment.on:
        raise Incomplete(("talk_on",))
