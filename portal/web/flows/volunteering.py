"""Form K3 "Ik doe al vrijwilligerswerk" (HS art. 3 lid 2, Rotterdam art. 4 lid 4, Beleidsregels 2)."""

from portal.actions.submit import submit
from portal.domain.answers import YesNo
from portal.domain.ways import Form
from portal.web.flows import cautions
from portal.web.flows.choices import YES_NO
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    HoursField,
    LongTextField,
    MoneyField,
    MonthField,
    TextField,
)
from portal.web.forms.validators import Between, Length, NotInFuture, Required
from portal.wording import N_


class What(PortalForm):
    """K3.1."""

    what = LongTextField(
        N_("Wat doet u?"),
        [Required(N_("Schrijf op wat u doet.")), Length(20, 600)],
        description=N_("Bijvoorbeeld: elke week koken in het buurthuis."),
    )


class Where(PortalForm):
    """K3.2."""

    where = TextField(
        N_("Bij wie of bij welke organisatie doet u dat?"),
        [Required(N_("Vul in bij wie of waar u het doet.")), Length(0, 120)],
    )


class Since(PortalForm):
    """K3.3."""

    since = MonthField(
        N_("Sinds wanneer doet u dat?"),
        [Required(N_("Vul in sinds welke maand u het doet.")), NotInFuture()],
        description=N_("Bijvoorbeeld maart 2026: vul in 3 en 2026."),
    )


class Hours(PortalForm):
    """K3.4."""

    minutes = HoursField(
        N_("Hoeveel uur per week doet u dat?"),
        [
            Required(N_("Vul in hoeveel uur per week u het doet.")),
            Between(30, 60 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
    )


class Expenses(PortalForm):
    """K3.5."""

    expenses = ChoiceField(
        N_("Krijgt u onkosten?"),
        [Required(N_("Kies of u onkosten krijgt."))],
        choices=YES_NO,
        description=N_("Geld voor onkosten mag soms. Vertel het ons altijd."),
    )


class Amounts(PortalForm):
    """K3.5, when there is money."""

    month_cents = MoneyField(
        N_("Hoeveel krijgt u per maand?"), [Required(N_("Vul in hoeveel u per maand krijgt."))]
    )
    year_cents = MoneyField(
        N_("Hoeveel krijgt u per jaar?"), [Required(N_("Vul in hoeveel u per jaar krijgt."))]
    )


class MayAsk(PortalForm):
    """K3.6."""

    may_ask = ChoiceField(
        N_("Mogen wij de organisatie vragen of dit klopt?"),
        [Required(N_("Kies of wij het mogen vragen."))],
        choices=(
            Choice(YesNo.YES, N_("Ja")),
            Choice(YesNo.NO, N_("Nee"), N_("U kunt dan zelf een brief of een ander bewijs laten zien.")),
        ),
        description=N_("Wij vertellen niets over uw uitkering."),
    )


VOLUNTEERING = FormFlow(
    slug=Form.VOLUNTEERING,
    title=N_("Ik doe al vrijwilligerswerk"),
    hint=N_("Bij een club, een buurthuis of een andere organisatie."),
    received=N_("Wij hebben wat u doorgaf"),
    intro=(
        N_("Doet u al vrijwilligerswerk? Misschien hoeft u dan niets anders te doen."),
        N_("Vertel ons wat u doet."),
    ),
    steps=(
        *part(
            N_("Wat u doet"),
            Step("wat", What),
            Step("waar", Where),
        ),
        *part(
            N_("Wanneer"),
            Step("sinds", Since),
            Step("uren", Hours),
        ),
        *part(
            N_("Geld"),
            Step("onkosten", Expenses),
            Step(
                "bedragen", Amounts, N_("Hoeveel onkosten krijgt u?"), needed=Chose("expenses", (YesNo.YES,))
            ),
        ),
        *part(
            N_("Over u"),
            Step("navragen", MayAsk),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest wat u doorgaf."),
        N_("Hebben wij een vraag? Dan ziet u die in uw overzicht."),
        N_("U krijgt ons besluit als brief."),
    ),
    cautions=cautions.of_volunteering,
)
