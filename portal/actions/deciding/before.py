"""What was decided before and still holds, and what a decision says becomes of it: it ends, or it goes on.

Two things can hold: activities that run, and a decision by which nothing (more) is asked.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal import clock
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.verdict import AnyVerdict, Becomes, Fate
from portal.domain.errors import Incomplete
from portal.domain.roles import Actor
from portal.domain.states import RUNS, ByOutcome, Obligation, Outcome
from portal.letters.contexts import Earlier, EarlierDecision
from portal.rules.checks.existing_activity import MEANS_NOTHING_MORE
from portal.rules.grounds import Grounds
from portal.store import beschikkingen, dossiers, fingerprints, trail
from portal.store.base import Connection
from portal.store.beschikkingen import Activity, Beschikking

SPARED = frozenset({Obligation.EXISTING_ACCEPTED, Obligation.NOT_IMPOSED})
"""Where somebody stands of whom nothing is asked, by a decision."""


class Says(StrEnum):
    """What a decision of one kind says about something that holds already."""

    NOTHING = "nothing"
    """It has nothing to do with it."""
    CHOSEN = "chosen"
    """The officer says whether it ends or goes on."""
    ENDS = "ends"
    """The one cannot hold beside the other."""


@dataclass(frozen=True)
class Settles:
    """What a decision says about the activities that run, and about the one by which nothing is asked."""

    running: Says = Says.NOTHING
    spared: Says = Says.NOTHING


_CHOSEN = Settles(running=Says.CHOSEN, spared=Says.CHOSEN)
SETTLES = ByOutcome(
    agreed=_CHOSEN,
    agreed_with_changes=_CHOSEN,
    refused=Settles(),
    existing_counts=Settles(running=Says.CHOSEN, spared=Says.ENDS),
    existing_does_not_count=Settles(spared=Says.CHOSEN),
    exemption_granted=Settles(),
    exemption_refused=Settles(),
    not_imposed=Settles(running=Says.ENDS, spared=Says.ENDS),
    ended=Settles(running=Says.ENDS),
    sparing_ended=Settles(spared=Says.ENDS),
    part_agreed=_CHOSEN,
    part_not_agreed=Settles(),
    part_counts=Settles(running=Says.CHOSEN, spared=Says.ENDS),
    part_does_not_count=Settles(spared=Says.CHOSEN),
    part_ended=Settles(running=Says.ENDS),
)


@dataclass(frozen=True)
class Held:
    """What holds in a dossier: activities that are not over, and the decision by which nothing is asked.

    ``spares_wholly``: by that decision nothing at all may be imposed; by another what somebody does counts.
    """

    activities: tuple[Activity, ...] = ()
    sparing: Beschikking | None = None
    spares_wholly: bool = False


def held(connection: Connection, dossier_id: str) -> Held:
    """What holds in a dossier today; the activities in the order in which they begin."""
    sparing = beschikkingen.sparing(connection, dossier_id)
    wholly = sparing is not None and _spares_wholly(connection, sparing)
    if dossiers.require(connection, dossier_id).obligation not in RUNS:
        return Held(sparing=sparing, spares_wholly=wholly)
    today, imposed = clock.today(), beschikkingen.activities_of_dossier(connection, dossier_id)
    going_on = sorted((one for one in imposed if one.ends_on >= today), key=lambda one: one.starts_on)
    return Held(tuple(going_on), sparing, wholly)


def _spares_wholly(connection: Connection, sparing: Beschikking) -> bool:
    kept = beschikkingen.assessment_of(connection, sparing.id)
    found = {finding["code"] for finding in kept["findings"]} if kept else set()
    return sparing.outcome is Outcome.NOT_IMPOSED or bool(found & MEANS_NOTHING_MORE)


def must_end(grounds: Grounds, *, spares_wholly: bool) -> frozenset[str]:
    """What can't go on beside an outcome, by the names of :class:`portal.actions.deciding.verdict.Becomes`.

    Nothing is imposed beside a decision by which nothing may be; nothing goes on beside one that says so.
    """
    outcome = grounds.outcome
    found = {finding.code for ground in grounds.listed for finding in ground.findings}
    ends = set()
    if spares_wholly and outcome.begins and outcome.regime.imposes:
        ends.add("spared")
    if outcome is Outcome.EXISTING_COUNTS and found & MEANS_NOTHING_MORE:
        ends.add("running")
    return frozenset(ends)


def asked_about(outcome: Outcome, found: Held, from_day: date) -> tuple[str, ...]:
    """What the officer says the fate of, by the names of :class:`portal.actions.deciding.verdict.Becomes`.

    An activity that is over when the decision begins to work, on ``from_day``, is no question any more.
    """
    says, runs = SETTLES[outcome], any(one.ends_on >= from_day for one in found.activities)
    there = {"running": runs, "spared": found.sparing is not None}
    return tuple(name for name, is_there in there.items() if is_there and getattr(says, name) is Says.CHOSEN)


def last_day(case: CaseFile, verdict: AnyVerdict) -> date:
    """The last day of what ends: the day before something else begins, or else that of sending."""
    return verdict.makes_room_on or case.sent_on


def running(case: CaseFile, verdict: AnyVerdict) -> tuple[Activity, ...]:
    """The activities that would go on after that day."""
    return tuple(one for one in case.to_end if one.ends_on > last_day(case, verdict))


def check(case: CaseFile, verdict: AnyVerdict) -> None:
    """Let a decision through that says what becomes of everything that holds already.

    Raises:
        Incomplete: nobody said whether something ends or goes on, or it can't go on beside this decision.
    """
    found = Held(case.to_end, case.sparing, case.spares_wholly)
    asked = asked_about(verdict.outcome, found, last_day(case, verdict) + timedelta(days=1))
    if missing := tuple(name for name in asked if getattr(verdict.becomes, name) is None):
        raise Incomplete(missing)
    bound = must_end(case.grounds, spares_wholly=case.spares_wholly)
    if wrong := tuple(name for name in asked if name in bound and _goes_on(verdict, name)):
        raise Incomplete(wrong)


def _goes_on(verdict: AnyVerdict, name: str) -> bool:
    return getattr(verdict.becomes, name) is Fate.GOES_ON


def fates(verdict: AnyVerdict) -> Becomes:
    """What becomes of each: as the kind of decision says, or as the officer chose."""
    says, said = SETTLES[verdict.outcome], verdict.becomes
    return Becomes(running=_fate(says.running, said.running), spared=_fate(says.spared, said.spared))


def _fate(says: Says, said: Fate | None) -> Fate | None:
    return {Says.NOTHING: None, Says.CHOSEN: said, Says.ENDS: Fate.ENDS}[says]


def asks_again(obligation: Obligation, verdict: AnyVerdict) -> bool:
    """Whether somebody of whom nothing was asked is asked again, because the decision that said so ends."""
    ends = fates(verdict).spared is Fate.ENDS
    return ends and obligation in SPARED and not (verdict.outcome.begins or verdict.outcome.spares)


def settle(
    connection: Connection, actor: Actor, case: CaseFile, verdict: AnyVerdict, beschikking_id: str
) -> None:
    """Write down, in the rows themselves, the end of what ends by a decision."""
    fate, day = fates(verdict), last_day(case, verdict)
    if fate.running is Fate.ENDS and running(case, verdict):
        ended = beschikkingen.end_activities(connection, case.submission.dossier_id, day)
        _record(connection, actor, case, "activity", ended, day)
    if fate.spared is Fate.ENDS and case.sparing:
        ended = beschikkingen.end_sparing(connection, case.submission.dossier_id, day, beschikking_id)
        _record(connection, actor, case, "beschikking", ended, day)


def _record(
    connection: Connection, actor: Actor, case: CaseFile, kind: str, ended: list[str], day: date
) -> None:
    kept = fingerprints.taken(connection, *((kind, key) for key in ended))
    told = clock.now(), actor.id, f"{kind}:ended", case.submission.id
    trail.record(connection, *told, last_day=day, kept=kept)


def activities_told(case: CaseFile, verdict: AnyVerdict) -> tuple[Earlier, ...]:
    """For the letter: each activity that runs, with its last day where it stops."""
    fate, day = fates(verdict).running, last_day(case, verdict)
    if fate is None:
        return ()
    return tuple(
        Earlier(
            task=one.task,
            minutes_per_week=one.minutes_per_week,
            last_day=day if fate is Fate.ENDS else None,
        )
        for one in running(case, verdict)
    )


def decision_told(case: CaseFile, verdict: AnyVerdict) -> EarlierDecision | None:
    """For the letter: the decision by which nothing was asked, with its last day where it ends."""
    fate = fates(verdict).spared
    if fate is None or case.sparing is None:
        return None
    return EarlierDecision(
        what="not_imposed" if case.sparing.outcome is Outcome.NOT_IMPOSED else "existing_counts",
        decided_on=case.sparing.decided_on,
        last_day=last_day(case, verdict) if fate is Fate.ENDS else None,
    )
