"""Every page that a client, a helper or a stranger sees, in Dutch, with what a reader reads of it.

``python -m tests.web.dutch_pages`` prints the worst pages of each gemeente and the worst letters.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask

from portal import clock, demo
from portal.demo.letters import sample
from portal.letters.contexts import LETTERS
from portal.letters.markup import page
from portal.store.tables import client
from tests.browser.pages import CLIENT_PAGES, PARTS
from tests.browser.reader import Reader
from tests.support import postgres
from tests.support.dutch import HEADINGS, TERMS, Measured, measure
from tests.support.seen import Seen, seen
from tests.web.page import tree
from tests.web.running import NOW, demo_database, gemeenten, running

WORST = 10
LETTER = "article .body, section.sheet"
NO_SENTENCES = ".signature, .reference, .code, .leaf, .page"
"""Of a letter: the sender, the code of a page and a leaf of a calendar."""
OF_LAW = frozenset(TERMS)
"""A decision says by the word of the law what it rests on and what one can do, and then tells how."""
AGES = (date(2012, 5, 20), date(1950, 5, 20))
"""Born so, a client is too young, or has his pension: an overview that says so, and whereby."""


@dataclass(frozen=True)
class Page:
    """A page or a letter with its figures."""

    name: str
    seen: Seen
    measured: Measured


def pages_of(
    app: Flask, parts: Iterable[Callable[[Reader], None]] = tuple(PARTS.values())
) -> dict[str, Page]:
    """What the walks of the browser see, and then each client's own version of each of his pages."""
    reader = Reader(app, "nl")
    for part in parts:
        part(reader)
    for persona in demo.CLIENTS:
        _each_of(reader, persona)
    for born in AGES:
        _born_on(app, "asked", born)
        reader.be("asked")
        reader.who = f"born {born.year}"
        for path in ("/mijn/", "/mijn/waarom"):
            reader.see(path)
    return {name: _page(name, seen(tree(html))) for name, html in reader.pages.items()}


def _each_of(reader: Reader, persona: str) -> None:
    """The pages to which the overview of a client leads, also those that another client had seen."""
    reader.be(persona)
    reader.who = f"{persona} again"
    reader.paths.clear()
    for path in ("/mijn/", "/mijn/verloop", "/mijn/post"):
        reader.follow(path, *CLIENT_PAGES)


def _born_on(app: Flask, persona: str, born: date) -> None:
    with app.extensions["portal"].store.write() as connection:
        connection.execute(client.update().where(client.c.id == demo.key(persona)).values(birth_date=born))


def letters() -> dict[str, Page]:
    """The sample of each letter, for a reader of Dutch."""
    read = {
        name: seen(tree(page(name, "nl", sample(name))), "article .body", NO_SENTENCES) for name in LETTERS
    }
    return {name: Page(name, one, measure(one.blocks, OF_LAW)) for name, one in read.items()}


def _page(name: str, read: Seen) -> Page:
    return Page(name, read, measure(read.blocks, read.explained))


def worst(pages: Mapping[str, Page]) -> list[Page]:
    """The pages with the longest sentences on average and the longest sentence, the worst first."""
    return sorted(pages.values(), key=lambda one: (-one.measured.average, -one.measured.length))[:WORST]


def report(title: str, pages: Mapping[str, Page]) -> Iterator[str]:
    """A table of the worst pages, and of all that have a hard word, in lines."""
    yield f"\n{title}: {len(pages)}\n{HEADINGS}  page"
    yield from (f"{one.measured.row()}  {one.name}" for one in worst(pages))
    if hard := [one for one in pages.values() if one.measured.hard]:
        yield "hard words:"
        yield from (f"  {', '.join(one.measured.hard)}: {one.name}" for one in hard)


def main() -> None:
    """Print the tables of each gemeente and of the letters."""
    with tempfile.TemporaryDirectory() as folder, clock.at(NOW):
        os.environ[postgres.RUN_FOLDER] = folder
        for gemeente in gemeenten():
            with demo_database(gemeente) as url, running(gemeente, url) as app:
                _say(report(f"Pages of {gemeente}", pages_of(app)))
    _say(report("Letters", letters()))


def _say(lines: Iterator[str]) -> None:
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
