"""The forms that a client can send in, each declared in a file of its own."""

from portal.web.client.forms.cannot import CANNOT
from portal.web.client.forms.care import CARE
from portal.web.client.forms.change import CHANGE
from portal.web.client.forms.data import DATA
from portal.web.client.forms.help import HELP
from portal.web.client.forms.hours import HOURS
from portal.web.client.forms.objection import OBJECTION
from portal.web.client.forms.plan import PLAN
from portal.web.client.forms.volunteering import VOLUNTEERING

FLOWS = {flow.slug: flow for flow in (PLAN, CARE, VOLUNTEERING, CANNOT, HELP, HOURS, CHANGE, OBJECTION, DATA)}

FORM = f"/<any({', '.join(map(repr, FLOWS))}):slug>"
"""How an address names a form."""
