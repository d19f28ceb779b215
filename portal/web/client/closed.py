"""Whether a client can use a form now, and if not, why."""

from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.ways import WAYS, Lane, in_lane
from portal.store import submissions
from portal.web.flows.engine import FormFlow
from portal.wording import N_

WAITS = N_("Er ligt al een formulier van u bij ons. Wacht op ons besluit of bel ons.")


def why_closed(portal: Installation, actor: Actor, form: FormFlow) -> str:
    """Why a form is closed for now, as a sentence to translate; empty: it is open.

    A form that asks for a decision waits for another in its lane; what is only answered never waits.
    """
    lane = WAYS[form.slug].lane
    if lane is not Lane.SERVICE:
        with portal.store.read() as connection:
            if submissions.open_forms(connection, actor.id) & set(in_lane(lane)):
                return WAITS
    return form.closed(portal, actor)
