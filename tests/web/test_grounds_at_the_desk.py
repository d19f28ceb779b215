"""What the law asks, at the desk: what is answered first, what is known from whom, on what a no rests."""

from datetime import date
from typing import Any

import pytest
from bs4 import Tag
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.domain.states import Handling
from portal.letters.contexts import Letter
from portal.rules.asked import Asked
from portal.rules.codes import CODES
from portal.store import beschikkingen, dossiers
from portal.wording.checktitles import FACTS, QUESTIONS
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.ways import send_form
from tests.web.cases import CHANGED, REFUSED, case_url, claim, decision, judge, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.test_existing_decision import GIVEN, NO, TALK
from tests.web.visitor import in_language

FIRST = in_language("nl", "Dit moet eerst beantwoord zijn")
NOT_POSSIBLE = in_language("nl", "Dit besluit kan niet: de regels laten het niet toe")
SPARED = (Asked.INCAPACITATED, Asked.SINGLE_PARENT, Asked.EXEMPTION_RUNNING, Asked.EXISTING_ACTIVITY)
"""What must be known about somebody before a tegenprestatie is imposed on him."""


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def case(visit: Signed, portal: Installation) -> str:
    """A plan on Noor's desk, of which nothing was judged."""
    url = case_url(portal, "sent")
    claim(visit("noor"), url)
    return url


@pytest.fixture
def second(visit: Signed, portal: Installation) -> str:
    """The second plan of Marijke, whose first one runs: eight hours a week from October, judged."""
    send_form(portal, actor(portal, demo.key("agreed")), "plan", starts_on="2026-10-05")
    url, noor = case_url(portal, "agreed"), visit("noor")
    claim(noor, url)
    judge(noor, url)
    return url


def alert_of(page: Page, title: str) -> Tag:
    """The one alert with a title."""
    [found] = [one for one in page.soup.select("main .p-alert") if title in words(one)]
    return found


def titles(page: Page) -> str:
    """What stands in the alerts of a page."""
    return " ".join(page.alerts)


def fact_of(page: Page, name: str) -> str:
    """What the check sheet says of a fact, each question that asks for it alike."""
    start = f"{in_language('nl', FACTS[name])}:"
    found = {words(one) for one in page.soup.select(".p-facts li") if words(one).startswith(start)}
    assert len(found) == 1, found
    return found.pop().removeprefix(start).strip()


def last_letter(portal: Installation) -> Letter:
    """What was filled in for the letter that was made last."""
    assert isinstance(portal.press, FakePress)
    return portal.press.made[-1][2]


def is_undecided(portal: Installation, persona: str = "sent") -> bool:
    submission = submission_of(portal, persona)
    with portal.store.read() as connection:
        found = beschikkingen.of_submission(connection, submission.id)
    return found is None and submission.state is Handling.RECEIVED


