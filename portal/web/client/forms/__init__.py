"""The forms that a client can send in, each declared in a file of its own."""

from portal.domain.errors import Forbidden
from portal.domain.permissions import Permission
from portal.domain.roles import Actor
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

ALL = (PLAN, CARE, VOLUNTEERING, CANNOT, HELP, HOURS, CHANGE, OBJECTION, DATA)
FLOWS = {form.slug: form for form in ALL}

FORM = f"/<any({', '.join(map(repr, FLOWS))}):slug>"
"""How an address names a form."""


def form_for(actor: Actor, slug: str) -> FormFlow:
    """The form with this slug.

    Raises:
        Forbidden: it shows a helper what is not his to see.
    """
    form = FLOWS[slug]
    if actor.is_helper and form.reads_dossier:
        raise Forbidden(Permission.CLIENT_FORM_SUBMIT)
    return form
