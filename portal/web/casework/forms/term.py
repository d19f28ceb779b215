"""What somebody writes down about a task: what followed, why it waits, why it is taken over."""

from portal.domain.tasks import ENDINGS, Followed, Term, Waits
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DateField, LongTextField, TextField
from portal.web.forms.validators import Length, NotInPast, Required
from portal.wording import N_
from portal.wording.tasks import FOLLOWED, WAITS

FACTS = N_("De inwoner mag dit lezen. Houd u aan feiten, en noem geen ziekte.")


class DoneForm(PortalForm):
    """What followed from a task of a term."""

    followed = ChoiceField(N_("Wat volgde hieruit?"), [Required(N_("Kies wat hieruit volgde."))], choices=())
    note = LongTextField(
        N_("Wat is er besproken of bekeken?"),
        [Required(N_("Schrijf op wat er besproken of bekeken is.")), Length(10, 2000)],
        description=FACTS,
    )

    def offer(self, term: Term) -> None:
        """Offer what can follow from this term without a letter."""
        possible = (one for one in ENDINGS[term] if one is not Followed.REMINDED)
        self.followed.choices = [Choice(one.value, FOLLOWED[one]) for one in possible]


class LaterForm(PortalForm):
    """Until when a task stands still, and for whom or what it waits."""

    waits_for = ChoiceField(
        N_("Waar wacht u op?"),
        [Required(N_("Kies waar u op wacht."))],
        choices=tuple(Choice(one.value, WAITS[one]) for one in Waits),
    )
    until = DateField(
        N_("Op welke dag gaat u verder?"),
        [Required(N_("Vul in op welke dag u verder gaat.")), NotInPast()],
        description=N_("Op die dag staat het vanzelf weer bij uw werk."),
    )
    note = LongTextField(
        N_("Waarom wacht u?"),
        [Required(N_("Schrijf op waarom u wacht.")), Length(10, 2000)],
        description=FACTS,
    )


class TakeOverForm(PortalForm):
    """Why somebody takes a task from a colleague."""

    reason = TextField(
        N_("Waarom neemt u dit over?"),
        [Required(N_("Schrijf op waarom u dit overneemt.")), Length(3, 200)],
        description=N_("Bijvoorbeeld: mijn collega is er deze week niet. De inwoner mag dit lezen."),
    )
