"""Searches the public pages: a small index for each language, made from the pages at the first question."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html.parser import HTMLParser

from flask import current_app, request

from portal import clock, languages
from portal.domain.permissions import Permission
from portal.web import pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.portal import installation
from portal.web.public.site import PAGES, PublicPage
from portal.web.public.views import address, content, public

LONGEST_WORD = 100
BLOCKS = frozenset({"h1", "h2", "h3", "p", "li", "dt", "dd"})
ARTICLE = "ال"  # the Arabic "the", written on to its word
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Hit:
    """A page that was found, with the sentence that fits best."""

    url: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Indexed:
    """A page as the index keeps it: its title and its texts, each also in a form to compare."""

    page: PublicPage
    texts: tuple[tuple[str, str], ...]

    @property
    def title(self) -> tuple[str, str]:
        """The heading of the page."""
        return self.texts[0]

    def score(self, words: Iterable[str]) -> int:
        """How well the page fits: a word in the title weighs as much as ten in the text; 0 when one lacks."""
        each = [
            10 * (word in self.title[1]) + sum(word in plain for _, plain in self.texts[1:]) for word in words
        ]
        return sum(each) if all(each) else 0

    def best(self, words: Iterable[str]) -> str:
        """The text with the most of the words; the first of those."""
        wanted = tuple(words)
        return max(self.texts[1:], key=lambda text: sum(word in text[1] for word in wanted))[0]


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


@public.get(f"{LANG}/zoeken")
@needs(Permission.PUBLIC_PAGE_VIEW)
def search(lang: str) -> str:
    """The pages on which the words of ``?woord=`` stand, the best first."""
    typed = request.args.get("woord", "")[:LONGEST_WORD].strip()
    return pages.render("public/search.html", word=typed, hits=hits(typed, lang))


def hits(typed: str, lang: str) -> list[Hit]:
    """The pages with all words of a question; a word also counts inside a longer word."""
    words = [word.removeprefix(ARTICLE) for word in WORD.findall(plain(typed))]
    if not words:
        return []
    index = indexed(installation().gemeente_id, lang, clock.today())
    scored = [(page.score(words), page) for page in index]
    found = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return [Hit(address(page.page, lang), page.title[0], page.best(words)) for _, page in found]


@lru_cache(maxsize=64)
def indexed(_gemeente: str, lang: str, _on: date) -> tuple[Indexed, ...]:
    """The pages of a gemeente in a language; made anew each day, because the law may differ."""
    return tuple(Indexed(page, tuple((text, plain(text)) for text in _texts(page, lang))) for page in PAGES)


def plain(text: str) -> str:
    """A text to compare: without capitals, accents and vowel marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _texts(page: PublicPage, lang: str) -> list[str]:
    """What stands on a page for a stranger: apart from this request and its reader."""
    reader = MainText()
    with current_app.test_request_context(address(page, lang)), languages.watching():
        reader.feed(content(page, lang))
    return [text for text in (" ".join(text.split()) for text in reader.texts) if text]
