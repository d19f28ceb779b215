"""Whether the days and the hours of a decision can be so, beside what the law asks."""

from portal import clock
from portal.actions.deciding import before
from portal.actions.deciding.allowed import HEARD_FIRST
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.changes import changed
from portal.actions.deciding.verdict import AnyVerdict, ExemptionVerdict, ExistingVerdict, Verdict
from portal.actions.places import is_where_judged
from portal.domain.answers import YEARS_AHEAD, PlanAnswers
from portal.domain.errors import Incomplete
from portal.domain.hours import in_minutes
from portal.domain.states import Outcome


def check(case: CaseFile, verdict: AnyVerdict) -> None:
    """Let a decision through of which every part can be so.

    Raises:
        Incomplete: a day lies where it cannot, an advice is not named whole, or nobody said what becomes of
            what holds already.
    """
    _check_begin(case, verdict)
    _check_talk(case, verdict)
    _check_advice(case, verdict)
    before.check(case, verdict)


def _check_begin(case: CaseFile, verdict: AnyVerdict) -> None:
    """Nobody begins with what he can't know: not before the letter leaves (Awb 3:40, 3:41).

    A day that lies further off than a client himself can name is a slip of the pen.
    """
    if verdict.begins_on is None:
        return
    if verdict.begins_on < case.sent_on or verdict.begins_on.year > case.sent_on.year + YEARS_AHEAD:
        raise Incomplete(("starts_on",))


def _check_talk(case: CaseFile, verdict: AnyVerdict) -> None:
    """Who is heard about a no is heard about the form that he sent in, so not before it came (Awb 4:7).

    No talk about a tegenprestatie was before the benefit began, or before there was a regeling.
    """
    if verdict.talk_on is None:
        return
    since = case.law.regeling.since
    earliest = max(since, case.client.benefit_since or since)
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


def check_exemption(case: CaseFile, verdict: ExemptionVerdict) -> None:
    """An ontheffing has a last day on which it is known already; one for a part leaves less than what runs.

    Raises:
        Incomplete: its last day lies before the letter leaves, or as much is left as there is.
    """
    if verdict.until and verdict.until < case.sent_on:
        raise Incomplete(("until",))
    running = sum(one.minutes_per_week for one in case.to_end)
    if running and verdict.minutes_left is not None and verdict.minutes_left >= running:
        raise Incomplete(("minutes_left",))


def check_existing(case: CaseFile, verdict: ExistingVerdict) -> None:
    """What somebody does already is judged on the hours that were reported, or else found out in the toets.

    Raises:
        Incomplete: the decision has other hours than those on which it was judged.
    """
    done = case.facts.mantelzorg or case.facts.volunteering
    known = done.hours_per_week if done else None
    if known is not None and in_minutes(known) != verdict.minutes_per_week:
        raise Incomplete(("minutes",))


def check_plan(case: CaseFile, verdict: Verdict) -> None:
    """An agreement is the client's own plan, or says what it changes and why.

    Raises:
        Incomplete: it says otherwise than the plan, and not why, or it is at another place than the toets.
    """
    if verdict.design and not is_where_judged(case.submission, verdict.design.place):
        raise Incomplete(("place",))
    told = {**vars(verdict.design), "minutes": verdict.design and verdict.design.minutes_per_week}
    if verdict.outcome is Outcome.AGREED and changed(PlanAnswers.read(case.submission.answers), told):
        raise Incomplete(("change_what", "change_why"))
