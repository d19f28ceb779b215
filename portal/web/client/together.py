"""Filling in with somebody: who sits beside the client, or whom he invites with a code."""

from flask import Blueprint, flash, g, redirect, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock
from portal.actions import together as acts
from portal.domain import invitationcode
from portal.domain.permissions import Permission
from portal.store import invitations
from portal.web import access, pages, typed
from portal.web.client.forms.company import HelperForm, InviteForm
from portal.web.flows import FLOWS
from portal.web.portal import installation, reading, settings

together = Blueprint("together", __name__, url_prefix="/mijn/samen")
Page = str | Redirect | tuple[str, int]
CODE = "code"
"""In the client's own cookie the code stays readable until he signs out; we keep only its hash."""


@together.get("/")
@access.needs(Permission.CLIENT_HELPER_INVITE)
def choose() -> Page:
    """Does somebody help, and from where? And what runs now."""
    with reading() as connection:
        invited = invitations.open_of(connection, g.actor.id, clock.now())
    return pages.render(
        "client/together.html",
        invited=invited,
        code=code_of(invited),
        only=gettext(FLOWS[invited.flow].title) if invited and invited.flow else "",
        join_address=settings().base_url + url_for("joining.code"),
        not_for_helper=[form for form in FLOWS.values() if form.reads_dossier],
    )


@together.route("/naast-mij", methods=["GET", "POST"])
@access.needs(Permission.CLIENT_HELPER_INVITE)
def beside() -> Page:
    """Who sits beside the client, and that the client wants it."""
    form = typed.form(HelperForm, {})
    if form.is_submitted() and form.validate() and not form.unseen_cautions:
        helper = form.helper(is_beside=True)
        acts.name_helper(installation(), g.actor, session[access.SECRET], helper)
        typed.arrived()
        return redirect(url_for("client.choose"), 303)
    return pages.render("client/who_helps.html", form=form, is_beside=True), 422 if form.wrong else 200


@together.route("/op-afstand", methods=["GET", "POST"])
@access.needs(Permission.CLIENT_HELPER_INVITE)
def apart() -> Page:
    """Whom the client invites, for which form, and that the client wants it."""
    form = typed.form(InviteForm, {})
    if form.is_submitted() and form.validate() and not form.unseen_cautions:
        session[CODE] = acts.invite(installation(), g.actor, form.helper(is_beside=False), form.flow)
        typed.arrived()
        return redirect(url_for("together.choose"), 303)
    return pages.render("client/who_helps.html", form=form, is_beside=False), 422 if form.wrong else 200


@together.post("/nieuwe-code")
@access.needs(Permission.CLIENT_HELPER_INVITE)
def anew() -> Page:
    """Another code for the same person and the same form: the one before opens nothing any more."""
    with reading() as connection:
        invited = invitations.open_of(connection, g.actor.id, clock.now())
    if invited:
        session[CODE] = acts.invite(installation(), g.actor, invited.helper, invited.flow)
        flash(gettext("Dit is de nieuwe code. De oude werkt niet meer."), "ok")
    return redirect(url_for("together.choose"), 303)


@together.post("/stoppen")
@access.needs(Permission.CLIENT_HELPER_INVITE)
def stop() -> Page:
    """The client goes on alone, on the same page, with what was typed there."""
    acts.stop_together(installation(), g.actor, session[access.SECRET])
    typed.park(g.actor)
    flash(gettext("U gaat nu alleen verder."), "ok")
    return redirect(typed.page(), 303)


@together.post("/intrekken")
@access.needs(Permission.CLIENT_HELPER_INVITE)
def withdraw() -> Page:
    """The code opens nothing any more, and who came in with it is out."""
    acts.withdraw(installation(), g.actor)
    session.pop(CODE, None)
    flash(gettext("De code werkt niet meer."), "ok")
    return redirect(url_for("together.choose"), 303)


def code_of(invited: invitations.Invitation | None) -> str:
    """The code of the open invitation, as long as this browser still knows it."""
    code = str(session.get(CODE, ""))
    is_of_this = invited is not None and invitations.key_of(code) == invited.id
    return invitationcode.written(code) if is_of_this else ""
