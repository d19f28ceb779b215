"""Who may see what. A route names its permission; a route that names none stops the start.

The cookie holds a signed secret and when it was last used; the session itself stands in the database,
so that it can be ended there.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, redirect, request, session, url_for

from portal import clock
from portal.domain.errors import Forbidden
from portal.domain.permissions import Permission, may
from portal.store import sessions
from portal.web import origin, typed
from portal.web.portal import reading, settings

View = TypeVar("View", bound=Callable[..., Any])
SECRET, SEEN = "sid", "seen"
CLOCKS_DIFFER = timedelta(minutes=1)
"""So much may the clocks of two servers differ."""
SEEN_EVERY_S = 20
"""A session that is not used may end so many seconds early: see :func:`_stay`."""


class UndeclaredRoute(Exception):
    """A route does not say which permission it takes."""


class SignedOut(Exception):
    """Something was typed on a page of ours by somebody who signed out in another window meanwhile."""


def needs(permission: Permission) -> Callable[[View], View]:
    """Declare the permission that a view takes."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def permission_of(app: Flask, endpoint: str) -> Permission:
    """The permission that a route takes.

    Raises:
        UndeclaredRoute: it declares none.
    """
    if endpoint == "static":
        return Permission.PUBLIC_PAGE_VIEW
    permission = getattr(app.view_functions[endpoint], "permission", None)
    if permission is None:
        raise UndeclaredRoute(f"the route {endpoint} does not declare a permission")
    return Permission(permission)


def check_routes(app: Flask) -> None:
    """Let the start go on when every route declares its permission."""
    for endpoint in app.view_functions:
        permission_of(app, endpoint)


def recognise() -> None:
    """Find out who asks: ``g.actor``, or ``g.expired_actor`` when the session had ended meanwhile.

    ``g.audience`` is for whom the session was opened, also when it has ended; empty for a stranger.
    """
    g.actor, g.expired_actor, g.audience = None, None, ""
    secret = session.get(SECRET)
    if not secret or request.endpoint == "static":
        return
    with reading() as connection:
        found = sessions.get(connection, secret)
        g.audience = found.audience if found else ""
        if found is None or found.ended_at:
            return
        actor = sessions.actor(connection, found, clock.now())
    if _is_stale(found.opened_at):
        g.expired_actor = actor
        return
    g.actor = actor
    _stay()


def enforce() -> Response | None:
    """Let a request through when its actor has the permission; else to the sign-in, with what was typed.

    Raises:
        Forbidden: who asks is signed in, and may not.
        SignedOut: what was typed belongs to nobody now; only the page itself can keep it.
    """
    endpoint = request.endpoint
    if endpoint is None:
        return None  # no such address: the error page says so
    permission = permission_of(current_app, endpoint)
    if may(g.actor, permission):
        return None
    if g.actor is not None:
        raise Forbidden(permission)
    if request.method == "POST" and g.expired_actor and origin.is_of_this_session():
        typed.park(g.expired_actor)
    elif origin.is_from_our_page() and typed.is_anything():
        raise SignedOut
    return redirect(url_for(way_in(), verder=typed.page()))  # type: ignore[return-value]


def way_in() -> str:
    """The endpoint where this browser can come in again: a helper has a code and no sign-in."""
    return "joining.code" if g.audience == sessions.HELPER else "account.sign_in"


def begin(secret: str) -> None:
    """Start a signed-in session in this browser; nothing of an earlier one stays, but the chosen language."""
    language = session.get("taal")
    session.clear()
    session[SECRET], session[SEEN] = secret, int(clock.now().timestamp())
    if language:
        session["taal"] = language


def _stay() -> None:
    """Remember that this browser was here. A cookie that stays as it is need not be signed and sent again."""
    now = int(clock.now().timestamp())
    if not 0 <= now - int(session.get(SEEN, 0)) < SEEN_EVERY_S:
        session[SEEN] = now


def _is_stale(opened_at: datetime) -> bool:
    """Whether it is over; a session of the future was opened by a clock that was wrong, and is over too."""
    limits = settings()
    now = clock.now()
    idle_s, age = now.timestamp() - int(session.get(SEEN, 0)), now - opened_at
    is_of_future = min(timedelta(seconds=idle_s), age) < -CLOCKS_DIFFER
    is_over = idle_s > limits.idle_minutes * 60 or age > timedelta(hours=limits.session_hours)
    return is_of_future or is_over
