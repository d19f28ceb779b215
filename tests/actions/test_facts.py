"""From what a client stated and a caseworker judged to the facts of the law: nothing unsaid becomes a no."""

from datetime import date

import pytest

from portal.actions import facts
from portal.actions.assessing import assess_answers, assess_person
from portal.actions.installation import Installation
from portal.domain.answers import PlanAnswers
from portal.domain.errors import NotFound
from portal.domain.roles import Actor
from portal.rules.facts import parse
from portal.store.base import new_id
from tests.fixtures.plans import ANSWERS, JUDGED

DAY = date(2026, 3, 2)
PERSON = {
    "regeling": "hoogezand-sappemeer",
    "ref_date": "2026-03-02",
    "client": {"birth_date": "1984-05-20", "benefit": "participatiewet"},
}


def test_minutes_become_hours() -> None:
    assert facts.stated_in_plan(PlanAnswers.read({"minutes": 450}))["hours_per_week"] == 7.5


@pytest.mark.parametrize("name", ["hours_per_week", "months", "unpaid", "replaces_paid_work"])
def test_what_was_not_answered_stays_unknown(name: str) -> None:
    assert facts.stated_in_plan(PlanAnswers.read({}))[name] is None


@pytest.mark.parametrize(
    ("pay", "unpaid"), [("none", True), ("expenses", True), ("paid", False), ("?", None)]
)
def test_work_is_unpaid_also_when_expenses_are_paid(pay: str, unpaid: bool | None) -> None:
    assert facts.stated_in_plan(PlanAnswers.read({"pay": pay}))["unpaid"] is unpaid


@pytest.mark.parametrize(("answer", "replaces"), [("yes", True), ("no", None), ("unknown", None)])
def test_a_client_can_raise_verdringing_but_not_rule_it_out(answer: str, replaces: bool | None) -> None:
    assert facts.stated_in_plan(PlanAnswers.read({"paid_before": answer}))["replaces_paid_work"] is replaces


@pytest.mark.parametrize(
    ("pay", "per_month"), [("expenses", 45.5), ("none", None), ("paid", None), ("", None)]
)
def test_expenses_of_a_plan_are_an_allowance_and_wages_are_not(pay: str, per_month: float | None) -> None:
    case = parse(facts.plain(PERSON, "plan", {"pay": pay, "pay_cents": 4550}, {}, {}))
    assert case.allowance is not None
    assert (case.allowance.per_month, case.allowance.per_year) == (per_month, None)


def test_what_answers_leave_unknown_is_not_stated() -> None:
    stated = facts.stated("mantelzorg", {"since": "2026-06-01", "paid": "no"})
    assert stated == {"since": "2026-06-01", "professional": False}


def test_what_was_judged_goes_before_what_was_stated() -> None:
    case = parse(facts.plain(PERSON, "plan", {"pay": "none"}, {"unpaid": False}, {}))
    assert case.activity is not None
    assert case.activity.unpaid is False


def test_what_is_designed_goes_before_all() -> None:
    case = parse(
        facts.plain(PERSON, "plan", {"minutes": 1200, "months": 3}, {"months": 4}, {"hours_per_week": 8})
    )
    assert case.activity is not None
    assert (case.activity.hours_per_week, case.activity.months) == (8, 4)


def test_answers_that_are_no_facts_stay_out() -> None:
    plain = facts.plain(PERSON, "plan", ANSWERS, {**JUDGED, "remark": "x"}, {})
    assert set(plain["activity"]) <= facts.JUDGED["activity"]


def test_what_was_verified_about_a_person_is_judged(installation: Installation, fatima: Actor) -> None:
    with installation.store.read() as connection:
        found = assess_person(installation, connection, fatima.id, DAY)
    assert "age_in_scope" in found.codes
    assert "outside_target_group" not in found.codes


def test_answers_are_judged_while_they_are_given(installation: Installation, fatima: Actor) -> None:
    found = assess_answers(installation, fatima.id, "plan", {"minutes": 20 * 60}, DAY)
    assert "hours_above_maximum" in found.codes


def test_nobody_is_judged_who_is_not_known(installation: Installation) -> None:
    with installation.store.read() as connection, pytest.raises(NotFound):
        assess_person(installation, connection, new_id(), DAY)
