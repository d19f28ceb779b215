"""Searches the public site, in the language of the page. What somebody looks for is kept nowhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import request

from portal import clock
from portal.domain.fold import fold
from portal.domain.permissions import Permission
from portal.web import pages
from portal.web.access import needs
from portal.web.address import LANG
from portal.web.portal import installation
from portal.web.public.searchable import WORD, Entry, entries
from portal.web.public.views import form_address, public

LONGEST_WORD = 100
ARTICLE = "ال"  # the Arabic "the", written on to its word
USUAL = 0.5
"""A word that stands on more than this part of all pages says nothing about what somebody looks for."""


@dataclass(frozen=True)
class Hit:
    """Something that was found, with the sentence that fits best."""

    url: str
    title: str
    sentence: str


@public.get(f"{LANG}/zoeken")
@needs(Permission.PUBLIC_PAGE_VIEW)
def search(lang: str) -> str:
    """What is about the words of ``?woord=``, the best first; else all pages and the telephone."""
    typed = request.args.get("woord", "")[:LONGEST_WORD].strip()
    everything = entries(installation().gemeente_id, lang, clock.today())
    words = tuple(dict.fromkeys(word.removeprefix(ARTICLE) for word in WORD.findall(fold(typed))))
    found = [_hit(entry, words) for entry in ranked(everything, words)] if words else []
    rest = [] if found or not typed else [_hit(entry, ()) for entry in everything if not entry.form]
    return pages.render("public/search.html", word=typed, hits=found, everything=rest)


def ranked(everything: Iterable[Entry], words: tuple[str, ...]) -> list[Entry]:
    """What has all of the words; when nothing has, what has any word that is not usual."""
    weighed = [(entry, [entry.weight(word) for word in words]) for entry in everything]
    complete = [(sum(weights), entry) for entry, weights in weighed if all(weights)]
    return _best_first(complete or _partly(weighed, len(words)))


def _partly(weighed: list[tuple[Entry, list[int]]], number: int) -> list[tuple[float, Entry]]:
    """What has some of the words. A word that little else has weighs more: "mijn" says less than "moeder"."""
    having = [sum(1 for _, weights in weighed if weights[place]) for place in range(number)]
    rare = [place for place in range(number) if 0 < having[place] <= USUAL * len(weighed)]
    scores = ((sum(weights[place] / having[place] for place in rare), entry) for entry, weights in weighed)
    return [(score, entry) for score, entry in scores if score]


def _best_first(scored: Iterable[tuple[float, Entry]]) -> list[Entry]:
    return [entry for _, entry in sorted(scored, key=lambda pair: -pair[0])]


def _hit(entry: Entry, words: tuple[str, ...]) -> Hit:
    return Hit(entry.url or form_address(entry.form), entry.title, entry.best(words))
