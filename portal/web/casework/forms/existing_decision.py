"""The decision on mantelzorg or volunteering that a client already does (W3): it is enough, or it is not."""

from collections.abc import Mapping
from typing import Any

from portal.actions.deciding.verdict import ExistingVerdict, Reasons
from portal.domain.answers import CareAnswers, CaredFor, CareHelp, VolunteeringAnswers
from portal.domain.states import Outcome
from portal.store.submissions import Submission
from portal.web.casework.forms.plan_decision import DecisionForm, quoted
from portal.web.forms.fields import DateField, HoursField, LongTextField
from portal.web.forms.validators import Between, Length, NotInFuture, Required
from portal.wording import N_

SOMEBODY = ("iemand", "iemand")
CARED_FOR: Mapping[CaredFor, tuple[str, str]] = {
    CaredFor.PARTNER: ("mijn partner", "uw partner"),
    CaredFor.CHILD: ("mijn kind", "uw kind"),
    CaredFor.PARENT: ("mijn vader of moeder", "uw vader of moeder"),
    CaredFor.FAMILY: ("een familielid", "een familielid"),
    CaredFor.FRIEND: ("een vriend of buur", "een vriend of buur"),
    CaredFor.OTHER: SOMEBODY,
}
"""For whom somebody cares, as he says it and as the letter says it to him: Dutch, as the letter is."""
HELP: Mapping[CareHelp, str] = {
    CareHelp.PERSONAL: "wassen, aankleden en eten",
    CareHelp.HOUSEHOLD: "het huishouden",
    CareHelp.TRANSPORT: "vervoer",
    CareHelp.PAPERWORK: "brieven en formulieren",
    CareHelp.COMPANY: "gezelschap en toezicht",
    CareHelp.OTHER: "andere hulp",
}


class AcceptForm(DecisionForm):
    """What the client does leads to no extra duty."""

    activity = LongTextField(
        N_("Wat doet de inwoner?"),
        [Required(N_("Vul in wat de inwoner doet.")), Length(10, 700)],
        description=N_("In gewone woorden. Noem geen naam en geen ziekte."),
        rows=3,
    )
    minutes = HoursField(
        N_("Hoeveel uur per week?"),
        [
            Required(N_("Vul in hoeveel uur per week het is.")),
            Between(30, 168 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
    )
    reasons = LongTextField(
        N_("Waarom is dit genoeg?"),
        [Required(N_("Schrijf op waarom dit genoeg is.")), Length(20, 2000)],
        description=N_("Elke regel wordt een punt in de brief."),
    )


class RejectForm(AcceptForm):
    """What the client does is not enough. Somebody is heard before he gets a no (Awb 4:7)."""

    talk_on = DateField(
        N_("Wanneer sprak u met de inwoner?"),
        [Required(N_("Spreek eerst met de inwoner. Vul in wanneer dat was.")), NotInFuture()],
    )
    reasons = LongTextField(
        N_("Waarom telt dit niet mee?"),
        [Required(N_("Schrijf op waarom dit niet meetelt.")), Length(60, 2000)],
        description=N_("Noem feiten en het artikel. Elke regel wordt een punt in de brief."),
    )


def first_words_on_care(submission: Submission) -> dict[str, Any]:
    """The form as it first appears, on mantelzorg.

    Form K2 has no words of the client's own, so a sentence of the chosen answers stands for them.
    """
    told = CareAnswers.read(submission.answers)
    mine, yours = CARED_FOR[told.for_whom or CaredFor.OTHER]
    helps = ", ".join(words for one, words in HELP.items() if one in told.which_help)
    how = f": {helps}." if helps else "."
    return {
        "client_words": f"Ik zorg voor {mine}{how}",
        "activity": f"U zorgt voor {yours}{how}",
        "minutes": told.minutes,
    }


def first_words_on_volunteering(submission: Submission) -> dict[str, Any]:
    """The form as it first appears, on volunteering: the letter speaks to the client and quotes his words."""
    told = VolunteeringAnswers.read(submission.answers)
    activity = f"U doet vrijwilligerswerk. {quoted(told.what)}".strip()
    return {"client_words": told.what, "activity": activity, "minutes": told.minutes}


def verdict_of(outcome: Outcome, given: Mapping[str, Any], judgements: Reasons) -> ExistingVerdict:
    """The verdict that the answers of a valid form hold."""
    return ExistingVerdict(
        outcome=outcome,
        client_words=given["client_words"],
        activity=given["activity"],
        minutes_per_week=given["minutes"],
        reasons=given["reasons"],
        talk_on=given["talk_on"],
        judgements=judgements,
    )
