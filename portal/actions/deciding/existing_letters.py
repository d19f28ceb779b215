"""From a verdict on what a client already does to the values of its letter (L7, or its refusal)."""

from typing import Literal

from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.letters import common, explained, lines, looked_at
from portal.actions.deciding.verdict import ExistingVerdict
from portal.actions.installation import Installation
from portal.domain.answers import CareAnswers, YesNo
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.letters.contexts import ExistingDecision, ExistingRefusal
from portal.rules.asked import Asked
from portal.rules.checks.existing_activity import means_nothing_more
from portal.rules.values import Rule
from portal.store.submissions import Submission

COUNTS = frozenset({Outcome.EXISTING_COUNTS, Outcome.PART_COUNTS})
NEXT_STEPS = (
    "U kunt een plan maken in het portaal.",
    "Verandert er iets? Geef het dan opnieuw door.",
    "Weet u niets? Bel ons. Wij denken met u mee.",
)


def letter_of(
    portal: Installation, case: CaseFile, verdict: ExistingVerdict
) -> ExistingDecision | ExistingRefusal:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    told = common(portal, case, verdict, "Besluit over wat u al doet")
    if verdict.outcome in COUNTS:
        return ExistingDecision(
            **told,  # type: ignore[arg-type]
            kind=case.submission.flow,  # type: ignore[arg-type]
            effect="not_imposed" if means_nothing_more(_effect(case), case.law) else "recognised",
            because=_because(case),
            activity=verdict.activity,
            minutes_per_week=verdict.minutes_per_week,
            reasons=lines(verdict.reasons),
            same_house=_shares_house(case.submission),
        )
    return ExistingRefusal(
        **told,  # type: ignore[arg-type]
        kind=case.submission.flow,  # type: ignore[arg-type]
        activity=verdict.activity,
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case, verdict),
        next_steps=NEXT_STEPS,
        reasons_explained=explained(case, verdict),
    )


def _shares_house(sent: Submission) -> bool:
    """Who cares for somebody in his own house is told what that may mean (K2.2)."""
    return sent.flow is Form.CARE and CareAnswers.read(sent.answers).same_house is YesNo.YES


def _effect(case: CaseFile) -> Rule[str] | None:
    """What the regeling lets follow from it, also where it is enough only because is deviated."""
    rules = case.law.regeling.existing
    return rules.care_effect if case.submission.flow is Form.CARE else rules.volunteering_effect


def _because(case: CaseFile) -> Literal["necessary", "comparable", "enough", "deviated"]:
    """What the regeling asks of it, or that is deviated from it: the letter names that and nothing else."""
    if case.grounds.deviated:
        return "deviated"
    met = {ground.asks for ground in case.grounds.carrying}
    if Asked.CARE_NECESSARY in met:
        return "necessary"
    compares = case.law.regeling.existing.volunteering_comparable
    return "comparable" if compares and Asked.VOLUNTEERING_SUFFICES in met else "enough"
