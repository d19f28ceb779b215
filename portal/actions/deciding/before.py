"""What was decided before and still holds, and what a decision says becomes of it: it ends, or it goes on.

Two things can hold: activities that run, and a decision by which nothing (more) is asked.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal import clock
from portal.actions import running
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.verdict import AnyVerdict, Becomes, ExemptionVerdict, Fate
from portal.domain.errors import Incomplete
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.states import RUNS, ByOutcome, Obligation, Outcome
from portal.letters.contexts import Earlier, EarlierDecision
from portal.rules.checks.existing_activity import MEANS_NOTHING_MORE
from portal.rules.grounds import Grounds
from portal.store import beschikkingen, fingerprints, trail
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
    NAMED = "named"
    """The officer names what ends, of what was decided under the same regime; anything else goes on."""
    LEFT = "left"
    """It goes on, and the letter says how."""
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
    exemption_granted=Settles(running=Says.LEFT),
    exemption_refused=Settles(),
    not_imposed=Settles(running=Says.ENDS, spared=Says.ENDS),
    ended=Settles(running=Says.NAMED),
    sparing_ended=Settles(spared=Says.ENDS),
    part_agreed=_CHOSEN,
    part_not_agreed=Settles(),
    part_counts=Settles(running=Says.CHOSEN, spared=Says.ENDS),
    part_does_not_count=Settles(spared=Says.CHOSEN),
    part_ended=Settles(running=Says.NAMED),
)


@dataclass(frozen=True)
class Held:
    """What holds in a dossier: activities that are not over, and the decision by which nothing is asked.

    ``spares_wholly``: by that decision nothing at all may be imposed; by another what somebody does counts.
    """

    activities: tuple[Activity, ...] = ()
    sparing: Beschikking | None = None
    spares_wholly: bool = False

    def under(self, regime: Regime) -> tuple[Activity, ...]:
        """The activities that were decided on under a regime: only in its words they end."""
        return tuple(one for one in self.activities if one.outcome.regime is regime)


def held(connection: Connection, dossier_id: str) -> Held:
    """What holds in a dossier today; the activities in the order in which they begin."""
    imposed = beschikkingen.activities_of_dossier(connection, dossier_id)
    sparing = beschikkingen.sparing(connection, dossier_id)
    wholly = sparing is not None and _spares_wholly(connection, sparing)
    return Held(tuple(running.going_on(imposed, clock.today())), sparing, wholly)


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

    An activity that is over when the decision begins to work, on ``from_day``, is no question any more; nor
    is which one ends where there is one.
    """
    says, runs = SETTLES[outcome], any(one.ends_on >= from_day for one in found.activities)
    asked = {
        "running": runs and says.running is Says.CHOSEN,
        "spared": found.sparing is not None and says.spared is Says.CHOSEN,
        "ended": says.running is Says.NAMED and len(found.under(outcome.regime)) > 1,
    }
    return tuple(name for name, is_asked in asked.items() if is_asked)


def last_day(case: CaseFile, verdict: AnyVerdict) -> date:
    """The last day of what ends: the day before something else begins, or else that of sending."""
    return verdict.makes_room_on or case.sent_on


def ended(found: Held, verdict: AnyVerdict) -> tuple[Activity, ...]:
    """What ends by a decision, of everything that is not over."""
    says, said = SETTLES[verdict.outcome].running, verdict.becomes
    if says is Says.NAMED:
        possible = found.under(verdict.outcome.regime)
        return tuple(one for one in possible if len(possible) == 1 or one.id in said.ended)
    return found.activities if _fate(says, said.running) is Fate.ENDS else ()


def ending(case: CaseFile, verdict: AnyVerdict) -> tuple[Activity, ...]:
    """What ends by a decision, and would have gone on after its last day."""
    found, day = Held(case.to_end, case.sparing), last_day(case, verdict)
    return tuple(one for one in ended(found, verdict) if one.ends_on > day)


