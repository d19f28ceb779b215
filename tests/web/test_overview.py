"""The overview: one next step for everybody; and its page beside it, with what happened and what comes."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal import demo
from portal.web.client import timeline, todo
from portal.wording import quantities
from tests.fixtures.installations import where_a_claim_stops_nothing
from tests.web.cases import case_url, claim, new_letters, open_letters, submission_of
from tests.web.conftest import Opened, Signed
from tests.web.page import Page, words
from tests.web.running import HOOGEZAND, NOW
from tests.web.staff import claim_and_reply, reply
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CHANGE, HELP, HOURS, fill_in, weeks_on

COURSE = "/mijn/verloop"
FIRST_WORDS = {
    "asked": (todo.TELL_BY, "/mijn/doorgeven"),
    "busy": (todo.BEGUN, "/mijn/plan/"),
    "sent": (todo.NOTHING, ""),
    "question": (todo.QUESTION, "/vraag"),
    "agreed": (todo.GIVE_HOURS, "/mijn/uren/"),
    "refused": (todo.TELL_BY, "/mijn/doorgeven"),
    "quiet": (todo.NOT_YET, ""),
    "care": (todo.NOTHING, ""),
    "volunteer": (todo.ENOUGH, ""),
    "exempt": (todo.NOTHING, ""),
    "cannot": (todo.NOTHING, ""),
    "working": (todo.READ, "/mijn/ingestuurd/"),
    "helped": (todo.READ, "/mijn/ingestuurd/"),
    "against": (todo.TELL_BY, "/mijn/doorgeven"),
    "assisted": (todo.FILLED_IN, "/mijn/plan/controleren"),
}
"""What the overview of each persona says first once every letter was opened, and where its button leads."""


def beginning(message: str) -> str:
    """The longest part of a sentence in Dutch between its blanks."""
    return max(re.split(r"%\(\w+\)s", in_language("nl", message)), key=len).strip(" .")


def next_of(page: Page) -> tuple[str, list[str]]:
    """What the part with the next step says, and where its buttons lead."""
    [part] = page.soup.select("main section.p-now")
    return words(part), [str(link["href"]) for link in part.select("a[href]")]


def titles(page: Page) -> list[str]:
    """The points of the timeline, in order."""
    assert page.url.partition("?")[0] == COURSE
    return [words(one) for one in page.soup.select("main .p-timeline li, main ol.p-timeline > li")]


def cards(page: Page) -> list[str]:
    """What is said of each thing that the client does, is going to do, or never begins."""
    return [words(one) for one in page.soup.select("section[aria-labelledby=tp] div.p-card")]


def rows_of(page: Page, section: str) -> list[str]:
    """The lines of a section of the overview."""
    return [words(one) for one in page.soup.select(f"main section[aria-labelledby={section}] li.p-row")]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_everybody_is_told_one_thing_and_gets_at_most_one_button(visit: Signed, persona: str) -> None:
    client = visit(persona, "nl")
    open_letters(client)
    said, buttons = next_of(client.get("/mijn/"))
    sentence, leads_to = FIRST_WORDS[persona]
    assert beginning(sentence) in said
    assert len(buttons) == bool(leads_to)
    assert all(leads_to in button for button in buttons)


def test_every_persona_is_in_the_list() -> None:
    assert FIRST_WORDS.keys() == demo.CLIENTS.keys()


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_a_letter_that_was_not_opened_goes_before_everything_else_until_it_is(
    visit: Signed, persona: str
) -> None:
    client = visit(persona, "nl")
    new = new_letters(client)
    for left in range(len(new), 0, -1):
        said, [button] = next_of(client.get("/mijn/"))
        assert beginning(todo.LETTER) in said
        assert button in new
        client.download(button)
        assert len(new_letters(client)) == left - 1
    assert beginning(todo.LETTER) not in next_of(client.get("/mijn/"))[0]


def test_somebody_has_a_letter_to_open(visit: Signed) -> None:
    assert [len(new_letters(visit(persona))) for persona in ("agreed", "refused")] == [1, 1]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_only_the_one_thing_to_do_has_a_button_that_is_filled(visit: Signed, persona: str) -> None:
    page = visit(persona, "nl").get("/mijn/")
    filled = page.soup.select(
        "main .utrecht-button-link--primary-action, main .utrecht-button--primary-action"
    )
    assert [one for one in filled if one.find_parent("section", class_="p-now") is None] == []
    assert len(filled) <= 1


def test_a_new_message_goes_before_what_was_asked_until_it_is_read(visit: Signed) -> None:
    client, noor = visit("asked", "nl"), visit("noor")
    client.send(fill_in(client, HELP)[-1])
    claim_and_reply(noor, case_url(client.portal, "asked"))
    assert beginning(todo.READ) in next_of(client.get("/mijn/"))[0]
    client.get(f"/mijn/ingestuurd/{submission_of(client.portal, 'asked').id}")
    assert beginning(todo.TELL_BY) in next_of(client.get("/mijn/"))[0]


def test_while_it_stands_still_nothing_is_asked_and_afterwards_the_weeks_of_the_pause_are_not(
    visit: Signed, moment: Callable[[datetime], None]
) -> None:
    client, noor = visit("working", "nl"), visit("noor")
    client.send(fill_in(client, CHANGE)[-1])
    case = case_url(client.portal, "working")
    claim(noor, case)
    reply(noor, case, "pauze", starts_on=["15", "9", "2026"], until=["30", "9", "2026"])
    client.get(f"/mijn/ingestuurd/{submission_of(client.portal, 'working').id}")
    open_letters(client)
    old_message = client.get("/mijn/").link(in_language("nl", "Lees het bericht"))
    client.get(old_message)
    page = client.get("/mijn/")
    assert in_language("nl", todo.PAUSED, date="30 september 2026") in next_of(page)[0]
    for point in (timeline.PAUSED_FROM, timeline.PAUSED_UNTIL):
        assert in_language("nl", point) in " ".join(titles(client.get(COURSE)))
    moment(NOW + timedelta(days=27))
    later = visit("working", "nl")
    asked = set()
    while beginning(todo.GIVE_HOURS) in next_of(later.get("/mijn/"))[0]:
        page = later.open(f"/mijn/{HOURS}/")
        asked |= {row.removeprefix("weeks-") for row in weeks_on(page)}
        later.send(page)
    assert asked == {"2026-08-24", "2026-10-05"}  # not in the pauses: 1 to 8 and 15 to 30 September


def test_the_timeline_goes_from_what_was_to_what_comes(visit: Signed) -> None:
    found = [words(one) for one in visit("refused", "nl").get(COURSE).soup.select("main .p-timeline h3")]
    said = [one.partition(": ")[2] for one in found]
    plan = in_language("nl", timeline.SENT_FORM, form=in_language("nl", "Mijn plan"))
    expected = (timeline.ANNOUNCED, plan, timeline.DECIDED, timeline.ANSWER_BY, timeline.BEZWAAR_UNTIL)
    assert sorted(said, key=said.index) == said
    assert set(said) == {in_language("nl", one) for one in expected}
    assert said[:3] == [in_language("nl", one) for one in expected[:3]]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_what_is_done_stands_before_what_is_to_come(visit: Signed, persona: str) -> None:
    points = visit(persona, "nl").get(COURSE).soup.select("main .p-timeline > li")
    looks = [str(one["class"]) for one in points]
    assert looks == sorted(looks, key=lambda look: "todo" in look)
    assert len(points) <= timeline.SHOWN


def test_the_last_day_for_bezwaar_stands_in_the_timeline_until_it_is_over(
    portal_of: Opened, moment: Callable[[datetime], None]
) -> None:
    app = portal_of(HOOGEZAND)
    last_day = in_language("nl", timeline.BEZWAAR_UNTIL)
    for days, is_shown in ((0, True), (22, True), (23, False)):
        moment(NOW + timedelta(days=days))
        visitor = Visitor(app).speak("nl")
        visitor.enter("refused")
        assert (last_day in visitor.get(COURSE).text) is is_shown


def test_hours_that_went_well_stand_with_the_weeks_and_not_with_what_was_sent(visit: Signed) -> None:
    client = visit("working", "nl")
    client.send(fill_in(client, HOURS)[-1])
    key = submission_of(client.portal, "working").id
    page = client.get("/mijn/")
    assert f"/mijn/ingestuurd/{key}" not in page.links("main")
    hours = client.open(f"/mijn/{HOURS}/").soup
    assert quantities.hours(450, "nl") in " ".join(words(one) for one in hours.select("main .p-other-weeks"))
    client.send(client.get(f"/mijn/ingestuurd/{key}/bericht"), {"text": "Ik wil toch iets vragen."})
    assert f"/mijn/ingestuurd/{key}" in client.get("/mijn/").links("main")


def test_where_a_claim_stops_nothing_the_next_step_stays_what_it_was(app: Flask) -> None:
    app.extensions["portal"] = where_a_claim_stops_nothing(app.extensions["portal"])
    client = Visitor(app).speak("nl")
    client.enter("cannot")
    open_letters(client)
    assert beginning(todo.TELL_BY) in next_of(client.get("/mijn/"))[0]
    assert in_language("nl", timeline.ANSWER_BY) in " ".join(titles(client.get(COURSE)))
