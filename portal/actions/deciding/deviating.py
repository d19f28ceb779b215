"""Deviating from an article of the regeling: a decider asks a second person, who agrees or does not.

Only what the regeling itself names may be deviated from, with reasons, and never what keeps paid work from
being displaced (``portal.rules.deviating``).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal import clock
from portal.actions import regimes
from portal.actions.assessing import facts_of_case
from portal.actions.deciding import allowed
from portal.actions.installation import Installation
from portal.actions.places import place_of
from portal.domain.errors import Forbidden, Incomplete, MovedOn
from portal.domain.fold import fold
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling, Outcome
from portal.domain.ways import Form
from portal.rules.asked import Asked
from portal.rules.basis import BASES
from portal.rules.citation import Citation
from portal.rules.fact import Fact, value
from portal.rules.facts import Facts, parse
from portal.rules.grounds import Ground, Grounds, grounds
from portal.rules.law import Law
from portal.store import deviations, dossiers, fingerprints, submissions, trail
from portal.store.base import Connection
from portal.store.deviations import Deviates, Deviation
from portal.store.submissions import Submission

LEAST, MOST = 10, 1000
"""So many signs has a reason to deviate, and what a second person says of it."""
REASON, JUDGEMENT = "reason_", "judgement"
"""How pages name what is written: the first with the question behind it."""
SIZE, PLACE = (Fact.HOURS, Fact.MONTHS), "activity.place"
"""What is kept of a plan with each question, beside what the question itself looks at."""

About = tuple[tuple[tuple[str, str], ...], Mapping[str, Any]]
"""What is asked about one question: the articles in the way, and the facts that are looked at."""


class Stands(StrEnum):
    """How it stands with the second person."""

    NOT_ASKED = "not_asked"
    WAITS = "waits"
    AGREED = "agreed"
    NOT_AGREED = "not_agreed"
    CHANGED = "changed"
    """It was asked about the case as it was; that has changed, so it is asked anew."""
    OWN = "own"
    """Whoever wants to decide is the second person himself."""


@dataclass(frozen=True)
class SecondEye:
    """How one outcome of a case stands with regard to deviating.

    ``grounds``: without that from which is deviated, once a second person agreed. ``to_deviate``: what an
    agreement is needed for, each with ``by``, where the regeling says that it is possible. ``last``: what was
    asked about it as the last.
    """

    grounds: Grounds
    to_deviate: tuple[Ground, ...]
    by: Citation | None
    last: Deviation | None
    stands: Stands

    @property
    def agreed(self) -> Deviation | None:
        """The agreement with which the outcome can be reached; None without one, or where none is needed."""
        return self.last if self.grounds.deviated else None


def look(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    outcome: Outcome,
    design: Mapping[str, Any] | None = None,
    decider_id: str = "",
) -> SecondEye:
    """How an outcome stands today, with ``design`` over what was stated and judged."""
    today = clock.today()
    given = parse(facts_of_case(portal, connection, submission, today, design or {}))
    law = regimes.law_of_case(portal, connection, submission, today)
    return weigh(connection, submission, grounds(outcome, given, law), given, law, design or {}, decider_id)


def weigh(
    connection: Connection,
    submission: Submission,
    asked: Grounds,
    given: Facts,
    law: Law,
    design: Mapping[str, Any],
    decider_id: str = "",
) -> SecondEye:
    """How the grounds of an outcome stand with what was asked of a second person about the same.

    ``design`` is what the decision would settle: an agreement holds for no other hours, months or place.
    """
    to_deviate, rule = asked.to_deviate, law.regeling.factors.deviate_from
    about = {one.asks: _asked(one, given, _designed(submission, given, design)) for one in to_deviate}
    last = _last(connection, submission, asked.outcome, about) if to_deviate else None
    stands = _stands(connection, submission, last, about, decider_id)
    if last and stands is Stands.AGREED:
        asked = asked.deviating(last.reasons)
    return SecondEye(asked, to_deviate, rule.citation if rule else None, last, stands)


def ask(
    portal: Installation,
    actor: Actor,
    submission_id: str,
    revision: int,
    dossier_revision: int,
    outcome: Outcome,
    reasons: Mapping[Asked, str],
    design: Mapping[str, Any] | None = None,
) -> str:
    """Ask a second person whether the college may deviate, with a reason for each question; returns the key.

    ``revision`` of the case and ``dossier_revision`` are those that the page showed, ``design`` is what the
    decision would settle.

    Raises:
        Forbidden: the actor has no mandate.
        NotFound: there is no such case, or no such outcome for it.
        MovedOn: the case has changed, nothing is to be deviated from, or it was asked before.
        Incomplete: a reason is missing, too short or too long (Awb 3:46).
    """
    require(actor, Permission.CASEWORK_CASE_DECIDE)
    with portal.store.write() as connection:
        submission = submissions.require(connection, submission_id)
        allowed.check_outcome(submission.flow, outcome)
        _check_seen(connection, submission, revision, dossier_revision)
        deviates = _deviates(portal, connection, submission, outcome, reasons, design or {})
        values = {
            "submission_id": submission.id,
            "staff_id": actor.id,
            "outcome": outcome,
            "revision": revision,
            "dossier_revision": dossier_revision,
            "asked_at": clock.now(),
        }
        key = deviations.add(connection, values, deviates)
        told = clock.now(), actor.id, "deviation:asked", submission.id
        kept = fingerprints.taken(connection, ("deviation", key))
        trail.record(connection, *told, outcome=outcome, kept=kept)
    return key


def _check_seen(connection: Connection, submission: Submission, revision: int, dossier_revision: int) -> None:
    stands_at = dossiers.require(connection, submission.dossier_id).revision
    if (submission.revision, stands_at) != (revision, dossier_revision):
        raise MovedOn(submission.state)


def judge(portal: Installation, actor: Actor, key: str, is_agreed: bool, judgement: str) -> None:
    """Agree, or not, that the college deviates: by another person than who asked and who handles the case.

    Raises:
        Forbidden: the actor may not, or would be his own second person.
        NotFound: nothing was asked under this key.
        MovedOn: somebody answered before, or the case has changed since it was asked.
        Incomplete: the reason is missing, too short or too long.
    """
    require(actor, Permission.CASEWORK_DEVIATION_JUDGE)
    with portal.store.write() as connection:
        found = deviations.require(connection, key)
        submission = submissions.require(connection, found.submission_id)
        if not is_another(actor.id, found, submission):
            raise Forbidden(Permission.CASEWORK_DEVIATION_JUDGE)
        if found.judged_at or not is_current(connection, found, submission):
            raise MovedOn(submission.state)
        _check_written({JUDGEMENT: judgement})
        values = {"is_agreed": is_agreed, "judgement": judgement.strip(), "judged_at": clock.now()}
        deviations.judge(connection, key, judged_by=actor.id, **values)
        kept = fingerprints.taken(connection, ("deviation", key))
        told = clock.now(), actor.id, "deviation:judged", submission.id
        trail.record(connection, *told, is_agreed=is_agreed, kept=kept)


def use(connection: Connection, found: Deviation, submission: Submission, beschikking_id: str) -> None:
    """Let a decision rest on an agreement, within the transaction of the decision.

    Raises:
        MovedOn: another decision used it, or what was known about the person has changed.
    """
    is_same = dossiers.require(connection, submission.dossier_id).revision == found.dossier_revision
    if not is_same or not deviations.use(connection, found.id, beschikking_id):
        raise MovedOn(submission.state)


def is_another(staff_id: str, found: Deviation, submission: Submission) -> bool:
    """Whether this is another person than who asked, and than who handles the case."""
    return staff_id not in {found.staff_id, submission.caseworker_id}


def is_current(connection: Connection, found: Deviation, submission: Submission) -> bool:
    """Whether nothing about the case and the person has changed since it was asked."""
    dossier = dossiers.require(connection, submission.dossier_id)
    now = submission.state, submission.revision, dossier.revision
    return now == (Handling.RECEIVED, found.revision, found.dossier_revision)


def _last(
    connection: Connection, submission: Submission, outcome: Outcome, about: Mapping[Asked, About]
) -> Deviation | None:
    """What was asked last about this outcome, or about another that rests on the same questions.

    What was asked about just this goes before what was asked later about other hours.
    """
    known = deviations.of_case(connection, submission.id)
    asked = [one for one in known if BASES[one.outcome] == BASES[outcome]]
    same = (one for one in asked if is_current(connection, one, submission) and _is_about(one, about))
    return next(same, asked[0] if asked else None)


def _stands(
    connection: Connection,
    submission: Submission,
    last: Deviation | None,
    about: Mapping[Asked, About],
    decider_id: str,
) -> Stands:
    if last is None:
        return Stands.NOT_ASKED
    if not is_current(connection, last, submission) or not _is_about(last, about):
        return Stands.CHANGED
    if last.judged_at is None:
        return Stands.WAITS
    if not last.is_agreed:
        return Stands.NOT_AGREED
    return Stands.OWN if decider_id == last.judged_by else Stands.AGREED


def _is_about(found: Deviation, about: Mapping[Asked, About]) -> bool:
    """Whether it was asked about all of this, for the same articles and the same facts."""
    asked = {one.asks: (one.articles, _alike(one.facts)) for one in found.deviates}
    return all(asked.get(name) == (articles, _alike(facts)) for name, (articles, facts) in about.items())


def _asked(ground: Ground, given: Facts, designed: Mapping[str, Any]) -> About:
    return _articles(ground), {**_facts(ground, given), **designed}


def _alike(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts, in which a place is the same however it is spelled."""
    return {name: " ".join(fold(one).split()) if name == PLACE else one for name, one in facts.items()}


