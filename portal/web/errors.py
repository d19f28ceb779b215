"""Error pages: what happened, that nothing is lost, and what to do now. Never a stack, never data."""

from contextlib import suppress
from typing import Any

import structlog
from flask import Flask, flash, g, has_request_context, redirect, request, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from portal.domain import errors
from portal.store.base import new_id
from portal.web import pages, typed

log = structlog.get_logger()
Answer = Any


def install(app: Flask) -> None:
    """Give every refused action and every failure its page."""
    app.register_error_handler(CSRFError, token_expired)
    app.register_error_handler(errors.NotFound, not_found)
    app.register_error_handler(errors.Forbidden, forbidden)
    app.register_error_handler(errors.MovedOn, moved_on)
    app.register_error_handler(errors.TakenByColleague, moved_on)
    app.register_error_handler(HTTPException, plain)
    app.register_error_handler(Exception, failed)
    app.log_exception = log_failure  # type: ignore[method-assign]


def token_expired(_error: Exception) -> Answer:
    """The page stood open too long: show it again, in the language asked for, with everything typed."""
    if g.get("actor") is None:
        return _afresh()
    switched = typed.switch_language()
    if switched:
        return switched
    typed.park(g.actor.id)
    flash(gettext("De pagina stond te lang open. Uw antwoorden staan er nog."), "warning")
    return redirect(typed.page(), 303)


def _afresh() -> Answer:
    """The same page for a stranger, for whom nothing can be kept; the sign-in knows where to go after it."""
    if request.endpoint == "account.sign_in":
        return redirect(url_for("account.sign_in", verder=request.form.get("verder", "")), 303)
    if not typed.is_switching():
        flash(gettext("De pagina stond te lang open. Vul het nog een keer in."), "warning")
    return redirect(typed.page(), 303)


def not_found(_error: Exception) -> Answer:
    """No such thing, or not this person's: the two look the same."""
    return _page(
        404,
        gettext("Deze pagina is er niet"),
        gettext("Klopt het adres? Ga anders terug naar het begin."),
    )


def forbidden(_error: Exception) -> Answer:
    """The person is signed in, but not for this."""
    return _page(
        403,
        gettext("Deze pagina is niet voor u"),
        gettext("U bent ingelogd, maar u mag dit niet zien of doen."),
    )


def moved_on(_error: Exception) -> Answer:
    """The case changed while the page was open. What was typed is kept for a next time."""
    _park()
    return _page(
        409,
        gettext("Er is intussen iets veranderd"),
        gettext("Iemand was u voor, of u deed dit al. Er is niets dubbel gedaan. Kijk eerst hoe het nu is."),
    )


def plain(error: HTTPException) -> Answer:
    """Any other refusal of HTTP itself."""
    if error.code == 404:
        return not_found(error)
    if error.code is None or error.code < 400:
        return error
    return _page(
        error.code,
        gettext("Dit lukt niet"),
        gettext("Het portaal begrijpt deze vraag niet. Ga terug en probeer het nog een keer."),
    )


def failed(error: Exception) -> Answer:
    """Something broke: the reader gets a reference, the log the kind of error and nothing of the case.

    What was typed is kept, when that still works.
    """
    reference = new_id()[:8]
    log.error("request_failed", reference=reference, endpoint=request.endpoint, error=_where(error))
    with suppress(Exception):
        _park()
    return _page(
        500,
        gettext("Er ging iets mis"),
        gettext("Dat ligt aan ons. Wat u eerder bewaarde, staat er nog. Probeer het straks nog een keer."),
        reference,
    )


def log_failure(exc_info: Any) -> None:
    """In place of Flask's own, which writes the address and all that the error says: an error page broke."""
    endpoint = request.endpoint if has_request_context() else None
    log.error("error_page_failed", endpoint=endpoint, error=_where(exc_info[1]))


def _park() -> None:
    if g.get("actor") is not None and request.method == "POST":
        typed.park(g.actor.id)


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    module, name = trace.tb_frame.f_globals.get("__name__"), trace.tb_frame.f_code.co_name
    return f"{type(error).__name__} in {module}.{name}:{trace.tb_lineno}"


def _page(status: int, heading: str, explanation: str, reference: str = "") -> Answer:
    page = pages.render("layouts/error.html", heading=heading, explanation=explanation, reference=reference)
    return page, status
