"""Form K2 "Ik zorg voor iemand" (HS art. 1 and 3, Rotterdam art. 4 lid 4, Beleidsregels 2).

Never asked: name, birth date, BSN, address, illness, medicine or papers of the person who gets the care.
"""

from collections.abc import Sequence

from portal import languages
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.answers import CaredFor, CareHelp, Known, YesNo
from portal.domain.ways import Form
from portal.web.flows.choices import YES_NO, YES_NO_UNKNOWN
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import Answers, FormFlow, Step, no_cautions, part
from portal.web.flows.phone import Phone
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    HoursField,
    MonthField,
    MultiChoiceField,
)
from portal.web.forms.validators import Between, NotInFuture, Required
from portal.wording import N_

FOR_WHOM = (
    Choice(CaredFor.PARTNER, N_("Mijn partner")),
    Choice(CaredFor.CHILD, N_("Mijn kind")),
    Choice(CaredFor.PARENT, N_("Mijn vader of moeder")),
    Choice(CaredFor.FAMILY, N_("Ander familielid")),
    Choice(CaredFor.FRIEND, N_("Een vriend of buur")),
    Choice(CaredFor.OTHER, N_("Iemand anders")),
)
HELP = (
    Choice(CareHelp.PERSONAL, N_("Wassen, aankleden en eten")),
    Choice(CareHelp.HOUSEHOLD, N_("Het huishouden")),
    Choice(CareHelp.TRANSPORT, N_("Vervoer")),
    Choice(CareHelp.PAPERWORK, N_("Brieven en formulieren")),
    Choice(CareHelp.COMPANY, N_("Gezelschap en toezicht")),
    Choice(CareHelp.OTHER, N_("Iets anders")),
)


class ForWhom(PortalForm):
    """K2.1."""

    for_whom = ChoiceField(
        N_("Voor wie zorgt u?"),
        [Required(N_("Kies voor wie u zorgt."))],
        choices=FOR_WHOM,
        description=N_("U hoeft geen naam te geven."),
    )


class SameHouse(PortalForm):
    """K2.2."""

    same_house = ChoiceField(
        N_("Woont u in hetzelfde huis?"),
        [Required(N_("Kies of u in hetzelfde huis woont."))],
        choices=YES_NO,
        description=N_(
            "Zo zien wij of het meer is dan gewone zorg thuis. Met dit formulier verandert uw uitkering niet."
        ),
    )


class WhichHelp(PortalForm):
    """K2.3: tasks, never illness."""

    which_help = MultiChoiceField(
        N_("Waarmee helpt u?"),
        [Required(N_("Kies waarmee u helpt."))],
        choices=HELP,
        description=N_("U hoeft geen ziekte te noemen."),
    )


class Hours(PortalForm):
    """K2.4."""

    minutes = HoursField(
        N_("Hoeveel uur per week helpt u gemiddeld?"),
        [
            Required(N_("Vul in hoeveel uur per week u helpt.")),
            Between(30, 168 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
        description=N_("Denk aan de laatste vier weken."),
    )


class Since(PortalForm):
    """K2.5."""

    since = MonthField(
        N_("Sinds wanneer zorgt u?"),
        [Required(N_("Vul in sinds welke maand u zorgt.")), NotInFuture()],
        description=N_("Bijvoorbeeld maart 2026: vul in 3 en 2026."),
    )


class Longer(PortalForm):
    """K2.6."""

    longer = ChoiceField(
        N_("Denkt u dat dit langer dan drie maanden duurt?"),
        [Required(N_("Kies of het langer dan drie maanden duurt."))],
        choices=YES_NO_UNKNOWN,
    )


class Paid(PortalForm):
    """K2.7: care that is paid is income, and no mantelzorg."""

    paid = ChoiceField(
        N_("Krijgt u er geld voor?"),
        [Required(N_("Kies of u er geld voor krijgt."))],
        choices=(
            Choice(YesNo.NO, N_("Nee")),
            Choice(
                YesNo.YES,
                N_("Ja"),
                N_("Dan is het werk en geen mantelzorg. Geef het geld ook door als inkomen."),
            ),
        ),
        description=N_("Bijvoorbeeld uit een persoonsgebonden budget (pgb)."),
    )


class Besides(PortalForm):
    """K2.8."""

    besides = ChoiceField(
        N_("Kunt u daarnaast nog iets anders doen?"),
        [Required(N_("Kies of u daarnaast nog iets kunt doen."))],
        choices=YES_NO_UNKNOWN,
    )


class BesidesHours(PortalForm):
    """K2.8, when there is something."""

    besides_minutes = HoursField(
        N_("Hoeveel uur per week kunt u nog iets anders doen?"),
        [
            Required(N_("Vul in hoeveel uur per week u nog iets kunt doen.")),
            Between(30, 40 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
    )


class Support(PortalForm):
    """K2.9."""

    support = MultiChoiceField(
        N_("Wilt u hier hulp bij?"),
        choices=(Choice("call", N_("Ja, bel mij over hulp voor mantelzorgers")),),
    )


NO_LESS_BENEFIT = N_("Zorgen voor iemand maakt uw uitkering niet hoger of lager.")


def _no_less_benefit(_portal: Installation, _answers: Answers, language: str) -> Sequence[str]:
    """Said wherever hours and money are asked: it has no value in wages (Participatiewet art. 33 lid 6)."""
    return (languages.translations(language).gettext(NO_LESS_BENEFIT),)


CARE = FormFlow(
    slug=Form.CARE,
    title=N_("Ik zorg voor iemand"),
    hint=N_("Bijvoorbeeld voor uw kind, uw ouder of een buur. Dat heet mantelzorg."),
    received=N_("Wij hebben wat u doorgaf"),
    intro=(
        N_("Zorgt u voor iemand die dat nodig heeft? Dat is mantelzorg."),
        N_("Misschien hoeft u dan niets anders te doen. Vertel ons wat u doet."),
        NO_LESS_BENEFIT,
        N_("Woont u samen omdat u voor iemand zorgt? Bel ons dan ook."),
    ),
    steps=(
        *part(
            N_("Voor wie u zorgt"),
            Step("voor-wie", ForWhom),
            Step("zelfde-huis", SameHouse),
            Step("waarmee", WhichHelp),
        ),
        *part(
            N_("Wanneer"),
            Step("uren", Hours, hints=_no_less_benefit),
            Step("sinds", Since),
            Step("langer", Longer),
        ),
        *part(
            N_("Geld"),
            Step("geld", Paid, hints=_no_less_benefit),
        ),
        *part(
            N_("Over u"),
            Step("daarnaast", Besides),
            Step("daarnaast-uren", BesidesHours, needed=Chose("besides", (Known.YES,))),
            Step("hulp", Support),
            Step("nummer", Phone, needed=Chose("support", ("call",))),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest wat u doorgaf."),
        N_("Hebben wij een vraag? Dan ziet u die in uw overzicht."),
        N_("U krijgt ons besluit als brief."),
    ),
    cautions=no_cautions,
)
