"""The forms that a client can send in, each declared in a file of its own."""

from portal.web.client.forms.plan import PLAN

FLOWS = {flow.slug: flow for flow in (PLAN,)}
