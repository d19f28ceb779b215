"""The tegenprestatie ends before its time (form K7, letter L11).

It ends a duty, so it is a beschikking: somebody with a mandate takes it, and bezwaar is possible.
"""

from datetime import date
from typing import NamedTuple

from portal.actions import regimes
from portal.actions.deciding import before
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.letters import common, lines
from portal.actions.deciding.verdict import EndingVerdict
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.regimes import ByRegime
from portal.domain.states import Outcome
from portal.domain.ways import WAYS
from portal.letters.contexts import Ended, Ending, SparingEnded
from portal.store.base import Connection
from portal.store.submissions import Submission

ENDS = frozenset({Outcome.ENDED, Outcome.SPARING_ENDED, Outcome.PART_ENDED})


class Subject(NamedTuple):
    """What the letter is about, of what has begun and of what never does. Dutch, which binds."""

    ends: str
    never_begins: str


SUBJECTS = ByRegime(
    tegenprestatie=Subject("Besluit: uw tegenprestatie stopt", "Besluit: uw tegenprestatie gaat niet door"),
    participation=Subject("Besluit: onze afspraak stopt", "Besluit: onze afspraak gaat niet door"),
)


def outcomes_for(portal: Installation, connection: Connection, submission: Submission) -> tuple[Outcome, ...]:
    """What can be decided on a submission now, under the regime of its case: only what goes on can end."""
    outcomes = WAYS[submission.flow].outcomes_under(regimes.of_case(portal, connection, submission))
    if not ENDS.intersection(outcomes):
        return outcomes
    held = before.held(connection, submission.dossier_id)
    can_end = {
        Outcome.ENDED: bool(held.activities),
        Outcome.PART_ENDED: bool(held.activities),
        Outcome.SPARING_ENDED: held.sparing is not None,
    }
    return tuple(outcome for outcome in outcomes if can_end.get(outcome, True))


def check_sparing(case: CaseFile, verdict: EndingVerdict) -> None:
    """Let an end through of a decision by which nothing was asked: never of days that have passed.

    Raises:
        MovedOn: no such decision holds.
        Incomplete: the last day has passed.
    """
    if case.sparing is None:
        raise MovedOn("no decision holds")
    if verdict.last_day < case.sent_on:
        raise Incomplete(("last_day",))


def check(case: CaseFile, verdict: EndingVerdict) -> None:
    """Let an end through that comes before the one that was decided, and not before it began.

    What has begun ends on one of its days, unless somebody says that it never began; then nobody gave hours.

    Raises:
        MovedOn: nothing goes on that could end.
        Incomplete: the last day lies on or after the day on which it ends already, or before the first.
    """
    if not case.to_end:
        raise MovedOn("nothing goes on")
    if verdict.last_day >= _agreed_until(case):
        raise Incomplete(("last_day",))
    begun = [one for one in case.to_end if one.starts_on <= case.assessment.on]
    if begun and verdict.last_day < min(one.starts_on for one in begun):
        if not verdict.never_begun:
            raise Incomplete(("never_begun",))
        if case.has_hours:
            raise Incomplete(("last_day",))


def letter_of(portal: Installation, case: CaseFile, verdict: EndingVerdict) -> Ending:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    stops = [one for one in case.to_end if one.ends_on > verdict.last_day]
    has_begun = any(verdict.last_day >= one.starts_on for one in stops)
    subject = SUBJECTS[verdict.outcome.regime]
    return Ending(
        **common(portal, case, verdict, subject.ends if has_begun else subject.never_begins),  # type: ignore[arg-type]
        ended=tuple(Ended(task=one.task, starts_on=one.starts_on, agreed_until=one.ends_on) for one in stops),
        last_day=verdict.last_day,
        reasons=lines(verdict.reasons),
    )


def sparing_letter_of(portal: Installation, case: CaseFile, verdict: EndingVerdict) -> SparingEnded:
    """The letter of the end of a decision by which nothing was asked.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    return SparingEnded(
        **common(portal, case, verdict, "Besluit: een eerder besluit geldt niet meer"),  # type: ignore[arg-type]
        reasons=lines(verdict.reasons),
    )


def _agreed_until(case: CaseFile) -> date:
    return max(one.ends_on for one in case.to_end)
