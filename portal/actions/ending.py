"""The tegenprestatie ends before its time (form K7, letter L11).

It ends a duty, so it is a beschikking: somebody with a mandate takes it, and bezwaar is possible.
"""

from datetime import date

from portal import clock
from portal.actions.case_letters import CaseFile, common, lines
from portal.actions.installation import Installation
from portal.actions.verdict import EndingVerdict
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.roles import Actor
from portal.domain.states import Obligation, Outcome
from portal.domain.ways import WAYS
from portal.letters.contexts import Ending
from portal.store import beschikkingen, dossiers, fingerprints, trail
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.store.submissions import Submission


def outcomes_for(connection: Connection, submission: Submission) -> tuple[Outcome, ...]:
    """What can be decided on a submission now: only what goes on can end."""
    outcomes = WAYS[submission.flow].outcomes
    if Outcome.ENDED not in outcomes or to_end(connection, submission.dossier_id):
        return outcomes
    return tuple(outcome for outcome in outcomes if outcome is not Outcome.ENDED)


def to_end(connection: Connection, dossier_id: str) -> tuple[Activity, ...]:
    """What was imposed and is not over yet, in the order in which it begins."""
    dossier, today = dossiers.require(connection, dossier_id), clock.today()
    if dossier.obligation is not Obligation.IMPOSED:
        return ()
    imposed = beschikkingen.activities_of_dossier(connection, dossier_id)
    going_on = (one for one in imposed if one.ends_on >= today)
    return tuple(sorted(going_on, key=lambda one: one.starts_on))


def check(case: CaseFile, verdict: EndingVerdict) -> None:
    """Let an end through that comes before the one that was decided.

    Raises:
        MovedOn: nothing goes on that could end.
        Incomplete: the last day lies on or after the day on which it ends already.
    """
    if not case.to_end:
        raise MovedOn("nothing goes on")
    if verdict.last_day >= _agreed_until(case):
        raise Incomplete(("last_day",))


def end(connection: Connection, actor: Actor, case: CaseFile, verdict: EndingVerdict) -> None:
    """Move the last day of everything that goes on."""
    ended = beschikkingen.end_activities(connection, case.submission.dossier_id, verdict.last_day)
    kept = fingerprints.taken(connection, *(("activity", key) for key in ended))
    told = clock.now(), actor.id, "activity:ended", case.submission.id
    trail.record(connection, *told, last_day=verdict.last_day, kept=kept)


def letter_of(portal: Installation, case: CaseFile, verdict: EndingVerdict) -> Ending:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    first = case.to_end[0]
    outcome = "stopt" if verdict.last_day >= first.starts_on else "gaat niet door"
    return Ending(
        **common(portal, case, verdict, f"Besluit: uw tegenprestatie {outcome}"),  # type: ignore[arg-type]
        task=first.task,
        starts_on=first.starts_on,
        agreed_until=_agreed_until(case),
        last_day=verdict.last_day,
        reasons=lines(verdict.reasons),
    )


def _agreed_until(case: CaseFile) -> date:
    return max(one.ends_on for one in case.to_end)
