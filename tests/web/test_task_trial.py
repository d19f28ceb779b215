"""What a client comes to do, and how many presses it takes: each is one that somebody can miss."""

from collections.abc import Callable
from typing import Any

import pytest
from icalendar import Calendar

from portal import clock, demo
from portal.store import dossiers
from portal.web.client.overview import NOT_AGREED
from tests.web.cases import open_letters
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language

CODES = ("nl", "ar", "uk")


class Hand:
    """Somebody who reads a page and presses what it says; each press counts."""

    def __init__(self, visitor: Visitor, code: str) -> None:
        self.visitor, self.code, self.presses = visitor, code, 0
        self.page = visitor.get("/mijn/")

    def says(self, message: str, **values: object) -> bool:
        """Whether the page says a sentence."""
        return in_language(self.code, message, **values) in self.page.text

    def where(self, message: str) -> str:
        """Where the first link with these words in the page itself leads."""
        found = self.page.soup.select("main a[href]")
        return next(str(one["href"]) for one in found if in_language(self.code, message) in words(one))

    def press(self, message: str) -> Page:
        """Press a link."""
        self.presses += 1
        self.page = self.visitor.open(self.where(message))
        return self.page

    def send(self, answers: dict[str, Any] | None = None, action: str = "") -> Page:
        """Press the button of a form."""
        self.presses += 1
        self.page = self.visitor.send(self.page, answers, action=action)
        return self.page

    def action(self, part: str) -> str:
        """Where the form leads whose address holds these words."""
        forms = self.page.soup.select("main form[method=post]")
        return next(str(one["action"]) for one in forms if part in str(one.get("action")))

    def fetch(self, message: str, mimetype: str) -> bytes:
        """Press a link that is a file."""
        self.presses += 1
        return self.visitor.download(self.where(message), mimetype)


def see_when_to_answer(hand: Hand) -> None:
    with hand.visitor.portal.store.read() as connection:
        day = dossiers.require_of_client(connection, demo.key("asked")).answer_by
    assert day
    leaf = hand.page.soup.select_one(".p-now time.p-day")
    assert leaf
    assert leaf["datetime"] == day.isoformat()
    assert hand.page.soup.select_one(".p-now .p-left")


def see_whom_to_call(hand: Hand) -> None:
    assert hand.page.soup.select_one("[aria-labelledby=wie] a[href^='tel:']")


def read_the_new_letter(hand: Hand) -> None:
    assert hand.fetch("Lees de brief", "application/pdf").startswith(b"%PDF")


def give_the_hours_of_two_weeks(hand: Hand) -> None:
    open_letters(hand.visitor)
    hand.page = hand.visitor.get("/mijn/")
    hand.press("Uren doorgeven")
    hand.send()
    assert hand.says("Wij hebben uw uren")


def begin_to_object_to_a_decision(hand: Hand) -> None:
    hand.send(action=hand.action("/bezwaar"))
    assert "/mijn/oneens/" in hand.page.url


def answer_a_question(hand: Hand) -> None:
    hand.press("Bekijk de vraag")
    hand.send({"answer": "Ik sprak mevrouw Postma, op dinsdag."})
    assert hand.says("Wij hebben uw antwoord. Wij gaan weer verder.")


def go_on_with_what_was_begun(hand: Hand) -> None:
    hand.press("Ga verder")
    assert hand.page.soup.select_one("form#antwoord")


def throw_away_what_was_begun(hand: Hand) -> None:
    hand.send(action=hand.action("/opnieuw"))
    assert not hand.visitor.get("/mijn/").soup.select("[aria-labelledby=begonnen]")


def ask_to_be_called_back(hand: Hand) -> None:
    hand.press("Bel mij terug")
    assert hand.page.soup.select("input[name=times]")


def write_a_message(hand: Hand) -> None:
    hand.press("Schrijf een bericht")
    hand.send({"story": "Ik ga verhuizen. Verandert er dan iets?"})
    assert hand.says("Verstuurd")


