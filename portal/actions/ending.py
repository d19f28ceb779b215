"""The tegenprestatie ends before its time (form K7, letter L11).

It ends a duty, so it is a beschikking: somebody with a mandate takes it, and bezwaar is possible.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from portal import clock
from portal.actions import regimes
from portal.actions.case_letters import CaseFile, common, lines
from portal.actions.installation import Installation
from portal.actions.verdict import EndingVerdict
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.regimes import ByRegime
from portal.domain.roles import Actor
from portal.domain.states import RUNS, Outcome
from portal.domain.ways import WAYS
from portal.letters.contexts import Ended, Ending
from portal.store import beschikkingen, dossiers, fingerprints, trail
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.store.submissions import Submission

ENDS = frozenset({Outcome.ENDED, Outcome.PART_ENDED})


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
    if ENDS.isdisjoint(outcomes) or to_end(connection, submission.dossier_id):
        return outcomes
    return tuple(outcome for outcome in outcomes if outcome not in ENDS)


def to_end(connection: Connection, dossier_id: str) -> tuple[Activity, ...]:
    """What was decided on and is not over yet, in the order in which it begins."""
    dossier, today = dossiers.require(connection, dossier_id), clock.today()
    if dossier.obligation not in RUNS:
        return ()
    imposed = beschikkingen.activities_of_dossier(connection, dossier_id)
    going_on = (one for one in imposed if one.ends_on >= today)
    return tuple(sorted(going_on, key=lambda one: one.starts_on))


def beside(going_on: Sequence[Activity], starts_on: date) -> tuple[Activity, ...]:
    """What still goes on when something else begins."""
    return tuple(one for one in going_on if one.ends_on >= starts_on)


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


def end(connection: Connection, actor: Actor, case: CaseFile, verdict: EndingVerdict) -> None:
    """Move the last day of everything that goes on."""
    _end(connection, actor, case, verdict.last_day)


def make_room(connection: Connection, actor: Actor, case: CaseFile, starts_on: date) -> None:
    """End what runs on the day before something else takes its place."""
    _end(connection, actor, case, starts_on - timedelta(days=1))


def _end(connection: Connection, actor: Actor, case: CaseFile, last_day: date) -> None:
    ended = beschikkingen.end_activities(connection, case.submission.dossier_id, last_day)
    kept = fingerprints.taken(connection, *(("activity", key) for key in ended))
    told = clock.now(), actor.id, "activity:ended", case.submission.id
    trail.record(connection, *told, last_day=last_day, kept=kept)


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


def _agreed_until(case: CaseFile) -> date:
    return max(one.ends_on for one in case.to_end)
