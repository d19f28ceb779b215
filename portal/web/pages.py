"""Makes pages: a Jinja environment for each language, with its translations bound to it.

What is constant is done once: sentences without values are put into the template when it is loaded, and
dates and numbers that were formatted before are not formatted again. See ``docs/decisions.md``.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any

from babel import dates, numbers
from flask import get_flashed_messages, url_for
from flask_wtf.csrf import generate_csrf
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from portal import clock, languages, paths
from portal.web import assets, chrome, locale
from portal.wording import N_, quantities

AT = N_("%(day)s, %(time)s")
_CONSTANT = re.compile(r"\{\{-?\s*_\(('|\")((?:(?!\1)[^\\%])*)\1\)\s*-?\}\}")


class ConstantSentences(Extension):
    """Puts the translation of ``{{ _('…') }}`` in the place of the call when a template is loaded."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its constant sentences translated."""
        translate = self.environment.globals["gettext_plain"]
        return _CONSTANT.sub(lambda match: str(translate(match[2])), source)  # type: ignore[operator]


@cache
def environment(code: str) -> Environment:
    """The templates of the portal, in one language."""
    language = languages.language(code)
    catalogue = languages.translations(code)
    made = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    made.globals["gettext_plain"] = catalogue.gettext
    made.add_extension(ConstantSentences)
    made.filters.update(_filters(language))
    made.globals.update(asset_url=assets.asset_url, url_for=url_for)
    return made


def render(template: str, **values: Any) -> str:
    """A page in the language of this request, with the values of its template."""
    context = {
        **chrome.of_page(),
        "csrf_token": generate_csrf(),
        "flashes": get_flashed_messages(with_categories=True),
        "language_form": None,
        **values,
    }
    return environment(locale.code()).get_template(template).render(context)


def isolated(name: str) -> Markup:
    """A name in a sentence of any language, kept apart from the direction of the words around it."""
    return Markup("<bdi>{}</bdi>").format(name)


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
        "number": number,
        "minutes_as_hours": hours,
        "unbroken": lambda text: text.replace(" ", "\u00a0"),
        "datetime": moment,
        "isolated": isolated,
    }
