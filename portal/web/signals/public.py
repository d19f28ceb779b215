"""The form for everybody, and the way back to one's report with a code. Nobody has to say who he is.

Who is signed in and uses these pages stays unknown too: nothing of the session goes along.
"""

from flask import g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from flask_babel import gettext
from flask_wtf.csrf import validate_csrf
from werkzeug.wrappers import Response
from wtforms.validators import ValidationError

from portal import clock, languages
from portal.actions import watching
from portal.actions.signals import report as take_in
from portal.domain import limits
from portal.domain.permissions import Permission
from portal.store import signals as store
from portal.web import brake, gate, locale, pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.flows.report import CodeForm, ReportForm
from portal.web.portal import installation, reading
from portal.web.signals import secret
from portal.web.signals.blueprint import signals
from portal.web.signals.copy import copy_of
from portal.web.signals.progress import progress_of
from portal.wording.signals import FOR_REPORTER, next_steps, outcome_words, state_words

Page = tuple[str, int] | Response
ON_PAPER = "papier"
"""The button that prints. It sends the code along, which may stand in no address."""


@signals.route(f"{LANG}/melden", methods=["GET", "POST"])
@needs(Permission.PUBLIC_SIGNAL_REPORT)
def report(lang: str) -> Page:
    """The form; once sent, the number and the code, which are shown this once.

    No redirect follows, because the code may stand in no address and is kept nowhere. Reloading the page
    sends the same report with the same code, and that is the first one still.
    """
    other = _other_language(lang)
    if other:
        return redirect(url_for("signals.report", lang=other), 307)
    is_sent = request.method == "POST" and locale.CHOICE not in request.form
    # who only changes the language made no mistake: nothing is looked at then
    form = ReportForm() if is_sent else ReportForm(formdata=request.form)
    seed = gate.token("seed") or secret.fresh_seed()
    is_whole = is_sent and form.validate() and not form.unseen_cautions
    is_old = is_whole and not _token_holds()
    code = secret.of(seed, form.answers()) if is_whole and not is_old else ""
    if code and (_is_known(code) or brake.lets_through(limits.REPORTS)):
        take_in(installation(), None, form.told(lang, code), request_id=secret.request_id(code))
        return _thanks(lang, code), 200
    page = pages.render(
        "signals/report.html",
        form=form,
        seed=seed,
        is_old=is_old,
        steps=_steps(lang),
        keep_typed=g.actor is None,
    )
    return page, 422 if form.wrong else 200


@signals.route(f"{LANG}/melding", methods=["GET", "POST"])
@needs(Permission.PUBLIC_SIGNAL_REPORT)
def status(lang: str) -> Page:
    """Where a report is and what came of it, for whoever has its code; or what it says, on paper."""
    other = _other_language(lang)
    if other:
        return redirect(url_for("signals.status", lang=other), 307)
    form = CodeForm()
    told = _found(form) if request.method == "POST" and form.validate() else None
    if told is None:
        page = pages.render("signals/find.html", form=form, keep_typed=g.actor is None)
        return page, 422 if form.wrong else 200
    if ON_PAPER in request.form:
        return copy_of(told, lang)
    page = pages.render(
        "signals/status.html",
        told=told,
        code=form.code.data,
        state=state_words(FOR_REPORTER, told.state, lang),
        outcome=outcome_words(lang)[told.outcome] if told.outcome else "",
        events=progress_of(told, lang),
        keep_typed=g.actor is None,
    )
    return page, 200


@signals.record_once
def _without_token(state: BlueprintSetupState) -> None:
    """A token that is too old must not lead a stranger to the sign-in page, with his text lost.

    The form looks at the token itself and shows what was typed again; looking up changes nothing.
    """
    for view in (report, status):
        state.app.extensions["csrf"].exempt(view)


def _other_language(lang: str) -> str:
    """The language that a button of the form asks for; '' when it is that of the page already."""
    wish = request.form.get(locale.CHOICE, "")
    if wish not in languages.LANGUAGES or wish == lang:
        return ""
    locale.choose(wish)
    return wish


def _is_known(code: str) -> bool:
    """Whether this very report was taken in before: the page that thanks was loaded again."""
    with reading() as connection:
        return store.of_code(connection, code) is not None


def _found(form: CodeForm) -> store.Told | None:
    """The report of the code that was filled in; the page says so when there is none."""
    if not brake.lets_through(limits.WRONG_REPORT_CODES):
        return None
    with reading() as connection:
        told = store.of_code(connection, secret.read(form.code.data))
    if told:
        brake.take_back(limits.WRONG_REPORT_CODES)
    else:
        watching.record_wrong_code(installation(), watching.Code.REPORT)
        form.code.refuse(gettext("Deze code kennen wij niet. Kijk elke letter en elk cijfer na."))
    return told


def _token_holds() -> bool:
    try:
        validate_csrf(request.form.get("csrf_token"))
    except ValidationError:
        return False
    return True


def _thanks(lang: str, code: str) -> str:
    with reading() as connection:
        told = store.of_code(connection, code)
    return pages.render(
        "signals/thanks.html",
        told=told,
        code=secret.grouped(code),
        steps=_steps(lang),
        keep_typed=g.actor is None,
    )


def _steps(lang: str) -> list[str]:
    return next_steps(installation().law(clock.today()), lang)
