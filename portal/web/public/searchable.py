"""What can be found on the public site: its pages, the self-check and the forms, in each language.

Besides what stands on it, a page is found by the words of ``translations/searchwords.toml``.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from html.parser import HTMLParser

from flask import current_app, url_for

from portal import languages, paths
from portal.domain.fold import fold
from portal.web.flows import FLOWS
from portal.web.public.site import PAGES, PublicPage
from portal.web.public.views import address, content
from portal.wording import N_

BLOCKS = frozenset({"h1", "h2", "h3", "p", "li", "dt", "dd"})
WORD = re.compile(r"\w+")
SHORT = 3
"""A word of so many letters counts only at the start of a word: "bus" is not in "combustion"."""
STEM = 5
"""What has so many letters may have another ending; "kind" does not stand for "kinderopvang"."""
TOOLS = (
    ("self_check", N_("Geldt dit voor mij?"), N_("Een paar vragen, zonder inloggen. Wij bewaren niets.")),
    ("report", N_("Meld oneerlijk werk"), N_("Iedereen mag het melden: u, een collega of een buur.")),
    ("joining", N_("Iemand helpen met een formulier"), N_("Kreeg u een code van iemand die u helpt?")),
)
"""Pages that ask something: name, title and one sentence."""


@dataclass(frozen=True)
class Entry:
    """Something that can be found: its title, one sentence, and its texts, each also in a form to compare.

    ``url`` is empty for a form that needs a sign-in; then ``form`` is its slug.
    """

    title: str
    summary: str
    texts: tuple[tuple[str, str], ...]
    found_by: frozenset[str]
    url: str = ""
    form: str = ""

    def weight(self, word: str) -> int:
        """How well a word fits, 0 when it lacks: ten in the title, five among the words to be found by."""
        in_title = stands_in(word, fold(self.title))
        in_words = any(is_alike(word, other) for other in self.found_by)
        return 10 * in_title + 5 * in_words + sum(stands_in(word, text) for _, text in self.texts)

    def best(self, words: tuple[str, ...]) -> str:
        """The text with the most of the words, the first of those; else the sentence of the whole."""
        scored = [(sum(stands_in(word, text) for word in words), shown) for shown, text in self.texts]
        most = max(scored, key=lambda pair: pair[0], default=(0, ""))
        return most[1] if most[0] else self.summary


class MainText(HTMLParser):
    """Reads the texts of the main part of a page, block by block."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_main = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block starts a new text."""
        self._is_main = self._is_main or tag == "main"
        if tag in BLOCKS and self._is_main:
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        """After the main part nothing counts."""
        self._is_main = self._is_main and tag != "main"

    def handle_data(self, data: str) -> None:
        """Text belongs to the block that was started last."""
        if self._is_main and self.texts:
            self.texts[-1] += data


def is_alike(word: str, other: str) -> bool:
    """Whether a word begins another, or has an ending more: "hastayim" is found by "hasta"."""
    return other.startswith(word) or (len(other) >= STEM and word.startswith(other))


def stands_in(word: str, text: str) -> bool:
    """Whether a word stands in a plain text; a longer word also within another word."""
    return re.search(rf"\b{re.escape(word)}", text) is not None if len(word) <= SHORT else word in text


@lru_cache(maxsize=64)
def entries(_gemeente: str, lang: str, _on: date) -> tuple[Entry, ...]:
    """Everything to be found at a gemeente in a language; made anew each day, because the law may differ."""
    with languages.watching():
        return (*map(_of_page, PAGES, [lang] * len(PAGES)), *_tools(lang), *_forms(lang))


def _of_page(page: PublicPage, lang: str) -> Entry:
    translate = languages.translations(lang).gettext
    return Entry(
        title=translate(page.title),
        summary=translate(page.summary),
        texts=tuple((text, fold(text)) for text in _texts(page, lang)),
        found_by=_found_by(page.name, lang),
        url=address(page, lang),
    )


def _tools(lang: str) -> Iterator[Entry]:
    translate = languages.translations(lang).gettext
    urls = {
        "self_check": url_for("public.self_check", lang=lang),
        "report": url_for("signals.report", lang=lang),
        "joining": url_for("joining.code"),
    }
    for name, title, summary in TOOLS:
        yield Entry(translate(title), translate(summary), (), _found_by(name, lang), url=urls[name])


def _forms(lang: str) -> Iterator[Entry]:
    translate = languages.translations(lang).gettext
    for slug, form in FLOWS.items():
        intro = tuple((text, fold(text)) for text in map(translate, form.intro))
        found_by = _found_by(f"form.{slug}", lang)
        yield Entry(translate(form.title), translate(form.hint), intro, found_by, form=slug)


@cache
def searchwords() -> Mapping[str, Mapping[str, str]]:
    """The words to be found by: name of a page or form, language, words with spaces between."""
    with (paths.TRANSLATIONS / "searchwords.toml").open("rb") as file:
        return tomllib.load(file)


def _found_by(name: str, lang: str) -> frozenset[str]:
    """The words of a language, and the Dutch ones: letters of the gemeente use those."""
    words = searchwords().get(name, {})
    both = f"{words.get(languages.SOURCE, '')} {words.get(lang, '')}"
    return frozenset(word for word in WORD.findall(fold(both)) if len(word) > SHORT - 1)


def _texts(page: PublicPage, lang: str) -> list[str]:
    """What stands on a page below its title for a stranger: apart from this request and its reader."""
    reader = MainText()
    with current_app.test_request_context(address(page, lang)):
        reader.feed(content(page, lang))
    return [text for text in (" ".join(text.split()) for text in reader.texts) if text][1:]
