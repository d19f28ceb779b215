"""A message to the gemeente of one's own accord: one page, no form to choose."""

from flask import Blueprint, g, redirect, url_for
from werkzeug.wrappers import Response as Redirect

from portal import languages
from portal.actions.submit import submit_at_once
from portal.domain.answers import HelpAnswers
from portal.domain.permissions import Permission
from portal.domain.ways import Form
from portal.web import locale, once, pages, typed
from portal.web.access import needs
from portal.web.client.forms.answer import MessageForm
from portal.web.flows import FLOWS
from portal.web.flows.help import OTHER, WRITE
from portal.web.portal import installation

writing = Blueprint("writing", __name__, url_prefix="/mijn/bericht")
Page = str | Redirect | tuple[str, int]


@writing.route("", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_SUBMIT)
def message() -> Page:
    """Write it and send it; it arrives as a question for help, to be answered in writing."""
    form, page_key = typed.form(MessageForm, {}), once.page_key()
    if form.is_submitted() and form.validate() and not form.unseen_cautions:
        key = _send(form.text.data, page_key)
        typed.arrived()
        return redirect(url_for("client.sent", key=key, nieuw=1), 303)
    page = pages.render("client/write.html", form=form, page_key=page_key)
    return page, 422 if form.wrong else 200


def _send(text: str, page_key: str) -> str:
    code = locale.code()
    tongue = code if code in languages.LANGUAGES else ""
    answers = HelpAnswers(topics=(OTHER,), story=text, times=(WRITE,), tongue=tongue).kept()
    return submit_at_once(
        installation(),
        g.actor,
        flow=Form.HELP,
        page_key=page_key,
        answers=answers,
        shown=FLOWS[Form.HELP].shown(answers, code),
        language=code,
    )
