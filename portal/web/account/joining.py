"""Coming in with an invitation: the code, the rules, and then the forms and nothing else."""

from flask import Blueprint, flash, g, redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import clock
from portal.actions import together as acts
from portal.actions import watching
from portal.domain import invitationcode, limits
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission
from portal.domain.ways import Form
from portal.store import drafts, invitations, sessions
from portal.web import access, brake, pages, typed
from portal.web.account.joiningforms import AgreeForm, CodeForm
from portal.web.address import is_local
from portal.web.flows import FLOWS, FOR_HELPERS
from portal.web.portal import installation, reading

joining = Blueprint("joining", __name__)
Page = str | Response | tuple[str, int]
INVITATION = "invitation"
"""In the cookie, between the code and the rules: the key of the invitation, which is no code."""


@joining.route("/helpen", methods=["GET", "POST"])
@access.needs(Permission.ACCOUNT_SESSION_OPEN)
def code() -> Page:
    """Type the code over."""
    form, is_switching = CodeForm(), typed.is_switching()
    if form.is_submitted() and not is_switching and form.validate():
        invited = _invitation_of(form)
        if invited:
            session[INVITATION] = invited.id
            return redirect(url_for("joining.rules", verder=_onward()), 303)
    was_helping = g.audience == sessions.HELPER and g.actor is None
    page = pages.render(
        "account/code.html", form=form, was_helping=was_helping, is_expired=g.expired_actor is not None
    )
    return page, 422 if form.wrong else 200


@joining.route("/helpen/regels", methods=["GET", "POST"])
@access.needs(Permission.ACCOUNT_SESSION_OPEN)
def rules() -> Page:
    """For whom it is, what a helper sees and does not see, and that he agrees to that."""
    with reading() as connection:
        invited = invitations.get_open(connection, session.get(INVITATION, ""), clock.now())
        helper = invitations.actor(connection, invited) if invited else None
    if invited is None or helper is None:
        return redirect(url_for("joining.code"), 303)
    form, is_switching = AgreeForm(), typed.is_switching()
    if form.is_submitted() and not is_switching and form.validate():
        return _enter(invited.id)
    page = pages.render(
        "account/rules.html", form=form, name=helper.name, helps=helper.helps, only=_title(helper.only)
    )
    return page, 422 if form.wrong else 200


@joining.get("/helpen/formulieren")
@access.needs(Permission.CLIENT_FORM_FILL)
def forms() -> Page:
    """The forms that a helper can fill in. A client chooses on his own page."""
    if not g.actor.is_helper:
        return redirect(url_for("client.choose"), 303)
    with reading() as connection:
        begun = {draft.flow for draft in drafts.list_of(connection, g.actor.id)}
    only = g.actor.only
    offered = [form for form in FOR_HELPERS if only in {None, form.slug}]
    closed = [] if only else [form for form in FLOWS.values() if form.reads_dossier]
    return pages.render("account/forms.html", forms=offered, closed=closed, begun=begun, only=only)


def _title(only: Form | None) -> str:
    """What the one form is called that somebody was invited for; empty: it is all forms."""
    return gettext(FLOWS[only].title) if only else ""


def _invitation_of(form: CodeForm) -> invitations.Invitation | None:
    """The open invitation with the code of the form; else the page says what is wrong."""
    if not brake.lets_through(limits.WRONG_INVITATIONS):
        return None
    typed_code = invitationcode.read(form.invitation_code.data)
    with reading() as connection:
        invited = invitations.get_open(connection, invitations.key_of(typed_code), clock.now())
    if invited is None:
        watching.record_wrong_code(installation(), watching.Code.INVITATION)
        form.invitation_code.refuse(gettext("Deze code werkt niet. Kijk hem na of vraag een nieuwe code."))
    else:
        brake.take_back(limits.WRONG_INVITATIONS)
    return invited


def _enter(invitation_id: str) -> Response:
    onward = _onward()
    try:
        secret, g.actor = acts.join(installation(), invitation_id)
    except NotFound:
        flash(gettext("Deze code werkt niet meer. Vraag een nieuwe code."), "warning")
        return redirect(url_for("joining.code"), 303)
    access.begin(secret)
    return redirect(onward or url_for("joining.forms"), 303)


def _onward() -> str | None:
    wanted = request.args.get("verder", "")
    return wanted if wanted and is_local(wanted) else None
