"""From a verdict on a plan to the values of its letter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal import clock, languages
from portal.actions import legal_basis
from portal.actions.installation import Installation
from portal.actions.verdict import Verdict
from portal.domain.states import Outcome
from portal.letters.contexts import (
    Addressee,
    Change,
    Factors,
    PlanDecision,
    PlanRefusal,
    Rule,
    Sender,
    Signatory,
)
from portal.rules.engine import Assessment
from portal.rules.findings import Finding, Severity
from portal.store.people import Client, StaffMember
from portal.store.submissions import Submission
from portal.wording.findings import sentence

NEXT_STEPS = (
    "U kunt een nieuw plan maken in het portaal.",
    "Weet u niets? Bel ons. Wij denken met u mee.",
)


@dataclass(frozen=True)
class CaseFile:
    """What a letter about a plan draws on: the case, who gets it and who decides."""

    submission: Submission
    client: Client
    decider: StaffMember
    assessment: Assessment
    sent_on: date
    bezwaar_until: date


def sender(portal: Installation) -> Sender:
    """The gemeente as it stands at the head and the foot of its letters."""
    gemeente = portal.gemeente
    return Sender(
        gemeente=gemeente.name,
        address=gemeente.visit,
        phone=gemeente.phone,
        website=gemeente.website,
        opening_hours=", ".join(gemeente.opening_hours),
        objection_address=tuple(
            line for line in gemeente.objection_address if line.lower() != gemeente.college.lower()
        ),  # the letter itself says that it goes to the college
        free_help=gemeente.free_help,
    )


def addressee(client: Client) -> Addressee:
    """The client as the window of the envelope shows him."""
    return Addressee(name=client.name, address=(client.street, f"{client.postal_code}  {client.city}"))


def letter_of(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision | PlanRefusal:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    if verdict.outcome is Outcome.REFUSED:
        return _refusal(portal, case, verdict)
    return _decision(portal, case, verdict)


def _common(portal: Installation, case: CaseFile, verdict: Verdict, subject: str) -> dict[str, object]:
    return {
        "sender": sender(portal),
        "addressee": addressee(case.client),
        "reference": case.submission.number,
        "subject": subject,
        "sent_on": case.sent_on,
        "submitted_on": clock.day_of(case.submission.received_at),
        "client_words": verdict.client_words,
        "rules": _rules(portal, case),
        "objection_until": case.bezwaar_until,
        "decided_by": Signatory(name=case.decider.name, function=case.decider.job_title),
        "talk_on": verdict.talk_on,
        "policy": _policy(portal, case.assessment.on),
    }


def _policy(portal: Installation, on: date) -> str:
    """The policy that a decision rests on must be named in it (Awb 4:82); a verordening is no policy."""
    regeling = portal.law(on).regeling
    return regeling.title if regeling.kind == "beleidsregels" else ""


def _decision(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision:
    design, weighing = verdict.design, verdict.weighing
    if design is None or weighing is None:
        raise ValueError("a tegenprestatie is imposed with a design and a weighing")
    changed = verdict.outcome is Outcome.AGREED_WITH_CHANGES
    return PlanDecision(
        **_common(portal, case, verdict, "Besluit over uw tegenprestatie"),  # type: ignore[arg-type]
        outcome="imposed_with_changes" if changed else "imposed",
        starts_on=design.starts_on,
        ends_on=design.ends_on,
        task=design.task,
        place=design.place,
        minutes_per_week=design.minutes_per_week,
        days=design.days,
        guide=design.guide,
        organisation_gives=design.organisation_gives,
        factors=Factors(
            ability=weighing.ability,
            situation=weighing.situation,
            wishes=weighing.wishes,
            existing=weighing.existing,
        ),
        no_displacement=weighing.no_displacement,
        alternatives=weighing.alternatives,
        changes=(Change(what=verdict.change_what, why=verdict.change_why),) if changed else (),
    )


def _refusal(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanRefusal:
    against = [f for f in case.assessment.findings if f.severity in {Severity.BLOCK, Severity.HUMAN}]
    language = case.submission.language
    return PlanRefusal(
        **_common(portal, case, verdict, "Besluit over uw plan"),  # type: ignore[arg-type]
        plan=str(case.submission.answers.get("task", "")),
        reasons=tuple(line.strip() for line in verdict.reasons.splitlines() if line.strip()),
        looked_at=_looked_at(case, against),
        next_steps=NEXT_STEPS,
        reasons_explained=()
        if language == languages.SOURCE
        else tuple(sentence(f, language) for f in against if f.severity is Severity.BLOCK),
    )


def _looked_at(case: CaseFile, against: Iterable[Finding]) -> tuple[str, ...]:
    said = tuple(f"{f.citation.article}: {sentence(f, languages.SOURCE)}" for f in against)
    return said or ("Wij hebben uw plan naast de regels gelegd.",)


def _rules(portal: Installation, case: CaseFile) -> tuple[Rule, ...]:
    """The legal basis, then each article that the assessment applied."""
    on = case.assessment.on
    applied = [f.citation for f in case.assessment.findings if f.severity is not Severity.FLAG]
    cited = [*legal_basis.basis(portal.law(on)), *applied]
    return tuple(
        Rule(source=source, article=article, version=version)
        for source, article, version in legal_basis.versions(portal, cited, on)
    )
