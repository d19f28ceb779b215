"""The quality officer's side: every report, what it says, and how it ends. Never who reported it."""

from typing import Any

from flask import flash, g, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from portal import clock
from portal.actions import places
from portal.actions import signals as acts
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.permissions import Permission
from portal.domain.signals import MOVES, STOPS, SignalOutcome, SignalState, check_move, read_by
from portal.store import signals as store
from portal.web import gate, locale, pages, typed
from portal.web.access import needs
from portal.web.flows.report import fact_rows
from portal.web.portal import installation, reading
from portal.web.signals.blueprint import signals
from portal.web.signals.desk_forms import AfterAdviceForm, ClosingForm, PlaceForm, WithoutAdviceForm
from portal.wording.signals import FOR_STAFF, outcome_words, review, state_words
from portal.wording.teller import Teller

Page = str | Response | tuple[str, int]
LISTS = {
    "open": tuple(state for state in SignalState if state is not SignalState.CLOSED),
    "gesloten": (SignalState.CLOSED,),
}
LATE = frozenset({SignalState.RECEIVED})
"""What nobody has read yet."""


@signals.get("/werk/meldingen")
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def queue() -> Page:
    """What was reported, oldest first; ``?staat=gesloten`` shows what is closed."""
    chosen = request.args.get("staat", "open")
    chosen = chosen if chosen in LISTS else "open"
    code = locale.code()
    with reading() as connection:
        found = store.page(connection, LISTS[chosen], request.args.get("na", ""))
    return pages.render(
        "signals/queue.html",
        chosen=chosen,
        rows=[
            (row, state_words(FOR_STAFF, row.state, code), read_by(clock.day_of(row.received_at)))
            for row in found.rows
        ],
        unread=LATE,
        today=clock.today(),
        next_url=found.next_after and url_for("signals.queue", staat=chosen, na=found.next_after),
    )


@signals.get("/werk/meldingen/<uuid:key>")
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def case(key: Any) -> Page:
    """One report; that it was opened stands in the trail."""
    told = acts.view(installation(), g.actor, str(key))
    law = installation().law(clock.today())
    code = locale.code()
    return pages.render(
        "signals/case.html",
        told=told,
        rows=fact_rows(told.answers, code),
        state=state_words(FOR_STAFF, told.state, code),
        outcomes=outcome_words(code),
        review=list(review(Teller(law, code))),
        regeling=law.regeling,
        may_take=(told.state, SignalState.TAKEN) in MOVES,
        may_ask=(told.state, SignalState.WITH_COMMITTEE) in MOVES and acts.has_committee(installation()),
        may_name=told.state is not SignalState.RECEIVED,
        is_held=told.place and (told.outcome in STOPS or (told.holds and not told.outcome)),
        there=places.there(installation(), g.actor, told.place) if told.place else None,
        may_close=(told.state, SignalState.CLOSED) in MOVES,
        read_by=read_by(clock.day_of(told.received_at)),
    )


@signals.post("/werk/meldingen/<uuid:key>/oppakken")
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def take(key: Any) -> Page:
    """Start to look into it."""
    acts.take(installation(), g.actor, str(key))
    return _done(key, gettext("U onderzoekt deze melding."))


@signals.post("/werk/meldingen/<uuid:key>/commissie")
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def ask_committee(key: Any) -> Page:
    """Ask the committee for advice."""
    acts.send_to_committee(installation(), g.actor, str(key), _revision())
    return _done(key, gettext("De melding ligt bij de adviescommissie."))


@signals.route("/werk/meldingen/<uuid:key>/uitkomst", methods=["GET", "POST"])
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def close(key: Any) -> Page:
    """Decide what happens to the work."""
    with reading() as connection:
        told = store.for_officer(connection, str(key))
    check_move(told.state, SignalState.CLOSED)
    form = typed.form(_closing_form(told), {"place": told.place or ""})
    is_given = request.method == "POST" and form.validate() and not form.unseen_cautions
    if is_given and _try_to_close(told, form):
        typed.arrived()
        return _done(key, gettext("De melding is gesloten. De melder ziet de uitkomst."))
    page = pages.render(
        "signals/close.html",
        told=told,
        form=form,
        outcomes=outcome_words(locale.code()),
        revision=_revision() if request.method == "POST" else told.revision,
    )
    return page, 422 if form.wrong else 200


@signals.route("/werk/meldingen/<uuid:key>/plek", methods=["GET", "POST"])
@needs(Permission.CASEWORK_SIGNAL_HANDLE)
def place(key: Any) -> Page:
    """Say which place it is about, and whether new plans there wait."""
    with reading() as connection:
        told = store.for_officer(connection, str(key))
    if told.state is SignalState.RECEIVED:
        raise MovedOn(told.state)
    form = typed.form(PlaceForm, {"place": told.place or "", "holds": ["yes"] if told.holds else []})
    if request.method == "POST" and form.validate() and not form.unseen_cautions:
        holds = "yes" in form.holds.data
        acts.name_place(installation(), g.actor, told.id, _revision(), form.place.data, holds=holds)
        typed.arrived()
        return _done(key, gettext("De plek is bewaard."))
    seen = _revision() if request.method == "POST" else told.revision
    page = pages.render("signals/place.html", told=told, form=form, revision=seen)
    return page, 422 if form.wrong else 200


def _closing_form(told: store.OfficerSignal) -> type[ClosingForm]:
    if told.advice:
        return AfterAdviceForm
    return WithoutAdviceForm if acts.is_for_committee(installation(), told) else ClosingForm


def _try_to_close(told: store.OfficerSignal, form: Any) -> bool:
    """False when something is missing; the form then says what."""
    given = {question.short_name: question.data for question in form.questions}
    closing = acts.Closing(**{**given, "outcome": SignalOutcome(given["outcome"])})
    try:
        acts.close(installation(), g.actor, told.id, _revision(), closing)
    except Incomplete as incomplete:
        if not all(name in form for name in incomplete.fields):
            raise  # the letter lacks something that no form asks, such as an address
        for name in incomplete.fields:
            form[name].errors = [*form[name].errors, gettext("Vul dit in. Bij dit besluit is het nodig.")]
        return False
    return True


def _revision() -> int:
    """The revision of the report that the page showed."""
    return gate.number("revision")


def _done(key: Any, text: str) -> Response:
    flash(text, "ok")
    return redirect(url_for("signals.case", key=key), 303)
