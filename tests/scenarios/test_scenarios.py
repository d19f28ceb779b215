"""Each case in this folder gets the findings that the texts lead to."""

import json
from pathlib import Path
from typing import Any

import pytest

from portal import paths
from portal.rules.engine import assess
from portal.rules.facts import parse
from portal.rules.library import load

LIBRARY = load(paths.LAW)
CASES = [
    pytest.param(case, id=f"{case['id']}-{case['title']}")
    for file in sorted(Path(__file__).parent.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES)
def test_a_case_gets_what_the_texts_say(case: dict[str, Any]) -> None:
    facts = parse(case["input"])
    codes = assess(facts, LIBRARY.in_force(facts.regeling, facts.ref_date)).codes
    assert set(case["expect"]) <= codes
    assert not set(case["forbid"]) & codes


def test_every_case_asks_something() -> None:
    assert all(case.values[0]["expect"] or case.values[0]["forbid"] for case in CASES)
