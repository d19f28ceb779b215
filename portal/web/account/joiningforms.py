"""What a helper fills in before he comes in."""

from portal.web.forms.agreement import AgreementField
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import CodeField
from portal.web.forms.validators import Length, Required
from portal.wording import N_


class CodeForm(PortalForm):
    """The code that the helper got from the client."""

    invitation_code = CodeField(
        N_("Wat is de code?"),
        [Required(N_("Vul de code in.")), Length(0, 60)],
        description=N_("De code heeft 12 letters en cijfers. U kreeg hem van wie u helpt."),
        autocomplete="off",
    )


class AgreeForm(PortalForm):
    """That the helper keeps to the rules."""

    agreed = AgreementField(
        N_("Houdt u zich hieraan?"),
        N_("Ja, ik hou mij hieraan."),
        N_("Zet een vinkje als u zich hieraan houdt."),
    )
