"""What somebody answered before he signed in, on its way to the form that asks the same.

It is kept nowhere but in the cookie, which is signed and on his own side, for an hour at most. It comes
along over a sign-in that leads to that form, and over no other: the next person at this screen gets nothing.
"""

from collections.abc import Mapping
from typing import Any

from flask import g, session, url_for

from portal import clock
from portal.actions import drafts
from portal.domain.permissions import Permission, may
from portal.domain.ways import Form
from portal.store.trouble import besides
from portal.web.address import is_local, path_of
from portal.web.portal import installation

KEY = "vooraf"
LONGEST_S = 60 * 60


def keep(form: Form, answers: Mapping[str, Any]) -> None:
    """Send answers along to a form; what was on its way before is gone."""
    let_go()
    if answers:
        now = int(clock.now().timestamp())
        session[KEY] = {"form": str(form), "answers": dict(answers), "since": now}


def let_go() -> None:
    """Nothing is on its way any more."""
    session.pop(KEY, None)


def bound_for(address: str) -> Mapping[str, Any] | None:
    """What is on its way to the form at this address; None when it is another, or none."""
    kept: Mapping[str, Any] | None = session.get(KEY)
    if kept is None or not is_local(address):
        return None
    return kept if path_of(address) == url_for("client.form_start", slug=kept["form"]) else None


def take_along(kept: Mapping[str, Any] | None) -> None:
    """Let it stay over the sign-in that began a new session."""
    if kept is not None:
        session[KEY] = dict(kept)


def put_in(form: Form, *, is_open: bool) -> bool:
    """Begin this form with what was answered before; False when nothing was, or it can't be kept now.

    Only for the client himself. ``is_open``: he may begin it, and did not yet; what can't be put in is gone.
    """
    kept: Mapping[str, Any] | None = session.get(KEY)
    if kept is None or not may(g.actor, Permission.CLIENT_FORM_SUBMIT):
        return False
    is_of_now = 0 <= int(clock.now().timestamp()) - kept["since"] <= LONGEST_S
    if not is_of_now or kept["form"] != form or not is_open:
        return _gone()
    with besides():
        drafts.save_answers(installation(), g.actor, form, kept["answers"])
        let_go()
    return KEY not in session


def _gone() -> bool:
    let_go()
    return False
