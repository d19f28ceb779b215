"""To the gemeente without choosing a form: a message, or a wish to be called. One page each."""

from flask import Blueprint, g, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from portal import languages
from portal.actions.submit import submit_at_once
from portal.domain.answers import HelpAnswers, YesNo
from portal.domain.permissions import Permission
from portal.domain.ways import Form
from portal.web import locale, once, pages, typed
from portal.web.access import needs
from portal.web.flows.engine import FormFlow
from portal.web.flows.help import CALL, MESSAGE, OTHER, WRITE, CallMe, Message
from portal.web.portal import installation

writing = Blueprint("writing", __name__, url_prefix="/mijn")
Page = str | Redirect | tuple[str, int]


@writing.route("/bericht", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_SUBMIT)
def message() -> Page:
    """Write it and send it; it arrives as a question for help, to be answered in writing."""
    form, page_key = typed.form(Message, {}), once.page_key()
    if form.is_submitted() and form.validate() and not form.unseen_cautions:
        told = HelpAnswers(topics=(OTHER,), story=form.story.data, times=(WRITE,), tongue=_tongue())
        return _sent(MESSAGE, told, page_key)
    page = pages.render("client/write.html", form=form, page_key=page_key)
    return page, 422 if form.wrong else 200


@writing.route("/bel-mij", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_SUBMIT)
def call() -> Page:
    """Say when and on which number; it arrives as a question for help, to be answered by telephone."""
    asks_interpreter = {"interpreter": YesNo.YES.value} if "tolk" in request.args else {}
    form, page_key = typed.form(CallMe, asks_interpreter), once.page_key()
    form.tongue.suggested = _tongue()
    if form.is_submitted() and form.validate():
        told = HelpAnswers.read({**form.answers(), "topics": (OTHER,)})
        return _sent(CALL, told, page_key)
    page = pages.render("client/call.html", form=form, page_key=page_key)
    return page, 422 if form.wrong else 200


def _tongue() -> str:
    """The language of the page, as one to talk in."""
    code = locale.code()
    return code if code in languages.LANGUAGES else ""


def _sent(as_what: FormFlow, told: HelpAnswers, page_key: str) -> Redirect:
    code, answers = locale.code(), told.kept()
    key = submit_at_once(
        installation(),
        g.actor,
        flow=Form.HELP,
        page_key=page_key,
        answers=answers,
        shown=as_what.shown(answers, code),
        language=code,
    )
    typed.arrived()
    return redirect(url_for("client.sent", key=key, nieuw=1), 303)
