"""Sending a form from its last page, without a page that checks: what was sent can be changed afterwards."""

from typing import Any

from flask import g, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from portal.domain.errors import NotFound
from portal.domain.ways import Form
from portal.store import drafts, submissions
from portal.web import locale, once, typed
from portal.web.flows.engine import Answers, FormFlow, Step
from portal.web.portal import installation, reading


def key_of(current: FormFlow) -> str:
    """What a page that sends carries, so that it does so once; empty on any other."""
    return once.page_key() if current.at_once else ""


def send(current: FormFlow, asked: Step, form: Any, answers: Answers) -> Redirect | None:
    """Send the form when this was its last page; None while something is asked yet.

    What somebody helped with goes by way of the page that checks, where the client gives his own word.
    """
    cleared = {question.short_name: None for question in form.questions}
    filled = current.filled({**answers, **cleared, **form.answers()})
    if current.at_once is None or filled.steps[-1].slug != asked.slug or _is_helped(current.slug):
        return None
    if filled.first_open(installation(), g.actor):
        return None
    code = locale.code()
    key = current.at_once(
        installation(),
        g.actor,
        page_key=once.page_key(),
        answers=current.asked(filled.answers),
        shown=filled.shown(code),
        language=code,
    )
    typed.arrived(under=url_for("client.form_start", slug=current.slug))
    return _leads_to(key)


def sent_already(current: FormFlow) -> Redirect:
    """A second click on a last page that is not asked any more, since the first one sent the form.

    Raises:
        NotFound: there was no first one.
    """
    with reading() as connection:
        sent = submissions.of_draft(connection, once.page_key()) if current.at_once else None
        is_own = sent and submissions.of_client(connection, g.actor.id, sent.id)
    if sent is None or not is_own:
        raise NotFound(request.path)
    return _leads_to(sent.id)


def _is_helped(slug: Form) -> bool:
    with reading() as connection:
        draft = drafts.get(connection, g.actor.id, slug)
    return bool(g.actor.is_helper or g.actor.helper or (draft and draft.helper))


def _leads_to(key: str) -> Redirect:
    return redirect(url_for("client.sent", key=key, nieuw=1), 303)
