"""The tegenprestatie ends before its time (form K7, letter L11).

It ends a duty, so it is a beschikking: somebody with a mandate takes it, and bezwaar is possible.
"""

from typing import NamedTuple

from portal.actions import regimes
from portal.actions.deciding import before
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.letters import common, lines
from portal.actions.deciding.verdict import EndingVerdict
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.regimes import ByRegime
from portal.domain.states import ENDS, Outcome
from portal.domain.ways import WAYS
from portal.letters.contexts import Ended, Ending, SparingEnded
from portal.store.base import Connection
from portal.store.submissions import Submission


class Subject(NamedTuple):
    """What the letter is about: what has begun and what never does, all of it or a part. Dutch: it binds."""

    ends: str
    never_begins: str
    part_ends: str
    part_never_begins: str

    def of(self, *, has_begun: bool, is_part: bool) -> str:
        """The one that fits."""
        if is_part:
            return self.part_ends if has_begun else self.part_never_begins
        return self.ends if has_begun else self.never_begins


SUBJECTS = ByRegime(
    tegenprestatie=Subject(
        "Besluit: uw tegenprestatie stopt",
        "Besluit: uw tegenprestatie gaat niet door",
        "Besluit: een deel van wat u doet stopt",
        "Besluit: een deel van wat u doet gaat niet door",
    ),
    participation=Subject(
        "Besluit: onze afspraak stopt",
        "Besluit: onze afspraak gaat niet door",
        "Besluit: een deel van onze afspraken stopt",
        "Besluit: een deel van onze afspraken gaat niet door",
    ),
)


def outcomes_for(portal: Installation, connection: Connection, submission: Submission) -> tuple[Outcome, ...]:
    """What can be decided on a submission now: under the regime of its case, and only what goes on can end.

    That ends under the regime under which it was decided, whichever that of the case is.
    """
    regime = regimes.of_case(portal, connection, submission)
    possible = WAYS[submission.flow].outcomes
    if ENDS.isdisjoint(possible):
        return WAYS[submission.flow].outcomes_under(regime)
    held = before.held(connection, submission.dossier_id)
    can_end = {
        **{one: bool(held.under(one.regime)) for one in ENDS},
        Outcome.SPARING_ENDED: held.sparing is not None and regime is Outcome.SPARING_ENDED.regime,
    }
    return tuple(outcome for outcome in possible if can_end[outcome])


def is_judged(portal: Installation, connection: Connection, submission: Submission) -> bool:
    """Whether a caseworker judges something of a submission.

    What is only answered is judged too where a decision that spares can end by it: on what still spares.
    """
    if WAYS[submission.flow].asks_decision(regimes.of_case(portal, connection, submission)):
        return True
    return Outcome.SPARING_ENDED in outcomes_for(portal, connection, submission)


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

    What has begun ends on one of its days, unless somebody says that it never began; then nobody gave hours,
    and the last day lies before the first.

    Raises:
        MovedOn: nothing goes on that could end.
        Incomplete: the last day lies on or after the day on which it ends already, or before the first; or it
            never began and ends on one of its days.
    """
    named = before.ended(before.Held(case.to_end), verdict)
    if not named:
        raise MovedOn("nothing goes on")
    if any(verdict.last_day >= one.ends_on for one in named):
        raise Incomplete(("last_day",))
    should_have = [one for one in named if verdict.last_day < one.starts_on <= case.assessment.on]
    fits = any(verdict.last_day < one.starts_on for one in named) if verdict.never_begun else not should_have
    if not fits:
        raise Incomplete(("never_begun",))
    if case.with_hours.intersection(one.id for one in should_have):
        raise Incomplete(("last_day",))


def letter_of(portal: Installation, case: CaseFile, verdict: EndingVerdict) -> Ending:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    stops = before.ending(case, verdict)
    has_begun = any(verdict.last_day >= one.starts_on for one in stops)
    is_part = len(stops) < len(case.to_end)
    subject = SUBJECTS[verdict.outcome.regime].of(has_begun=has_begun, is_part=is_part)
    return Ending(
        **common(portal, case, verdict, subject),  # type: ignore[arg-type]
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
