"""All letters and messages of the gemeente in one list: what is new first, and what was opened when."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal import demo
from portal.actions.installation import Installation
from portal.store import trail
from portal.web.client import todo
from tests.web.cases import new_letters, open_letters
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.test_overview import beginning, next_of, rows_of
from tests.web.visitor import Visitor, in_language

POST = "/mijn/post"
OPENED = "U opende dit op 15 september 2026."
Hold = Callable[[datetime], None]


def listed(page: Page) -> tuple[list[str], list[str]]:
    """What is new, and what was read: where each line leads."""
    return page.links("section[aria-labelledby=nieuw]"), page.links("section[aria-labelledby=eerder]")


def times_opened(portal: Installation, letter: str) -> int:
    """How often the trail says that a letter was opened."""
    key = letter.rpartition("/")[2].removesuffix(".pdf")
    with portal.store.read() as connection:
        return [one.event for one in trail.of(connection, key)].count("letter:opened")


def test_a_letter_is_new_until_it_is_opened_here_and_then_says_when(visit: Signed) -> None:
    client = visit("agreed", "nl")
    [letter] = new_letters(client)
    before = client.get(POST)
    assert letter in listed(before)[0]
    assert OPENED not in before.text
    client.download(letter)
    new, read = listed(client.get(POST))
    assert (letter in new, letter in read) == (False, True)
    assert OPENED in client.get(POST).text


def test_it_is_written_down_once_and_only_for_its_own_client(visit: Signed, moment: Hold) -> None:
    client = visit("agreed", "nl")
    [letter] = new_letters(client)
    visit("refused").get(letter, status=404)
    assert (letter in new_letters(client), times_opened(client.portal, letter)) == (True, 0)
    client.download(letter)
    moment(NOW + timedelta(minutes=5))
    client.download(letter)
    assert times_opened(client.portal, letter) == 1
    assert OPENED in client.get(POST).text


def test_after_six_weeks_a_letter_that_was_read_on_paper_is_new_no_longer(
    visit: Signed, moment: Hold
) -> None:
    assert len(new_letters(visit("agreed"))) == 1
    moment(NOW + timedelta(weeks=7))
    later = visit("agreed", "nl")
    assert new_letters(later) == []
    assert beginning(todo.LETTER) not in next_of(later.get("/mijn/"))[0]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_letters_and_messages_alone_are_together_all(visit: Signed, persona: str) -> None:
    client = visit(persona, "nl")
    everything = client.get(POST)
    letters, messages = (client.get(f"{POST}?soort={kind}") for kind in ("brieven", "berichten"))
    lines = [[*new, *read] for new, read in map(listed, (everything, letters, messages))]
    assert sorted(lines[0]) == sorted(lines[1] + lines[2])
    assert all("/brieven/" in link for link in lines[1])
    assert not any("/brieven/" in link for link in lines[2])
    chosen = [
        words(page.soup.select_one(".p-chips [aria-current]")) for page in (everything, letters, messages)
    ]
    assert chosen == [in_language("nl", one) for one in ("Alles", "Brieven", "Berichten")]


def test_a_kind_that_there_is_not_shows_all(visit: Signed) -> None:
    client = visit("working", "nl")
    assert listed(client.get(f"{POST}?soort=kaarten")) == listed(client.get(POST))


def test_a_question_that_waits_is_new_and_has_its_day(visit: Signed) -> None:
    client = visit("question", "nl")
    page = client.get(POST)
    [question] = [link for link in listed(page)[0] if link.endswith("/vraag")]
    row = next(one for one in page.soup.select("li.p-row") if one.find("a", href=question))
    assert in_language("nl", "Antwoord nodig") in words(row)
    assert row.find("time") is not None


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_the_overview_shows_the_first_three_and_leads_to_more(visit: Signed, persona: str) -> None:
    client = visit(persona, "nl")
    page = client.get("/mijn/")
    new, read = listed(client.get(POST))
    shown = page.links("section[aria-labelledby=post] ul")
    assert shown == [*new, *read][:3]
    assert len(rows_of(page, "post")) == len(shown)
    assert (POST in page.links("section[aria-labelledby=post]")) is (len(new) + len(read) > 3)


def count_of(client: Visitor) -> str:
    """What the menu says waits at the post."""
    found = client.get("/mijn/").soup.select_one(f".p-nav a[href='{POST}'] .p-count")
    return words(found).partition(" ")[0] if found else ""


def test_the_menu_counts_what_was_not_opened(visit: Signed) -> None:
    client = visit("agreed", "nl")
    assert count_of(client) == "1"
    open_letters(client)
    assert count_of(client) == ""
