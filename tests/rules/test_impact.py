"""What a changed verordening means for a caseload."""

from dataclasses import replace

from portal.rules import impact
from portal.rules.values import Rule
from tests.rules.support import HS, RTM, facts, law, the_library, with_rules

OLD = law(HS).regeling
CITATION = law(HS).national.participation.lowering.citation
WORK = {"kind": "volunteering", "hours_per_week": 6, "replaces_paid_work": False}
CASES = [
    ("C", facts(RTM, activity=WORK)),
    ("A", facts(HS, activity=WORK)),
    ("B", facts(HS, activity={**WORK, "hours_per_week": 12})),
]


def test_only_the_cases_that_change_are_listed_with_what_goes_and_comes() -> None:
    new = with_rules(OLD, "size", hours_minimum=Rule(8, CITATION))
    (change,) = impact.changes(CASES, OLD, new, the_library())
    assert change.case == "A"
    assert [finding.code for finding in change.gone] == ["hours_in_range"]
    assert [finding.code for finding in change.new] == ["hours_below_minimum"]


def test_another_number_with_the_same_outcome_is_a_change_too() -> None:
    cases = [("A", facts(HS, activity={**WORK, "hours_per_week": 2}))]
    new = with_rules(OLD, "size", hours_minimum=Rule(3, CITATION))
    (change,) = impact.changes(cases, OLD, new, the_library())
    assert [finding.values["minimum"] for finding in (*change.gone, *change.new)] == [4, 3]


def test_another_article_with_the_same_rule_is_no_change() -> None:
    assert OLD.size.hours_minimum is not None
    new = with_rules(OLD, "size", hours_minimum=Rule(OLD.size.hours_minimum.value, CITATION))
    assert list(impact.changes(CASES, OLD, new, the_library())) == []


def test_a_dropped_rule_only_takes_away() -> None:
    new = with_rules(OLD, "size", hours_minimum=None, hours_maximum=None)
    (first, second) = impact.changes(CASES, OLD, new, the_library())
    assert (first.case, second.case) == ("A", "B")
    assert first.new == ()


def test_the_sides_of_a_flag_do_not_count_but_its_reading_does() -> None:
    cases = [("A", facts(HS, activity={**WORK, "months": 4}))]
    one = OLD.contradictions["C1"]
    turned = replace(OLD, contradictions={**OLD.contradictions, "C1": replace(one, sides=one.sides[::-1])})
    other = replace(OLD, contradictions={**OLD.contradictions, "C1": replace(one, default="maximum")})
    assert list(impact.changes(cases, OLD, turned, the_library())) == []
    assert len(list(impact.changes(cases, OLD, other, the_library()))) == 1
