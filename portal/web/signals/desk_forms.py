"""What the committee advises, and how the gemeente decides."""

from portal.domain.signals import SignalOutcome
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, LongTextField, MultiChoiceField, TextField
from portal.web.forms.validators import Length, NotInFuture, Required
from portal.wording import N_
from portal.wording.signals import OUTCOMES

CHOICES = tuple(Choice(outcome, OUTCOMES[outcome]) for outcome in SignalOutcome)


class AdviceForm(PortalForm):
    """What the committee thinks should happen, and why."""

    outcome = ChoiceField(
        N_("Wat adviseert de commissie?"), [Required(N_("Kies wat u adviseert."))], choices=CHOICES
    )
    advice = LongTextField(
        N_("Waarom?"),
        [Required(N_("Schrijf op waarom.")), Length(10, 4000)],
        description=N_("Schrijf over het werk en niet over mensen."),
        rows=8,
    )


class PlaceForm(PortalForm):
    """What plans call the place, and whether new ones there wait until the report is closed."""

    place = TextField(
        N_("Hoe heet de plek?"),
        [Required(N_("Vul in hoe de plek heet.")), Length(3, 120)],
        description=N_("Zoals inwoners het schrijven. Bijvoorbeeld: Zorghuis Avondrust."),
    )
    holds = MultiChoiceField(
        N_("Is het ernstig?"),
        choices=(Choice("yes", N_("Ja, nieuwe plannen op deze plek wachten tot wij klaar zijn")),),
        description=N_("Wie daar al werkt, gaat gewoon door."),
    )


class ClosingForm(PortalForm):
    """What happens to the work, and why; the reporter reads it."""

    outcome = ChoiceField(
        N_("Wat gebeurt er met het werk?"), [Required(N_("Kies wat er gebeurt."))], choices=CHOICES
    )
    explanation = LongTextField(
        N_("Uitleg voor de melder"),
        [Required(N_("Schrijf op waarom.")), Length(10, 3000)],
        description=N_("Noem geen mensen. Schrijf korte zinnen."),
        rows=6,
    )
    heard_on = DateField(
        N_("Wanneer kon de organisatie haar kant vertellen?"),
        [NotInFuture()],
        description=N_("Dit moet als u de samenwerking stopt."),
    )

    place = TextField(
        N_("Hoe heet de plek?"),
        [Length(0, 120)],
        description=N_("Dit moet als het werk stopt. Op een plek met deze naam begint dan niemand nieuw."),
    )


class AfterAdviceForm(ClosingForm):
    """The same, where the committee gave its advice."""

    departure = LongTextField(
        N_("Waarom volgt u het advies niet?"),
        [Length(10, 2000)],
        description=N_("Dit moet als u iets anders beslist. De melder leest het."),
        rows=4,
    )


class WithoutAdviceForm(ClosingForm):
    """The same, where the regeling has a committee and its advice is not there."""

    departure = LongTextField(
        N_("Waarom beslist u zonder advies?"),
        [Required(N_("Schrijf op waarom er geen advies is.")), Length(10, 2000)],
        description=N_("De melder leest dit ook."),
        rows=4,
    )
