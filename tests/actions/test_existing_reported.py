"""What a client tells that he already does: which facts it states, and where it lies once it is sent in."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from portal.actions import facts
from portal.actions.installation import Installation
from portal.domain.answers import CareAnswers
from portal.domain.errors import MovedOn
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.domain.ways import WAYS
from portal.rules.facts import parse
from portal.web.flows import FLOWS
from tests.actions.deciding import everything
from tests.fixtures.existing import (
    CARE,
    VOLUNTEERING,
    obligation,
    report,
    save_report,
    send_report,
)
from tests.fixtures.plans import read, save_draft, send
from tests.fixtures.ways import OBJECTION

MONDAY = date(2026, 3, 2)
PERSON: Mapping[str, Any] = {
    "regeling": "hoogezand-sappemeer",
    "ref_date": MONDAY.isoformat(),
    "client": {"birth_date": "1984-05-20", "benefit": "participatiewet"},
}
BOTH = pytest.mark.parametrize("flow", [CARE, VOLUNTEERING])


class TestStated:
    @pytest.mark.parametrize(("paid", "professional"), [("yes", True), ("no", False), ("?", None)])
    def test_care_that_is_paid_is_a_profession(self, paid: str, professional: bool | None) -> None:
        assert facts.stated_of_care(CareAnswers.read({"paid": paid}))["professional"] is professional

    def test_hours_and_the_month_in_which_it_began_are_facts(self) -> None:
        case = parse(facts.plain(PERSON, CARE, {"minutes": 750, "since": "2025-09-01"}, {}, {}))
        assert case.mantelzorg is not None
        assert (case.mantelzorg.hours_per_week, case.mantelzorg.since) == (12.5, date(2025, 9, 1))

    @BOTH
    def test_what_was_not_said_stays_unknown(self, flow: str) -> None:
        stated = facts.STATED[flow]({})
        assert {value for part in stated.values() for value in part.values()} == {None}

    def test_a_client_does_not_judge_whether_his_care_is_necessary_or_more_than_usual(self) -> None:
        claims = {"necessary": True, "exceeds_usual_care": True, "same_house": "no", "longer": "yes"}
        case = parse(facts.plain(PERSON, CARE, claims, {}, {}))
        assert case.mantelzorg is not None
        assert (case.mantelzorg.necessary, case.mantelzorg.exceeds_usual_care) == (None, None)

    def test_a_client_does_not_judge_whether_his_work_is_proven_or_comparable(self) -> None:
        claims = {"minutes": 480, "may_ask": "yes", "proven": True, "comparable": True}
        case = parse(facts.plain(PERSON, VOLUNTEERING, claims, {}, {}))
        assert case.volunteering is not None
        assert (case.volunteering.hours_per_week, case.volunteering.proven) == (8, None)
        assert case.volunteering.comparable is None

    def test_money_for_volunteering_is_in_euro_by_the_month_and_by_the_year(self) -> None:
        answers = {"expenses": "yes", "month_cents": 4550, "year_cents": 54600}
        case = parse(facts.plain(PERSON, VOLUNTEERING, answers, {}, {}))
        assert case.allowance is not None
        assert (case.allowance.per_month, case.allowance.per_year) == (45.5, 546)

    def test_who_now_says_that_he_gets_no_money_gets_none(self) -> None:
        answers = {"expenses": "no", "month_cents": 30000, "year_cents": 300000}
        case = parse(facts.plain(PERSON, VOLUNTEERING, answers, {}, {}))
        assert case.allowance is not None
        assert (case.allowance.per_month, case.allowance.per_year) == (None, None)

    @BOTH
    def test_what_is_reported_is_no_activity_that_somebody_proposes(self, flow: str) -> None:
        case = parse(facts.plain(PERSON, flow, {"minutes": 600}, {}, {}))
        assert case.activity is None
        assert (case.mantelzorg is None) is (flow == VOLUNTEERING)

    def test_a_caseworker_who_talked_goes_before_what_was_stated(self) -> None:
        case = parse(facts.plain(PERSON, CARE, {"paid": "no"}, {"professional": True, "proven": True}, {}))
        assert case.mantelzorg is not None
        assert case.mantelzorg.professional is True


class TestSendingIn:
    @BOTH
    def test_a_report_lies_with_the_gemeente(
        self, installation: Installation, fatima: Actor, flow: str
    ) -> None:
        key = report(installation, fatima, flow)
        assert obligation(installation, fatima) is Obligation.EXISTING_REPORTED
        assert (read(installation, key).flow, read(installation, key).state) == (flow, Handling.RECEIVED)

    @pytest.mark.parametrize("second", [CARE, VOLUNTEERING])
    def test_a_second_form_while_one_lies_there_is_refused_and_stays_a_draft(
        self, installation: Installation, fatima: Actor, second: str
    ) -> None:
        report(installation, fatima, CARE)
        draft = save_report(installation, fatima, second)
        before = everything(installation)
        with pytest.raises(MovedOn):
            send_report(installation, fatima, second, draft)
        assert everything(installation) == before

    def test_a_plan_while_a_report_lies_there_is_refused(
        self, installation: Installation, fatima: Actor
    ) -> None:
        report(installation, fatima, CARE)
        draft = save_draft(installation, fatima)
        with pytest.raises(MovedOn):
            send(installation, fatima, draft)
        assert obligation(installation, fatima) is Obligation.EXISTING_REPORTED

    def test_a_report_while_a_plan_lies_there_is_refused(
        self, installation: Installation, fatima: Actor, sent: str
    ) -> None:
        with pytest.raises(MovedOn):
            report(installation, fatima, CARE)
        assert obligation(installation, fatima) is Obligation.PROPOSED

    def test_every_form_that_can_be_sent_stands_under_its_own_name(self) -> None:
        assert [form.slug for form in FLOWS.values()] == list(WAYS)

    def test_facts_are_stated_where_a_rule_looks_at_the_answers_and_nowhere_else(self) -> None:
        decided = {slug for slug, way in WAYS.items() if way.asks_decision(Regime.TEGENPRESTATIE)}
        parts = {form: part for form in WAYS if (part := facts.part_of(form))}
        assert parts.keys() == decided | {OBJECTION}
        assert set(parts.values()) == facts.JUDGED.keys()

    @pytest.mark.parametrize("flow", [form for form in WAYS if facts.part_of(form) is None])
    def test_what_only_asks_for_an_answer_says_nothing_that_a_rule_looks_at(self, flow: str) -> None:
        assert (
            facts.plain(PERSON, flow, {"minutes": 600, "kind": "decision"}, {"permanent": True}, {}) == PERSON
        )
