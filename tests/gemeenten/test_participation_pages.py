"""Every page under maatschappelijke participatie, in Dutch and in Arabic, speaks of that regime alone."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest

from portal import demo
from tests.browser import pages
from tests.browser.reader import Reader
from tests.gemeenten.meedorp import meedorp, participating
from tests.web import running
from tests.web.page import tree
from tests.web.running import NOW

FOREIGN = re.compile(r"tegenprestatie|lager maken|art\. 9 lid", re.IGNORECASE)
ALL_REGIMES = ("/beheer/", "/woord-melden")
"""Where words of the portal themselves are looked at, those of every regime."""


def of_clients(reader: Reader) -> None:
    """The overview of each client, what it leads to, and the beginning of each form."""
    for persona in demo.CLIENTS:
        reader.be(persona)
        reader.follow("/mijn/", "client", "changing", "mydata", "together", "signals")
    reader.be("asked")
    reader.follow("/mijn/doorgeven", "client")


@pytest.mark.slow("it opens some two hundred pages, in two languages")
@pytest.mark.parametrize("part", [pages.for_everybody, of_clients, pages.of_staff])
@pytest.mark.parametrize("code", ["nl", "ar"])
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
    assert {name: FOREIGN.findall(text) for name, text in own.items() if FOREIGN.search(text)} == {}
