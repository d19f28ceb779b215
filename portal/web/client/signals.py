"""What a client reported about displaced work, as lines of his overview."""

from typing import Any

from flask import url_for

from portal import languages
from portal.domain.roles import Actor
from portal.domain.signals import SignalState
from portal.store import signals
from portal.web.icons import Icon
from portal.web.portal import reading
from portal.wording import N_
from portal.wording.signals import FOR_REPORTER, state_words

TITLE = N_("Melding van oneerlijk werk")


def signal_tasks(actor: Actor, code: str, *, is_open: bool) -> list[dict[str, Any]]:
    """The reports of a client that are open, or those that are closed, newest first."""
    translate = languages.translations(code).gettext
    with reading() as connection:
        told = signals.list_of_client(connection, actor.id)
    return [
        {
            "title": translate(TITLE),
            "url": url_for("signals.own", key=one.id),
            "picture": Icon.SIGNAL,
            "day": None,
            "kind": kind,
            "state": state,
            "hint": one.number,
        }
        for one in told
        if (one.state is not SignalState.CLOSED) is is_open
        for kind, state in [state_words(FOR_REPORTER, one.state, code)]
    ]
