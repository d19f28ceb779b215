"""The decision on form K7 that the tegenprestatie ends before its time (domain M10c)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from portal.actions.deciding.verdict import EndingVerdict, Reasons
from portal.domain.answers import ChangeAnswers
from portal.domain.states import Outcome
from portal.store.submissions import Submission
from portal.web.casework.forms.plan_decision import DecisionForm
from portal.web.flows import FLOWS
from portal.web.forms.fields import Choice, DateField, LongTextField, MultiChoiceField
from portal.web.forms.validators import Length, NotInFuture, NotInPast, Required
from portal.wording import N_


class EndForm(DecisionForm):
    """The last day and the reasons."""

    last_day = DateField(
        N_("Wat is de laatste dag van de tegenprestatie?"),
        [Required(N_("Vul in wat de laatste dag is."))],
        description=N_("Het kan niet later worden dan in het besluit staat."),
    )
    never_begun = MultiChoiceField(
        N_("Is de tegenprestatie nooit begonnen?"),
        choices=(Choice("ja", N_("Ja, de inwoner is nooit begonnen.")),),
        description=N_("Kies dit alleen als de laatste dag voor de eerste dag ligt."),
    )
    reasons = LongTextField(
        N_("Waarom stopt de tegenprestatie?"),
        [Required(N_("Schrijf op waarom de tegenprestatie stopt.")), Length(20, 2000)],
        description=N_("Noem geen ziekte. Elke regel wordt een punt in de brief."),
    )


class EndSparingForm(DecisionForm):
    """A decision by which nothing was asked ends. Somebody is heard before that (Awb 4:8)."""

    talk_on = DateField(
        N_("Wanneer sprak u met de inwoner?"),
        [Required(N_("Spreek eerst met de inwoner. Vul in wanneer dat was.")), NotInFuture()],
    )
    last_day = DateField(
        N_("Tot en met welke dag geldt het eerdere besluit nog?"),
        [Required(N_("Vul in wat de laatste dag is.")), NotInPast()],
    )
    reasons = LongTextField(
        N_("Waarom geldt het eerdere besluit niet meer?"),
        [Required(N_("Schrijf op waarom het eerdere besluit niet meer geldt.")), Length(60, 2000)],
        description=N_("Noem geen ziekte. Elke regel wordt een punt in de brief."),
    )


def first_words(submission: Submission) -> dict[str, Any]:
    """The form as it first appears: what the client told, and the day before the one that he named."""
    told = ChangeAnswers.read(submission.answers)
    chosen = next(row.answer for row in FLOWS[submission.flow].rows(submission.answers, "nl"))
    last_day = told.since and told.since - timedelta(days=1)
    words = f"{chosen}. {told.story}".strip()
    return {"client_words": words, "last_day": last_day and last_day.isoformat()}


def verdict_of(outcome: Outcome, given: Mapping[str, Any], judgements: Reasons) -> EndingVerdict:
    """The verdict that the answers of a valid form hold."""
    return EndingVerdict(
        outcome=outcome,
        client_words=given["client_words"],
        talk_on=given["talk_on"],
        last_day=given["last_day"],
        never_begun=bool(given.get("never_begun")),
        reasons=given["reasons"],
        judgements=judgements,
    )
