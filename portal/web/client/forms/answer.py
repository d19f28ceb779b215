"""The answer to a caseworker's question, and a message of one's own."""

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import LongTextField
from portal.web.forms.validators import Length, Required
from portal.wording import N_


class AnswerForm(PortalForm):
    """One free text."""

    answer = LongTextField(
        N_("Uw antwoord"), [Required(N_("Schrijf uw antwoord op.")), Length(0, 2000)], rows=6
    )


class MessageForm(PortalForm):
    """One free text."""

    text = LongTextField(
        N_("Uw bericht"),
        [Required(N_("Schrijf uw bericht op.")), Length(0, 2000)],
        rows=6,
    )
