"""Form K1 "Mijn plan": the client's own proposal (HS art. 2 lid 2, Rotterdam art. 4 lid 2, Beleidsregels 5c).

Not asked: diagnosis, religion, nationality, why somebody has no work, a criminal record, social media.
"""

from collections.abc import Sequence

from flask_babel import gettext
from wtforms.validators import ValidationError

from portal import clock
from portal.actions.installation import Installation
from portal.actions.submit import submit
from portal.domain.answers import YEARS_AHEAD, Payment
from portal.domain.ways import Form
from portal.web.flows import cautions
from portal.web.flows.choices import YES_NO_UNKNOWN
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import Answers, FormFlow, Step, part
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    ChoiceField,
    DateField,
    DayTimesField,
    HoursField,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    NumberField,
    TextField,
)
from portal.web.forms.validators import Between, Length, NotInPast, Required, WithinYears
from portal.wording import N_
from portal.wording.regeling import hours_sentences, term_sentences

PAY = (
    Choice(Payment.NONE, N_("Nee")),
    Choice(Payment.EXPENSES, N_("Alleen onkosten"), N_("Bijvoorbeeld geld voor de bus.")),
    Choice(Payment.PAID, N_("Ja, ik krijg ervoor betaald")),
)
NEEDS = (
    Choice("travel", N_("Geld voor de reis")),
    Choice("childcare", N_("Opvang voor mijn kinderen")),
    Choice("language", N_("Hulp met de taal")),
    Choice("explanation", N_("Uitleg over het werk")),
    Choice("clothes", N_("Kleding voor het werk")),
    Choice("other", N_("Iets anders")),
)


class What(PortalForm):
    """K1.1 and K1.2: one thought."""

    task = LongTextField(
        N_("Wat wilt u gaan doen?"),
        [Required(N_("Schrijf op wat u wilt gaan doen.")), Length(20, 600)],
        description=N_("Bijvoorbeeld: koffie schenken in het buurthuis, of voorlezen op school."),
    )
    day = LongTextField(
        N_("Wat doet u dan precies op een dag?"),
        [Required(N_("Schrijf op wat u dan op een dag doet.")), Length(20, 600)],
        description=N_("Zo weten we allebei wat de bedoeling is."),
    )


class Where(PortalForm):
    """K1.3 and K1.4. Not knowing yet is an answer."""

    place = TextField(
        N_("Waar of bij wie doet u dat?"),
        [Length(0, 120)],
        description=N_("Weet u het nog niet? Ga dan gewoon verder."),
    )
    contact_name = TextField(N_("Hoe heet die persoon?"), [Length(0, 80)])
    contact_way = TextField(
        N_("Hoe bereiken wij die persoon?"),
        [Length(0, 80)],
        description=N_("Een telefoonnummer of e-mailadres."),
    )
    contact_told = MultiChoiceField(
        N_("Weet die persoon dat u dit doorgeeft?"),
        choices=(Choice("yes", N_("Ja, ik heb gezegd dat ik deze gegevens geef")),),
    )

    def validate_contact_told(self, field: MultiChoiceField) -> None:
        """Raises ValidationError when somebody is named who, as far as we know, does not know of it."""
        is_named = self.contact_name.is_answered or self.contact_way.is_answered
        if is_named and not field.is_answered:
            raise ValidationError(
                gettext("Zet een vinkje als die persoon het weet. Haal anders de gegevens weg.")
            )


