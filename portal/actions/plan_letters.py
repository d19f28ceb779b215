"""From a verdict on a plan to the values of its letter."""

from portal.actions.case_letters import common, explained, lines, looked_at
from portal.actions.casefile import CaseFile
from portal.actions.installation import Installation
from portal.actions.verdict import Verdict
from portal.domain.states import Outcome
from portal.letters.contexts import Change, Factors, PlanDecision, PlanRefusal
from portal.rules.checks.maatregel import can_lower

NEXT_STEPS = (
    "U kunt een nieuw plan maken in het portaal.",
    "Weet u niets? Bel ons. Wij denken met u mee.",
)


def letter_of(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision | PlanRefusal:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    if verdict.outcome is Outcome.REFUSED:
        return _refusal(portal, case, verdict)
    return _decision(portal, case, verdict)


def _decision(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision:
    design, weighing = verdict.design, verdict.weighing
    if design is None or weighing is None:
        raise ValueError("a tegenprestatie is imposed with a design and a weighing")
    changed = verdict.outcome is Outcome.AGREED_WITH_CHANGES
    law = portal.law(case.assessment.on)
    subject = "Besluit over hoe u meedoet" if law.is_participation else "Besluit over uw tegenprestatie"
    return PlanDecision(
        **common(portal, case, verdict, subject),  # type: ignore[arg-type]
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
        may_be_lowered=can_lower(case.assessment.benefit, law),
        is_request=law.regeling.course.request is not None,
        changes=(Change(what=verdict.change_what, why=verdict.change_why),) if changed else (),
    )


def _refusal(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanRefusal:
    return PlanRefusal(
        **common(portal, case, verdict, "Besluit over uw plan"),  # type: ignore[arg-type]
        plan=str(case.submission.answers.get("task", "")),
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case, verdict),
        next_steps=NEXT_STEPS,
        reasons_explained=explained(case, verdict),
    )
