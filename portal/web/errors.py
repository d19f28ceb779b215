"""Error pages: what happened, that nothing is lost, and what to do now. Never a stack, never data."""

from typing import Any

import structlog
from flask import Flask, flash, g, has_request_context, make_response, redirect, request, session, url_for
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from portal.actions import watching
from portal.domain import errors
from portal.domain.roles import Actor
from portal.store import trouble
from portal.store.base import new_id
from portal.web import access, brake, origin, pages, typed
from portal.web.address import is_local
from portal.web.carried import carried
from portal.web.portal import installation

log = structlog.get_logger()
Answer = Any
RETRY_AFTER_S = 10
ISOLATED, TO_HERE = "\u2068", "\u2069"
"""Around a name in a sentence of another direction (Unicode TR 9)."""


def install(app: Flask) -> None:
    """Give every refused action and every failure its page."""
    app.register_error_handler(CSRFError, token_expired)
    app.register_error_handler(origin.Foreign, foreign)
    app.register_error_handler(errors.NotFound, not_found)
    app.register_error_handler(errors.Forbidden, forbidden)
    app.register_error_handler(errors.MovedOn, moved_on)
    app.register_error_handler(errors.OtherRegime, other_regime)
    app.register_error_handler(errors.TakenByColleague, moved_on)
    app.register_error_handler(errors.StillLooking, moved_on)
    app.register_error_handler(errors.TooOften, too_often)
    app.register_error_handler(access.SignedOut, signed_out)
    app.register_error_handler(HTTPException, plain)
    app.register_error_handler(Exception, failed)
    app.log_exception = log_failure  # type: ignore[method-assign]


def token_expired(_error: Exception) -> Answer:
    """The page stood open too long: show it again, in the language asked for, with everything typed.

    A form with the token of another session leaves nothing behind. When the browser says that it stood on a
    page of ours, somebody signed in again meanwhile: then the page carries what he typed.
    """
    is_ours = origin.is_of_this_session()
    if is_ours and g.get("actor"):
        return typed.switch_language() or _again()
    if request.endpoint == "account.sign_in":
        onward = request.form.get("verder", "")
        return redirect(url_for("account.sign_in", verder=onward if is_local(onward) else ""), 303)
    if typed.is_switching():
        return redirect(typed.page(), 303)
    if (is_ours or origin.is_from_our_page()) and carried():
        return _page(
            400,
            gettext("Dit lukt niet"),
            _whose(g.get("actor")),
            is_carried=True,
        )
    flash(gettext("De pagina stond te lang open. Vul het nog een keer in."), "warning")
    return redirect(typed.page(), 303)


def _whose(actor: Actor | None) -> str:
    """What to do with text that was typed before whoever is signed in now came in."""
    if actor is None:
        return str(
            gettext("De pagina stond lang open. Uw antwoorden staan er nog. Verstuur ze nog een keer.")
        )
    now: str = gettext("U bent nu ingelogd als %(name)s.", name=f"{ISOLATED}{actor.name}{TO_HERE}")
    own = gettext("Schreef u dit zelf? Verstuur het dan nog een keer.")
    others = gettext("Schreef iemand anders dit? Verstuur het dan niet.")
    return f"{now} {own} {others}"


def signed_out(_error: Exception) -> Answer:
    """Nobody is signed in any more: the page itself keeps what was typed, until somebody is."""
    return _page(
        401,
        gettext("U bent uitgelogd"),
        " ".join(
            (
                gettext("Log in een nieuw tabblad in. Kom dan hier terug en probeer het opnieuw."),
                gettext("Wat u typte, staat er nog."),
            )
        ),
        is_carried=True,
        way_in=url_for(access.way_in()),
    )


def _again() -> Answer:
    typed.park(g.actor)
    flash(gettext("De pagina stond te lang open. Uw antwoorden staan er nog."), "warning")
    return redirect(typed.page(), 303)


def foreign(_error: Exception) -> Answer:
    """Another site sent it. Nothing was looked at, and this browser stays who it is."""
    log.warning("foreign_form", endpoint=request.endpoint)
    answer = _page(
        403,
        gettext("Dit kwam niet van deze site"),
        gettext("Er is niets veranderd. Open de pagina zelf en doe het daar."),
    )
    session.modified = False  # a browser that sent no cookie along keeps the one that it has
    return answer


