"""Every kind of page that anybody can reach by clicking, for every gemeente."""

from collections import Counter
from urllib.parse import parse_qsl

import pytest
from flask import Flask

from portal import demo
from tests.web.conftest import Opened
from tests.web.helping import helper_of
from tests.web.page import Page
from tests.web.running import HOOGEZAND, gemeenten
from tests.web.visitor import Visitor

EVERYBODY = (*demo.CLIENTS, *demo.STAFF)
WAYS = (
    *((gemeente, "nl") for gemeente in gemeenten()),
    (HOOGEZAND, "ar"),
)
"""Every gemeente; ``tests/browser/test_barriers.py`` opens the pages of one in every language."""
LISTS = (
    "/werk/?staat=besloten",
    "/werk/?staat=wacht",
    "/werk/?wie=ik",
    "/mijn/plan/uren",
    "/werk/meldingen?staat=gesloten",
)
OF_A_KIND = 2
"""So many pages of a kind are enough for one person: sixty cases look alike."""
FOR_EVERYBODY = (
    "public.",
    "account.",
    "casework.regeling",
    "static",
    "client.form_start",
    "client.step",
    "client.paper",
    "client_papers.listed",
    "mydata.",
    "together.",
)
"""What looks the same to all of them, or nearly."""


ONLY_NAMED = {"taak", "na", "volgorde", "zoek"}
"""Arguments of a list whose value makes no other kind of page."""


def _asked(query: str) -> str:
    """What an address asks of a list: one wish at a time is a kind of page, and not each mix of them."""
    wishes = dict(parse_qsl(query))
    named = sorted(ONLY_NAMED & wishes.keys())
    return (
        named[0] if named else "&".join(f"{name}={value}" for name, value in sorted(wishes.items()) if value)
    )


class Walk:
    """The pages that were seen, by everybody together."""

    def __init__(self, app: Flask, code: str) -> None:
        self.app = app
        self.code = code
        self.kinds: Counter[tuple[str, str]] = Counter()
        self.pages: list[Page] = []

    def by(self, persona: str) -> None:
        """Follow the links of one person from the first page on."""
        visitor = Visitor(self.app, self.code).speak(self.code)
        self.on_from(visitor, persona, [visitor.sign_in(persona).url, *LISTS])

    def by_helper(self) -> None:
        """The same, as somebody whom a client invited."""
        helper = helper_of(self.app, "asked", self.code)
        self.on_from(helper, "helper", ["/helpen", "/helpen/formulieren"])

    def on_from(self, visitor: Visitor, persona: str, todo: list[str]) -> None:
        """Follow every link of these pages, and of those after them."""
        while todo:
            url = todo.pop()
            if self._is_new(url, persona):
                self.pages.append(visitor.open(url))
                links = (link.partition("#")[0] for link in self.pages[-1].links())
                todo += [link for link in links if link.startswith("/")]

    def _is_new(self, url: str, persona: str) -> bool:
        path, _, query = url.partition("?")
        endpoint, parts = self.app.url_map.bind("localhost").match(path)
        asked = _asked(query) if endpoint.startswith("casework") else ""  # elsewhere: where one came from
        kind = " ".join([endpoint, asked, *(str(part) for name, part in parts.items() if name != "key")])
        who = "" if endpoint.startswith(FOR_EVERYBODY) else persona
        self.kinds[who, kind] += 1
        return self.kinds[who, kind] <= OF_A_KIND and endpoint != "static"


@pytest.mark.slow("every page of everybody, in one walk")
@pytest.mark.parametrize(("gemeente", "code"), WAYS)
def test_whoever_follows_the_links_meets_no_error_and_leaves_none_in_the_log(
    portal_of: Opened, gemeente: str, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    walk = Walk(portal_of(gemeente), code)
    for persona in EVERYBODY:
        walk.by(persona)
    walk.by_helper()
    broken = [page.url for page in walk.pages if page.status not in {200, 403}]
    assert broken == []
    assert "error" not in capsys.readouterr().out
    assert {page.language for page in walk.pages if page.answer.mimetype == "text/html"} == {code}


@pytest.mark.slow("every page of two people")
def test_no_two_pages_of_one_person_have_the_same_title(portal_of: Opened) -> None:
    walk = Walk(portal_of("rotterdam"), "nl")
    for persona in ("question", "ingrid"):
        walk.pages.clear()
        walk.by(persona)
        urls_by_title: dict[str, set[str]] = {}
        for page in walk.pages:
            if page.status == 200 and page.title:
                urls_by_title.setdefault(page.title, set()).add(page.url.partition("?")[0])
        assert {title: urls for title, urls in urls_by_title.items() if len(urls) > 1} == {}
