"""What happened and what comes, whole; and the days for one's own calendar, which names nobody."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from portal import demo
from portal.store import people
from portal.web.client import timeline
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.test_overview import COURSE, rows_of
from tests.web.visitor import Visitor, in_language

DAYS = "/mijn/dagen.ics"


def calendar_of(client: Visitor) -> Calendar:
    """The file, as a calendar reads it (RFC 5545)."""
    return Calendar.from_ical(client.download(DAYS, "text/calendar"))


def days_in(page: Page, sections: str) -> list[str]:
    """The days that stand in these sections, in order."""
    return [str(one["datetime"]) for part in page.soup.select(sections) for one in part.select("time")]


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_the_days_that_come_are_the_same_on_the_page_and_in_the_calendar(visit: Signed, persona: str) -> None:
    client = visit(persona, "nl")
    page = client.get(COURSE)
    days = days_in(page, "section[aria-labelledby=dagen]")
    titles = [words(one) for one in page.soup.select("section[aria-labelledby=dagen] h3")]
    entries = calendar_of(client).walk("VEVENT")
    assert [one.decoded("dtstart").isoformat() for one in entries] == days == sorted(days)
    assert [str(one["summary"]) for one in entries] == titles
    assert all(date.fromisoformat(day) >= NOW.date() for day in days)
    assert (DAYS in page.links("main")) is bool(days)


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_the_overview_shows_the_first_two_that_stand_not_above_them_and_leads_to_all(
    visit: Signed, persona: str
) -> None:
    client = visit(persona, "nl")
    overview, course = client.get("/mijn/"), client.get(COURSE)
    assert overview.link(in_language("nl", "Wat er gebeurde en wat er komt")) == COURSE
    whole = days_in(course, "section[aria-labelledby=dagen]")
    shown = days_in(overview, "section[aria-labelledby=dagen]")
    above = days_in(overview, "section.p-now, section[aria-labelledby=daarna]")
    assert shown == [day for day in whole if day not in above][:2]
    assert len(rows_of(overview, "dagen")) == len(shown)


def test_each_day_is_a_whole_day_that_keeps_nobody_from_an_appointment(visit: Signed) -> None:
    entries = calendar_of(visit("refused", "nl")).walk("VEVENT")
    assert entries
    for one in entries:
        assert one.decoded("dtend") - one.decoded("dtstart") == timedelta(days=1)
        assert (str(one["class"]), str(one["transp"])) == ("PRIVATE", "TRANSPARENT")
        assert one["summary"].params["LANGUAGE"] == "nl"
    assert len({str(one["uid"]) for one in entries}) == len(entries)
    assert in_language("nl", timeline.BEZWAAR_UNTIL) in {str(one["summary"]) for one in entries}


@pytest.mark.parametrize("persona", demo.CLIENTS)
def test_the_calendar_names_nobody_and_no_number(visit: Signed, persona: str) -> None:
    client = visit(persona, "nl")
    with client.portal.store.read() as connection:
        person = people.require_client(connection, demo.key(persona))
    text = client.download(DAYS, "text/calendar").decode()
    for name in (*person.name.split(), demo.key(persona), "TP-20"):
        assert name not in text


def test_the_file_has_a_name_that_says_nothing_of_anybody(visit: Signed) -> None:
    answer = visit("refused").browser.get(DAYS)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dagen.ics"'
