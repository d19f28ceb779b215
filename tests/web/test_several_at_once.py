"""Two things at once, as the client reads them: each stands there, with its own days."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from portal import demo
from portal.actions import handling
from portal.actions.deciding.verdict import Becomes, EndingVerdict, Fate
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import Outcome
from portal.languages import LANGUAGES
from portal.store import beschikkingen, dossiers
from portal.web.client import timeline, todo
from portal.wording import quantities
from tests.actions.deciding import decide_now
from tests.fixtures.people import actor
from tests.fixtures.plans import judge
from tests.fixtures.verdicts import CHANGED, DESIGN
from tests.fixtures.ways import CANNOT, CHANGE, GRANTED, NOT_IMPOSED, send_and_claim, send_form
from tests.web.cases import open_letters
from tests.web.components.test_weight import LATER_PAGE, weight
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.test_overview import COURSE, beginning, cards, next_of
from tests.web.visitor import in_language

Hold = Callable[[datetime], None]
Who = Callable[[str], Actor]
Beside = Callable[..., None]
COOKING, PLACE = "U kookt op woensdag voor de buurt.", "De Brink, Voorbeeldlaan 3"
LATER = date(2026, 10, 5)
NEVER = EndingVerdict(
    outcome=Outcome.ENDED,
    client_words="Het ging niet door.",
    last_day=date(2026, 9, 30),
    reasons="De keuken is dicht tot het voorjaar.",
)


@pytest.fixture
def portal(visit: Signed) -> Installation:
    """The portal behind the pages."""
    return visit().portal


@pytest.fixture
def who(portal: Installation) -> Who:
    """A persona as the actions know him."""
    return lambda persona: actor(portal, demo.key(persona))


@pytest.fixture
def beside(portal: Installation, who: Who) -> Beside:
    """Cooking, four hours a week, beside or in the place of what "agreed" does since 2 September."""

    def decide_on_it(starts_on: date = LATER, fate: Fate = Fate.GOES_ON) -> None:
        key = send_form(portal, who("agreed"), "plan", starts_on=starts_on.isoformat())
        handling.claim(portal, who("noor"), key)
        judge(portal, who("noor"), key, place=PLACE)
        design = replace(DESIGN, task=COOKING, place=PLACE, starts_on=starts_on, minutes_per_week=240)
        verdict = replace(CHANGED, design=design, becomes=Becomes(running=fate))
        decide_now(portal, who("ingrid"), key, verdict)

    return decide_on_it


def running(portal: Installation) -> dict[str, beschikkingen.Activity]:
    """What "agreed" does, by task."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        return {one.task: one for one in beschikkingen.activities_of_dossier(connection, dossier.id)}


def points(page: Page) -> list[str]:
    """The timeline, point by point."""
    return [words(one) for one in page.soup.select("main .p-timeline > li")]


def cooking_ends(portal: Installation, who: Who, verdict: EndingVerdict) -> None:
    """The client told of a change; of the two the cooking ends."""
    key = send_and_claim(portal, who("agreed"), who("noor"), CHANGE)
    decide_now(portal, who("ingrid"), key, replace(verdict, becomes=named(portal, COOKING)))


def named(portal: Installation, task: str) -> Becomes:
    return Becomes(ended=(running(portal)[task].id,))


class TestBoth:
    @pytest.mark.parametrize("code", LANGUAGES)
    def test_stand_on_the_overview_with_task_place_hours_days_and_progress(
        self, visit: Signed, portal: Installation, beside: Beside, code: str
    ) -> None:
        [first] = running(portal)
        beside()
        page = visit("agreed", code).get("/mijn/")
        for one in running(portal).values():
            [found] = [said for said in cards(page) if " ".join(one.task.split()) in said]
            assert " ".join(one.place.split()) in found
        assert len(page.soup.select("main figure")) == 2
        assert first in " ".join(running(portal))
        assert weight(page.text) <= LATER_PAGE + 512

    def test_are_named_in_the_timeline(self, visit: Signed, portal: Installation, beside: Beside) -> None:
        [first] = running(portal).values()
        beside()
        said = points(visit("agreed", "nl").get(COURSE))
        for title in (timeline.STARTS, timeline.ENDS):
            tasks = [one for one in said if in_language("nl", title) in one]
            assert any(COOKING in one for one in tasks)
            assert any(" ".join(first.task.split()) in one for one in tasks)

    def test_one_alone_has_no_name_in_the_timeline(self, visit: Signed, portal: Installation) -> None:
        [task] = running(portal)
        assert not any(task in one for one in points(visit("agreed", "nl").get(COURSE)))

    def test_the_nearer_of_two_that_come_begins_first(
        self, visit: Signed, portal: Installation, who: Who, beside: Beside, moment: Hold
    ) -> None:
        """A second plan that was decided earlier and begins earlier does not vanish behind the newest."""
        ends = next(iter(running(portal).values())).ends_on
        beside(ends + timedelta(days=1))
        beside(ends + timedelta(days=60))
        moment(datetime.combine(ends, NOW.timetz()) + timedelta(days=3))
        page = visit("agreed", "nl").get("/mijn/")
        assert len(page.soup.select("main figure")) == 2


