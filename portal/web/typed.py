"""Nothing typed is lost: what a page could not take is parked, and stands on the page again afterwards.

One mechanism for three moments: the language is switched while typing, the session had expired, or the
page had stood open so long that its token expired.
"""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from flask import Response, g, redirect, request
from werkzeug.datastructures import MultiDict

from portal.actions import drafts as acts
from portal.store import drafts
from portal.web import locale
from portal.web.address import is_local
from portal.web.forms.base import PortalForm
from portal.web.portal import installation, reading

NOT_ANSWERS = frozenset({"csrf_token", "revision", locale.CHOICE})
Form = TypeVar("Form", bound=PortalForm)


def page() -> str:
    """The page that this request belongs to: its own address, or that of the page with the button."""
    if request.method in {"GET", "HEAD"} or (request.url_rule and "GET" in (request.url_rule.methods or ())):
        return request.path
    came_from = urlsplit(request.referrer or "").path
    return came_from if is_local(came_from) else "/"


def park(actor_id: str) -> None:
    """Keep what was typed for this person, under the page it was typed on."""
    answers = {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}
    if answers:
        acts.park(installation(), actor_id, page(), answers)


def switch_language() -> Response | None:
    """A language button of a form: show the same page in that language, with what was typed."""
    wish = request.form.get(locale.CHOICE) if request.method == "POST" else None
    if wish is None or g.actor is None:
        return None
    park(g.actor.id)
    locale.choose(wish)
    return redirect(page(), 303)  # type: ignore[return-value]


def form(kind: type[Form], kept: Mapping[str, object]) -> Form:
    """The form of this page: as sent, as parked, or else with the answers that were kept before."""
    if request.method == "POST":
        return kind()
    with reading() as connection:
        parked = drafts.parked(connection, g.actor.id, request.path)
    if parked is not None:
        return kind(formdata=MultiDict((name, value) for name, values in parked.items() for value in values))
    return kind.from_answers(kept)


def arrived() -> None:
    """What was typed on this page has been taken in: let go of what was parked."""
    with reading() as connection:
        is_parked = drafts.parked(connection, g.actor.id, request.path) is not None
    if is_parked:
        acts.unpark(installation(), g.actor.id, request.path)
