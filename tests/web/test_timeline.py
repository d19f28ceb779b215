"""The timeline tells what the gemeente did: it answered, asked, gave a pause, registered a bezwaar."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portal import demo
from portal.actions import handling, messaging, replying
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.store import conversation
from portal.store.base import new_id
from portal.web.client import timeline
from portal.web.flows import FLOWS
from tests.fixtures.people import actor
from tests.fixtures.plans import read
from tests.fixtures.ways import CHANGE, CORRECTION, HELP, HOURS, send_and_claim, send_form
from tests.web.cases import submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.visitor import in_language

Hold = Callable[[datetime], None]
Who = Callable[[str], Actor]
COURSE = "/mijn/verloop"
NEXT_DAY, NEXT_DAY_WORDS = NOW + timedelta(days=1), "16 september 2026"


@pytest.fixture
def portal(visit: Signed) -> Installation:
    """The portal behind the pages."""
    return visit().portal


@pytest.fixture
def who(portal: Installation) -> Who:
    """A persona as the actions know him."""
    return lambda persona: actor(portal, demo.key(persona))


def points(page: Page) -> list[str]:
    """Each point of the timeline: whether it is done, what, and when."""
    return [words(one) for one in page.soup.select("main .p-timeline > li")]


def point(state: str, title: str, when: str, **values: str) -> str:
    """A point as it is shown."""
    return f"{in_language('nl', state)} : {in_language('nl', title, **values)} {when}"


def same(found: list[str], wanted: str) -> bool:
    """Whether a point stands in the timeline, whatever the space around its colon."""
    return wanted.replace(" :", ":") in [one.replace(" :", ":") for one in found]


def form_name(flow: str) -> str:
    """What a form is called."""
    return in_language("nl", FLOWS[flow].title)


class TestOfADossier:
    @pytest.mark.parametrize("flow", [HELP, CHANGE, CORRECTION])
    def test_that_the_gemeente_answered_stands_on_its_day(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold, flow: str
    ) -> None:
        key = send_and_claim(portal, who("asked"), who("noor"), flow)
        moment(NEXT_DAY)
        replying.answer(portal, who("noor"), key, read(portal, key).revision, "Dat is goed.")
        found = points(visit("asked", "nl").get(COURSE))
        assert same(found, point("Klaar", timeline.REPLIED_FORM, NEXT_DAY_WORDS, form=form_name(flow)))

    def test_that_a_bezwaar_was_registered_stands_in_place_of_an_answer(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = submission_of(portal, "against").id
        handling.claim(portal, who("noor"), key)
        moment(NEXT_DAY)
        replying.register_objection(portal, who("noor"), key, read(portal, key).revision, "Wij kijken.")
        found = points(visit("against", "nl").get(COURSE))
        assert same(found, point("Klaar", timeline.REGISTERED, NEXT_DAY_WORDS))
        assert not same(
            found, point("Klaar", timeline.REPLIED_FORM, NEXT_DAY_WORDS, form=form_name("oneens"))
        )

    def test_a_pause_has_a_first_and_a_last_day(self, visit: Signed, portal: Installation, who: Who) -> None:
        key = send_and_claim(portal, who("agreed"), who("noor"), CHANGE)
        days = (date(2026, 9, 7), date(2026, 9, 30))
        replying.confirm_pause(portal, who("noor"), key, read(portal, key).revision, *days, "Goede reis.")
        found = points(visit("agreed", "nl").get(COURSE))
        assert same(found, point("Klaar", timeline.PAUSED_FROM, "7 september 2026"))
        assert same(found, point("Komt nog", timeline.PAUSED_UNTIL, "30 september 2026"))

    def test_a_question_has_its_day_until_it_is_answered(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = submission_of(portal, "question").id
        with portal.store.read() as connection:
            asked = conversation.open_question(connection, key)
        assert asked is not None
        client = visit("question", "nl")
        until = f"Uiterlijk {asked.answer_by.day} september 2026"
        found = points(client.get(COURSE))
        assert same(found, point("Klaar", timeline.ASKED, "6 september 2026"))
        assert same(found, point("Komt nog", timeline.WAITING, until))
        moment(NEXT_DAY)
        client = visit("question", "nl")
        handling.answer_question(portal, who("question"), key, "Met de leidster.")
        found = points(client.get(COURSE))
        assert same(found, point("Klaar", timeline.ANSWERED, NEXT_DAY_WORDS))
        assert not same(found, point("Komt nog", timeline.WAITING, until))

    def test_what_the_gemeente_still_has_to_do_after_its_day_is_not_done(
        self, visit: Signed, moment: Hold
    ) -> None:
        moment(NOW + timedelta(days=100))
        found = points(visit("sent", "nl").get(COURSE))
        decides = in_language("nl", timeline.DECISION_FORM, form=form_name("plan"))
        assert [one.partition(":")[0].strip() for one in found if decides in one] == ["Komt nog"]


class TestOfOneForm:
    def test_each_answer_has_its_day_and_after_writing_back_it_is_looked_at_again(
        self, visit: Signed, portal: Installation, who: Who, moment: Hold
    ) -> None:
        key = send_and_claim(portal, who("asked"), who("noor"), HELP)
        moment(NEXT_DAY)
        replying.answer(portal, who("noor"), key, read(portal, key).revision, "Kom maandag.")
        found = points(visit("asked", "nl").get(f"/mijn/ingestuurd/{key}"))
        assert same(found[-1:], point("Klaar", timeline.REPLIED, NEXT_DAY_WORDS))
        messaging.write_back(portal, who("asked"), key, "Dank u. Hoe laat?", request_id=new_id())
        found = points(visit("asked", "nl").get(f"/mijn/ingestuurd/{key}"))
        assert same(found, point("Klaar", timeline.REPLIED, NEXT_DAY_WORDS))
        assert same(found, point("Klaar", timeline.WROTE, NEXT_DAY_WORDS))
        assert in_language("nl", timeline.REPLY) in found[-1]

    def test_hours_that_nobody_had_to_answer_are_noted(
        self, visit: Signed, portal: Installation, who: Who
    ) -> None:
        key = send_form(portal, who("agreed"), HOURS, week="2026-09-07")
        found = points(visit("agreed", "nl").get(f"/mijn/ingestuurd/{key}"))
        assert same(found[-1:], point("Klaar", timeline.NOTED, "15 september 2026"))
        assert in_language("nl", timeline.REPLIED) not in " ".join(found)