def check(case: CaseFile, verdict: AnyVerdict) -> None:
    """Let a decision through that says what becomes of everything that holds already.

    Raises:
        Incomplete: nobody said whether something ends or goes on, or it can't go on beside this decision.
    """
    found = Held(case.to_end, case.sparing, case.spares_wholly)
    asked = asked_about(verdict.outcome, found, last_day(case, verdict) + timedelta(days=1))
    if missing := tuple(name for name in asked if not getattr(verdict.becomes, name)):
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
    return {
        Says.NOTHING: None,
        Says.CHOSEN: said,
        Says.NAMED: None,
        Says.LEFT: Fate.GOES_ON,
        Says.ENDS: Fate.ENDS,
    }[says]


def leaves_obligation(obligation: Obligation, found: Held, verdict: AnyVerdict) -> bool:
    """Whether somebody stands where he stood, because something of what he owed goes on.

    The end of something that a decision has ended already leaves him where that decision brought him.
    """
    if verdict.outcome.begins:
        return False
    if SETTLES[verdict.outcome].running is Says.NAMED:
        return obligation not in RUNS or len(ended(found, verdict)) < len(found.activities)
    return fates(verdict).running is Fate.GOES_ON


def asks_again(obligation: Obligation, verdict: AnyVerdict) -> bool:
    """Whether somebody of whom nothing was asked is asked again, because the decision that said so ends."""
    ends = fates(verdict).spared is Fate.ENDS
    return ends and obligation in SPARED and not (verdict.outcome.begins or verdict.outcome.spares)


def settle(
    connection: Connection, actor: Actor, case: CaseFile, verdict: AnyVerdict, beschikking_id: str
) -> None:
    """Write down, in the rows themselves, the end of what ends by a decision."""
    day = last_day(case, verdict)
    stops = [one.id for one in ending(case, verdict) if one.starts_on <= day]
    gone = [one.id for one in ending(case, verdict) if one.starts_on > day]
    for key in stops:
        beschikkingen.end_activity(connection, key, day)
    for key in gone:
        beschikkingen.call_off(connection, key, case.assessment.on)
    _record(connection, actor, case, "activity:ended", stops, last_day=day)
    _record(connection, actor, case, "activity:called_off", gone)
    if fates(verdict).spared is Fate.ENDS and case.sparing:
        over = beschikkingen.end_sparing(connection, case.submission.dossier_id, day, beschikking_id)
        _record(connection, actor, case, "beschikking:ended", over, last_day=day)


def _record(
    connection: Connection, actor: Actor, case: CaseFile, event: str, keys: list[str], **told: date
) -> None:
    if keys:
        kept = fingerprints.taken(connection, *((event.partition(":")[0], key) for key in keys))
        trail.record(connection, clock.now(), actor.id, event, case.submission.id, **told, kept=kept)


def activities_told(case: CaseFile, verdict: AnyVerdict) -> tuple[Earlier, ...]:
    """For the letter: each activity that runs or is to come, with what becomes of it and its last day.

    What a decision ends of its own accord has a place of its own in the letter.
    """
    says, day, stops = SETTLES[verdict.outcome].running, last_day(case, verdict), ending(case, verdict)
    if says is Says.NOTHING:
        return ()
    shown = [one for one in case.to_end if says is not Says.NAMED or one not in stops]
    if isinstance(verdict, ExemptionVerdict) and verdict.until:
        shown = [one for one in shown if one.starts_on <= verdict.until]
    return tuple(_told(one, day, ends=one in stops) for one in shown)


def _told(one: Activity, day: date, *, ends: bool) -> Earlier:
    return Earlier(
        task=one.task,
        minutes_per_week=one.minutes_per_week,
        becomes="goes_on" if not ends else "stops" if one.starts_on <= day else "never_begins",
        last_day=day if ends else one.ends_on,
    )


def as_it_is(activities: Iterable[Activity]) -> tuple[Earlier, ...]:
    """For the letter: what goes on to its own last day."""
    return tuple(_told(one, one.ends_on, ends=False) for one in activities)


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
