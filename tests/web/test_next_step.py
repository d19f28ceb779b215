"""What goes first on the overview when several things hold at once; and drafts that can't be sent now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from portal import demo
from portal.actions import drafts, letter_choice, messaging, replying
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.sending import By
from portal.domain.states import Obligation
from portal.store import dossiers
from portal.store import drafts as draft_store
from portal.store.base import new_id
from portal.web.client import timeline, todo
from portal.web.client.closed import WAITS
from portal.web.client.todo import open_weeks
from portal.web.flows.hours import SETTLED
from portal.wording.regeling import hours_sentences, kind_names, term_sentences
from tests.actions.deciding import decide_now
from tests.fixtures.people import actor
from tests.fixtures.plans import judge, read
from tests.fixtures.verdicts import REFUSED
from tests.fixtures.ways import ANSWERS, CHANGE, GRANTED, HELP, HOURS, NOT_IMPOSED, send_and_claim, send_form
from tests.web.cases import open_letters, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.running import NOW
from tests.web.test_overview import COURSE, beginning, cards, next_of, rows_of, titles
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CANNOT, CARE, fill_in

Hold = Callable[[datetime], None]
Who = Callable[[str], Actor]
UNTIL = date(2026, 12, 31)


@pytest.fixture
def portal(visit: Signed) -> Installation:
    """The portal behind the pages."""
    return visit().portal


@pytest.fixture
def who(portal: Installation) -> Who:
    """A persona as the actions know him."""
    return lambda persona: actor(portal, demo.key(persona))


def said(lines: str, *sentences: str) -> None:
    """These sentences are said, in this order."""
    places = [lines.find(beginning(one)) for one in sentences]
    assert -1 not in places, lines
    assert places == sorted(places)


def first_of(client: Visitor) -> tuple[str, list[str]]:
    """What the overview says first once the letters were opened, and where its buttons lead."""
    open_letters(client)
    return next_of(client.get("/mijn/"))


def pause(portal: Installation, who: Who, until: date) -> None:
    """What runs for "agreed" stands still from the day on which it began."""
    key = send_and_claim(portal, who("agreed"), who("noor"), CHANGE)
    revision = read(portal, key).revision
    replying.confirm_pause(portal, who("noor"), key, revision, date(2026, 9, 2), until, "Goede reis.")
    messaging.mark_read(portal, who("agreed"), key)


class TestHoursFirst:
    def test_who_asks_to_go_on_is_still_asked_for_hours(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        send_form(portal, who("agreed"), "plan")
        lines, [button] = first_of(visit("agreed", "nl"))
        said(lines, todo.GIVE_HOURS, todo.WE_LOOK)
        assert beginning(todo.NOTHING) not in lines
        assert button == "/mijn/uren/"

    def test_a_draft_does_not_hide_them(self, visit: Signed, portal: Installation, who: Who) -> None:
        drafts.save_answers(portal, who("agreed"), HELP, ANSWERS[HELP])
        lines, [button] = first_of(visit("agreed", "nl"))
        said(lines, todo.GIVE_HOURS)
        assert button == "/mijn/uren/"

    def test_nor_does_a_request_for_an_ontheffing(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        moment(NOW + timedelta(days=7))
        send_form(portal, who("agreed"), CANNOT)
        said(
            first_of(visit("agreed", "nl"))[0],
            todo.GIVE_HOURS,
            todo.CLAIMED,
            todo.STANDS_STILL,
        )

    def test_once_given_it_says_how_long_it_runs_and_what_lies_there(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        send_form(portal, who("agreed"), "plan")
        for week in ("2026-08-31", "2026-09-07"):
            send_form(portal, who("agreed"), HOURS, week=week)
        lines, buttons = first_of(visit("agreed", "nl"))
        said(lines, todo.NOTHING, todo.UNTIL, todo.WE_LOOK)
        assert buttons == []

    def test_a_pause_is_told_while_a_plan_lies_with_the_gemeente(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        pause(portal, who, date(2026, 9, 30))
        send_form(portal, who("agreed"), "plan")
        lines = first_of(visit("agreed", "nl"))[0]
        said(lines, todo.NOTHING, todo.PAUSED, todo.WE_LOOK)


class TestLessIsAsked:
    def test_after_a_whole_ontheffing_its_weeks_are_not_asked(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = send_and_claim(portal, who("agreed"), who("noor"), CANNOT)
        decide_now(portal, who("ingrid"), key, replace(GRANTED, until=date(2026, 10, 4)))
        moment(NOW + timedelta(days=30))
        asked = [date(2026, 8, 31), date(2026, 9, 7), date(2026, 10, 5)]
        while asked:
            assert open_weeks(asked, "nl") in visit("agreed", "nl").get("/mijn/").text
            send_form(portal, who("agreed"), HOURS, week=asked.pop(0).isoformat())
        assert in_language("nl", "Uren doorgeven") not in visit("agreed", "nl").get("/mijn/").text

    def test_an_ontheffing_for_a_part_shows_its_fewer_hours(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        before = visit("agreed", "nl").get("/mijn/").text
        assert "8 uur" in before
        letter_choice.choose(portal, who("agreed"), By.PORTAL)  # by post the request holds until it leaves
        key = send_and_claim(portal, who("agreed"), who("noor"), CANNOT, able="some", minutes=120)
        decide_now(portal, who("ingrid"), key, replace(GRANTED, until=UNTIL, minutes_left=120))
        client = visit("agreed", "nl")
        assert "8 uur" not in client.get("/mijn/").text
        lines = first_of(client)[0]
        assert in_language("nl", todo.SOME_HOURS, date="31 december 2026", hours="2 uur") in lines
        assert "8 uur" not in client.get("/mijn/").text

    def test_so_it_does_while_its_letter_is_in_the_post(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        key = send_and_claim(portal, who("agreed"), who("noor"), CANNOT, able="some", minutes=120)
        decide_now(portal, who("ingrid"), key, replace(GRANTED, until=UNTIL, minutes_left=120))
        client = visit("agreed", "nl")
        page = client.get("/mijn/")
        [card] = cards(page)
        assert "2 uur" in card  # also before the letter is opened here
        assert "8 uur" not in page.text
        lines = first_of(client)[0]
        assert in_language("nl", todo.SOME_HOURS, date="31 december 2026", hours="2 uur") in lines

    def test_who_was_asked_reads_it_with_the_day(self, visit: Signed, portal: Installation, who: Who) -> None:
        letter_choice.choose(portal, who("asked"), By.PORTAL)
        key = send_and_claim(portal, who("asked"), who("noor"), CANNOT, able="some", minutes=120)
        decide_now(portal, who("ingrid"), key, replace(GRANTED, until=UNTIL, minutes_left=120))
        lines, [button] = first_of(visit("asked", "nl"))
        said(lines, todo.TELL_BY, todo.SOME_HOURS)
        assert button == "/mijn/doorgeven"


class TestDrafts:
    @pytest.mark.parametrize(
        ("flow", "by_when"), [("plan", todo.SEND_BY), (HELP, todo.TELL_BY)], ids=["plan", "help"]
    )
    def test_whatever_one_began_the_day_is_told(
        self, visit: Signed, portal: Installation, who: Who, flow: str, by_when: str
    ) -> None:
        drafts.save_answers(portal, who("asked"), flow, ANSWERS[flow])
        lines = first_of(visit("asked", "nl"))[0]
        assert in_language("nl", todo.BEGUN) in lines
        assert in_language("nl", by_when, date="5 oktober 2026") in lines

    def test_what_somebody_else_filled_in_has_its_day_too(self, visit: Signed) -> None:
        lines = first_of(visit("assisted", "nl"))[0]
        assert in_language("nl", todo.SEND_BY, date="5 oktober 2026") in lines

    def test_a_draft_that_has_to_wait_is_no_next_step_and_can_be_thrown_away(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        fatima = visit("asked", "nl")
        drafts.save_answers(portal, who("asked"), CARE, {"for_whom": "parent"})
        send_form(portal, who("asked"), "plan")
        lines, buttons = next_of(fatima.get("/mijn/"))
        said(lines, todo.NOTHING, todo.WE_LOOK)
        assert buttons == []
        start = fatima.get(f"/mijn/{CARE}/")
        assert start.alerts == [in_language("nl", WAITS)]
        assert not any(link.startswith(f"/mijn/{CARE}/zelfde") for link in start.links("main"))
        fatima.send(start, action=f"/mijn/{CARE}/opnieuw")
        with portal.store.read() as connection:
            assert draft_store.get(connection, demo.key("asked"), CARE) is None

    def test_by_its_address_a_closed_form_says_why_and_keeps_what_was_typed(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        fatima = visit("asked", "nl")
        step = fatima.get(f"/mijn/{CARE}/voor-wie")
        send_form(portal, who("asked"), "plan")
        fatima.send(step, {"for_whom": "parent"})
        for address in ("voor-wie", "zelfde-huis", "controleren"):
            assert fatima.open(f"/mijn/{CARE}/{address}").url == f"/mijn/{CARE}/"
        with portal.store.read() as connection:
            draft = draft_store.get(connection, demo.key("asked"), CARE)
        assert draft is not None
        assert draft.answers["for_whom"] == "parent"

    def test_after_the_decision_one_goes_on_with_it(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        drafts.save_answers(portal, who("asked"), CARE, {"for_whom": "parent"})
        key = send_and_claim(portal, who("asked"), who("noor"), "plan")
        judge(portal, who("noor"), key, replaces_paid_work=True)
        decide_now(portal, who("ingrid"), key, REFUSED)
        lines, [button] = first_of(visit("asked", "nl"))
        said(lines, todo.BEGUN, todo.SEND_BY)
        assert button == f"/mijn/{CARE}/verder"


class TestNobodyIsBlamed:
    def test_after_a_no_there_is_a_new_day(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = send_and_claim(portal, who("asked"), who("noor"), "plan")
        judge(portal, who("noor"), key, replaces_paid_work=True)
        moment(NOW + timedelta(days=30))  # the day that was named is 5 October
        decide_now(portal, who("ingrid"), key, REFUSED)
        fatima = visit("asked", "nl")
        day = in_language("nl", todo.TELL_BY, date="13 november 2026")
        assert day in first_of(fatima)[0]
        assert in_language("nl", todo.TOO_LATE) not in fatima.get("/mijn/").text

    def test_who_was_never_asked_stays_unasked_after_a_no(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        key = send_and_claim(portal, who("quiet"), who("noor"), "plan")
        judge(portal, who("noor"), key, replaces_paid_work=True)
        decide_now(portal, who("ingrid"), key, REFUSED)
        quiet = visit("quiet", "nl")
        said(first_of(quiet)[0], todo.NOT_YET)
        assert beginning(todo.TELL_BY) not in quiet.get("/mijn/").text

    def test_after_an_ontheffing_the_term_begins_anew(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = send_and_claim(portal, who("asked"), who("noor"), CANNOT)
        decide_now(portal, who("ingrid"), key, replace(GRANTED, until=UNTIL))
        moment(datetime(2027, 1, 4, 10, tzinfo=NOW.tzinfo))
        page = visit("asked", "nl").get("/mijn/")
        assert in_language("nl", todo.TELL_BY, date="28 januari 2027") in next_of(page)[0]

    @pytest.mark.parametrize("flow", ["plan", CARE, CANNOT])
    def test_what_lies_with_the_gemeente_is_not_to_be_told_again(self, visit: Signed, flow: str) -> None:
        fatima = visit("asked", "nl")
        assert in_language("nl", timeline.ANSWER_BY) in " ".join(titles(fatima.get(COURSE)))
        fatima.send(fill_in(fatima, flow)[-1])
        page = fatima.get("/mijn/")
        assert in_language("nl", timeline.ANSWER_BY) not in " ".join(titles(fatima.get(COURSE)))
        assert "5 oktober 2026" not in page.text


class TestSettled:
    """What stands on the page with why and the law, and that the overview leads to it."""

    WHY, LAW = "Waarom vragen wij dit aan u?", "Waar staat dat in de regels?"
    ASKS = (WHY, "Wat telt mee?")

    def read(self, client: Visitor, title: str) -> str:
        """That page, under the title that it has for who reads it; no other title stands on the overview."""
        page = client.get("/mijn/")
        assert [one for one in (self.WHY, self.LAW) if in_language("nl", one) in page.text] == [title]
        return client.get(page.link(in_language("nl", title))).text

    def asks(self, portal: Installation) -> list[str]:
        """What stands there for who is asked: why, how many hours, how long, and what counts."""
        law = portal.law(NOW.date())
        told = [*hours_sentences(law, "nl"), *term_sentences(law, "nl")]
        return [" ".join(one.split()) for one in (*(in_language("nl", one) for one in self.ASKS), *told)]

    def test_who_is_asked_reads_what_and_why(self, visit: Signed, portal: Installation) -> None:
        text = self.read(visit("asked", "nl"), self.WHY)
        asks = self.asks(portal)
        assert len(asks) > 2
        counts = kind_names(portal.law(NOW.date()), "nl")
        assert [one for one in (*asks, *counts) if one not in text] == []

    def test_whose_own_activity_is_enough_is_not_told_how_many_hours(
        self, visit: Signed, portal: Installation
    ) -> None:
        text = self.read(visit("volunteer", "nl"), self.LAW)
        assert [one for one in self.asks(portal) if one in text] == []
        assert portal.law(NOW.date()).regeling.cite in text

    def test_nor_who_gets_no_tegenprestatie(self, visit: Signed, portal: Installation, who: Who) -> None:
        lasts = {"until_kind": "lasting", "until": None}
        key = send_and_claim(portal, who("asked"), who("noor"), CANNOT, **lasts)
        decide_now(portal, who("ingrid"), key, NOT_IMPOSED)
        fatima = visit("asked", "nl")
        assert in_language("nl", todo.NOT_IMPOSED) in first_of(fatima)[0]
        text = self.read(fatima, self.LAW)
        assert [one for one in self.asks(portal) if one in text] == []
        closed = in_language("nl", SETTLED[read_obligation(portal, "asked")])
        assert fatima.get("/mijn/uren/").alerts == [closed]


def read_obligation(portal: Installation, persona: str) -> Obligation:
    """Where a persona stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, demo.key(persona)).obligation


class TestConversations:
    def test_each_is_one_line_with_what_is_new_first(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        client = visit("asked", "nl")
        assert talks_of(client.get("/mijn/")) == []
        for flow in (HELP, CHANGE):
            key = send_and_claim(portal, who("asked"), who("noor"), flow)
            replying.answer(portal, who("noor"), key, read(portal, key).revision, "Dat is goed.")
            messaging.write_back(portal, who("asked"), key, "Dank u.", request_id=new_id())
            if flow == HELP:
                messaging.mark_read(portal, who("asked"), key)
        talks = talks_of(client.get("/mijn/"))
        new = in_language("nl", "Nieuw")
        assert [new in one for one in talks] == [True, False]
        client.get(f"/mijn/ingestuurd/{submission_of(portal, 'asked').id}")
        assert not any(new in one for one in talks_of(client.get("/mijn/")))


def talks_of(page: Page) -> list[str]:
    """The lines about conversations among the post."""
    written = in_language("nl", "Bericht van %(date)s", date="")
    return [one for one in rows_of(page, "post") if written in one]
