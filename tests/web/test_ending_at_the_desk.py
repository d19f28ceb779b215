"""An end at the desk: where more than one thing runs, the page names each and the officer chooses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from portal import demo
from portal.actions import handling
from portal.actions.deciding.verdict import Becomes, Fate, Verdict
from portal.actions.installation import Installation
from portal.domain.states import Obligation, Outcome
from portal.letters.contexts import Ending
from portal.store import beschikkingen, dossiers
from portal.web.casework.forms.decision import TO_MEND
from tests.actions.deciding import decide_now
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.plans import judge
from tests.fixtures.verdicts import CHANGED, DESIGN
from tests.fixtures.ways import CHANGE, send_and_claim, send_form
from tests.web.cases import case_url, decision
from tests.web.conftest import Opened, Signed
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

Hold = Callable[[datetime], None]
COOKING = "U kookt op woensdag voor de buurt."
REASONS = "U vond werk voor twee dagen per week."


def come_beside(portal: Installation, verdict: Verdict) -> None:
    """A second plan of "agreed" is agreed to."""
    noor, ingrid = (actor(portal, demo.key(name)) for name in ("noor", "ingrid"))
    day = verdict.begins_on
    assert day is not None
    key = send_form(portal, actor(portal, demo.key("agreed")), "plan", starts_on=day.isoformat())
    handling.claim(portal, noor, key)
    judge(portal, noor, key)
    decide_now(portal, ingrid, key, verdict)


def beside(starts_on: date) -> Verdict:
    design = replace(DESIGN, task=COOKING, starts_on=starts_on, minutes_per_week=240)
    return replace(CHANGED, design=design, becomes=Becomes(running=Fate.GOES_ON))


def told_of_a_job(portal: Installation) -> str:
    """The case in which "agreed" tells of a job."""
    send_and_claim(portal, actor(portal, demo.key("agreed")), actor(portal, demo.key("noor")), CHANGE)
    return case_url(portal, "agreed")


def running(portal: Installation) -> dict[str, beschikkingen.Activity]:
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        return {one.task: one for one in beschikkingen.activities_of_dossier(connection, dossier.id)}


def stands(portal: Installation) -> Obligation:
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, demo.key("agreed")).obligation


def choices(page: Page) -> list[str]:
    """What can end, by its key."""
    return [str(one["value"]) for one in page.form().select("[name=ended]")]


class TestTwoOfOneRegime:
    @pytest.fixture
    def portal(self, visit: Signed) -> Installation:
        """Cooking comes beside what "agreed" does."""
        portal: Installation = visit().portal
        come_beside(portal, beside(date(2026, 10, 5)))
        return portal

    def test_the_page_names_each_and_nothing_ends_before_the_officer_chooses(
        self, visit: Signed, portal: Installation
    ) -> None:
        case, ingrid = told_of_a_job(portal), visit("ingrid")
        page = ingrid.get(f"{case}/besluit/beeindigen")
        found = running(portal)
        assert set(choices(page)) == {one.id for one in found.values()}
        assert COOKING in page.text
        answers = decision(page, reasons=REASONS, last_day=["30", "10", "2026"])
        stopped = ingrid.send(page, answers, status=422)
        assert stopped.errors == [in_language("nl", "Kies wat er stopt.")]
        assert running(portal) == found

    def test_only_what_was_chosen_ends(self, visit: Signed, portal: Installation) -> None:
        case, ingrid = told_of_a_job(portal), visit("ingrid")
        page = ingrid.get(f"{case}/besluit/beeindigen")
        before = running(portal)
        answers = decision(page, reasons=REASONS, last_day=["30", "10", "2026"])
        ingrid.send(page, {**answers, "ended": [before[COOKING].id]})
        after = running(portal)
        assert after.pop(COOKING).ends_on == date(2026, 10, 30)
        del before[COOKING]
        assert after == before
        assert stands(portal) is Obligation.IMPOSED

    def test_where_one_thing_runs_there_is_no_choice(self, visit: Signed) -> None:
        portal = visit().portal
        send_and_claim(portal, actor(portal, demo.key("working")), actor(portal, demo.key("noor")), CHANGE)
        page = visit("ingrid").get(f"{case_url(portal, 'working')}/besluit/beeindigen")
        assert choices(page) == []


def test_never_begun_with_a_day_on_which_it_ran_stops_at_the_question(visit: Signed) -> None:
    portal = visit().portal
    case, ingrid = told_of_a_job(portal), visit("ingrid")
    before = running(portal)
    page = ingrid.get(f"{case}/besluit/beeindigen")
    answers = decision(page, reasons=REASONS, last_day=["30", "9", "2026"])
    stopped = ingrid.send(page, {**answers, "never_begun": ["ja"]}, status=422)
    assert stopped.errors == [in_language("nl", TO_MEND["never_begun"])]
    assert running(portal) == before


class TestTwoRegimes:
    """In 2027 an agreement came beside a tegenprestatie of 2026: each ends in its own words."""

    @pytest.fixture
    def app(self, portal_of: Opened, moment: Hold) -> Flask:
        """The gemeente that took the new rules in 2027."""
        app = portal_of("voorbeeldgemeente")
        portal: Installation = app.extensions["portal"]
        [first] = running(portal).values()
        moment(datetime(2027, 1, 4, 10, tzinfo=UTC))
        with portal.store.write() as connection:
            beschikkingen.end_activity(connection, first.id, date(2027, 6, 30))
        agreement = replace(
            beside(date(2027, 2, 1)), outcome=Outcome.PART_AGREED, reasons="Dit past bij wat u graag doet."
        )
        come_beside(portal, replace(agreement, weighing=None))
        return app

    @pytest.mark.parametrize(
        ("address", "template"), [("beeindigen", "besluit-einde"), ("afspraak-beeindigen", "einde-afspraak")]
    )
    def test_both_can_end_each_by_its_own_decision(self, app: Flask, address: str, template: str) -> None:
        portal: Installation = app.extensions["portal"]
        case, ingrid = told_of_a_job(portal), Visitor(app).speak("nl")
        ingrid.enter("ingrid")
        offered = {one.rpartition("/")[2] for one in ingrid.get(case).links("main") if "/besluit/" in one}
        assert offered == {"beeindigen", "afspraak-beeindigen"}
        page = ingrid.get(f"{case}/besluit/{address}")
        assert choices(page) == []
        assert ("van de tegenprestatie" in page.text) is (address == "beeindigen")
        ingrid.send(page, decision(page, reasons=REASONS, last_day=["31", "3", "2027"]))
        press = portal.press
        assert isinstance(press, FakePress)
        made = press.made[-1]
        assert made[0] == template
        assert isinstance(made[2], Ending)
        assert ([one.task for one in made[2].ended] == [COOKING]) is (address == "afspraak-beeindigen")
        assert len(made[2].earlier) == 1
        assert stands(portal) is Obligation.AGREED
