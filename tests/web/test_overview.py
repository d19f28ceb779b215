"""The overview: one next step for everybody, and what happened and what comes in the order of the days."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal import demo
from portal.web.client import nextstep, timeline
from portal.wording import quantities
from tests.fixtures.installations import where_a_claim_stops_nothing
from tests.web.cases import case_url, claim, submission_of
from tests.web.conftest import Opened, Signed
from tests.web.page import Page, words
from tests.web.running import HOOGEZAND, NOW
from tests.web.staff import claim_and_reply, reply
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CHANGE, HELP, HOURS, fill_in, weeks_on

FIRST_WORDS = {
    "asked": (nextstep.TELL_BY, "/mijn/doorgeven"),
    "busy": (nextstep.BEGUN, "/mijn/plan/"),
    "sent": (nextstep.NOTHING, ""),
    "question": (nextstep.QUESTION, "/vraag"),
    "agreed": (nextstep.GIVE_HOURS, "/mijn/uren/"),
    "refused": (nextstep.TELL_BY, "/mijn/doorgeven"),
    "quiet": (nextstep.NOT_YET, "/mijn/doorgeven"),
    "care": (nextstep.NOTHING, ""),
    "volunteer": (nextstep.ENOUGH, "/mijn/doorgeven"),
    "exempt": (nextstep.NOTHING, ""),
    "cannot": (nextstep.NOTHING, ""),
    "working": (nextstep.READ, "/mijn/ingestuurd/"),
    "helped": (nextstep.READ, "/mijn/ingestuurd/"),
    "against": (nextstep.TELL_BY, "/mijn/doorgeven"),
    "assisted": (nextstep.FILLED_IN, "/mijn/plan/controleren"),
}
"""What the overview of each persona says first, and where its one button leads."""


def beginning(message: str) -> str:
    """The longest part of a sentence in Dutch between its blanks."""
    return max(re.split(r"%\(\w+\)s", in_language("nl", message)), key=len).strip(" .")


def next_of(page: Page) -> tuple[str, list[str]]:
    """What the part with the next step says, and where its buttons lead."""
    [part] = page.soup.select("main section.p-next")
    return words(part), [str(link["href"]) for link in part.select("a.p-button, a[href]")]


def titles(page: Page) -> list[str]:
    """The points of the timeline, in order."""
    return [words(one) for one in page.soup.select("main .p-timeline li, main ol.p-timeline > li")]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_everybody_is_told_one_thing_and_gets_at_most_one_button(visit: Signed, persona: str) -> None:
    said, buttons = next_of(visit(persona, "nl").get("/mijn/"))
    sentence, leads_to = FIRST_WORDS[persona]
    assert beginning(sentence) in said
    assert len(buttons) == bool(leads_to)
    assert all(leads_to in button for button in buttons)


def test_every_persona_is_in_the_list() -> None:
    assert FIRST_WORDS.keys() == demo.CLIENTS.keys()


def test_a_new_message_goes_before_what_was_asked_until_it_is_read(visit: Signed) -> None:
    client, noor = visit("asked", "nl"), visit("noor")
    client.send(fill_in(client, HELP)[-1])
    claim_and_reply(noor, case_url(client.portal, "asked"))
    assert beginning(nextstep.READ) in next_of(client.get("/mijn/"))[0]
    client.get(f"/mijn/ingestuurd/{submission_of(client.portal, 'asked').id}")
    assert beginning(nextstep.TELL_BY) in next_of(client.get("/mijn/"))[0]


def test_while_it_stands_still_nothing_is_asked_and_afterwards_the_weeks_of_the_pause_are_not(
    visit: Signed, moment: Callable[[datetime], None]
) -> None:
    client, noor = visit("working", "nl"), visit("noor")
    client.send(fill_in(client, CHANGE)[-1])
    case = case_url(client.portal, "working")
    claim(noor, case)
    reply(noor, case, "pauze", starts_on=["15", "9", "2026"], until=["30", "9", "2026"])
    client.get(f"/mijn/ingestuurd/{submission_of(client.portal, 'working').id}")
    old_message = client.get("/mijn/").link(in_language("nl", "Lees het bericht"))
    client.get(old_message)
    page = client.get("/mijn/")
    assert in_language("nl", nextstep.PAUSED, date="30 september 2026") in next_of(page)[0]
    for point in (timeline.PAUSED_FROM, timeline.PAUSED_UNTIL):
        assert in_language("nl", point) in " ".join(titles(page))
    moment(NOW + timedelta(days=27))
    later = visit("working", "nl")
    asked = set()
    while beginning(nextstep.GIVE_HOURS) in next_of(later.get("/mijn/"))[0]:
        page = later.open(f"/mijn/{HOURS}/")
        asked |= {row.removeprefix("weeks-") for row in weeks_on(page)}
        later.send(page)
    assert asked == {"2026-08-24", "2026-10-05"}  # not in the pauses: 1 to 8 and 15 to 30 September


def test_the_timeline_goes_from_what_was_to_what_comes(visit: Signed) -> None:
    found = [words(one) for one in visit("refused", "nl").get("/mijn/").soup.select("main .p-timeline h3")]
    said = [one.partition(": ")[2] for one in found]
    plan = in_language("nl", timeline.SENT_FORM, form=in_language("nl", "Mijn plan"))
    expected = (timeline.ANNOUNCED, plan, timeline.DECIDED, timeline.ANSWER_BY, timeline.BEZWAAR_UNTIL)
    assert sorted(said, key=said.index) == said
    assert set(said) == {in_language("nl", one) for one in expected}
    assert said[:3] == [in_language("nl", one) for one in expected[:3]]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_what_is_done_stands_before_what_is_to_come(visit: Signed, persona: str) -> None:
    points = visit(persona, "nl").get("/mijn/").soup.select("main .p-timeline > li")
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
        assert (last_day in visitor.get("/mijn/").text) is is_shown


def test_hours_that_went_well_stand_with_the_weeks_and_not_with_what_was_sent(visit: Signed) -> None:
    client = visit("working", "nl")
    client.send(fill_in(client, HOURS)[-1])
    key = submission_of(client.portal, "working").id
    page = client.get("/mijn/")
    assert f"/mijn/ingestuurd/{key}" not in page.links("main")
    assert quantities.hours(450, "nl") in words(page.soup.select_one("main details"))
    client.send(client.get(f"/mijn/ingestuurd/{key}/bericht"), {"text": "Ik wil toch iets vragen."})
    assert f"/mijn/ingestuurd/{key}" in client.get("/mijn/").links("main")


def test_where_a_claim_stops_nothing_the_next_step_stays_what_it_was(app: Flask) -> None:
    app.extensions["portal"] = where_a_claim_stops_nothing(app.extensions["portal"])
    client = Visitor(app).speak("nl")
    client.enter("cannot")
    page = client.get("/mijn/")
    assert beginning(nextstep.TELL_BY) in next_of(page)[0]
    assert in_language("nl", timeline.ANSWER_BY) in page.text
