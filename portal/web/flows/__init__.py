"""The forms that a client can send in, each declared in a file of its own."""

from collections.abc import Mapping
from typing import Any

from werkzeug.routing import BaseConverter

from portal.domain.errors import Forbidden
from portal.domain.permissions import Permission
from portal.domain.roles import Actor
from portal.domain.ways import ByForm, Form
from portal.web.flows.cannot import CANNOT
from portal.web.flows.care import CARE
from portal.web.flows.change import CHANGE
from portal.web.flows.data import DATA
from portal.web.flows.engine import FormFlow
from portal.web.flows.help import HELP, written_as
from portal.web.flows.hours import HOURS
from portal.web.flows.objection import OBJECTION
from portal.web.flows.plan import PLAN
from portal.web.flows.volunteering import VOLUNTEERING

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
FOR_HELPERS = tuple(form for form in FLOWS.values() if not form.reads_dossier)
"""The forms that somebody from elsewhere can fill in."""
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
        Forbidden: it shows a helper what is not his to see, or he was invited for another form.
    """
    form = FLOWS[slug]
    if actor.is_helper and (form.reads_dossier or actor.only not in {None, slug}):
        raise Forbidden(Permission.CLIENT_FORM_SUBMIT)
    return form


def sent_as(flow: Form, answers: Mapping[str, Any]) -> FormFlow:
    """As what something came in: under which name lists have it, and what was asked.

    ``flow`` is its form, ``answers`` what was answered, as it is kept.
    """
    return written_as(answers) if flow is Form.HELP else FLOWS[flow]
