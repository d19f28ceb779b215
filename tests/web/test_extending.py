"""Asking to go on as it was agreed, while a form of the same kind was begun already: nothing goes unasked."""

import pytest
from flask import Flask

from portal import demo
from portal.store import drafts
from tests.web.answers import PLAN
from tests.web.cases import submission_of
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

TASK = PLAN["wat"]["task"]
ASKED = "Wilt u verder met wat u begon?"
FILLED_IN = "Wij vulden het formulier voor u in, zoals het was. Klopt het nog? Verstuur het dan."
CHECK = "/mijn/plan/controleren"


@pytest.fixture
def url(app: Flask) -> str:
    """Where the client whose plan was agreed to asks to go on."""
    return f"/mijn/ingestuurd/{submission_of(app.extensions['portal'], 'agreed').id}/doorgaan"


def begin(client: Visitor, task: str = TASK) -> None:
    """Begin with another plan."""
    client.send(client.get("/mijn/plan/wat"), {**PLAN["wat"], "task": task})


def ask(client: Visitor, url: str) -> Page:
    """Press the button to go on, wherever that leads."""
    return client.follow(client.post_raw(url, {"csrf_token": client.token()}))


def draft_of(client: Visitor) -> drafts.Draft | None:
    """The plan that the client is filling in."""
    with client.portal.store.read() as connection:
        return drafts.get(connection, demo.key("agreed"), "plan")


def test_without_a_draft_the_form_stands_filled_in_at_once_and_twice_is_once(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    for _press in range(2):
        page = ask(client, url)
        assert page.url == CHECK
        assert in_language("nl", FILLED_IN) in page.alerts
    first = draft_of(client)
    ask(client, url)
    assert draft_of(client) == first


def test_what_was_begun_is_not_thrown_away_but_asked_about_with_its_day(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    begin(client)
    begun = draft_of(client)
    page = ask(client, url)
    assert (page.url, page.heading) == (url, in_language("nl", ASKED))
    assert "15 september 2026" in page.text
    assert draft_of(client) == begun


def test_the_first_choice_leads_to_where_one_was(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    begin(client)
    page = ask(client, url)
    form = in_language("nl", "Mijn plan")
    assert page.link(in_language("nl", "Ga verder: %(form)s", form=form)) == "/mijn/plan/uren"
    assert client.get("/mijn/plan/wat").value("task") == TASK


def test_the_second_choice_fills_it_in_as_it_was_and_twice_is_once(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    begin(client)
    page = ask(client, url)
    assert client.send(page).url == CHECK
    filled = draft_of(client)
    assert filled is not None
    assert filled.answers["task"] != TASK
    again = client.send(page)
    assert (again.url, draft_of(client)) == (CHECK, filled)


def test_an_old_page_does_not_throw_away_what_was_begun_after_it(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    begin(client)
    old = ask(client, url)
    client.send(client.get("/mijn/plan/"), action="/mijn/plan/opnieuw")
    begin(client, "Koffie schenken in het buurthuis bij de kerk.")
    begun = draft_of(client)
    assert client.send(old).url == url
    assert draft_of(client) == begun


def test_what_was_filled_in_to_go_on_and_then_changed_is_asked_about_too(visit: Signed, url: str) -> None:
    client = visit("agreed", "nl")
    ask(client, url)
    begin(client)
    assert ask(client, url).heading == in_language("nl", ASKED)


def test_without_a_draft_there_is_nothing_to_ask(visit: Signed, url: str) -> None:
    assert visit("agreed", "nl").open(url).url == "/mijn/"
