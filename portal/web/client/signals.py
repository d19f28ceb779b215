"""What a client reported about displaced work, as lines of his overview."""

from typing import Any

from flask import url_for

from portal import languages
from portal.store import signals
from portal.store.base import Connection
from portal.wording import N_
from portal.wording.signals import FOR_REPORTER

TITLE = N_("Melding van oneerlijk werk")


def signal_tasks(connection: Connection, client_id: str, code: str) -> list[dict[str, Any]]:
    """The reports of a client, newest first, as things that were sent in."""
    translate = languages.translations(code).gettext
    return [
        {
            "title": translate(TITLE),
            "url": url_for("signals.own", key=told.id),
            "kind": FOR_REPORTER[told.state][0],
            "state": translate(FOR_REPORTER[told.state][1]),
            "hint": told.number,
        }
        for told in signals.list_of_client(connection, client_id)
    ]
