"""From a verdict on an ontheffing to the values of its letter (L8, L10a, L10b)."""

from portal.actions.allowed import to_judge
from portal.actions.case_letters import (
    CaseFile,
    common,
    explained,
    lines,
    looked_at,
)
from portal.actions.installation import Installation
from portal.actions.verdict import ExemptionVerdict
from portal.domain.states import Outcome
from portal.letters.contexts import ExemptionGranted, ExemptionRefused, NotImposed
from portal.rules.findings import Finding

WANTS_END = "end_date_required"
"""An ontheffing has an end; that nothing is imposed at all has none."""
LASTS = "permanently_unable"
"""In favour of the client, so it explains no refusal."""

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
            reasons_explained=explained(case, to_judge(case.assessment, verdict.outcome)),
        )
    if verdict.outcome is Outcome.NOT_IMPOSED:
        return NotImposed(
            **{**told, "subject": "Besluit: u krijgt geen tegenprestatie"},  # type: ignore[arg-type]
            reasons=lines(verdict.reasons),
            reasons_explained=explained(case, _against(case, WANTS_END)),
        )
    return ExemptionRefused(
        **told,  # type: ignore[arg-type]
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case),
        next_steps=NEXT_STEPS,
        reasons_explained=explained(case, _against(case, LASTS)),
    )


def _against(case: CaseFile, code: str) -> list[Finding]:
    """What stood in the way, without what only stands in the way of another outcome."""
    return [finding for finding in case.assessment.blocking if finding.code != code]
