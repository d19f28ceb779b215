"""The committee's side: what was sent to it, and its advice. It never learns who reported something."""

from typing import Any

from flask import flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal.actions import signals as acts
from portal.domain.permissions import Permission
from portal.domain.signals import SignalOutcome, SignalState
from portal.store import signals as store
from portal.web import gate, locale, pages, typed
from portal.web.access import needs
from portal.web.flows.report import fact_rows
from portal.web.portal import installation, reading
from portal.web.signals.blueprint import signals
from portal.web.signals.desk_forms import AdviceForm
from portal.wording.signals import FOR_COMMITTEE, outcome_words, state_words

Page = str | Response | tuple[str, int]


@signals.get("/commissie/")
@needs(Permission.COMMITTEE_SIGNAL_ADVISE)
def committee() -> Page:
    """What was sent to the committee, newest first."""
    with reading() as connection:
        found = store.list_for_committee(connection)
    return pages.render(
        "signals/committee.html",
        rows=[(row, state_words(FOR_COMMITTEE, row.state, locale.code())) for row in found],
        has_committee=acts.has_committee(installation()),
    )


@signals.route("/commissie/<uuid:key>", methods=["GET", "POST"])
@needs(Permission.COMMITTEE_SIGNAL_ADVISE)
def advise(key: Any) -> Page:
    """One report, with room for the advice while there is none."""
    with reading() as connection:
        told = store.for_committee(connection, str(key))
    form = typed.form(AdviceForm, {})
    if request.method == "POST" and form.validate() and not form.unseen_cautions:
        revision = gate.number("revision")
        outcome = SignalOutcome(form.outcome.data)
        acts.advise(installation(), g.actor, told.id, revision, outcome, form.advice.data)
        typed.arrived()
        flash(gettext("Uw advies ligt bij de gemeente."), "ok")
        return redirect(url_for("signals.advise", key=key), 303)
    page = pages.render(
        "signals/advise.html",
        told=told,
        rows=fact_rows(told.answers, locale.code()),
        state=state_words(FOR_COMMITTEE, told.state, locale.code()),
        outcomes=outcome_words(locale.code()),
        form=form,
        may_advise=told.state is SignalState.WITH_COMMITTEE,
    )
    return page, 422 if form.wrong else 200
