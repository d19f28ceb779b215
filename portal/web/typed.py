"""Nothing typed is lost: what a page could not take is parked, and stands on the page again afterwards.

One mechanism for each way out of a page that did not take what was typed: another language, a step back, an
error, a rule in the way, a session that had expired, a page that stood open so long that its token expired.
What no table can take is carried by the page: :mod:`portal.web.carried`.
"""

from collections.abc import Mapping
from typing import TypeVar

from flask import Response, current_app, g, redirect, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RoutingException

from portal.actions import drafts as acts
from portal.domain.permissions import Permission, may
from portal.domain.roles import Actor
from portal.store import drafts, sessions
from portal.store.trouble import A_MOMENT_S, besides, waiting_at_most
from portal.web import locale, once
from portal.web.address import is_local, path_of, within
from portal.web.forms.base import PortalForm
from portal.web.portal import installation, reading

LEAVE = "daarna"
"""The name of the buttons that leave a page without what they do there."""
LATER, BACK = "later", "terug"
BACK_TO = "terug_naar"
"""The name of a button that leads to the address which is its value."""
NOT_ANSWERS = frozenset(
    {
        "csrf_token",
        "revision",
        "dossier_revision",
        "design",
        "invitation_code",
        once.NAME,
        locale.CHOICE,
        LEAVE,
        BACK_TO,
    }
)
REFUSED = "niet-aangenomen"
"""Under this name stands with what waits that it was sent and not taken in, with the key of its page, if any:
the page says what to mend."""
LONGEST_ADDRESS = 200
"""Signs. What waits, waits under the address of its page."""
Form = TypeVar("Form", bound=PortalForm)


def page() -> str:
    """The page that this request belongs to: its own address, or that of the page with the button."""
    if request.method in {"GET", "HEAD"} or _is_page():
        return request.full_path.removesuffix("?")
    return within(request.referrer)


def park(actor: Actor, *, is_refused: bool = False) -> bool:
    """Keep what was typed for this person, under the page it was typed on; False when nothing can be kept.

    Only for a page that there is, and that is for this person: no other can show it again. ``is_refused``:
    it was sent and not taken in, which is also so of a page on which nothing was typed.
    """
    path, sent = path_of(page()), answers()
    if is_refused:
        sent = {**sent, REFUSED: [request.form.get(once.NAME, "")]}
    if not sent or len(_place(path)) > LONGEST_ADDRESS or not _is_for(actor, path):
        return False
    return acts.park(installation(), actor.id, _place(path), sent)


def kept_if_possible() -> bool:
    """Keep what was typed when something else went wrong already, and nobody should wait for it again."""
    if g.get("actor") is None or request.method != "POST":
        return False
    with waiting_at_most(A_MOMENT_S):
        try:
            return park(g.actor)
        except Exception:  # the page carries it then
            return False


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
    park(g.actor)
    return redirect(page(), 303)  # type: ignore[return-value]


def lead_away() -> Response | None:
    """The buttons that lead away from any form, with what was typed on it kept."""
    return switch_language() or step_back()


def step_back() -> Response | None:
    """A button that leads away from a form: what was typed stands there again on the way back."""
    address = request.form.get(BACK_TO, "") if request.method == "POST" else ""
    if g.actor is None or not address or not is_local(address):
        return None
    park(g.actor)
    return redirect(address, 303)  # type: ignore[return-value]


def form(kind: type[Form], kept: Mapping[str, object], *, is_ready: bool = True) -> Form:
    """The form of this page: as sent, as parked, or else with the answers that were kept before.

    What was refused says what to mend. ``is_ready``: nothing must be put into the form before that can be
    said; where something must, :func:`say_what_to_mend` does so afterwards.
    """
    if request.method == "POST":
        g.may_come_again = True
        return kind()
    with reading() as connection:
        parked = drafts.parked(connection, g.actor.id, _place(request.path))
    if parked is None:
        return kind.from_answers(kept)
    found = kind(formdata=_as_sent(parked))
    g.was_refused = REFUSED in parked
    for key in parked.get(REFUSED, ()):
        once.come_again(key)
    if is_ready:
        say_what_to_mend(found)
    return found


