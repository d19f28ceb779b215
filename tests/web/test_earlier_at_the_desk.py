"""At the desk: what somebody does already is asked in hours, and an earlier decision is never overlooked."""

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.letters.contexts import Decision
from portal.rules.asked import Asked
from portal.store import beschikkingen, dossiers
from portal.wording.checktitles import QUESTIONS
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.ways import send_form
from tests.web.cases import CHANGED, case_url, claim, decision, judge
from tests.web.conftest import Signed
from tests.web.visitor import in_language

EXISTING = in_language("nl", QUESTIONS[Asked.EXISTING_ACTIVITY])
NOT_POSSIBLE = in_language("nl", "Dit besluit kan niet: de regels laten het niet toe")
FIRST = in_language("nl", "Dit moet eerst beantwoord zijn")
REPORTED = in_language("nl", "De inwoner meldde dit al. Kies Ja en vul 0 uur in.")
CARE = {
    "existing_activity": "ja",
    "mantelzorg__hours_per_week": "30",
    "mantelzorg__exceeds_usual_care": "ja",
    "mantelzorg__professional": "nee",
    "mantelzorg__necessary": "ja",
    "mantelzorg__since-day": "1",
    "mantelzorg__since-month": "3",
    "mantelzorg__since-year": "2025",
    "volunteering__hours_per_week": "0",
}


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def case(visit: Signed, portal: Installation) -> str:
    """A plan on Noor's desk."""
    url = case_url(portal, "sent")
    claim(visit("noor"), url)
    return url


class TestWhatSomebodyDoesAlready:
    def test_a_yes_asks_how_much_of_what_with_the_way_to_each_question(
        self, visit: Signed, case: str
    ) -> None:
        judge(visit("noor"), case, existing_activity="ja")
        page = visit("ingrid").get(f"{case}/besluit/akkoord")
        [alert] = [one for one in page.soup.select("main .p-alert") if FIRST in one.get_text()]
        [question] = [one for one in alert.select(".p-finding") if EXISTING in one.get_text()]
        links = {str(link["href"]).partition("#")[2] for link in question.select(".p-facts a")}
        assert len(links) == 2
        controls = {str(one["id"]) for one in visit("noor").get(f"{case}/toets").form().select("[id]")}
        assert links <= controls

    def test_thirty_hours_of_care_that_is_needed_stop_a_plan(self, visit: Signed, case: str) -> None:
        judge(visit("noor"), case, **CARE)
        page = visit("ingrid").get(f"{case}/besluit/akkoord")
        [alert] = [one for one in page.soup.select("main .p-alert") if NOT_POSSIBLE in one.get_text()]
        assert EXISTING in alert.get_text()

    def test_what_was_filled_in_stands_there_again_and_a_no_takes_it_away(
        self, visit: Signed, case: str
    ) -> None:
        noor = visit("noor")
        judge(noor, case, **CARE)
        field = noor.get(f"{case}/toets").form().select_one('[name="mantelzorg__hours_per_week"]')
        assert field is not None
        assert field["value"] == "30"
        judge(noor, case, existing_activity="nee")
        assert NOT_POSSIBLE not in " ".join(visit("ingrid").get(f"{case}/besluit/akkoord").alerts)


@pytest.fixture
def second(visit: Signed, portal: Installation) -> str:
    """A plan of Yusuf, whose volunteering counted, on Noor's desk."""
    send_form(portal, actor(portal, demo.key("volunteer")), "plan", starts_on="2026-10-05")
    url = case_url(portal, "volunteer")
    claim(visit("noor"), url)
    return url


@pytest.fixture
def change(visit: Signed, portal: Installation) -> str:
    """A change that Yusuf tells, whose volunteering counts, on Noor's desk."""
    send_form(portal, actor(portal, demo.key("volunteer")), "wijziging", kind="care", since="2026-09-14")
    url = case_url(portal, "volunteer")
    claim(visit("noor"), url)
    return url


class TestWhatSomebodyReported:
    """A no does not take it away: that he has no hours of it does, and the page says so."""

    @pytest.mark.parametrize("about", ["second", "change"])
    def test_is_not_denied_but_found_to_be_no_hours(
        self, visit: Signed, about: str, request: pytest.FixtureRequest
    ) -> None:
        url, noor = request.getfixturevalue(about), visit("noor")
        page = noor.get(f"{url}/toets")
        refused = noor.send(page, {"existing_activity": "nee", "mantelzorg__hours_per_week": "3"}, status=422)
        assert refused.errors == [REPORTED]
        assert refused.value("existing_activity") == "nee"
        assert refused.value("mantelzorg__hours_per_week") == "3"
        none = {"existing_activity": "ja", "volunteering__hours_per_week": "0"}
        assert in_language("nl", "De toets is bewaard.") in noor.send(refused, none).text

    @pytest.mark.parametrize("answer", ["ja", ""])
    def test_may_be_left_as_it_was_told(self, visit: Signed, second: str, answer: str) -> None:
        noor = visit("noor")
        noor.send(noor.get(f"{second}/toets"), {"existing_activity": answer})


class TestAnEarlierDecision:
    @pytest.fixture
    def plan(self, visit: Signed, second: str) -> str:
        """The same plan, judged: the volunteering is over."""
        url, noor = second, visit("noor")
        assert "Dat telt mee in deze toets" in noor.get(f"{url}/toets").text
        none = {"mantelzorg__hours_per_week": "0", "volunteering__hours_per_week": "0"}
        judge(noor, url, existing_activity="ja", **none)
        return url

    def test_the_page_names_it_asks_why_and_what_becomes_of_it(
        self, visit: Signed, portal: Installation, plan: str
    ) -> None:
        ingrid = visit("ingrid")
        page = ingrid.get(f"{plan}/besluit/akkoord")
        asked = {str(control["name"]) for control in page.form().select("[name]")}
        assert {"spared", "judgement_earlier_decision"} <= asked
        answers = {**decision(page, minutes="12"), **CHANGED}
        stopped = ingrid.send(page, answers, status=422)
        assert stopped.errors == [in_language("nl", "Kies wat er met het eerdere besluit gebeurt.")]
        ingrid.send(page, {**answers, "spared": "ends"})
        letter = portal.press.made[-1][2] if isinstance(portal.press, FakePress) else None
        assert isinstance(letter, Decision)
        assert letter.spared is not None
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("volunteer"))
            assert beschikkingen.sparing(connection, dossier.id) is None


class TestWhatStillSpares:
    """Yusuf's volunteering counts; he tells that something changed, and that may end it."""

    def test_is_judged_on_a_page_of_the_change_and_ends_the_decision_only_when_it_is_gone(
        self, visit: Signed, portal: Installation, change: str
    ) -> None:
        noor, ingrid = visit("noor"), visit("ingrid")
        assert f"{change}/toets" in noor.get(change).links("main")
        page = ingrid.get(f"{change}/besluit/geldt-niet-meer")
        assert NOT_POSSIBLE in " ".join(page.alerts)
        judge(noor, change, existing_activity="ja", volunteering__hours_per_week="0")
        page = ingrid.get(f"{change}/besluit/geldt-niet-meer")
        assert page.alerts == []
        reasons = "U stopte met het werk, zei u in ons gesprek. Daarmee is de reden van toen er niet meer."
        ending = decision(page, reasons=reasons, talk_on=["15", "9", "2026"], last_day=["30", "9", "2026"])
        ingrid.send(page, ending)
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, demo.key("volunteer"))
            assert beschikkingen.sparing(connection, dossier.id) is None
