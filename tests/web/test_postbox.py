"""All letters and messages in one list, both ways: what is new first, and what was opened when."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal import demo
from portal.actions.installation import Installation
from portal.languages import LANGUAGES
from portal.store import trail
from portal.web.client import todo
from portal.web.flows import FLOWS
from tests.web.cases import case_url, new_letters, open_letters, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.staff import claim_and_reply
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


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_one_wrote_and_what_the_gemeente_wrote_stand_there_newest_first(
    visit: Signed, moment: Hold, code: str
) -> None:
    client, noor = visit("quiet", code), visit("noor", "nl")
    client.send(client.get("/mijn/bericht"), {"story": "Ik ga verhuizen."})
    sent = f"/mijn/ingestuurd/{submission_of(client.portal, 'quiet').id}"
    moment(NOW + timedelta(minutes=5))
    claim_and_reply(noor, case_url(client.portal, "quiet"))
    moment(NOW + timedelta(minutes=10))
    client.get(sent)
    client.send(client.get(f"{sent}/bericht"), {"text": "Dank u wel."})
    rows = client.get(f"{POST}?soort=berichten").soup.select(
        f"section[aria-labelledby=eerder] li:has(a[href='{sent}'])"
    )
    told = ("Bericht van u", "Bericht van ons", "Bericht van u")
    assert [words(row.h3) for row in rows] == [in_language(code, one) for one in told]


def test_a_message_about_a_form_says_which(visit: Signed) -> None:
    client = visit("sent", "nl")
    sent = submission_of(client.portal, "sent")
    client.send(client.get(f"/mijn/ingestuurd/{sent.id}/bericht"), {"text": "Ik heb nu ook een plek."})
    [row] = [
        one
        for one in client.get(POST).soup.select("li.p-row")
        if in_language("nl", "Bericht van u") in words(one)
    ]
    title = in_language("nl", FLOWS[sent.flow].title)
    assert in_language("nl", "Over: %(form)s") % {"form": title} in words(row)


def test_a_question_stays_there_with_the_answer_to_it(visit: Signed) -> None:
    client = visit("question", "nl")
    [asked] = [link for link in listed(client.get(POST))[0] if link.endswith("/vraag")]
    client.send(client.get(asked), {"answer": "Op dinsdag."})
    about = asked.removesuffix("/vraag")
    titles = [words(one.h3) for one in client.get(POST).soup.select(f"li.p-row:has(a[href='{about}'])")]
    assert titles == [in_language("nl", one) for one in ("Antwoord van u", "Onze vraag aan u")]


def test_what_one_sent_oneself_is_not_among_the_post_of_the_overview(visit: Signed) -> None:
    client = visit("quiet", "nl")
    before = [words(row) for row in rows_of(client.get("/mijn/"), "post")]
    client.send(client.get("/mijn/bericht"), {"story": "Ik ga verhuizen."})
    assert [words(row) for row in rows_of(client.get("/mijn/"), "post")] == before