def say_what_to_mend(waits: PortalForm) -> None:
    """Check what was sent before and not taken in, so that its page says what to mend."""
    if g.get("was_refused") and not waits.asks_more:
        waits.validate()


def come_again(response: Response) -> Response:
    """A page that was sent and stays is opened by its own address: going back later then sends nothing again.

    A browser that goes back to the answer to a form asks whether to send it anew, or shows an error of its
    own. So what was typed is parked, and the page shows it with what to mend. Of clients and helpers only:
    a stranger has no place to keep anything. Where it can't be kept, the answer stays the page itself.
    """
    if request.method != "POST" and g.get("was_refused") and response.status_code == 422:
        response.status_code = 200  # who looks at a page sends nothing that could be refused
    is_of_client = g.get("actor") is not None and may(g.actor, Permission.CLIENT_FORM_FILL)
    if not (g.pop("may_come_again", False) and is_of_client and response.status_code in {200, 422}):
        return response
    with waiting_at_most(A_MOMENT_S):
        try:
            is_kept = park(g.actor, is_refused=True)
        except Exception:  # the page itself is answer enough
            is_kept = False
    return redirect(page(), 303) if is_kept else response  # type: ignore[return-value]


def waiting(kind: type[Form], path: str) -> Form | None:
    """The form of another page as this person left it there; None where nothing waits."""
    with reading() as connection:
        parked = drafts.parked(connection, g.actor.id, _place(path))
    return None if parked is None else kind(formdata=_as_sent(parked))


def _as_sent(parked: Mapping[str, list[str]]) -> MultiDict[str, str]:
    return MultiDict((name, value) for name, values in parked.items() for value in values)


def arrived(under: str = "") -> None:
    """What was typed on this page has been taken in: let go of what was parked, also of all pages under one.

    It never fails: what was sent is in, and what is left here goes by itself.
    """
    path = under or request.path
    with besides():
        waiting = waiting_under(path)
        if waiting if under else path in waiting:
            acts.unpark(installation(), g.actor.id, _place(path), with_pages_under=bool(under))


def waiting_under(path: str) -> frozenset[str]:
    """The pages under an address on which something waits that was typed and not taken in."""
    place = _place(path)
    with reading() as connection:
        found = drafts.pages_parked(connection, g.actor.id, place)
    return frozenset(path + page.removeprefix(place) for page in found)


def is_anything() -> bool:
    """Whether anything was filled in on the page that was sent."""
    return any(value.strip() for values in answers().values() for value in values)


def answers() -> Mapping[str, list[str]]:
    """What was typed, as it was typed."""
    return {name: values for name, values in request.form.lists() if name not in NOT_ANSWERS}


def _place(path: str) -> str:
    """Where a page's text waits: a helper acts for the client, but neither finds what the other typed."""
    return f"{sessions.HELPER}:{path}" if g.audience == sessions.HELPER else path


def _is_for(actor: Actor, path: str) -> bool:
    """Whether there is such a page, and this person can open it.

    A page for everybody stays nobody's: what somebody reports without a name is not kept under his name.
    """
    pages = current_app.create_url_adapter(request)
    if pages is None:
        return False
    try:
        endpoint, _parts = pages.match(path, "GET")
    except (HTTPException, RoutingException):
        return False
    permission: Permission | None = getattr(current_app.view_functions[endpoint], "permission", None)
    if permission is None or may(None, permission):
        return False
    return may(actor, permission)


def _is_page() -> bool:
    """Whether one can also look at the address that was posted to."""
    posted = request.url_rule
    rules = current_app.url_map.iter_rules() if posted else ()
    return any(rule.rule == posted.rule and "GET" in (rule.methods or ()) for rule in rules if posted)
