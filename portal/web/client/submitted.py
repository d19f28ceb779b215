"""What a client can still do with something that he sent in: write about it, take it back, object."""

from typing import Any

from flask import Blueprint, Response, flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response as Redirect

from portal import clock
from portal.actions import drafts, messaging, withdrawing
from portal.actions.deciding import checked
from portal.actions.due import answer_by
from portal.domain import limits
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission
from portal.domain.states import Handling
from portal.domain.ways import WAYS, Lane
from portal.store.submissions import Submission
from portal.web import brake, locale, once, pages, typed
from portal.web.access import needs
from portal.web.client.forms.answer import MessageForm
from portal.web.client.sent import own
from portal.web.download import pdf_answer
from portal.web.flows import sent_as
from portal.web.portal import installation, reading

submitted = Blueprint("submitted", __name__, url_prefix="/mijn/ingestuurd")
Page = str | Redirect | tuple[str, int]


@submitted.route("/<uuid:key>/bericht", methods=["GET", "POST"])
@needs(Permission.CLIENT_QUESTION_ANSWER)
def message(key: Any) -> Page:
    """Write about something that is open, or that the gemeente answered."""
    submission, form, page_key = own(g.actor, str(key)), typed.form(MessageForm, {}), once.page_key()
    if request.method == "POST" and form.validate() and not form.unseen_cautions:
        messaging.write_back(installation(), g.actor, submission.id, form.text.data, request_id=page_key)
        typed.arrived()
        flash(gettext("Wij hebben uw bericht."), "ok")
        return redirect(url_for("client.sent", key=key), 303)
    if not messaging.may_write(submission):
        raise NotFound(str(key))
    page = pages.render(
        "client/message.html", submission=submission, form=form, page_key=page_key, due=_due(submission)
    )
    return page, 422 if form.wrong else 200


@submitted.get("/<uuid:key>/toets.pdf")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def check_sheet(key: Any) -> Response:
    """The check sheet of the decision, as it was kept, in the language of the page."""
    brake.spend(limits.DOCUMENTS, g.actor.id)
    submission, code = own(g.actor, str(key)), locale.code()
    pdf = checked.own_sheet(installation(), g.actor, submission.id, code)
    return pdf_answer(pdf, f"toets-{submission.number}-{code}.pdf")


@submitted.get("/<uuid:key>/intrekken")
@needs(Permission.CLIENT_FORM_SUBMIT)
def withdrawal(key: Any) -> Page:
    """Ask once whether the client is sure."""
    submission = own(g.actor, str(key))
    with reading() as connection:
        may_withdraw = withdrawing.may_withdraw(connection, submission)
    if not may_withdraw:
        return redirect(url_for("client.sent", key=key), 303)
    return pages.render(
        "client/withdraw.html",
        submission=submission,
        form=sent_as(submission.flow, submission.answers),
        is_asked_again=WAYS[submission.flow].lane is Lane.MAIN,
    )


@submitted.post("/<uuid:key>/intrekken")
@needs(Permission.CLIENT_FORM_SUBMIT)
def withdraw(key: Any) -> Page:
    """Take it back."""
    withdrawing.withdraw(installation(), g.actor, str(key))
    flash(gettext("U trok dit in. Wij doen er niets meer mee."), "ok")
    return redirect(url_for("client.sent", key=key), 303)


@submitted.post("/<uuid:key>/bezwaar")
@needs(Permission.CLIENT_FORM_SUBMIT)
def object_to(key: Any) -> Page:
    """Begin a bezwaar against the decision on this, which stands chosen already."""
    slug = drafts.object_to(installation(), g.actor, str(key))
    return redirect(url_for("client.step", slug=slug, step="welke-brief"), 303)


def _due(submission: Submission) -> Any:
    """By when the gemeente says something; no day while it waits for the client himself."""
    if submission.state is Handling.ANSWERED:
        return answer_by(submission.flow, clock.today())
    return submission.decide_by if submission.state is Handling.RECEIVED else None
