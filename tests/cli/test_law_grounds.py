"""``portal check``: what nobody has answered yet and, with ``--outcome``, on what a decision would rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from portal.cli.law import SCENARIOS
from portal.domain.regimes import Regime
from portal.domain.states import Outcome
from tests.cli.test_law_commands import HS, check

TITLE = "Verordening tegenprestatie naar vermogen gemeente Hoogezand-Sappemeer 2015"
PERSON = {key: value for key, value in HS.items() if key != "activity"}


def answered(raw: object, *options: str) -> Any:
    """What is printed about cases that can be judged."""
    result = check(raw, *options)
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_what_nobody_answered_stands_open_with_the_facts_and_the_article() -> None:
    open_ = {one["asks"]: one for one in answered(HS)["open"]}
    assert open_["description"] == {
        "asks": "description",
        "question": "Is het werk duidelijk beschreven?",
        "facts": ["activity.description_clear"],
        "article": "toelichting, Individuele omstandigheden",
        "source": TITLE,
    }
    assert {"target_group", "hours", "term", "displacement"} & open_.keys() == set()
    assert "care_definition" not in open_, "nobody spoke of care"


def test_what_is_open_is_asked_in_the_language_of_who_asks() -> None:
    in_english, in_dutch = (answered(HS, "--lang", code)["open"] for code in ("en", "nl"))
    assert [one["asks"] for one in in_english] == [one["asks"] for one in in_dutch]
    assert in_english[0]["question"] != in_dutch[0]["question"]


@pytest.mark.parametrize("file", sorted(SCENARIOS.glob("*.json")), ids=lambda file: file.stem)
def test_whatever_stands_open_says_which_fact_is_missing(file: Path) -> None:
    cases = [row["input"] for row in json.loads(file.read_text(encoding="utf-8"))]
    open_ = [one for answer in answered(cases) for one in answer["open"]]
    assert [one["asks"] for one in open_ if not one["facts"]] == []


def test_without_an_outcome_no_grounds_are_given() -> None:
    assert answered(HS).keys() == {"regeling", "version", "findings", "open"}


def test_the_grounds_of_an_outcome_say_what_it_rests_on_and_what_stops_it() -> None:
    answer = answered(HS, "--outcome", "agreed")
    assert answer["outcome"] == "agreed"
    assert answer["against"] == ["hours"]
    assert {"description", "exemption_running", "existing_activity"} <= set(answer["unanswered"])
    assert answer["to_judge"] == ["ability", "situation", "wishes"]
    assert answer["may_fail"] == []
    [hours] = [one for one in answer["grounds"] if one["asks"] == "hours"]
    assert hours == {
        "asks": "hours",
        "question": "Past het aantal uren per week?",
        "lean": "holds",
        "standing": "not_met",
        "facts": [],
        "articles": [{"article": "art. 4 lid 1", "source": TITLE}],
        "findings": ["hours_below_minimum"],
        "deviates_from": [],
    }


@pytest.mark.parametrize("outcome", ["existing_counts", "existing_does_not_count"])
def test_care_of_which_only_the_hours_are_known_neither_counts_nor_is_refused(outcome: str) -> None:
    answer = answered({**PERSON, "mantelzorg": {"hours_per_week": 30}}, "--outcome", outcome)
    assert answer["unanswered"] == ["care_definition", "care_necessary", "care_counts"]


def test_care_that_is_not_needed_can_be_refused_on_that() -> None:
    care = {"hours_per_week": 30, "necessary": False}
    answer = answered({**PERSON, "mantelzorg": care}, "--outcome", "existing_does_not_count")
    assert (answer["unanswered"], answer["may_fail"]) == ([], ["care_necessary"])


@pytest.mark.parametrize("outcome", [one for one in Outcome if one.regime is Regime.TEGENPRESTATIE])
def test_every_outcome_is_answered_for_each_case_of_an_array(outcome: Outcome) -> None:
    answers = answered([HS, {**HS, "regeling": "rotterdam"}], "--outcome", outcome.value)
    assert [answer["outcome"] for answer in answers] == [outcome, outcome]
    for answer in answers:
        listed = {one["asks"] for one in answer["grounds"]}
        assert {*answer["against"], *answer["unanswered"], *answer["may_fail"]} <= listed


def test_an_outcome_that_does_not_exist_is_refused() -> None:
    result = check(HS, "--outcome", "pardoned")
    assert (result.exit_code, result.stdout) == (2, "")