def _designed(submission: Submission, given: Facts, design: Mapping[str, Any]) -> dict[str, Any]:
    """How much of a plan, how long and where: an agreement is about just that, whatever it deviates from."""
    if submission.flow is not Form.PLAN:
        return {}
    place = design.get("place") or place_of(submission)
    return {**{str(fact): value(given, fact) for fact in SIZE}, PLACE: place}


def design_of(found: Deviation) -> dict[str, Any]:
    """How much, how long and where it was asked for, by the names of a decision; nothing where that is told
    by the case."""
    facts = found.deviates[0].facts
    names = {name: name.partition(".")[2] for name in (*map(str, SIZE), PLACE)}
    return {short: facts[name] for name, short in names.items() if facts.get(name) not in (None, "")}


def _deviates(
    portal: Installation,
    connection: Connection,
    submission: Submission,
    outcome: Outcome,
    reasons: Mapping[Asked, str],
    design: Mapping[str, Any],
) -> list[Deviates]:
    today = clock.today()
    given = parse(facts_of_case(portal, connection, submission, today, design))
    law = regimes.law_of_case(portal, connection, submission, today)
    eye = weigh(connection, submission, grounds(outcome, given, law), given, law, design)
    is_asked = eye.stands in {Stands.WAITS, Stands.AGREED}
    if submission.state is not Handling.RECEIVED or not eye.to_deviate or eye.by is None or is_asked:
        raise MovedOn(submission.state)
    _check_written({REASON + ground.asks: reasons.get(ground.asks, "") for ground in eye.to_deviate})
    by, designed = (eye.by.source, eye.by.article), _designed(submission, given, design)
    asked = [(one.asks, *_asked(one, given, designed)) for one in eye.to_deviate]
    return [Deviates(name, places, by, facts, reasons[name].strip()) for name, places, facts in asked]


def _check_written(texts: Mapping[str, str]) -> None:
    wrong = tuple(name for name, text in texts.items() if not LEAST <= len(text.strip()) <= MOST)
    if wrong:
        raise Incomplete(wrong)


def _articles(ground: Ground) -> tuple[tuple[str, str], ...]:
    return tuple((one.source, one.article) for one in ground.deviates_from)


def _facts(ground: Ground, given: Facts) -> dict[str, Any]:
    """What the question looks at, as plain values."""
    known = {str(fact): value(given, fact) for fact in ground.about}
    return {name: one.isoformat() if hasattr(one, "isoformat") else one for name, one in known.items()}
