"""From a verdict on an ontheffing to the values of its letter (L8, L10a, L10b)."""

from portal.actions.deciding.allowed import carrying
from portal.actions.deciding.casefile import CaseFile
from portal.actions.deciding.letters import common, explained, lines, looked_at
from portal.actions.deciding.verdict import ExemptionVerdict
from portal.actions.installation import Installation
from portal.domain.states import Outcome
from portal.letters.contexts import ExemptionGranted, ExemptionRefused, NotImposed
from portal.rules.asked import Asked

NEXT_STEPS = (
    "U kunt een plan maken met minder uren. Wij kijken samen wat lukt.",
    "Verandert er iets? Vraag het dan opnieuw.",
    "Hebt u hulp nodig? Bel ons. Wij denken met u mee.",
)


def letter_of(
    portal: Installation, case: CaseFile, verdict: ExemptionVerdict
) -> ExemptionGranted | ExemptionRefused | NotImposed:
    """The letter of a verdict.

    Raises:
        LetterIncomplete: something that the letter must say is empty.
    """
    told = common(portal, case, verdict, "Besluit over uw ontheffing")
    if verdict.outcome is Outcome.EXEMPTION_GRANTED:
        return ExemptionGranted(
            **told,  # type: ignore[arg-type]
            until=verdict.until,  # type: ignore[arg-type]
            minutes_left=verdict.minutes_left,
            reasons=lines(verdict.reasons),
        )
    if verdict.outcome is Outcome.NOT_IMPOSED:
        return NotImposed(
            **{**told, "subject": "Besluit: u hoeft geen tegenprestatie te doen"},  # type: ignore[arg-type]
            reasons=lines(verdict.reasons),
            looked_at=looked_at(case, verdict),
            is_lasting=Asked.LASTING_INABILITY in {one.asks for one in carrying(case.grounds, verdict)},
            reasons_explained=explained(case, verdict),
        )
    return ExemptionRefused(
        **told,  # type: ignore[arg-type]
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case, verdict),
        next_steps=NEXT_STEPS,
        reasons_explained=explained(case, verdict),
    )
