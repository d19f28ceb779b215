"""The decision on form K4 (W11): ontheffing until a day, no ontheffing, or nothing imposed at all."""

from collections.abc import Mapping
from typing import Any

from portal.actions.deciding.verdict import ExemptionVerdict, Reasons
from portal.domain.answers import Able, CannotAnswers, UntilKind
from portal.domain.states import Outcome
from portal.store.submissions import Submission
from portal.web.casework.forms.plan_decision import FROM_TO, DecisionForm
from portal.web.flows import FLOWS
from portal.web.forms.fields import DateField, HoursField, LongTextField
from portal.web.forms.validators import Between, Length, NotInFuture, NotInPast, Required
from portal.wording import N_

NO_ILLNESS = N_("Noem geen ziekte. Elke regel wordt een punt in de brief.")


class GrantForm(DecisionForm):
    """Until a day nothing, or less, is asked (Participatiewet art. 9 lid 2: always with an end)."""

    until = DateField(
        N_("Ontheffing tot en met welke dag?"),
        [Required(N_("Vul in tot en met welke dag de ontheffing duurt.")), NotInPast()],
    )
    minutes_left = HoursField(
        N_("Hoeveel uur per week kan de inwoner wel?"),
        [Between(30, 40 * 60, FROM_TO)],
        description=N_("Kan de inwoner niets? Laat dit dan leeg."),
    )
    reasons = LongTextField(
        N_("Waarom krijgt de inwoner ontheffing?"),
        [Required(N_("Schrijf op waarom de inwoner ontheffing krijgt.")), Length(20, 2000)],
        description=NO_ILLNESS,
    )


class NotImposeForm(DecisionForm):
    """Nothing is imposed, because it lasts or for another reason of this person's own (HS art. 5 lid 1)."""

    reasons = LongTextField(
        N_("Waarom hoeft de inwoner geen tegenprestatie te doen?"),
        [Required(N_("Schrijf op waarom de inwoner geen tegenprestatie hoeft te doen.")), Length(20, 2000)],
        description=NO_ILLNESS,
    )


class NoExemptionForm(DecisionForm):
    """No ontheffing. Somebody is heard before he gets a no (Awb 4:7)."""

    talk_on = DateField(
        N_("Wanneer sprak u met de inwoner?"),
        [Required(N_("Spreek eerst met de inwoner. Vul in wanneer dat was.")), NotInFuture()],
    )
    reasons = LongTextField(
        N_("Waarom krijgt de inwoner geen ontheffing?"),
        [Required(N_("Schrijf op waarom de inwoner geen ontheffing krijgt.")), Length(60, 2000)],
        description=N_("Noem feiten en het artikel, geen ziekte. Elke regel wordt een punt in de brief."),
    )


def first_words(submission: Submission) -> dict[str, Any]:
    """The form as it first appears: filled with what was asked."""
    told = CannotAnswers.read(submission.answers)
    rows = FLOWS[submission.flow].rows(submission.answers, "nl")
    said = [row.answer for row in rows if row.name in {"ground", "able"} and row.answer]
    return {
        "client_words": ". ".join([*said, told.needs]).strip(". "),
        "until": told.until.isoformat() if told.until and told.until_kind is UntilKind.DATE else None,
        "minutes_left": told.minutes if told.able is Able.SOME else None,
    }


def verdict_of(outcome: Outcome, given: Mapping[str, Any], judgements: Reasons) -> ExemptionVerdict:
    """The verdict that the answers of a valid form hold."""
    return ExemptionVerdict(
        outcome=outcome,
        client_words=given["client_words"],
        talk_on=given["talk_on"],
        until=given.get("until"),
        minutes_left=given.get("minutes_left"),
        reasons=given["reasons"],
        judgements=judgements,
    )