class TestAnOntheffingForAPart:
    """It is for all together, as its letter says: five hours a week of the eight and the four."""

    MOST = "%(hours)s, samen nu niet meer dan %(most)s per week"

    @pytest.fixture
    def granted(self, portal: Installation, who: Who) -> Callable[[int], None]:
        """So many hours a week stay."""

        def decide_on_it(hours_left: int) -> None:
            minutes = hours_left * 60
            key = send_and_claim(portal, who("agreed"), who("noor"), CANNOT, able="some", minutes=minutes)
            verdict = replace(GRANTED, until=date(2026, 12, 31), minutes_left=minutes)
            decide_now(portal, who("ingrid"), key, verdict)

        return decide_on_it

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_each_stands_with_its_agreed_hours_and_what_is_asked_of_both(
        self, visit: Signed, beside: Beside, granted: Callable[[int], None], code: str
    ) -> None:
        beside(date(2026, 9, 28))
        granted(5)
        said = cards(visit("agreed", code).get("/mijn/"))
        for agreed in (8, 4):
            hours, most = (quantities.hours(60 * one, code) for one in (agreed, 5))
            assert any(in_language(code, self.MOST, hours=hours, most=most) in one for one in said)

    def test_one_alone_shows_what_is_left_of_it(self, visit: Signed, granted: Callable[[int], None]) -> None:
        granted(5)
        text = " ".join(cards(visit("agreed", "nl").get("/mijn/")))
        assert "5 uur" in text
        assert "samen nu" not in text

    def test_what_begins_after_it_is_not_part_of_it(
        self, visit: Signed, beside: Beside, granted: Callable[[int], None]
    ) -> None:
        beside(date(2027, 1, 4))
        granted(5)
        said = cards(visit("agreed", "nl").get("/mijn/"))
        assert any("5 uur" in one for one in said)
        assert any(COOKING in one and "4 uur" in one for one in said)
        assert "samen nu" not in " ".join(said)

    def test_hours_are_given_in_one_go_and_that_is_said(self, visit: Signed, beside: Beside) -> None:
        told = in_language("nl", "Geef uw uren in één keer door. Wij verdelen ze over wat u doet.")
        assert told not in visit("agreed", "nl").get("/mijn/").text
        beside()
        assert told in visit("agreed", "nl").get("/mijn/").text


class TestNeverBegins:
    def test_what_a_new_plan_takes_the_place_of_before_it_began(
        self, visit: Signed, portal: Installation, beside: Beside
    ) -> None:
        beside(date(2026, 11, 2))
        beside(date(2026, 10, 5), Fate.ENDS)  # ends what runs, and what would begin in November never does
        page = visit("agreed", "nl").get("/mijn/")
        assert in_language("nl", "Dit gaat niet door. U hoeft hiervoor niets te doen.") in page.text
        said = points(visit("agreed", "nl").get(COURSE))
        assert [one for one in said if in_language("nl", timeline.CALLED_OFF) in one and COOKING in one]
        assert "2 november 2026" not in " ".join(said)

    @pytest.mark.parametrize("code", LANGUAGES)
    def test_of_two_one_does_and_nobody_is_told_that_he_is_done(
        self, visit: Signed, portal: Installation, who: Who, beside: Beside, code: str
    ) -> None:
        beside()
        cooking_ends(portal, who, NEVER)
        page = visit("agreed", code).get("/mijn/")
        assert in_language(code, "Dit gaat niet door. U hoeft hiervoor niets te doen.") in page.text
        assert in_language(code, "U bent klaar.") not in page.text
        assert len(page.soup.select("main figure")) == 1

    def test_the_only_one_does_not_and_that_is_said_first(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        key = send_and_claim(portal, who("agreed"), who("noor"), CHANGE)
        never = replace(NEVER, last_day=date(2026, 8, 15), never_begun=True)
        decide_now(portal, who("ingrid"), key, never)
        client = visit("agreed", "nl")
        open_letters(client)
        page = client.get("/mijn/")
        assert beginning(todo.GONE) in next_of(page)[0]
        assert in_language("nl", "U bent klaar.") not in page.text
        assert in_language("nl", timeline.CALLED_OFF) in " ".join(points(client.get(COURSE)))
        hours = visit("agreed", "nl").get("/mijn/uren/")
        assert "[name=week]" not in hours.text


class TestGoingOn:
    """The button to ask to go on stands with what comes to its own last day, not with what was ended."""

    def asked(self, visit: Signed) -> list[str]:
        page = visit("agreed", "nl").get("/mijn/")
        return [str(one["action"]) for one in page.soup.select("main form[action$='/doorgaan']")]

    def nearly_over(self, portal: Installation, moment: Hold) -> None:
        [one] = running(portal).values()
        moment(datetime.combine(one.ends_on - timedelta(days=14), NOW.timetz()))

    def test_it_is_offered_in_the_last_weeks(self, visit: Signed, portal: Installation, moment: Hold) -> None:
        assert self.asked(visit) == []
        self.nearly_over(portal, moment)
        assert len(self.asked(visit)) == 1

    def test_not_after_a_decision_that_nothing_is_imposed(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        self.nearly_over(portal, moment)
        key = send_and_claim(portal, who("agreed"), who("noor"), CANNOT)
        decide_now(portal, who("ingrid"), key, NOT_IMPOSED)
        assert self.asked(visit) == []

    def test_not_with_what_another_plan_takes_the_place_of(self, visit: Signed, beside: Beside) -> None:
        beside(LATER, Fate.ENDS)
        assert self.asked(visit) == []

    def test_of_two_with_the_one_that_was_not_ended(
        self, visit: Signed, portal: Installation, who: Who, beside: Beside, moment: Hold
    ) -> None:
        [first] = running(portal).values()
        beside(LATER)
        moment(datetime.combine(first.ends_on - timedelta(days=14), NOW.timetz()))
        cooking_ends(portal, who, replace(NEVER, last_day=first.ends_on - timedelta(days=7)))
        [action] = self.asked(visit)
        decided = {one.id: one for one in decisions(portal)}
        assert decided[first.beschikking_id].submission_id in action


def decisions(portal: Installation) -> list[beschikkingen.Beschikking]:
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        return beschikkingen.list_of_dossier(connection, dossier.id)
