"""Deciding on a plan: judged anew, the letter made before the first write, then all of it in one commit."""

from collections.abc import Mapping
from typing import Any

from portal import clock, languages
from portal.actions.assessing import assess_plan, facts_of_plan
from portal.actions.documents import sha256
from portal.actions.installation import Installation
from portal.actions.plan_letters import CaseFile, letter_of
from portal.actions.verdict import Design, Verdict
from portal.domain.errors import BlockedByRule, Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, Outcome, check_handling_move, check_obligation_move
from portal.letters.contexts import LetterIncomplete
from portal.rules import terms
from portal.rules.engine import Assessment
from portal.rules.findings import Finding
from portal.store import beschikkingen, dossiers, outbox, people, submissions, trail
from portal.store.base import Connection
from portal.store.submissions import Submission
from portal.wording.findings import sentence

TEMPLATES = {
    Outcome.AGREED: "besluit-tegenprestatie",
    Outcome.AGREED_WITH_CHANGES: "besluit-tegenprestatie",
    Outcome.REFUSED: "besluit-plan-afgewezen",
}


def decide(portal: Installation, actor: Actor, submission_id: str, revision: int, verdict: Verdict) -> str:
    """Decide on a plan in the name of the college; returns the key of the beschikking.

    The law of the day of decision counts. ``revision`` is the one that the decider saw.

    Raises:
        Forbidden: the actor has no mandate (Awb 10:3).
        MovedOn: the case has changed since the page was made, or was decided already.
        BlockedByRule: the regeling does not allow this plan to be imposed.
        Incomplete: a judgement or a part that the letter must have is missing (Awb 3:46, 3:47).
    """
    require(actor, Permission.CASEWORK_CASE_DECIDE)
    with portal.store.read() as connection:
        submission = _standing(connection, submission_id, revision)
        case, facts = _case_file(portal, connection, actor, submission, verdict)
    if verdict.outcome.imposes:
        _check_allowed(case.assessment, verdict.judgements)
    template = TEMPLATES[verdict.outcome]
    try:
        pdf = portal.press.render(template, submission.language, letter_of(portal, case, verdict))
    except LetterIncomplete as missing:
        raise Incomplete(missing.fields) from missing
    with portal.store.write() as connection:
        if not submissions.change(connection, submission.id, revision, state=Handling.DECIDED):
            raise MovedOn(submission.state)
        return _write(connection, actor, case, facts, verdict, template, pdf)


def _standing(connection: Connection, submission_id: str, revision: int) -> Submission:
    submission = submissions.require(connection, submission_id)
    check_handling_move(submission.state, Handling.DECIDED)
    if submission.revision != revision:
        raise MovedOn(submission.state)
    return submission


def _case_file(
    portal: Installation, connection: Connection, actor: Actor, submission: Submission, verdict: Verdict
) -> tuple[CaseFile, dict[str, Any]]:
    today = clock.today()
    design = design_facts(verdict.design)
    dossier = dossiers.require(connection, submission.dossier_id)
    client = people.get_client(connection, dossier.client_id)
    decider = people.get_staff(connection, actor.id)
    if client is None or decider is None:
        raise NotFound(submission.id)
    case = CaseFile(
        submission=submission,
        client=client,
        decider=decider,
        assessment=assess_plan(portal, connection, submission, today, design),
        sent_on=today,
        bezwaar_until=terms.bezwaar_last_day(today),
    )
    return case, facts_of_plan(portal, connection, submission, today, design)


def design_facts(design: Design | None) -> dict[str, Any]:
    """The facts that a design settles, over what the plan said: hours a week and months."""
    if design is None:
        return {}
    return {"hours_per_week": design.minutes_per_week / 60, "months": design.months}


def _check_allowed(assessment: Assessment, judgements: Mapping[str, str]) -> None:
    if assessment.blocking:
        raise BlockedByRule([finding.code for finding in assessment.blocking])
    missing = [f.code for f in assessment.to_judge if not judgements.get(f.code, "").strip()]
    if missing:
        raise Incomplete([f"judgement-{code}" for code in missing])


def _write(
    connection: Connection,
    actor: Actor,
    case: CaseFile,
    facts: dict[str, Any],
    verdict: Verdict,
    template: str,
    pdf: bytes,
) -> str:
    now = clock.now()
    assessment_id = _keep_assessment(connection, case, facts, verdict)
    key = beschikkingen.add(
        connection,
        {
            "submission_id": case.submission.id,
            "assessment_id": assessment_id,
            "staff_id": actor.id,
            "outcome": verdict.outcome,
            "reasons": verdict.reasons or verdict.change_why,
            "decided_at": now,
            "sent_on": case.sent_on,
            "bezwaar_until": case.bezwaar_until,
        },
    )
    _keep_letter(connection, case, key, template, pdf)
    _move_obligation(connection, case, key, verdict)
    outbox.put(connection, case.client.id, "decision-sent", case.submission.language, now)
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
    )
    return key


def _keep_assessment(connection: Connection, case: CaseFile, facts: dict[str, Any], verdict: Verdict) -> str:
    return beschikkingen.add_assessment(
        connection,
        {
            "submission_id": case.submission.id,
            "assessed_on": case.assessment.on,
            "facts": facts,
            "law_files": [list(file) for file in case.assessment.law_files],
            "findings": [_plain(finding) for finding in case.assessment.findings],
            "judgements": dict(verdict.judgements),
        },
    )


def _plain(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "source": finding.citation.source,
        "article": finding.citation.article,
        "gist": finding.citation.gist,
        "sentence": sentence(finding, languages.SOURCE),
    }


def _keep_letter(
    connection: Connection, case: CaseFile, beschikking_id: str, template: str, pdf: bytes
) -> None:
    beschikkingen.add_letter(
        connection,
        {
            "dossier_id": case.submission.dossier_id,
            "beschikking_id": beschikking_id,
            "template": template,
            "language": case.submission.language,
            "law_version": case.assessment.version.isoformat(),
            "sent_on": case.sent_on,
            "pdf": pdf,
            "size": len(pdf),
            "sha256": sha256(pdf),
        },
    )


def _move_obligation(connection: Connection, case: CaseFile, beschikking_id: str, verdict: Verdict) -> None:
    dossier = dossiers.require(connection, case.submission.dossier_id)
    if verdict.outcome.imposes and verdict.design:
        check_obligation_move(dossier.obligation, Obligation.IMPOSED)
        dossiers.set_obligation(connection, dossier.id, Obligation.IMPOSED)
        beschikkingen.add_activity(
            connection,
            {
                "dossier_id": dossier.id,
                "beschikking_id": beschikking_id,
                "task": verdict.design.task,
                "place": verdict.design.place,
                "minutes_per_week": verdict.design.minutes_per_week,
                "starts_on": verdict.design.starts_on,
                "ends_on": verdict.design.ends_on,
            },
        )
    elif dossier.obligation is Obligation.PROPOSED:
        dossiers.set_obligation(connection, dossier.id, Obligation.ANNOUNCED)
