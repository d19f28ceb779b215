"""Deciding on a case: judged anew, the letter made before the first write, then all of it in one commit."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from portal import clock, languages
from portal.actions import proposal, regimes, relief, sending
from portal.actions.assessing import facts_of_case, tell
from portal.actions.deciding import allowed, before, believable, deviating
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.consequences import CONSEQUENCES
from portal.actions.deciding.verdict import AnyVerdict
from portal.actions.documents import sha256
from portal.actions.facts import REPORTS, part_of
from portal.actions.installation import Installation
from portal.actions.relief import Relief
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, check_handling_move, check_obligation_move
from portal.domain.ways import WAYS, Form
from portal.letters.contexts import LetterIncomplete
from portal.rules import terms
from portal.rules.condition import Standing
from portal.rules.engine import assess
from portal.rules.facts import parse
from portal.rules.findings import Finding
from portal.rules.grounds import Ground, Grounds, grounds
from portal.store import (
    beschikkingen,
    dossiers,
    fingerprints,
    outbox,
    people,
    submissions,
    trail,
    worked,
)
from portal.store.base import Connection
from portal.store.dossiers import Dossier
from portal.store.submissions import Submission
from portal.wording.findings import sentence
from portal.wording.speech import speaking


def decide(portal: Installation, actor: Actor, submission_id: str, revision: int, verdict: AnyVerdict) -> str:
    """Decide on a case in the name of the college; returns the key of the beschikking.

    The law of the day of decision counts. ``revision`` is the one that the decider saw.

    Raises:
        Forbidden: the actor has no mandate (Awb 10:3).
        MovedOn: the case has changed since the page was made, or was decided already.
        OtherRegime: the rules of this case do not know this outcome.
        BlockedByRule: the law does not allow this outcome.
        Unanswered: a question of the law on which the outcome rests was not answered.
        Incomplete: a judgement or a part that the letter must have is missing (Awb 3:46, 3:47).
    """
    require(actor, Permission.CASEWORK_CASE_DECIDE)
    with portal.store.read() as connection:
        submission = _standing(connection, submission_id, revision)
        allowed.check_outcome(submission.flow, verdict.outcome)
        case, facts = _case_file(portal, connection, actor, submission, verdict)
    allowed.check(case.law.regime, case.grounds, verdict)
    believable.check(case, verdict)
    CONSEQUENCES[verdict.outcome].check(case, verdict)
    with speaking(verdict.outcome.regime):
        return _take(portal, actor, case, facts, verdict)


def _take(
    portal: Installation, actor: Actor, case: CaseFile, facts: dict[str, Any], verdict: AnyVerdict
) -> str:
    """Make the letter, then write everything that belongs to the decision, all of it or nothing."""
    submission, follows = case.submission, CONSEQUENCES[verdict.outcome]
    try:
        letter = follows.letter(portal, case, verdict)
        pdf = portal.press.render(follows.template, case.language, letter)
    except LetterIncomplete as missing:
        raise Incomplete(missing.fields) from missing
    with portal.store.write() as connection:
        if not submissions.change(connection, submission.id, submission.revision, state=Handling.DECIDED):
            raise MovedOn(submission.state)
        return _write(connection, actor, case, facts, verdict, pdf)


def _standing(connection: Connection, submission_id: str, revision: int) -> Submission:
    submission = submissions.require(connection, submission_id)
    check_handling_move(submission.state, Handling.DECIDED)
    if submission.revision != revision:
        raise MovedOn(submission.state)
    return submission


def _case_file(
    portal: Installation, connection: Connection, actor: Actor, submission: Submission, verdict: AnyVerdict
) -> tuple[CaseFile, dict[str, Any]]:
    today = clock.today()
    dossier = dossiers.require(connection, submission.dossier_id)
    client = people.get_client(connection, dossier.client_id)
    decider = people.get_staff(connection, actor.id)
    held = before.held(connection, dossier.id)
    if client is None or decider is None:
        raise NotFound(submission.id)
    facts = facts_of_case(portal, connection, submission, today, verdict.facts)
    given, law = parse(facts), regimes.law_of_case(portal, connection, submission, today, verdict.outcome)
    asked, leaves = grounds(verdict.outcome, given, law), sending.of(portal, client, today)
    eye = deviating.weigh(connection, submission, asked, given, law, verdict.facts, decider.id)
    after = _obligation_after(dossier, submission.flow, verdict, held, eye.grounds)
    reliefs = tuple(relief.of_dossier(portal, connection, dossier.id, leaves.sent_on))
    about = dict.fromkeys(fact for ground in asked.listed for fact in ground.about)
    case = CaseFile(
        submission=submission,
        client=client,
        decider=decider,
        facts=given,
        law=law,
        assessment=assess(given, law),
        grounds=eye.grounds,
        agreed=eye.agreed,
        sent_on=leaves.sent_on,
        by=leaves.by,
        bezwaar_until=terms.bezwaar_last_day(leaves.sent_on),
        to_end=held.activities,
        with_hours=frozenset(one.id for one in held.activities if worked.weeks(connection, one.id)),
        sparing=held.sparing,
        spares_wholly=held.spares_wholly,
        answer_by=_answer_by(portal, dossier, after, verdict, reliefs, leaves.sent_on),
        reliefs=reliefs,
        told=tell(about, given, submission, dossier.verified, verdict.facts),
    )
    return case, facts


def _write(
    connection: Connection,
    actor: Actor,
    case: CaseFile,
    facts: dict[str, Any],
    verdict: AnyVerdict,
    pdf: bytes,
) -> str:
    now, follows = clock.now(), CONSEQUENCES[verdict.outcome]
    assessment_id = _keep_assessment(connection, case, facts, verdict)
    key = _keep_decision(connection, actor, case, assessment_id, verdict)
    letter_id = _keep_letter(connection, case, key, follows.template, pdf)
    _move_obligation(connection, actor, case, verdict)
    before.settle(connection, actor, case, verdict, key)
    _is_known_anew(connection, case.submission)
    results = follows.keep(connection, case, key, verdict)
    made = ("assessment", assessment_id), ("beschikking", key), ("letter", letter_id), *results
    if case.agreed:
        deviating.use(connection, case.agreed, case.submission, key)
        made = *made, ("deviation", case.agreed.id)
    noticed_at, language = sending.noticed_at(case.sent_on), case.language
    outbox.put(connection, case.client.id, "decision-sent", language, now, noticed_at)
    trail.record(
        connection,
        now,
        actor.id,
        "case:decided",
        case.submission.id,
        outcome=verdict.outcome,
        assessment=assessment_id,
        letter_sha256=sha256(pdf),
        bezwaar_until=case.bezwaar_until,
        kept=fingerprints.taken(connection, *made),
    )
    return key


def _keep_decision(
    connection: Connection, actor: Actor, case: CaseFile, assessment_id: str, verdict: AnyVerdict
) -> str:
    return beschikkingen.add(
        connection,
        {
            "submission_id": case.submission.id,
            "assessment_id": assessment_id,
            "staff_id": actor.id,
            "outcome": verdict.outcome,
            "reasons": verdict.why,
            "decided_at": clock.now(),
            "sent_on": case.sent_on,
            "bezwaar_until": case.bezwaar_until,
        },
    )


def _keep_assessment(
    connection: Connection, case: CaseFile, facts: dict[str, Any], verdict: AnyVerdict
) -> str:
    carrying = allowed.carrying(case.grounds, verdict)
    return beschikkingen.add_assessment(
        connection,
        {
            "submission_id": case.submission.id,
            "assessed_on": case.assessment.on,
            "facts": facts,
            "law_files": [list(file) for file in case.assessment.law_files],
            "findings": [_plain(finding) for finding in case.assessment.findings],
            "grounds": [_plain_ground(case, one, carries=one in carrying) for one in case.grounds.listed],
            "judgements": _judged(case, verdict),
        },
    )


def _judged(case: CaseFile, verdict: AnyVerdict) -> dict[str, str]:
    """What was written about each question; reasons that may answer several, about what is asked."""
    silent = {one.asks for one in case.grounds.listed if one.standing is Standing.NOT_APPLICABLE}
    return {str(asked): reason for asked, reason in verdict.written(silent).items()}


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "source": finding.citation.source,
        "article": finding.citation.article,
        "gist": finding.citation.gist,
        "sentence": sentence(finding, languages.SOURCE),
    }


def _plain_ground(case: CaseFile, ground: Ground, *, carries: bool) -> dict[str, Any]:
    """A ground as it is kept. ``about``: each fact that it looks at, and from where that was known then."""
    return {
        "asks": ground.asks,
        "lean": ground.lean,
        "standing": ground.standing,
        "about": {fact: case.told[fact].origin for fact in ground.about},
        "missing": list(ground.missing),
        "articles": [[one.source, one.article] for one in ground.citations],
        "findings": [finding.code for finding in ground.findings],
        "carries": carries,
        **_plain_deviation(case, ground),
    }


def _plain_deviation(case: CaseFile, ground: Ground) -> dict[str, Any]:
    """Whether was deviated from a ground; if so, with what, why, and who as a second person agreed."""
    agreed = case.agreed if ground in case.grounds.deviated else None
    if agreed is None or agreed.judged_at is None:
        return {"deviates": False}
    [asked] = (one for one in agreed.deviates if one.asks is ground.asks)
    told = {
        "by": list(asked.by),
        "reason": asked.reason,
        "judged_by": agreed.function,
        "judged_on": clock.day_of(agreed.judged_at).isoformat(),
        "judgement": agreed.judgement,
    }
    return {"deviates": True, "deviation": told}


def _keep_letter(
    connection: Connection, case: CaseFile, beschikking_id: str, template: str, pdf: bytes
) -> str:
    return beschikkingen.add_letter(
        connection,
        {
            "dossier_id": case.submission.dossier_id,
            "beschikking_id": beschikking_id,
            "submission_id": case.submission.id,
            "template": template,
            "language": case.language,
            "law_version": case.assessment.version.isoformat(),
            "sent_on": case.sent_on,
            "by": case.by,
            "pdf": pdf,
            "size": len(pdf),
            "sha256": sha256(pdf),
        },
    )


def _obligation_after(
    dossier: Dossier, form: Form, verdict: AnyVerdict, found: before.Held, asked: Grounds
) -> Obligation:
    """Where a decision brings the obligation.

    What only waited for it, or for what ends by it, is asked again, of who was asked before; who never was,
    stays so, and of whom nothing may be asked is asked nothing. Who goes on with what was imposed still owes
    it.
    """
    if new := CONSEQUENCES[verdict.outcome].leads_to:
        is_left = before.leaves_obligation(dossier.obligation, found, verdict)
        return dossier.obligation if is_left else new
    asks_no_plan = allowed.asks_no_plan(asked, verdict)
    if asks_no_plan and dossier.obligation is Obligation.ANNOUNCED:
        return Obligation.INTAKE
    if dossier.obligation is not WAYS[form].state and not before.asks_again(dossier.obligation, verdict):
        return dossier.obligation
    is_asked = dossier.answer_by and verdict.outcome.regime.imposes and not asks_no_plan
    return Obligation.ANNOUNCED if is_asked else Obligation.INTAKE


def _answer_by(
    portal: Installation,
    dossier: Dossier,
    after: Obligation,
    verdict: AnyVerdict,
    reliefs: Sequence[Relief],
    sent_on: date,
) -> date | None:
    """By when the client tells what he wants to do, where ``after`` the decision that is asked of him.

    The gemeente's own term, from the day on which the letter leaves or from the last day of the ontheffing; a
    later day stays.
    """
    if after is not Obligation.ANNOUNCED:
        return None
    free_until = relief.free_until(reliefs, sent_on)
    free_until = max(free_until, verdict.free_until or free_until)
    day = proposal.answer_by(portal, clock.today(), free_until)
    return max(day, dossier.answer_by or day)


def _is_known_anew(connection: Connection, submission: Submission) -> None:
    """What was found out before about something that somebody does is over once a report of it is decided on.

    The report holds it from then on, as it was judged; one that is taken back before that changes nothing.
    """
    dossier = dossiers.require(connection, submission.dossier_id)
    part = part_of(submission.flow)
    if submission.flow not in REPORTS or part not in dossier.verified:
        return
    rest = {name: found for name, found in dossier.verified.items() if name != part}
    if not dossiers.set_verified(connection, dossier.id, dossier.revision, rest):
        raise MovedOn("facts about the person")


def _move_obligation(connection: Connection, actor: Actor, case: CaseFile, verdict: AnyVerdict) -> None:
    dossier = dossiers.require(connection, case.submission.dossier_id)
    found = before.Held(case.to_end, case.sparing)
    new = _obligation_after(dossier, case.submission.flow, verdict, found, case.grounds)
    if new is not dossier.obligation:
        check_obligation_move(dossier.obligation, new)
        dossiers.set_obligation(connection, dossier.id, new)
    if new is Obligation.INTAKE and allowed.asks_no_plan(case.grounds, verdict):
        dossiers.ask_nothing(connection, dossier.id)
    if new is Obligation.ANNOUNCED and case.answer_by:
        dossiers.ask_again(connection, dossier.id, case.answer_by)
        told = {"answer_by": case.answer_by}
        trail.record(connection, clock.now(), actor.id, "obligation:announced", dossier.id, **told)
