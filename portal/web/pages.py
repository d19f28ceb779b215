"""Makes pages: a Jinja environment for each language, with its translations bound to it.

What is constant is done once: sentences without values are put into the template when it is loaded, and
dates and numbers that were formatted before are not formatted again. See ``docs/decisions.md``.
"""

import re
from collections.abc import Callable, MutableMapping
from datetime import date, datetime
from functools import cache, lru_cache, partial
from typing import Any

from babel import dates, numbers
from flask import get_flashed_messages, url_for
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from portal import clock, languages, paths
from portal.domain.regimes import Regime
from portal.web import assets, chrome, icons, locale, origin
from portal.wording import N_, hardwords, quantities, speech
from portal.wording.opening import opening
from portal.wording.wholenumbers import kept_whole

AT = N_("%(day)s, %(time)s")
_CONSTANT = re.compile(r"\{\{-?\s*_\(('|\")((?:(?!\1)[^\\%])*)\1\)\s*-?\}\}")
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
NOTICE = "<!--onvertaald-->"
"""Where the layout takes the notice that a part is in Dutch. Nobody can type it: "<" is escaped."""
WORDS = "<!--woorden-->"
"""Where a page takes the hard words that stand in it, with their meaning."""
MAIN = "<main"


class ConstantSentences(Extension):
    """Puts the translation of ``{{ _('…') }}`` in the place of the call when a template is loaded.

    Without a current translation the call stays, so that each page that says it in Dutch is known to.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its constant sentences translated."""
        translate: Callable[[str], str] = self.environment.globals["gettext_plain"]  # type: ignore[assignment]

        def said(call: re.Match[str]) -> str:
            with languages.watching() as missed:
                sentence = translate(call[2])
            if not missed:
                return sentence
            is_text = _stands_in_text(source[: call.start()])
            return f'<span lang="nl" dir="ltr">{call[0]}</span>' if is_text else call[0]

        return _CONSTANT.sub(said, source)


def _stands_in_text(before: str) -> bool:
    """Whether what follows is text within an element: no attribute, and no block that a title shows too."""
    html = _JINJA.sub("", before.rpartition("{% block")[2])
    return -1 < html.rfind("<") < html.rfind(">")


class Templates(Environment):
    """Jinja with one plain mapping of what every template knows.

    Its own chain of mappings is searched anew for each macro that a page takes from another file.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What a template knows: what all know, which is complete before the first is loaded."""
        return {**self.globals, **(d or {})}


@cache
def environment(code: str, _of: Regime = Regime.TEGENPRESTATIE) -> Environment:
    """The templates of the portal, in one language and in the words of one regime.

    Whoever takes a template from it speaks in those words: constant sentences are folded when it is loaded.
    """
    language = languages.language(code)
    catalogue = languages.translations(code)
    made = Templates(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # a plain mapping: one that forgets what is old takes a lock for each part of a page
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.globals["gettext_plain"] = catalogue.gettext
    made.globals["gettext"] = made.globals["_"] = _sayer(catalogue.gettext)
    made.add_extension(ConstantSentences)
    made.filters.update(_filters(language))
    made.globals.update(
        asset_url=assets.asset_url, icon=partial(icons.icon, assets.drawings), url_for=url_for
    )
    return made


def _sayer(gettext: Callable[[str], str]) -> Callable[..., Markup]:
    """What ``_('…')`` does in a template: the same as Jinja's own, which looks itself up at each call."""

    def say(message: str, **words: object) -> Markup:
        sentence = Markup(gettext(message))  # noqa: S704 - our own sentence; the words are escaped
        return sentence % words if "%" in sentence else sentence

    return say


def render(template: str, **values: Any) -> str:
    """A page in the language of this request, with the values of its template."""
    context = {
        **chrome.of_page(),
        "csrf_token": origin.token(),
        "flashes": get_flashed_messages(with_categories=True),
        "language_form": None,
        **values,
    }
    templates = environment(locale.code(), speech.regime())
    page = templates.get_template(template).render(context)
    notice = templates.get_template("components/untranslated.html").render() if languages.missed() else ""
    return _with_words(page, templates).replace(NOTICE, notice, 1)


def _with_words(page: str, templates: Environment) -> str:
    if WORDS not in page:
        return page
    words = list(hardwords.found_in(page[page.index(MAIN) : page.index(WORDS)]))
    told = templates.get_template("components/words.html").render(words=words) if words else ""
    return page.replace(WORDS, told, 1)


def isolated(name: str) -> Markup:
    """A name in a sentence of any language, kept apart from the direction of the words around it."""
    return Markup("<bdi>{}</bdi>").format(name)


def initials(name: str) -> str:
    """The first letters of the first and the last part of a name."""
    parts = name.split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper()


@lru_cache(4096)
def _part_of_day(pattern: str, where: str, day: date) -> str:
    """A part of a day by itself, such as "vrijdag" or "december"."""
    return dates.format_date(day, pattern, locale=where)


def _filters(language: languages.Language) -> dict[str, Callable[..., str]]:
    where, gettext = language.locale, languages.translations(language.code).gettext

    @lru_cache(4096)
    def long_date(day: date) -> str:
        return dates.format_date(day, "long", locale=where)

    @lru_cache(4096)
    def short_date(day: date) -> str:
        return dates.format_date(day, "medium", locale=where)

    @lru_cache(4096)
    def number(value: float) -> str:
        return numbers.format_decimal(value, locale=where)

    @lru_cache(4096)
    def hours(minutes: int) -> str:
        return quantities.hours(minutes, language.code)

    def moment(value: datetime) -> str:
        local = value.astimezone(clock.AMSTERDAM)
        return gettext(AT) % {"day": long_date(local.date()), "time": f"{local:%H:%M}"}

    return {
        "date": long_date,
        "date_short": short_date,
        "weekday": partial(_part_of_day, "cccc", where),
        "day_of_month": lambda day: number(day.day),
        "month_name": partial(_part_of_day, "LLLL", where),
        "number": number,
        "minutes_as_hours": hours,
        "opening": lambda line: opening(line, language.code),
        "kept_whole": kept_whole,
        "unbroken": lambda text: text.replace(" ", "\u00a0"),
        "datetime": moment,
        "isolated": isolated,
        "initials": initials,
    }
