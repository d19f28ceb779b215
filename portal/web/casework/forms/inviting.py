"""By when those who are asked for a plan tell what they can do."""

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import DateField
from portal.web.forms.validators import Required
from portal.wording import N_


class AskForm(PortalForm):
    """The day that the invitation names."""

    answer_by = DateField(
        N_("Voor of op welke dag vraagt u om antwoord?"),
        [Required(N_("Vul in voor welke dag u antwoord vraagt."))],
        description=N_("Deze dag staat in elke brief."),
    )
