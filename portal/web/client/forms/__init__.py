"""The forms that a client can send in, each declared in a file of its own."""

from werkzeug.routing import BaseConverter

from portal.domain.errors import Forbidden
from portal.domain.permissions import Permission
from portal.domain.roles import Actor
from portal.domain.ways import ByForm, Form
from portal.web.client.forms.cannot import CANNOT
from portal.web.client.forms.care import CARE
from portal.web.client.forms.change import CHANGE
from portal.web.client.forms.data import DATA
from portal.web.client.forms.help import HELP
from portal.web.client.forms.hours import HOURS
from portal.web.client.forms.objection import OBJECTION
from portal.web.client.forms.plan import PLAN
from portal.web.client.forms.volunteering import VOLUNTEERING
from portal.web.flow import FormFlow

FLOWS = ByForm(
    plan=PLAN,
    care=CARE,
    volunteering=VOLUNTEERING,
    cannot=CANNOT,
    help=HELP,
    hours=HOURS,
    change=CHANGE,
    objection=OBJECTION,
    correction=DATA,
)
FORM = "/<form:slug>"
"""How an address names a form."""


class FormInAddress(BaseConverter):
    """Reads the form that an address names; another name is no address of ours."""

    regex = f"(?:{'|'.join(Form)})"

    def to_python(self, value: str) -> Form:
        """The form of this name."""
        return Form(value)


def form_for(actor: Actor, slug: Form) -> FormFlow:
    """The form of this name, for who may use it.

    Raises:
        Forbidden: it shows a helper what is not his to see.
    """
    form = FLOWS[slug]
    if actor.is_helper and form.reads_dossier:
        raise Forbidden(Permission.CLIENT_FORM_SUBMIT)
    return form