def unavailable(error: Exception) -> Answer:
    """The database can't take it now. Nobody waits a second time: the page itself keeps what was typed."""
    g.is_database_away = True
    log.error("database_away", endpoint=request.endpoint, reason=trouble.reason(error), error=_where(error))
    words = [gettext("Dat ligt aan ons. Probeer het over een paar minuten opnieuw.")]
    if carried():
        words.append(gettext("Wat u typte, staat er nog."))
    page = _page(503, gettext("Het lukt nu even niet"), " ".join(words), is_carried=True, is_ours=True)
    answer = make_response(page)
    answer.headers["Retry-After"] = str(RETRY_AFTER_S)
    return answer


def not_found(_error: Exception) -> Answer:
    """No such thing, or not this person's: the two look the same."""
    return _page(
        404,
        gettext("Deze pagina is er niet"),
        gettext("Klopt het adres? Ga anders terug naar het begin."),
    )


def forbidden(_error: Exception) -> Answer:
    """The person is signed in, but not for this; the trail keeps who asked for what."""
    if g.get("actor") and request.endpoint:
        watching.record_refusal(installation(), g.actor, request.endpoint)
    return _page(
        403,
        gettext("Deze pagina is niet voor u"),
        gettext("U bent ingelogd, maar deze pagina is voor iemand anders."),
    )


def moved_on(_error: Exception) -> Answer:
    """The case changed while the page was open. What was typed is kept for a next time."""
    is_kept = typed.kept_if_possible()
    return _page(
        409,
        gettext("Er is intussen iets veranderd"),
        gettext("Iemand was u voor, of u deed dit al. Er is niets dubbel gedaan. Kijk eerst hoe het nu is."),
        is_carried=not is_kept and typed.is_anything(),
    )


def other_regime(_error: Exception) -> Answer:
    """The rules of this case do not know the decision; what was typed is kept."""
    is_kept = typed.kept_if_possible()
    return _page(
        409,
        gettext("Dit besluit bestaat hier niet"),
        gettext("De regels van deze zaak kennen dit besluit niet. Kijk in de zaak wat u wel kunt besluiten."),
        is_carried=not is_kept and typed.is_anything(),
    )


def too_often(error: errors.TooOften) -> Answer:
    """What takes time was asked for so often that others would wait for it."""
    page = _page(429, gettext("Even geduld"), f"{gettext('Er kwam te veel tegelijk.')} {brake.wait(error)}")
    answer = make_response(page)
    answer.headers["Retry-After"] = str(brake.seconds(error))
    return answer


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
    if trouble.is_away(error):
        return unavailable(error)
    reference = new_id()[:8]
    log.error("request_failed", reference=reference, endpoint=request.endpoint, error=_where(error))
    is_kept = typed.kept_if_possible()
    return _page(
        500,
        gettext("Er ging iets mis"),
        gettext("Dat ligt aan ons. Wat u eerder bewaarde, staat er nog. Probeer het straks nog een keer."),
        reference,
        is_carried=not is_kept and typed.is_anything(),
        is_ours=True,
    )


def log_failure(exc_info: Any) -> None:
    """In place of Flask's own, which writes the address and all that the error says: an error page broke."""
    endpoint = request.endpoint if has_request_context() else None
    log.error("error_page_failed", endpoint=endpoint, error=_where(exc_info[1]))


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    module, name = trace.tb_frame.f_globals.get("__name__"), trace.tb_frame.f_code.co_name
    return f"{type(error).__name__} in {module}.{name}:{trace.tb_lineno}"


def _page(
    status: int,
    heading: str,
    explanation: str,
    reference: str = "",
    *,
    is_carried: bool = False,
    way_in: str = "",
    is_ours: bool = False,
) -> Answer:
    words = {
        "heading": heading,
        "explanation": explanation,
        "reference": reference,
        "way_in": way_in,
        "is_ours": is_ours,
        "again": request.full_path.removesuffix("?") if is_ours and request.method == "GET" else "",
    }
    brought = carried() if is_carried else None
    if brought:
        return pages.render("layouts/carried.html", carried=brought, **words), status
    return pages.render("layouts/error.html", **words), status
