"""The forms that a client can send in, each declared in a file of its own."""

from portal.web.client.forms.care import CARE
from portal.web.client.forms.plan import PLAN
from portal.web.client.forms.volunteering import VOLUNTEERING

FLOWS = {flow.slug: flow for flow in (PLAN, CARE, VOLUNTEERING)}
