"""The self-check: what the rules of this gemeente say about a few answers. Nothing is stored or decided.

One question a page. The answers go from page to page in the form itself and are nowhere else: in no table,
no session and no address. Who goes on to a form takes along what that form asks too: see
:mod:`portal.web.prepared`.
"""

from collections.abc import Iterable, Sequence

from flask import abort, g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.rules.engine import assess
from portal.rules.findings import Severity
from portal.web import locale, pages, prepared
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.flows import FLOWS
from portal.web.public.fitting import fitting
from portal.web.public.questions import Questions, SelfCheck
from portal.web.public.views import form_address, public, teller
from portal.wording.summingup import summing_up
from portal.wording.teller import Doubt, Line, Teller

Page = tuple[str, int] | Response
HERE, GO, FORM = "vraag", "naar", "formulier"
"""Names of values: which question stands on the page, which one to show again, which form one takes."""
DONE = "klaar"
"""In the place of a question: all were answered."""


@public.route(f"{LANG}/zelftest", methods=["GET", "POST"])
@needs(Permission.PUBLIC_PAGE_VIEW)
def self_check(lang: str) -> Page:
    """The next question; after the last one what the rules say, and the forms that fit.

    A language button sends the answers along, and they are handed on as they are: with 307 the browser
    sends them again, so that they need not be kept anywhere. For who is signed in the language menu has
    links, because typed text of theirs would be parked.
    """
    wish = request.form.get(locale.CHOICE)
    if wish in languages.LANGUAGES and wish != lang:
        locale.choose(wish)
        return redirect(url_for("public.self_check", lang=wish), 307)
    tell = teller(lang)
    check = SelfCheck(Questions(), tell.law, clock.today())
    if request.method != "POST":
        return _question_page(check, check.asked[0]), 200
    here = request.form.get(HERE, "")
    is_moving = GO in request.form or bool(wish)
    wrong, following = _following(check, here)
    place = _looked_at(check, here) if is_moving else wrong or following
    if place != DONE:
        is_wrong = not is_moving and bool(wrong)
        return _question_page(check, place, is_wrong=is_wrong), 422 if is_wrong else 200
    if FORM in request.form:
        return _to_form(check, request.form[FORM])
    return _result_page(check, tell, lang), 200


def _looked_at(check: SelfCheck, here: str) -> str:
    """What a button asks to see: a question from before, or this page in another language."""
    wanted = request.form.get(GO, here)
    is_there = wanted in check.asked or (wanted == DONE and _following(check, DONE) == ("", DONE))
    return wanted if is_there else check.asked[0]


def _following(check: SelfCheck, here: str) -> tuple[str, str]:
    """The first question so far that must be mended, or ''; and the next one, or that all is done."""
    check.form.validate()
    asked = check.asked
    place = asked.index(here) if here in asked else 0
    until = len(asked) if here == DONE else place + 1
    wrong = next((name for name in asked[:until] if check.form[name].errors), "")
    return wrong, next(iter(asked[until:]), DONE)


def _question_page(check: SelfCheck, name: str, *, is_wrong: bool = False) -> str:
    place = check.asked.index(name)
    form = Questions(formdata=request.form) if request.method == "POST" else Questions(formdata=None)
    for other in [one.name for one in form.questions if one.name != name]:
        del form[other]
    if is_wrong:
        form.validate()
    return pages.render(
        "public/self_check.html",
        form=form,
        number=place + 1,
        before=check.asked[place - 1] if place else "",
        **_carried(name),
    )


def _result_page(check: SelfCheck, tell: Teller, lang: str) -> str:
    found = assess(check.facts(check.asked), check.law).findings
    fits = fitting(check)
    return pages.render(
        "public/self_checked.html",
        summary=languages.translations(lang).gettext(summing_up(found)),
        fits=[FLOWS[one.form] for one in fits],
        comes_along=any(one.answers for one in fits),
        articles=_each_once(tell.finding(one) for one in found if one.severity is not Severity.FLAG),
        doubts=[
            Doubt(line.sentence, (line.article,), None)
            for line in _each_once(tell.finding(one) for one in found if one.severity is Severity.FLAG)
        ],
        regeling=tell.law.regeling,
        first=check.asked[0],
        before=check.asked[-1],
        **_carried(DONE),
    )


def _carried(here: str) -> dict[str, object]:
    """What each page has: the answers to all other questions as they were sent, and where one is.

    A date has three values of one name. Also what is not asked any more goes along: it may be again.
    """
    names = {question.name for question in Questions(formdata=None).questions} - {here}
    sent = [(name, value) for name, value in request.form.items(multi=True) if name in names]
    answered = {name for name, value in sent if value.strip()}
    return {
        "carried": [(HERE, here), *((name, value) for name, value in sent if name in answered)],
        "go": GO,
        "to_form": FORM,
        "keep_typed": g.actor is None,
    }


def _to_form(check: SelfCheck, slug: str) -> Response:
    """To a form that fits, over the sign-in for who is not in yet; what it asks too comes along."""
    chosen = next((one for one in fitting(check) if one.form == slug), None)
    if chosen is None:
        abort(400)
    prepared.keep(chosen.form, chosen.answers)
    return redirect(form_address(chosen.form), 303)


@public.record_once
def _without_token(state: BlueprintSetupState) -> None:
    """It changes nothing, so it needs no CSRF token; and an open page must not lead to the sign-in."""
    state.app.extensions["csrf"].exempt(self_check)


def _each_once(lines: Iterable[Line]) -> Sequence[Line]:
    """Care and volunteering can lead to the same sentence; a reader needs it once."""
    return list(dict.fromkeys(lines))
