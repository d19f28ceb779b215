"""Whether a client can use a form now, and if not, why, and what to do with what lies there."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from portal.actions import messaging, replacing, withdrawing
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import CLOSED
from portal.domain.ways import WAYS, Lane, in_lane
from portal.store import submissions
from portal.store.base import Connection
from portal.store.drafts import Draft
from portal.store.submissions import Submission
from portal.web.flows import sent_as
from portal.web.flows.engine import FormFlow
from portal.wording import N_
from portal.wording.states import FOR_CLIENT

WAITS = N_("Er ligt al een formulier van u bij ons. Kijk wat u daarmee kunt doen.")
TAKEN_UP = N_("Een medewerker is al begonnen. U kunt dit niet meer veranderen. Schrijf een bericht.")
DONE = N_("Wat u wilde veranderen, is al afgehandeld. Stuur dit in als nieuw formulier, of gooi het weg.")


@dataclass(frozen=True, kw_only=True)
class Lying:
    """A form of the client that lies with the gemeente, and what he can do with it."""

    submission: Submission
    title: str
    kind: str
    state: str
    may_write: bool
    may_replace: bool
    may_withdraw: bool


def why_closed(portal: Installation, actor: Actor, form: FormFlow, draft: Draft | None) -> str:
    """Why a form is closed for now, as a sentence to translate; empty: it is open.

    ``draft`` is what this client has of it.
    A form that asks for a decision waits for another in its lane, unless it takes the place of that one; what
    is only answered never waits.
    """
    with portal.store.read() as connection:
        replaced = _replaced(connection, actor, draft)
        if replaced and not replacing.may_replace(connection, replaced):
            return DONE if replaced.state in CLOSED else TAKEN_UP
        if not replaced and _in_the_way(connection, actor, form):
            return WAITS
    return form.closed(portal, actor)


def page_of(
    portal: Installation, actor: Actor, form: FormFlow, draft: Draft | None, code: str
) -> dict[str, Any]:
    """Why the form is closed, what lies with the gemeente because of which, and what this one would replace.

    Nothing of what lies there is for a helper.
    """
    reason = why_closed(portal, actor, form, draft)
    told: dict[str, Any] = {
        "closed": gettext(reason) if reason else "",
        "lying": [],
        "replaces": None,
        "rows": [],
        "may_be_new": False,
    }
    if actor.is_helper:
        return told
    with portal.store.read() as connection:
        replaced = _replaced(connection, actor, draft)
        there = [replaced] if replaced else _in_the_way(connection, actor, form)
        told["lying"] = [_lying(connection, one) for one in there] if reason else []
        told["replaces"] = replaced
    if replaced and draft and reason:
        is_free = replaced.state in CLOSED or WAYS[form.slug].lane is Lane.SERVICE
        told |= {"rows": form.rows(draft.answers, code), "may_be_new": is_free}
    return told


def _replaced(connection: Connection, actor: Actor, draft: Draft | None) -> Submission | None:
    """What a draft would be sent in the place of."""
    key = draft and draft.replaces_id
    return submissions.of_client(connection, actor.id, key) if key else None


def _in_the_way(connection: Connection, actor: Actor, form: FormFlow) -> list[Submission]:
    """What of this client lies with the gemeente in the lane of a form, so that the form waits for it."""
    lane = WAYS[form.slug].lane
    if lane is Lane.SERVICE:
        return []
    return submissions.open_of_client(connection, actor.id, in_lane(lane))


def _lying(connection: Connection, submission: Submission) -> Lying:
    kind, words = FOR_CLIENT[submission.state]
    return Lying(
        submission=submission,
        title=gettext(sent_as(submission.flow, submission.answers).title),
        kind=kind,
        state=gettext(words),
        may_write=messaging.may_write(submission),
        may_replace=replacing.may_replace(connection, submission),
        may_withdraw=withdrawing.may_withdraw(connection, submission),
    )
