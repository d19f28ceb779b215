"""Signing in as a persona of the demo, signing out, and the way to one's first page."""

from flask import Blueprint, abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from portal.actions import sign_in as acts
from portal.domain.permissions import Permission, may
from portal.store.trouble import besides
from portal.web import access, pages, prepared
from portal.web.account.personas import offered
from portal.web.address import is_local
from portal.web.portal import installation

account = Blueprint("account", __name__)
Page = str | Response


@account.route("/inloggen", methods=["GET", "POST"])
@access.needs(Permission.ACCOUNT_SESSION_OPEN)
def sign_in() -> Page:
    """Choose a persona. The page exists only where the demo offers some."""
    people = offered()
    if not people:
        abort(404)
    if request.method == "POST":
        chosen = request.form.get("persona", "")
        if chosen not in {persona.id for persona in people}:
            abort(400)
        return _enter(chosen)
    return pages.render(
        "account/sign_in.html",
        clients=[persona for persona in people if not persona.is_staff],
        staff=[persona for persona in people if persona.is_staff],
        onward=request.args.get("verder", ""),
        is_expired=g.expired_actor is not None,
    )


@account.post("/uitloggen")
@access.needs(Permission.ACCOUNT_SESSION_CLOSE)
def sign_out() -> Page:
    """End the session here and in the database; here also when that can't be written now."""
    with besides():
        acts.close_session(installation(), g.actor, session[access.SECRET])
    session.clear()
    answer = redirect(url_for("public.root"), 303)
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@account.get("/begin")
@access.needs(Permission.ACCOUNT_SESSION_CLOSE)
def home() -> Page:
    """The first page of whoever is signed in."""
    return redirect(_first_page(), 303)


def _enter(actor_id: str) -> Response:
    secret, g.actor = acts.open_session(installation(), actor_id)
    onward = request.form.get("verder", "")
    answered = prepared.bound_for(onward)
    access.begin(secret)
    prepared.take_along(answered)
    return redirect(onward if onward and is_local(onward) else _first_page(), 303)


def _first_page() -> str:
    for endpoint, permission in (
        ("client.overview", Permission.CLIENT_DOSSIER_VIEW),
        ("casework.worklist", Permission.CASEWORK_CASE_VIEW),
        ("joining.forms", Permission.CLIENT_FORM_FILL),
        ("signals.committee", Permission.COMMITTEE_SIGNAL_ADVISE),
    ):
        if may(g.actor, permission):
            return url_for(endpoint)
    return url_for("casework.regeling")
