"""The four odd gemeenten pass ``portal law check``, and each case gets what their texts lead to."""

import json
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from portal.cli.law import law as law_commands
from portal.domain.states import Outcome
from portal.rules import hints, lawcheck, library
from portal.rules.asked import Asked
from portal.rules.checks import maatregel
from portal.rules.codes import CODES
from portal.rules.condition import Standing
from portal.rules.engine import Assessment, assess
from portal.rules.facts import Facts, parse
from portal.rules.grounds import grounds
from portal.rules.law import Law
from portal.wording.findings import sentence
from tests.gemeenten.odd import DUINSTEDE, LAW, OOSTWOUDE, SCENARIOS, ZANDMEER, odd_law
from tests.rules.support import copied_law
from tests.scenarios.test_scenarios import CASES as SHIPPED

ON = date(2026, 2, 2)
CASES = [
    pytest.param(case, id=f"{case['id']}-{case['title']}")
    for file in sorted(SCENARIOS.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_a_case_gets_what_the_texts_say(case: dict[str, Any]) -> None:
    facts = parse(case["input"])
    codes = assess(facts, odd_law().in_force(facts.regeling, facts.ref_date)).codes
    assert set(case["expect"]) <= codes
    assert not set(case["forbid"]) & codes


def test_law_check_has_nothing_to_say_about_them() -> None:
    assert list(lawcheck.problems(odd_law(), date(2026, 6, 1))) == []


def test_law_check_asks_no_scenario_for_what_only_another_gemeente_has(tmp_path: Path) -> None:
    root = copied_law(tmp_path)
    shutil.copytree(LAW / "gemeente", root / "gemeente", dirs_exist_ok=True)
    checked = CliRunner().invoke(law_commands, ["check", "--law-dir", str(root)])
    assert (checked.exit_code, checked.stderr) == (0, "")


def test_the_cases_together_reach_every_code() -> None:
    shipped = [case.values[0] for case in SHIPPED]
    parsed = [parse(case["input"]) for case in (*shipped, *(one.values[0] for one in CASES))]
    reached = {code for one in parsed for code in of_day(one).codes}
    assert set(CODES) - reached == {"no_verordening"}  # see test_beleidsregels_alone_impose_nothing


def of_day(facts: Facts) -> Assessment:
    return assess(facts, odd_law().in_force(facts.regeling, facts.ref_date))


def test_beleidsregels_alone_impose_nothing() -> None:
    law = odd_law().in_force(DUINSTEDE, ON)
    alone = Law(replace(law.regeling, verordening=None), law.national)
    facts = parse({"regeling": DUINSTEDE, "ref_date": "2026-02-02", "client": {"birth_date": "1984-05-20"}})
    assert "no_verordening" in assess(facts, alone).codes
    assert "no_verordening" not in assess(facts, law).codes


def test_a_clause_says_its_question_in_every_sentence() -> None:
    facts = parse(
        next(case.values[0]["input"] for case in CASES if "clause_to_judge" in case.values[0]["expect"])
    )
    found = assess(facts, odd_law().in_force(facts.regeling, ON)).findings
    [clause] = [one for one in found if one.code == "clause_to_judge"]
    assert clause.citation.article == "art. 2"
    assert "twaalf maanden" in sentence(clause, "nl")


def test_the_usual_number_is_not_the_most() -> None:
    assert hints.hours_range(odd_law().in_force(OOSTWOUDE, ON)) == (1.5, 7.5, 5)
    assert hints.hours_range(odd_law().in_force(ZANDMEER, ON)) == (None, None, None)


def of(gemeente: str, **parts: Any) -> Facts:
    person = {"birth_date": "1984-05-20", "benefit": "participatiewet"}
    return parse({"regeling": gemeente, "ref_date": "2026-02-02", "client": person, **parts})


def test_what_a_regeling_does_not_say_of_care_is_not_asked() -> None:
    facts = of(ZANDMEER, mantelzorg={"hours_per_week": 30})
    asked = grounds(Outcome.EXISTING_COUNTS, facts, odd_law().in_force(ZANDMEER, ON)).listed
    [definition] = [one for one in asked if one.asks is Asked.CARE_DEFINITION]
    assert definition.standing is Standing.NOT_APPLICABLE


def test_who_was_only_asked_gets_no_maatregel() -> None:
    law = odd_law().in_force(ZANDMEER, ON)
    assert maatregel.is_barred(of(ZANDMEER), law)
    assert hints.upper_bounds(law) == (0, 0)


@pytest.mark.parametrize(("named", "standing"), [(True, Standing.MET), (False, Standing.NOT_MET)])
def test_beleidsregels_have_their_ground_in_the_verordening_that_is_named(
    named: bool, standing: Standing
) -> None:
    law = odd_law().in_force(DUINSTEDE, ON)
    if not named:
        law = Law(replace(law.regeling, verordening=None), law.national)
    asked = grounds(Outcome.AGREED, of(DUINSTEDE), law).listed
    [ground] = [one for one in asked if one.asks is Asked.VERORDENING]
    assert ground.standing is standing
    source = "Verzonnen verordening tegenprestatie Duinstede" if named else "Participatiewet"
    assert ground.citations[0].source == source


def test_law_files_without_the_national_texts_are_checked_as_far_as_they_go() -> None:
    own = library.load(LAW)
    assert list(lawcheck.problems(own)) == []
    assert any("clause_to_judge" in one.reason for one in lawcheck.uncovered((), own.regelingen))


def test_a_hardship_clause_is_weighed_before_every_no() -> None:
    facts = of(ZANDMEER, activity={"kind": "volunteering"})
    law = odd_law().in_force(ZANDMEER, ON)
    for outcome in (
        Outcome.AGREED,
        Outcome.REFUSED,
        Outcome.EXISTING_DOES_NOT_COUNT,
        Outcome.EXEMPTION_REFUSED,
    ):
        assert Asked.HARDSHIP in {one.asks for one in grounds(outcome, facts, law).to_judge}
