"""From a verdict on a plan to the values of its letter."""

from typing import Any

from portal.actions.deciding.allowed import asks_no_plan
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.letters import common, explained, lines, looked_at
from portal.actions.deciding.verdict import Design, Verdict
from portal.actions.installation import Installation
from portal.domain.answers import PlanAnswers
from portal.domain.states import Outcome
from portal.letters.contexts import Agreement, Change, Factors, PlanDecision, PlanRefusal
from portal.rules.checks.maatregel import can_lower

DESIGNED = (
    "starts_on",
    "ends_on",
    "task",
    "place",
    "minutes_per_week",
    "days",
    "guide",
    "organisation_gives",
)
"""What a design and each letter about it say."""
NEXT_STEPS = (
    "U kunt een nieuw plan maken in het portaal.",
    "Weet u niets? Bel ons. Wij denken met u mee.",
)
NO_PLAN = (
    "U hoeft hiervoor nu niets te doen.",
    "Dit verandert pas als de reden hierboven niet meer geldt. Dan krijgt u een brief van ons.",
    "Verandert er iets? Vertel het ons. Wij praten dan eerst met u.",
)
"""What follows where nothing may be asked of the client."""


def letter_of(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision | PlanRefusal:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    if not verdict.outcome.begins:
        return _refusal(portal, case, verdict)
    return _decision(portal, case, verdict)


def _decision(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanDecision:
    design, weighing = verdict.design, verdict.weighing
    if design is None or weighing is None:
        raise ValueError("a tegenprestatie is imposed with a design and a weighing")
    changed = verdict.outcome is Outcome.AGREED_WITH_CHANGES
    return PlanDecision(
        **common(portal, case, verdict, "Besluit over uw tegenprestatie"),  # type: ignore[arg-type]
        outcome="imposed_with_changes" if changed else "imposed",
        **_agreed(design),
        factors=Factors(
            ability=weighing.ability,
            situation=weighing.situation,
            wishes=weighing.wishes,
            existing=weighing.existing,
        ),
        no_displacement=weighing.no_displacement,
        alternatives=weighing.alternatives,
        may_be_lowered=can_lower(case.assessment.benefit, case.law),
        is_request=case.law.regeling.course.request is not None,
        changes=(Change(what=verdict.change_what, why=verdict.change_why),) if changed else (),
    )


def agreement_of(portal: Installation, case: CaseFile, verdict: Verdict) -> Agreement:
    """The letter of an agreement on how somebody takes part.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    design = verdict.design
    if design is None:
        raise ValueError("an agreement says what is agreed on")
    return Agreement(
        **common(portal, case, verdict, "Onze afspraak over hoe u meedoet"),  # type: ignore[arg-type]
        **_agreed(design),
        asks_hours=case.law.asks_hours,
        reasons=lines(verdict.reasons),
    )


def _agreed(design: Design) -> dict[str, Any]:
    """What is going to be done, as each letter about it says it."""
    return {name: getattr(design, name) for name in DESIGNED}


def _refusal(portal: Installation, case: CaseFile, verdict: Verdict) -> PlanRefusal:
    no_plan = asks_no_plan(case.grounds, verdict)
    return PlanRefusal(
        **common(portal, case, verdict, "Besluit over uw plan"),  # type: ignore[arg-type]
        plan=PlanAnswers.read(case.submission.answers).task,
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case, verdict),
        next_steps=NO_PLAN if no_plan else NEXT_STEPS,
        asks_plan=not no_plan,
        reasons_explained=explained(case, verdict),
    )
