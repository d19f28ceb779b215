"""Form K7 "Iets is veranderd": a pause, stopping, a job, a move, other money."""

from portal.actions.submit import submit
from portal.domain.answers import Changed
from portal.domain.ways import Form
from portal.web.flows.conditions import Chose
from portal.web.flows.engine import FormFlow, Step, part
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, LongTextField
from portal.web.forms.validators import Length, NotBefore, Required, WithinYears
from portal.wording import N_

NEARBY = WithinYears(back=10, ahead=5)
KINDS = (
    Choice(Changed.PAUSE, N_("Ik kan een tijdje niet"), N_("Bijvoorbeeld door vakantie, ziekte of zorg.")),
    Choice(Changed.STOP, N_("Ik ben gestopt, of wil stoppen")),
    Choice(Changed.JOB, N_("Ik heb werk gevonden"), N_("Werk gaat altijd voor.")),
    Choice(Changed.MOVED, N_("Ik ga verhuizen")),
    Choice(Changed.MONEY, N_("Ik krijg ander geld, of een andere vergoeding")),
    Choice(Changed.CARE, N_("Mijn mantelzorg of vrijwilligerswerk is veranderd")),
    Choice(Changed.OTHER, N_("Iets anders")),
)


class What(PortalForm):
    """K7.1."""

    kind = ChoiceField(N_("Wat is er veranderd?"), [Required(N_("Kies wat er is veranderd."))], choices=KINDS)


class Since(PortalForm):
    """K7.2."""

    since = DateField(N_("Vanaf welke dag?"), [Required(N_("Vul in vanaf welke dag.")), NEARBY])


class Until(PortalForm):
    """K7.3, of a pause."""

    until = DateField(
        N_("Tot en met welke dag kunt u niet?"),
        [NEARBY, NotBefore("since", N_("De laatste dag ligt voor de eerste dag. Kijk de datums na."))],
        description=N_("Weet u het niet? Laat dit dan leeg."),
    )


class Tell(PortalForm):
    """K7.4."""

    story = LongTextField(
        N_("Wat wilt u erover vertellen?"),
        [Length(0, 1000)],
    )


CHANGE = FormFlow(
    slug=Form.CHANGE,
    title=N_("Er is iets veranderd"),
    hint=N_("U kunt een tijdje niet, u vond werk, of iets anders."),
    received=N_("Wij hebben wat u doorgaf"),
    intro=(
        N_("Is er iets veranderd? Vertel het ons. Dan kijken wij wat dat betekent."),
        N_("Kunt u een tijdje niet? Dan kan uw tegenprestatie stilstaan."),
        N_("Wij antwoorden binnen drie werkdagen."),
    ),
    steps=(
        *part(
            N_("Wat er verandert"),
            Step("wat", What),
            Step("vanaf", Since),
            Step("tot", Until, needed=Chose("kind", (Changed.PAUSE,))),
            Step("vertel", Tell),
        ),
    ),
    submit=submit,
    next_steps=(
        N_("Een klantmanager leest wat u doorgaf."),
        N_("U leest ons antwoord in uw overzicht."),
    ),
)
