"""A note for colleagues, and a question to the client."""

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import LongTextField
from portal.web.forms.validators import Length, Required
from portal.wording import N_


class NoteForm(PortalForm):
    """A note. The client may read it too, so it keeps to facts."""

    note = LongTextField(
        N_("Notitie"),
        [Required(N_("Schrijf een notitie.")), Length(0, 2000)],
        description=N_("De inwoner mag deze notitie lezen. Houd u aan feiten."),
    )


class QuestionForm(PortalForm):
    """A question back to the client."""

    question = LongTextField(
        N_("Uw vraag aan de inwoner"),
        [Required(N_("Schrijf uw vraag op.")), Length(10, 1000)],
        description=N_("Vraag alleen wat u nodig hebt. Schrijf korte zinnen."),
    )
