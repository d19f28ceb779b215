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
from portal.rules import hints, lawcheck
from portal.rules.engine import assess
from portal.rules.facts import parse
from portal.rules.law import Law
from portal.wording.findings import sentence
from tests.gemeenten.odd import DUINSTEDE, LAW, OOSTWOUDE, SCENARIOS, ZANDMEER, odd_law
from tests.rules.support import copied_law

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


def test_the_cases_reach_every_code_that_only_these_gemeenten_have() -> None:
    own = [one for one in odd_law().regelingen if one.path.split("/")[1] in odd_law_ids()]
    parsed = [parse(case.values[0]["input"]) for case in CASES]
    reached = {code for one in parsed for code in assess(one, odd_law().in_force(one.regeling, ON)).codes}
    left = set(lawcheck.unreached(reached, own))
    assert not left & {*lawcheck.ONLY_WITH, "clause_to_judge", "hours_above_standard_need_reasons"}


def odd_law_ids() -> set[str]:
    return {folder.name for folder in (LAW / "gemeente").iterdir()}


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
