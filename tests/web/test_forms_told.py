"""What the forms tell of money, weeks and telephone, and where the gemeente finds it again."""

import json

import pytest

from portal.web.flows import FLOWS
from portal.web.flows.care import NO_LESS_BENEFIT
from portal.wording.findingsentences import SENTENCES
from tests.web.answers import fill_plan, step_of
from tests.web.cases import case_url, claim, submission_of
from tests.web.conftest import Signed
from tests.web.own_data import take
from tests.web.page import Page, words
from tests.web.test_paper import printed, questions
from tests.web.visitor import in_language
from tests.web.ways import CANNOT, CARE, HELP, fill_in

TOO_MUCH = {"geld": {"pay": "expenses"}, "bedrag": {"pay_cents": "900"}}
ABOVE = in_language("nl", SENTENCES["allowance_above_maximum"], per_month="220", per_year="2.200")


class TestMoneyForExpenses:
    def test_that_is_too_much_is_said_before_the_plan_is_sent_and_to_the_caseworker(
        self, visit: Signed
    ) -> None:
        fatima = visit("asked", "nl")
        check = fill_plan(fatima, TOO_MUCH)[-1]
        assert ABOVE in " ".join(check.alerts)
        fatima.send(check)
        assert ABOVE in visit("noor").get(case_url(fatima.portal, "asked")).text

    @pytest.mark.parametrize(
        "changes",
        [
            {"geld": {"pay": "expenses"}, "bedrag": {"pay_cents": "220"}},
            {"geld": {"pay": "none"}},
            {"geld": {"pay": "paid"}, "bedrag": {"pay_cents": "900"}},
        ],
    )
    def test_within_bounds_or_as_wages_is_no_such_matter(
        self, visit: Signed, changes: dict[str, dict[str, str]]
    ) -> None:
        check = fill_plan(visit("asked", "nl"), changes)[-1]
        assert ABOVE not in " ".join(check.alerts)


class TestCare:
    @pytest.mark.parametrize("step", ["uren", "geld"])
    def test_hours_and_money_say_that_the_benefit_stays_as_it_is(self, visit: Signed, step: str) -> None:
        assert in_language("nl", NO_LESS_BENEFIT) in visit("asked", "nl").get(f"/mijn/{CARE}/{step}").text

    def test_that_is_paid_is_explained_where_it_is_asked(self, visit: Signed) -> None:
        page = visit("asked", "nl").get(f"/mijn/{CARE}/geld")
        explained = "Dan is het werk en geen mantelzorg. Geef het geld ook door als inkomen."
        assert in_language("nl", explained) in page.text

    def test_since_a_month_is_made_a_day_by_the_caseworker_and_the_finding_follows(
        self, visit: Signed
    ) -> None:
        fatima, noor = visit("asked", "nl"), visit("noor")
        fatima.send(fill_in(fatima, CARE, {"sinds": {"since": ["6", "2026"]}})[-1])
        case = case_url(fatima.portal, "asked")
        claim(noor, case)
        page = noor.get(f"{case}/toets")
        assert [box["value"] for box in page.soup.select("input[name=since]")] == ["1", "6", "2026"]
        counts = finding_codes(noor.send(page, {"exceeds_usual_care": "ja", "professional": "nee"}))
        noor.send(noor.get(f"{case}/toets"), {"since": ["30", "6", "2026"]})
        assert submission_of(noor.portal, "asked").judged["since"] == "2026-06-30"
        assert finding_codes(noor.get(case)) != counts


def finding_codes(page: Page) -> list[str]:
    """What the rules say on a case page."""
    return [words(one) for one in page.soup.select(".p-finding, .p-findings li")]


class TestTelephone:
    def test_number_is_found_by_the_caseworker_on_paper_and_in_my_data(self, visit: Signed) -> None:
        fatima = visit("asked", "nl")
        check = fill_in(fatima, HELP)[-1]
        fatima.download(f"/mijn/{HELP}/mijn-antwoorden.pdf")
        asked = questions(printed(fatima))[FLOWS[HELP].numbers["phone"]]
        assert getattr(asked.room, "text", "") == "06 12345678"
        fatima.send(check)
        assert "06 12345678" in visit("noor").get(case_url(fatima.portal, "asked")).text
        held = take(fatima, "json")
        assert json.loads(held)["submission"][-1]["answers"]["phone"] == "06 12345678"

    def test_box_calls_the_right_keys_runs_left_to_right_and_may_stay_empty(self, visit: Signed) -> None:
        client = visit("asked", "nl")
        client.send(client.get(f"/mijn/{CANNOT}/bellen"), {"call": "yes"})
        page = client.get(f"/mijn/{CANNOT}/nummer")
        [box] = page.soup.select("input[name=phone]")
        assert {name: box[name] for name in ("type", "inputmode", "autocomplete", "dir")} == {
            "type": "tel",
            "inputmode": "tel",
            "autocomplete": "tel",
            "dir": "ltr",
        }
        assert step_of(client.send(page)) != "nummer"
