"""A client's own reports: the form, where each one is, and the letter with the outcome."""

from typing import Any

from flask import Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as Redirect

from portal import clock, languages
from portal.actions.signals import report as take_in
from portal.domain.permissions import Permission
from portal.store import signals as store
from portal.web import gate, locale, pages, typed
from portal.web.access import needs
from portal.web.download import pdf_answer
from portal.web.flows.report import ReportForm
from portal.web.portal import installation, reading
from portal.web.signals import secret
from portal.web.signals.blueprint import signals
from portal.web.signals.copy import copy_of
from portal.web.signals.progress import progress_of
from portal.wording.signals import next_steps, outcome_words

Page = str | Redirect | tuple[str, int]


@signals.route("/mijn/melden", methods=["GET", "POST"])
@needs(Permission.CLIENT_FORM_SUBMIT)
def own_report() -> Page:
    """The form, for who is signed in."""
    form = typed.form(ReportForm, {})
    seed = gate.token("seed") or secret.fresh_seed()
    if request.method == "POST" and form.validate() and not form.unseen_cautions:
        sent = secret.of(seed, [g.actor.id, form.answers()])
        told = form.told(locale.code())
        key = take_in(installation(), g.actor, told, request_id=secret.request_id(sent))
        typed.arrived()
        return redirect(url_for("signals.own", key=key, nieuw=1), 303)
    page = pages.render("signals/own_report.html", form=form, seed=seed, steps=_steps())
    return page, 422 if form.wrong else 200


@signals.get("/mijn/meldingen/<uuid:key>")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def own(key: Any) -> Page:
    """One report of one's own: its number, where it is, what came of it."""
    with reading() as connection:
        told = store.of_client(connection, g.actor.id, str(key))
    return pages.render(
        "signals/own.html",
        told=told,
        outcome=outcome_words(locale.code())[told.outcome] if told.outcome else "",
        is_new="nieuw" in request.args,
        steps=_steps(),
        events=progress_of(told, locale.code()),
        language_sent=languages.language(told.language),
    )


@signals.get("/mijn/meldingen/<uuid:key>.pdf")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def letter(key: Any) -> Response:
    """The letter with the outcome, exactly as it was sent."""
    with reading() as connection:
        pdf = store.pdf_of(connection, g.actor.id, str(key))
        number = store.of_client(connection, g.actor.id, str(key)).number
    return pdf_answer(pdf, f"melding-{number}.pdf")


@signals.get("/mijn/meldingen/<uuid:key>/papier.pdf")
@needs(Permission.CLIENT_DOSSIER_VIEW)
def own_copy(key: Any) -> Response:
    """What one reported oneself, to print."""
    with reading() as connection:
        told = store.of_client(connection, g.actor.id, str(key))
    return copy_of(told, locale.code())


def _steps() -> list[str]:
    return next_steps(installation().law(clock.today()), locale.code())
