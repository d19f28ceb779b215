"""Reporting a word that is wrong: no name, no sign-in, and of the page only its kind."""

import re
from uuid import UUID

from flask import g, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from portal import languages
from portal.actions import wording_reports
from portal.domain import limits
from portal.domain.permissions import Permission
from portal.store.base import new_id
from portal.web import brake, locale, pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import LongTextField
from portal.web.forms.validators import Length, Required
from portal.web.portal import installation
from portal.web.public.views import public
from portal.wording import N_

Page = str | tuple[str, int] | Response
LONGEST, LONGEST_PATH = 500, 200
_PATH = re.compile(r"/(?:(?:[a-z-]+|<[a-z_]+>)/){0,7}(?:[a-z-]+|<[a-z_]+>)?")
"""Never two slashes in a row: "//elders" leads to another site."""


class WrongWord(PortalForm):
    """What is wrong, and what would be better."""

    word = LongTextField(
        N_("Welk woord of welke zin klopt niet?"),
        [Required(N_("Schrijf op welk woord of welke zin niet klopt.")), Length(0, LONGEST)],
        rows=3,
    )
    better = LongTextField(N_("Hoe zegt u het beter?"), [Length(0, LONGEST)], rows=3)


@public.route(f"{LANG}/woord-melden", methods=["GET", "POST"])
@needs(Permission.PUBLIC_WORDING_REPORT)
def report_word(lang: str) -> Page:
    """The two questions. A language button sends the answers along, as on the self-check."""
    wish, about = request.form.get(locale.CHOICE), _about()
    if wish in languages.LANGUAGES and wish != lang:
        locale.choose(wish)
        return redirect(url_for("public.report_word", lang=wish, pagina=about), 307)
    form = WrongWord(formdata=request.form) if wish else WrongWord()
    is_whole = request.method == "POST" and not wish and form.validate() and not form.unseen_cautions
    if is_whole and brake.lets_through(limits.WORD_REPORTS):
        wording_reports.report(
            installation(),
            g.actor,
            report_id=_key(request.form.get("melding", "")),
            language=lang,
            page=about,
            wrong=form.word.data,
            better=form.better.data or "",
        )
        return redirect(url_for("public.word_reported", lang=lang, pagina=about), 303)
    page = pages.render(
        "public/report_word.html",
        form=form,
        report_id=_key(request.form.get("melding", "")),
        back_url=_back(about, lang),
        keep_typed=g.actor is None,
    )
    return page, 422 if form.wrong else 200


@public.get(f"{LANG}/woord-melden/bedankt")
@needs(Permission.PUBLIC_WORDING_REPORT)
def word_reported(lang: str) -> Page:
    """Thank you, and the way back."""
    return pages.render("public/word_reported.html", back_url=_back(_about(), lang))


@public.record_once
def _without_token(state: BlueprintSetupState) -> None:
    """It touches nothing of anybody's, so it needs no CSRF token; a page may stand open for an hour."""
    state.app.extensions["csrf"].exempt(report_word)


def _about() -> str:
    """The page that the report is about; nothing when it is no path of ours without keys."""
    page = request.args.get("pagina", "")
    return page if len(page) <= LONGEST_PATH and _PATH.fullmatch(page) else ""


def _back(page: str, lang: str) -> str:
    """Where the reader came from, or the front page when that page has a key in its address."""
    return page if page and "<" not in page else url_for("public.start", lang=lang)


def _key(given: str) -> str:
    """The key that the form brought; a fresh one when somebody changed it into something else."""
    try:
        return str(UUID(given))
    except ValueError:
        return new_id()