class HoursAndDays(PortalForm):
    """K1.5 and K1.6."""

    minutes = HoursField(
        N_("Hoeveel uur per week wilt u dit doen?"),
        [
            Required(N_("Vul in hoeveel uur per week u dit wilt doen.")),
            Between(30, 40 * 60, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
        description=N_("Weet u het niet? Vul in wat u denkt."),
    )
    days = DayTimesField(N_("Op welke dagen en tijden kunt u?"))


class StartAndTerm(PortalForm):
    """K1.7 and K1.8."""

    starts_on = DateField(
        N_("Wanneer kunt u beginnen?"),
        [
            Required(N_("Vul in wanneer u kunt beginnen.")),
            NotInPast(),
            WithinYears(back=0, ahead=YEARS_AHEAD),
        ],
        description=N_("Bijvoorbeeld 2 maart 2027: vul in 2, 3 en 2027."),
    )
    months = NumberField(
        N_("Hoeveel maanden wilt u dit doen?"),
        [
            Required(N_("Vul in hoeveel maanden u dit wilt doen.")),
            Between(1, 24, N_("Vul een getal in van %(minimum)s tot en met %(maximum)s.")),
        ],
        unit="duration-month",
    )


class Pay(PortalForm):
    """K1.9."""

    pay = ChoiceField(
        N_("Krijgt u er geld of spullen voor?"),
        [Required(N_("Kies of u er geld of spullen voor krijgt."))],
        choices=PAY,
        description=N_("Geld voor onkosten mag soms. Vertel het ons altijd eerst."),
    )


class Amount(PortalForm):
    """K1.9, when there is money."""

    pay_cents = MoneyField(
        N_("Hoeveel is dat ongeveer per maand?"), [Required(N_("Vul in hoeveel het per maand is."))]
    )


class PaidBefore(PortalForm):
    """K1.10."""

    paid_before = ChoiceField(
        N_("Deed iemand dit werk eerst voor loon?"),
        [Required(N_("Kies of iemand dit werk eerst voor loon deed."))],
        choices=YES_NO_UNKNOWN,
        description=N_("Het werk mag geen betaalde baan vervangen."),
    )


class AboutYou(PortalForm):
    """K1.11, K1.12 and K1.13: what helps to find something that fits. Nothing of it is required."""

    strengths = LongTextField(N_("Waar bent u goed in? Wat vindt u leuk?"), [Length(0, 600)], rows=3)
    afterwards = LongTextField(N_("Wat hoopt u hierna te doen?"), [Length(0, 600)], rows=3)
    needs = MultiChoiceField(N_("Wat hebt u nodig om te beginnen?"), choices=NEEDS)


def _about_hours(portal: Installation, _answers: Answers, language: str) -> Sequence[str]:
    return hours_sentences(portal.law(clock.today()), language)


def _about_term(portal: Installation, _answers: Answers, language: str) -> Sequence[str]:
    return term_sentences(portal.law(clock.today()), language)


PLAN = FormFlow(
    slug=Form.PLAN,
    title=N_("Mijn plan"),
    hint=N_("U vertelt wat u wilt gaan doen."),
    received=N_("Wij hebben uw plan"),
    intro=(
        N_("U krijgt een uitkering. Daarom vraagt de gemeente een tegenprestatie."),
        N_("Dat is onbetaald werk dat nuttig is voor anderen. U mag zelf een plan maken."),
        N_("Wij stellen korte vragen."),
    ),
    steps=(
        *part(
            N_("Uw plan"),
            Step("wat", What, N_("Wat wilt u doen?"), aside="client/_no_idea.html"),
            Step("waar", Where, N_("Waar wilt u het doen?")),
        ),
        *part(
            N_("Wanneer"),
            Step(
                *("uren", HoursAndDays, N_("Hoeveel uur, en op welke dagen?")),
                hints=_about_hours,
                hints_of="minutes",
            ),
            Step("begin", StartAndTerm, N_("Wanneer begint u, en hoe lang?"), hints=_about_term),
        ),
        *part(
            N_("Geld"),
            Step("geld", Pay),
            Step("bedrag", Amount, needed=Chose("pay", (Payment.EXPENSES, Payment.PAID))),
            Step("eerst-betaald", PaidBefore),
        ),
        *part(N_("Over u"), Step("goed-in", AboutYou, N_("Over u"))),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest uw plan."),
        N_("Hebben wij een vraag? Dan ziet u die in uw overzicht."),
        N_("U krijgt ons besluit als brief."),
    ),
    cautions=cautions.of_plan,
)