def activities(portal: Installation) -> list[tuple[date, date]]:
    """First and last day of everything that was imposed on Marijke."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        found = beschikkingen.activities_of_dossier(connection, dossier.id)
    return sorted((one.starts_on, one.ends_on) for one in found)


class TestAnEmptyToets:
    def test_each_open_question_leads_to_its_place_on_the_page_where_it_is_answered(
        self, visit: Signed, case: str
    ) -> None:
        alert = alert_of(visit("ingrid").get(f"{case}/besluit/akkoord"), FIRST)
        for asked in SPARED:
            assert in_language("nl", QUESTIONS[asked]) in words(alert)
        controls = {str(one["id"]) for one in visit("noor").get(f"{case}/toets").form().select("[id]")}
        for question in alert.select(".p-finding"):
            links = [str(link["href"]) for link in question.select(".p-facts a")]
            assert links, words(question)
            assert {link.partition("#")[0] for link in links} == {f"{case}/toets"}
            assert {link.partition("#")[2] for link in links} <= controls

    def test_the_decision_waits_with_all_that_was_typed_and_goes_through_once_it_is_answered(
        self, visit: Signed, portal: Installation, case: str
    ) -> None:
        ingrid, url = visit("ingrid"), f"{case}/besluit/akkoord"
        page = ingrid.get(url)
        typed = decision(page)
        stopped = ingrid.send(page, typed, status=200)
        assert FIRST in titles(stopped)
        assert is_undecided(portal)
        judge(visit("noor"), case)
        again = ingrid.get(url)
        assert FIRST not in titles(again)
        for seen in (stopped, again):
            assert {name: seen.value(name) for name in typed} == typed
        ingrid.send(again, decision(again, **typed))
        assert not is_undecided(portal)

    @pytest.mark.parametrize(("outcome", "given"), [("telt-mee", GIVEN), ("telt-niet-mee", {**NO, **TALK})])
    def test_unknown_is_neither_a_yes_nor_a_no(
        self, visit: Signed, portal: Installation, outcome: str, given: dict[str, Any]
    ) -> None:
        url, ingrid = case_url(portal, "care"), visit("ingrid")
        page = ingrid.get(f"{url}/besluit/{outcome}")
        assert in_language("nl", QUESTIONS[Asked.CARE_DEFINITION]) in words(alert_of(page, FIRST))
        asked = {str(control["name"]) for control in page.form().select("[name]")}
        carried = {"carried_by": Asked.CARE_COUNTS} if "carried_by" in asked else {}
        stopped = ingrid.send(page, {**given, **carried}, status=200)
        assert FIRST in titles(stopped)
        assert is_undecided(portal, "care")


class TestTheCheckSheet:
    def test_said_found_and_unknown_are_three_things(self, visit: Signed, case: str) -> None:
        noor = visit("noor")
        page = noor.send(noor.get(f"{case}/toets"), {"unpaid": "nee", "additional": "ja"})
        assert fact_of(page, "hours_per_week") == "8 (zei de inwoner)"
        assert fact_of(page, "unpaid") == "nee (nagegaan) De inwoner zei: ja"
        assert fact_of(page, "additional") == "ja (nagegaan)"
        assert fact_of(page, "benefit") == "Participatiewet (uit de administratie)"
        assert fact_of(page, "someone_would_pay") == "niet bekend"

    def test_what_waits_comes_before_what_is_in_order(self, visit: Signed, case: str) -> None:
        page = visit("noor").get(case)
        badges = [words(one.select_one(".utrecht-status-badge")) for one in page.soup.select(".p-finding")]
        settled = [badge in {"voldoet", "niet van toepassing"} for badge in badges]
        assert True in settled
        assert settled == sorted(settled)

    def test_who_may_only_read_gets_no_way_to_answer(self, visit: Signed, case: str) -> None:
        assert any("/toets#" in link for link in visit("noor").get(case).links("main"))
        page = visit("karim").get(case)
        assert fact_of(page, "someone_would_pay") == "niet bekend"
        assert not any("/toets" in link for link in page.links("main"))

    def test_while_a_question_waits_for_its_answer_nothing_is_judged(self, visit: Signed, case: str) -> None:
        noor = visit("noor")
        page = noor.send(noor.get(f"{case}/vraag"), {"question": "Hoe laat begint u op maandag?"})
        assert fact_of(page, "someone_would_pay") == "niet bekend"
        assert not any("/toets" in link for link in page.links("main"))


class TestANo:
    def test_it_rests_on_what_is_chosen_and_its_letter_cites_that_alone(
        self, visit: Signed, portal: Installation, case: str
    ) -> None:
        judge(visit("noor"), case, replaces_paid_work="ja", additional="nee")
        ingrid = visit("ingrid")
        page = ingrid.get(f"{case}/besluit/afwijzen")
        ticked = {str(one["value"]) for one in page.soup.select("[name=carried_by][checked]")}
        assert {Asked.DISPLACEMENT, Asked.ADDITIONAL} <= ticked
        none = ingrid.send(page, {**REFUSED, "carried_by": []}, status=422)
        assert none.errors == [in_language("nl", "Kies waarop dit besluit rust.")]
        ingrid.send(none, {"carried_by": [Asked.DISPLACEMENT]})
        letter: Any = last_letter(portal)
        assert [line.partition(":")[0] for line in letter.looked_at] == ["art. 2 lid 1 onder 4"]
        cited = {rule.article for rule in letter.rules}
        assert "art. 2 lid 1 onder 4" in cited, "what takes a job away"
        assert "art. 2 lid 1 onder 3" not in cited, "what is not extra"

    def test_it_does_not_rest_on_what_is_not_so(self, visit: Signed, portal: Installation, case: str) -> None:
        judge(visit("noor"), case)
        ingrid = visit("ingrid")
        page = ingrid.get(f"{case}/besluit/afwijzen")
        offered = {str(one["value"]) for one in page.soup.select("[name=carried_by]")}
        assert not {Asked.ADDITIONAL, Asked.MARKET, Asked.UNPAID} & offered
        ingrid.send(page, {**REFUSED, "carried_by": [Asked.ADDITIONAL]}, status=422)
        assert is_undecided(portal)


class TestBesideWhatRuns:
    def test_a_second_plan_says_what_becomes_of_the_first(
        self, visit: Signed, portal: Installation, second: str
    ) -> None:
        ingrid = visit("ingrid")
        page = ingrid.get(f"{second}/besluit/akkoord")
        open_page = ingrid.send(page, decision(page, place=page.value("place")), status=422)
        assert open_page.errors == [in_language("nl", "Kies wat er met de tegenprestatie van nu gebeurt.")]
        [first] = activities(portal)
        ingrid.send(open_page, {"running": "goes_on"})
        assert activities(portal) == [first, (date(2026, 10, 5), date(2027, 1, 4))]
        letter: Any = last_letter(portal)
        assert [one.becomes for one in letter.earlier] == ["goes_on"]

    @pytest.mark.parametrize("address", ["", "/toets", "/besluit/akkoord", "/besluit/afwijzen"])
    def test_each_page_says_what_runs_with_its_hours(self, visit: Signed, second: str, address: str) -> None:
        page = visit("noor" if address == "/toets" else "ingrid").get(f"{second}{address}")
        said = words(alert_of(page, in_language("nl", "Dit loopt al")))
        assert "8 uur per week, van 2 september 2026 tot en met 1 december 2026" in said

    def test_too_many_hours_are_told_in_parts_with_their_sum(
        self, visit: Signed, portal: Installation, second: str
    ) -> None:
        ingrid = visit("ingrid")
        page = ingrid.get(f"{second}/besluit/wijzigen")
        blocked = ingrid.send(page, decision(page, **CHANGED, minutes="9", running="goes_on"), status=200)
        said = words(alert_of(blocked, NOT_POSSIBLE))
        assert "Dit plan is 9 uur per week. Er loopt al 8 uur per week. Samen is dat 17 uur." in said

    def test_the_hours_of_both_count_unless_the_first_one_ends(
        self, visit: Signed, portal: Installation, second: str
    ) -> None:
        ingrid = visit("ingrid")
        page = ingrid.get(f"{second}/besluit/wijzigen")
        answers = decision(page, **CHANGED, minutes="12", running="goes_on")
        blocked = ingrid.send(page, answers, status=200)
        assert in_language("nl", QUESTIONS[Asked.HOURS]) in words(alert_of(blocked, NOT_POSSIBLE))
        assert is_undecided(portal, "agreed")
        ingrid.send(blocked, {"running": "ends"})
        assert [last for _first, last in activities(portal)] == [date(2026, 10, 4), date(2027, 1, 4)]
        letter: Any = last_letter(portal)
        assert [one.last_day for one in letter.earlier] == [date(2026, 10, 4)]


def test_a_finding_is_told_in_words_and_not_by_its_code(visit: Signed, portal: Installation) -> None:
    """A code is a name for programs: a caseworker reads what was found."""
    noor = visit("noor")
    for persona in ("sent", "agreed"):
        said = noor.open(case_url(portal, persona)).text
        assert [code for code in CODES if code in said] == []
    assert "Leeftijd klopt" in said