def see_where_a_plan_is(hand: Hand) -> None:
    hand.press("Mijn plan")
    assert hand.says("Een klantmanager bekijkt het")


def put_the_days_in_a_calendar(hand: Hand) -> None:
    hand.press("Wat er gebeurde en wat er komt")
    file = hand.fetch("Zet deze dagen in uw agenda", "text/calendar")
    assert list(Calendar.from_ical(file).walk("VEVENT"))


def take_a_plan_back(hand: Hand) -> None:
    hand.press("Mijn plan")
    hand.press("Ik trek dit in")
    hand.send()
    assert hand.says("U trok dit in. Wij doen er niets meer mee.")


def ask_for_an_interpreter(hand: Hand) -> None:
    hand.press("Ik wil een tolk (gratis)")
    assert hand.page.soup.select("input[name=interpreter]")


TASKS: tuple[tuple[str, Callable[[Hand], None], int], ...] = (
    ("asked", see_when_to_answer, 0),
    ("asked", see_whom_to_call, 0),
    ("agreed", read_the_new_letter, 1),
    ("agreed", give_the_hours_of_two_weeks, 2),
    ("refused", begin_to_object_to_a_decision, 1),
    ("question", answer_a_question, 2),
    ("busy", go_on_with_what_was_begun, 1),
    ("busy", throw_away_what_was_begun, 1),
    ("quiet", ask_to_be_called_back, 1),
    ("quiet", write_a_message, 2),
    ("sent", see_where_a_plan_is, 1),
    ("asked", put_the_days_in_a_calendar, 2),
    ("sent", take_a_plan_back, 3),
    ("exempt", ask_for_an_interpreter, 1),
)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("persona", "task", "presses"), TASKS, ids=[task.__name__ for _persona, task, _presses in TASKS]
)
def test_a_task_takes_no_more_presses_than_this(
    visit: Signed, persona: str, task: Callable[[Hand], None], presses: int, code: str
) -> None:
    hand = Hand(visit(persona, code), code)
    task(hand)
    assert hand.presses == presses


STATES = {
    "asked": ("Vertel ons wat u wilt doen", ("wie", "door")),
    "agreed": ("Geef uw uren door", ("wie", "tp", "post", "dagen")),
    "refused": ("Vertel ons wat u wilt doen", ("wie", "daarna", "post")),
    "busy": ("Maak het af: %(form)s", ("wie", "begonnen", "door")),
    "quiet": ("Wij hebben u nog niets gevraagd. U mag wel alvast iets doorgeven.", ("wie", "door")),
}
"""What the overview says large in each state once the letters were opened, and what stands there too."""


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("persona", STATES)
def test_each_state_of_the_overview_says_one_thing_large(visit: Signed, persona: str, code: str) -> None:
    client = visit(persona, code)
    open_letters(client)
    page = client.get("/mijn/")
    title, sections = STATES[persona]
    [now] = page.soup.select("main section.p-now")
    assert in_language(code, title, form=in_language(code, "Mijn plan")) == words(now.h2)
    assert len(now.select(".utrecht-button-link--primary-action")) == (persona != "quiet")
    assert all(page.soup.select_one(f"section[aria-labelledby={one}]") for one in sections)


@pytest.mark.parametrize("code", CODES)
def test_after_a_no_it_says_what_that_means_and_until_when_one_can_do_what(visit: Signed, code: str) -> None:
    client = visit("refused", code)
    [part] = client.get("/mijn/").soup.select("section[aria-labelledby=daarna]")
    said = words(part)
    for sentence in (NOT_AGREED, "Dit besluit verandert niets aan uw uitkering."):
        assert in_language(code, sentence) in said
    days = [str(leaf["datetime"]) for leaf in part.select("time.p-day")]
    assert len(days) == len(part.select(".p-choose")) == 2
    assert all(day > clock.today().isoformat() for day in days)
