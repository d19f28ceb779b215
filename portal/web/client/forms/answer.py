"""The answer to a caseworker's question."""

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import LongTextField
from portal.web.forms.validators import Length, Required
from portal.wording import N_


class AnswerForm(PortalForm):
    """One free text."""

    answer = LongTextField(
        N_("Uw antwoord"), [Required(N_("Schrijf uw antwoord op.")), Length(0, 2000)], rows=6
    )
