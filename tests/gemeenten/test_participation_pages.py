"""Every page under maatschappelijke participatie, in each language, speaks of that regime alone."""

from collections.abc import Callable
from datetime import datetime

import pytest

from portal import demo
from portal.languages import LANGUAGES
from tests.browser import pages
from tests.browser.reader import Reader
from tests.gemeenten.foreign import foreign_in
from tests.gemeenten.meedorp import meedorp, participating
from tests.web import running, ways
from tests.web.dutch_checks import wrong
from tests.web.dutch_pages import pages_of
from tests.web.page import tree
from tests.web.running import NOW

ALL_REGIMES = ("/beheer/", "/woord-melden")
"""Where words of the portal themselves are looked at, those of every regime."""


def of_clients(reader: Reader) -> None:
    """The overview of each client, what it leads to, and the beginning of each form."""
    for persona in demo.CLIENTS:
        reader.be(persona)
        reader.follow("/mijn/", "client", "changing", "mydata", "together", "signals", "course", "post")
        reader.follow("/mijn/verloop", "client", "changing")
        reader.follow("/mijn/post", "client", "post")
    reader.be("asked")
    reader.follow("/mijn/doorgeven", "client")


def of_forms(reader: Reader) -> None:
    """Each form but that for hours, which nobody owes here."""
    pages.of_forms(reader, without=ways.HOURS)


@pytest.mark.slow("it opens some two hundred pages, in seven languages")
@pytest.mark.parametrize("part", [pages.for_everybody, of_clients, of_forms, pages.of_staff])
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_speaks_of_another_regime(
    code: str,
    part: Callable[[Reader], None],
    moment: Callable[[datetime], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = participating()
    monkeypatch.setattr(running, "law", lambda: library)
    moment(NOW)
    with meedorp() as app:
        reader = Reader(app, code)
        part(reader)
    said = {name: tree(html).get_text(" ") for name, html in reader.pages.items()}
    own = {name: text for name, text in said.items() if not any(one in name for one in ALL_REGIMES)}
    assert len(own) > 10
    found = {name: foreign_in(text, code) for name, text in own.items()}
    assert {name: words for name, words in found.items() if words} == {}


@pytest.mark.slow("every page of everybody but staff, in one walk")
def test_each_page_in_dutch_is_plain(
    moment: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    library = participating()
    monkeypatch.setattr(running, "law", lambda: library)
    moment(NOW)
    with meedorp() as app:
        assert wrong(pages_of(app, (pages.for_everybody, of_clients, of_forms))) == {}
