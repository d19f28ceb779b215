"""From a letter's values to one HTML page: Jinja over ``pdf/``, no PDF yet.

A folder in ``pdf/`` is a letter. ``nl.html`` is the Dutch letter, the one that binds (Awb 2:6), and
``uitleg.html`` the sheet behind it for a reader of another language. A letter that decides nothing has
``brief.html`` instead: it follows the reader's language as a whole.
"""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal import languages, paths
from portal.languages import Language
from portal.letters import drawing, formatting
from portal.letters.contexts import LETTERS, Letter

# Characters that are invisible, or turn the reading order of what follows: nobody types them in good faith.
_REMOVED = dict.fromkeys(
    [
        *(*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0)),  # control characters
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # bidirectional overrides and isolates
        *(0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)),  # no characters at all
    ]
) | dict.fromkeys([0x2028, 0x2029], "\n")

NOTICE = "<!--onvertaald-->"
"""Where a letter takes the notice that a part of it is in Dutch, because a sentence lacks its translation."""

MISSING_SIGN = "<!--teken-->"
"""Where a letter says that it holds a character which cannot be printed."""
_COUNTERS = {"page": Markup('<span class="number"></span>'), "pages": Markup('<span class="total"></span>')}


def page(letter: str, code: str, context: Letter) -> str:
    """The HTML of a letter for a reader of the language ``code``.

    Raises:
        TypeError: the values are of another letter.
    """
    if not isinstance(context, LETTERS[letter]):
        raise TypeError(f"{letter} is made from {LETTERS[letter].__name__}")
    reader = languages.language(code)
    source = languages.language(languages.SOURCE)
    if has_own_language(letter):
        html = _fill(letter, "brief.html", reader, context)
    elif reader == source:
        html = _fill(letter, "nl.html", source, context, sheet="", reader=reader)
    else:
        sheet = Markup(_fill(letter, "uitleg.html", reader, context))  # noqa: S704 -- our own template's output
        html = _fill(letter, "nl.html", source, context, sheet=sheet, reader=reader)
    return html.translate(_REMOVED)


def say_what_is_missing(html: str, letter: str, code: str) -> str:
    """The HTML of a letter that says, in each of its languages, that a character in it is not printed."""
    reader, source = languages.language(code), languages.language(languages.SOURCE)
    first = reader if has_own_language(letter) else source
    for language in (first, reader):
        said = environment(language).get_template("_shared/teken.html").render()
        html = html.replace(MISSING_SIGN, said, 1)
    return html


def has_own_language(letter: str) -> bool:
    """True when the whole letter is in the reader's language, because it decides nothing."""
    return (paths.PDF / letter / "brief.html").exists()


def _fill(letter: str, name: str, language: Language, context: Letter, **more: object) -> str:
    templates = environment(language)
    with languages.watching() as missed:
        html = templates.get_template(f"{letter}/{name}").render(
            letter=context, language=language, folder=letter, large=_is_large(context), **more
        )
    notice = templates.get_template("_shared/onvertaald.html").render() if missed else ""
    return html.replace(NOTICE, notice, 1)


def _is_large(context: Letter) -> bool:
    """Whether who gets it asked for large print."""
    reader = getattr(context, "addressee", context)
    return bool(getattr(reader, "large_print", False))


@cache
def environment(language: Language) -> Environment:
    """The Jinja environment of one language, its catalogue and its formatting bound."""
    environment = Environment(
        loader=FileSystemLoader(paths.PDF),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = languages.translations(language.code)
    environment.install_gettext_translations(catalogue, newstyle=True)  # type: ignore[attr-defined]
    environment.filters["bdi"] = formatting.bdi
    environment.filters["unbroken"] = formatting.unbroken
    environment.filters["listed"] = partial(formatting.listed, language=language)
    environment.filters["opening"] = partial(formatting.opening, language=language)
    environment.filters["direction"] = formatting.direction
    environment.filters["picture"] = drawing.picture
    environment.filters["qr"] = drawing.qr
    environment.globals["strong"] = Markup("<strong>{}</strong>").format
    environment.globals["counter"] = _COUNTERS.__getitem__
    for formatter in (formatting.day, formatting.moment_day, formatting.moment_time, formatting.hours):
        environment.filters[formatter.__name__] = partial(_unbroken, formatter, language)
    for plain in (formatting.weekday, formatting.month):
        environment.filters[plain.__name__] = partial(plain, language=language)
    return environment


def _unbroken(formatter: Callable[[Any, Language], str], language: Language, value: Any) -> Markup:
    return formatting.unbroken(formatter(value, language))
