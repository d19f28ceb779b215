"""The number to call, asked only of who wants to be called or must be."""

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import PhoneField
from portal.wording import N_


class Phone(PortalForm):
    """A telephone number; who leaves it open is written to."""

    phone = PhoneField(
        N_("Op welk nummer kunnen wij u bellen?"),
        description=N_("Laat u dit leeg? Dan schrijven wij u in uw overzicht."),
    )
