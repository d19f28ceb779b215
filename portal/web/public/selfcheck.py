"""The self-check: what the rules of this gemeente say about a few answers. Nothing is stored or decided."""

from collections.abc import Iterable

from flask import g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.rules.engine import assess
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.web import locale, pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.public.questions import SelfCheck
from portal.web.public.views import public, teller
from portal.wording.summingup import summing_up
from portal.wording.teller import Line

Page = tuple[str, int] | Response
CHANGE = "verander"
"""Name of the button that shows the questions again, with what was answered."""


@public.route(f"{LANG}/zelftest", methods=["GET", "POST"])
@needs(Permission.PUBLIC_PAGE_VIEW)
def self_check(lang: str) -> Page:
    """The questions; once answered, what the rules say above them.

    A language button sends the answers along, and they are handed on as they are: with 307 the browser
    sends them again, so that they need not be kept anywhere. For who is signed in the language menu has
    links, because typed text of theirs would be parked. The page with what the rules say holds the answers
    unseen, and a button that shows the questions with them again.
    """
    wish = request.form.get(locale.CHOICE)
    if wish in languages.LANGUAGES and wish != lang:
        locale.choose(wish)
        return redirect(url_for("public.self_check", lang=wish), 307)
    tell = teller(lang)
    form = SelfCheck().only_asked(tell.law)
    is_changing = CHANGE in request.form
    is_answered = request.method == "POST" and not is_changing and form.validate()
    if wish and not is_answered:
        form = SelfCheck(formdata=request.form).only_asked(
            tell.law
        )  # somebody who only changed the language made no mistake
    found = _found(form, tell.law) if is_answered else ()
    page = pages.render(
        "public/self_check.html",
        form=form,
        answered=_sent(form) if is_answered else (),
        change=CHANGE,
        summary=languages.translations(lang).gettext(summing_up(found)) if is_answered else "",
        lines=_each_once(tell.finding(one) for one in found if one.severity is not Severity.FLAG),
        doubts=_each_once(tell.finding(one) for one in found if one.severity is Severity.FLAG),
        regeling=tell.law.regeling,
        keep_typed=g.actor is None,
    )
    return page, 422 if form.wrong else 200


def _sent(form: SelfCheck) -> list[tuple[str, str]]:
    """What was answered, as it was sent: a date has three values of one name."""
    names = {question.name for question in form.questions}
    return [(name, value) for name, value in request.form.items(multi=True) if name in names]


@public.record_once
def _without_token(state: BlueprintSetupState) -> None:
    """It changes nothing, so it needs no CSRF token; and an open page must not lead to the sign-in."""
    state.app.extensions["csrf"].exempt(self_check)


def _found(form: SelfCheck, law: Law) -> tuple[Finding, ...]:
    return assess(form.facts(law.regeling.id, clock.today()), law).findings


def _each_once(lines: Iterable[Line]) -> list[Line]:
    """Care and volunteering can lead to the same sentence; a reader needs it once."""
    return list(dict.fromkeys(lines))
