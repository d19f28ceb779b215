"""Form K4 "Ik kan nu niet" (HS art. 5, Rotterdam art. 7, Participatiewet art. 9 lid 2).

Never asked: which illness, papers of a doctor, the names of others. Only a category, how much, how long.
"""

from portal.actions.submit import submit
from portal.domain.answers import Able, Reason, UntilKind, YesNo
from portal.domain.ways import Form
from portal.web.flows.choices import YES_NO, YES_NO_UNKNOWN
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.flows.phone import Phone
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, HoursField, LongTextField
from portal.web.forms.validators import Between, Length, NotInPast, Required, WithinYears
from portal.wording import N_

GROUNDS = (
    Choice(Reason.CARE, N_("Zorg voor kinderen of voor iemand anders")),
    Choice(Reason.HEALTH, N_("Gezondheid"), N_("Vertel ons niet welke ziekte u hebt.")),
    Choice(Reason.HOME, N_("Problemen thuis, of schulden")),
    Choice(Reason.WORK, N_("Werk of een opleiding")),
    Choice(Reason.OTHER, N_("Iets anders")),
)


class Ground(PortalForm):
    """K4.1: a category only."""

    ground = ChoiceField(N_("Wat is de reden?"), [Required(N_("Kies wat de reden is."))], choices=GROUNDS)


class HowMuch(PortalForm):
    """K4.2."""

    able = ChoiceField(
        N_("Kunt u helemaal niets doen, of wel een paar uur?"),
        [Required(N_("Kies wat u nog kunt doen."))],
        choices=(
            Choice(Able.NOTHING, N_("Ik kan nu niets doen")),
            Choice(Able.SOME, N_("Ik kan wel een paar uur")),
            Choice(Able.UNKNOWN, N_("Dat weet ik niet")),
        ),
    )


class SomeHours(PortalForm):
    """K4.2, when something is possible."""

    minutes = HoursField(
        N_("Hoeveel uur per week kunt u wel iets doen?"),
        [
            Required(N_("Vul in hoeveel uur per week u iets kunt doen.")),
            Between(30, 40 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
    )


class UntilWhen(PortalForm):
    """K4.3."""

    until_kind = ChoiceField(
        N_("Tot wanneer kunt u niet, denkt u?"),
        [Required(N_("Kies tot wanneer u niet kunt."))],
        choices=(
            Choice(UntilKind.DATE, N_("Tot een bepaalde dag")),
            Choice(UntilKind.UNKNOWN, N_("Dat weet ik niet")),
            Choice(UntilKind.LASTING, N_("Het gaat niet over")),
        ),
    )


class UntilDay(PortalForm):
    """K4.3, when a day is known."""

    until = DateField(
        N_("Tot en met welke dag?"),
        [Required(N_("Vul in tot en met welke dag.")), NotInPast(), WithinYears(back=0, ahead=20)],
        description=N_("Weet u het niet precies? Vul in wat u denkt."),
    )


class Decided(PortalForm):
    """K4.4: the gemeente looks it up itself."""

    decided = ChoiceField(
        N_("Heeft UWV of de gemeente hier al iets over besloten?"),
        [Required(N_("Kies of er al iets is besloten."))],
        choices=YES_NO_UNKNOWN,
        description=N_("Bijvoorbeeld een WIA-uitkering of een ontheffing. Wij zoeken het zelf op."),
    )


class Later(PortalForm):
    """K4.5."""

    needs = LongTextField(
        N_("Wat hebt u nodig om later wel iets te doen?"),
        [Length(0, 600)],
        description=N_("Bijvoorbeeld oppas, taalles of rust."),
    )


class CallMe(PortalForm):
    """K4.6."""

    call = ChoiceField(
        N_("Wilt u dat wij u bellen?"), [Required(N_("Kies of wij u mogen bellen."))], choices=YES_NO
    )


CANNOT = FormFlow(
    slug=Form.CANNOT,
    title=N_("Ik kan nu niet"),
    hint=N_("Door zorg, gezondheid, problemen thuis, of om iets anders."),
    received=N_("Wij hebben uw vraag om ontheffing"),
    intro=(
        N_(
            "Kunt u nu geen tegenprestatie doen? Vertel ons waarom."
            " Misschien hoeft u dan een tijd niets te doen. Dat heet ontheffing."
        ),
        N_("Vertel ons niet welke ziekte u hebt."),
        N_("Als het nodig is, vragen wij een onafhankelijke arts."),
        N_("Die vertelt ons alleen wat u wel en niet kunt, en hoe lang."),
        N_("Stuur geen papieren van een dokter. Wij mogen die niet bewaren."),
    ),
    steps=(
        *part(
            N_("Wat er is"),
            Step("reden", Ground),
            Step("hoeveel", HowMuch),
            Step("uren", SomeHours, needed=Chose("able", (Able.SOME,))),
        ),
        *part(
            N_("Hoe lang"),
            Step("tot-wanneer", UntilWhen),
            Step("tot-dag", UntilDay, needed=Chose("until_kind", (UntilKind.DATE,))),
        ),
        *part(
            N_("Wat u nodig hebt"),
            Step("al-besloten", Decided),
            Step("nodig", Later),
        ),
        *part(
            N_("Bellen"),
            Step("bellen", CallMe),
            Step("nummer", Phone, needed=Chose("call", (YesNo.YES,))),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest wat u doorgaf."),
        N_("Hebben wij een vraag? Dan ziet u die in uw overzicht."),
        N_("U krijgt ons besluit hierover als brief."),
    ),
)
