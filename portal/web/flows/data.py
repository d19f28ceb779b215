"""Form "Klopt er iets niet?": a request to correct or complete what is held (AVG art. 16)."""

from portal.actions.submit import submit
from portal.domain.ways import Form
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, LongTextField, MultiChoiceField
from portal.web.forms.validators import Length, Required
from portal.wording import N_

WHICH = (
    Choice("person", N_("Mijn naam, adres of geboortedatum")),
    Choice("benefit", N_("Mijn uitkering")),
    Choice("sent", N_("Wat ik heb ingestuurd")),
    Choice("written", N_("Wat een medewerker over mij schreef")),
    Choice("decided", N_("Wat er in een besluit of brief staat")),
    Choice("hours", N_("Mijn taak of mijn uren")),
    Choice("other", N_("Iets anders")),
)
LONGEST = 1000


class WhichData(PortalForm):
    """What it is about."""

    which_data = MultiChoiceField(
        N_("Welke gegevens kloppen niet?"), [Required(N_("Kies welke gegevens niet kloppen."))], choices=WHICH
    )


class Wrong(PortalForm):
    """What stands there now."""

    is_wrong = LongTextField(
        N_("Wat klopt er niet?"),
        [Required(N_("Schrijf op wat er niet klopt.")), Length(0, LONGEST)],
        description=N_("Zeg ook waar het staat. Bijvoorbeeld: in de brief van 2 maart."),
        rows=5,
    )


class Right(PortalForm):
    """What should stand there."""

    should_be = LongTextField(
        N_("Wat moet het zijn?"),
        [Required(N_("Schrijf op wat het moet zijn.")), Length(0, LONGEST)],
        description=N_("Moet iets weg? Schrijf dan: dit moet weg, en waarom."),
        rows=5,
    )


DATA = FormFlow(
    slug=Form.CORRECTION,
    title=N_("Mijn gegevens kloppen niet"),
    hint=N_("Bijvoorbeeld een fout in uw adres of in een notitie."),
    received=N_("Wij hebben uw verzoek"),
    intro=(
        N_("U mag ons vragen om uw gegevens te verbeteren of aan te vullen."),
        N_("U krijgt binnen een maand antwoord. Het kost u niets."),
        N_("Bent u het niet eens met een besluit? Maak dan bezwaar."),
    ),
    steps=(
        *part(
            N_("Uw gegevens"),
            Step("welke", WhichData),
            Step("fout", Wrong),
            Step("goed", Right),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een medewerker kijkt of de gegevens kloppen."),
        N_("U krijgt binnen een maand antwoord in uw overzicht."),
        N_("Veranderen wij iets niet? Dan zeggen wij waarom."),
    ),
)
