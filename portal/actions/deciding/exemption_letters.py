"""From a verdict on an ontheffing to the values of its letter (L8, L10a, L10b)."""

from portal.actions import relief
from portal.actions.deciding import before
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
WHERE_SOMETHING_RUNS = (
    "Lukt het niet met deze uren? Bel ons. Dan kijken wij samen wat lukt.",
    "Verandert er iets? Vraag het dan opnieuw.",
)
WHERE_NOTHING_IS_ASKED = (
    "U hoeft hiervoor nu niets te doen.",
    "Verandert er iets? Vertel het ons. Wij praten dan eerst met u.",
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
    return _refusal(portal, case, verdict, told)


def _refusal(
    portal: Installation, case: CaseFile, verdict: ExemptionVerdict, told: dict[str, object]
) -> ExemptionRefused:
    """What runs goes on when the letter leaves: it stood still for the request, or still does for a pause."""
    runs = [one for one in case.to_end if one.ends_on >= case.sent_on]
    resumes_on = relief.goes_on_from(case.reliefs, case.sent_on)
    was_still = relief.stood_still_for_request(case.reliefs, case.sent_on)
    may_ask = portal.regime(case.sent_on).imposes
    steps = NEXT_STEPS if may_ask else WHERE_NOTHING_IS_ASKED
    return ExemptionRefused(
        **{**told, "earlier": before.as_it_is(runs)},  # type: ignore[arg-type]
        reasons=lines(verdict.reasons),
        looked_at=looked_at(case, verdict),
        next_steps=WHERE_SOMETHING_RUNS if runs else steps,
        may_ask=may_ask,
        stood_still=was_still and any(one.starts_on < case.sent_on for one in runs),
        resumes_on=resumes_on if any(one.ends_on >= resumes_on for one in runs) else None,
        reasons_explained=explained(case, verdict),
    )
