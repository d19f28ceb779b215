"""What must hold of the Dutch of every page that is not for staff. A check says in words what is wrong."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from portal.wording.findingsentences import SENTENCES
from tests.fixtures.installations import law
from tests.support import dutch
from tests.web.dutch_pages import Page


class Untold(NamedTuple):
    """Terms that some pages need not tell, and why."""

    terms: tuple[str, ...]
    pages: str
    why: str


UNTOLD = (
    Untold(
        ("tegenprestatie", "bezwaar"),
        r"(?:agreed|working)(?: again)? /mijn/(?:uren/\w+|) ?(?:sent )?\d*$",
        "who does a tegenprestatie has read in his letter what it is; these pages are full (3 kB)",
    ),
    Untold(
        ("ioaw", "ioaz"),
        r"/(?:wat-is-een-tegenprestatie|waarom|andere-regels) 200$",
        "the names of benefits: who gets one knows its name, and to others it says nothing",
    ),
)
"""What a page says without telling what it is."""


def too_hard(page: Page) -> list[str]:
    """Every goal that the Dutch of a page is over."""
    measured = page.measured
    return [
        *([f"too long: {measured.longest}"] if measured.length > dutch.LONGEST else ()),
        *([f"{measured.average:.1f} words a sentence"] if measured.average > dutch.AVERAGE else ()),
        *([f"{measured.long_words:.0%} long words"] if measured.long_words > dutch.LONG_WORDS else ()),
        *(f"hard: {word}" for word in measured.hard if not _is_untold(word, page)),
    ]


def _is_untold(word: str, page: Page) -> bool:
    return any(word in one.terms and re.search(one.pages, page.name) for one in UNTOLD)


def wrong(pages: Mapping[str, Page]) -> dict[str, list[str]]:
    """By the name of each page with which something is wrong: what that is."""
    found = {name: [*too_hard(page), *shows_law(page)] for name, page in pages.items()}
    return {name: said for name, said in found.items() if said}


def shows_law(page: Page) -> list[str]:
    """Numbers of articles and contradictions where everybody reads them, and law in more than one place."""
    said = [
        text for text in page.seen.blocks if dutch.ARTICLE.search(text) or dutch.CONTRADICTION.search(text)
    ]
    text = " ".join(page.seen.blocks)
    places = [f"{len(page.seen.of_law)} places with law"] if len(page.seen.of_law) > 1 else []
    return [*said, *(doubt for doubt in doubts() if doubt in text), *places]


def doubts() -> list[str]:
    """Each sentence that says where the rules contradict themselves, those of all gemeenten."""
    flags = [text for code, text in SENTENCES.items() if code.startswith("flag_")]
    known = (one for regeling in law().regelingen for one in regeling.contradictions.values())
    return [*flags, *(one.gist for one in known)]
