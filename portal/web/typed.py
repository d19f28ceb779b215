"""Nothing typed is lost: what a page could not take is parked, and stands on the page again afterwards.

One mechanism for three moments: the language is switched while typing, the session had expired, or the
page had stood open so long that its token expired.
"""

from collections.abc import Mapping
from typing import TypeVar

from flask import Response, current_app, g, redirect, request
from werkzeug.datastructures import MultiDict

from portal.actions import drafts as acts
from portal.store import drafts, sessions
from portal.web import locale, once
from portal.web.address import path_of, within
from portal.web.forms.base import PortalForm
from portal.web.portal import installation, reading

NOT_ANSWERS = frozenset(
    {"csrf_token", "revision", "dossier_revision", "invitation_code", once.NAME, locale.CHOICE}
)
Form = TypeVar("Form", bound=PortalForm)


def page() -> str:
    """The page that this request belongs to: its own address, or that of the page with the button."""
    if request.method in {"GET", "HEAD"} or _is_page():
        return request.full_path.removesuffix("?")
    return within(request.referrer)


def park(actor_id: str) -> None:
    """Keep what was typed for this person, under the page it was typed on."""
    answers = {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}
    if answers:
        acts.park(installation(), actor_id, _place(path_of(page())), answers)


def is_switching() -> bool:
    """Whether a language button of a form was pressed; the language is then chosen."""
    wish = request.form.get(locale.CHOICE) if request.method == "POST" else None
    if wish is not None:
        locale.choose(wish)
    return wish is not None


def switch_language() -> Response | None:
    """A language button of a form: show the same page in that language, with what was typed.

    A stranger has no place to keep anything: his page shows the form again itself (:func:`is_switching`).
    """
    if g.actor is None or not is_switching():
        return None
    park(g.actor.id)
    return redirect(page(), 303)  # type: ignore[return-value]


def form(kind: type[Form], kept: Mapping[str, object]) -> Form:
    """The form of this page: as sent, as parked, or else with the answers that were kept before."""
    if request.method == "POST":
        return kind()
    with reading() as connection:
        parked = drafts.parked(connection, g.actor.id, _place(request.path))
    if parked is not None:
        return kind(formdata=MultiDict((name, value) for name, values in parked.items() for value in values))
    return kind.from_answers(kept)


def arrived() -> None:
    """What was typed on this page has been taken in: let go of what was parked."""
    with reading() as connection:
        is_parked = drafts.parked(connection, g.actor.id, _place(request.path)) is not None
    if is_parked:
        acts.unpark(installation(), g.actor.id, _place(request.path))


def _place(path: str) -> str:
    """Where a page's text waits: a helper acts for the client, but neither finds what the other typed."""
    return f"{sessions.HELPER}:{path}" if g.audience == sessions.HELPER else path


def _is_page() -> bool:
    """Whether one can also look at the address that was posted to."""
    posted = request.url_rule
    rules = current_app.url_map.iter_rules() if posted else ()
    return any(rule.rule == posted.rule and "GET" in (rule.methods or ()) for rule in rules if posted)
