"""The caseload can be judged under another regeling."""

from datetime import date

from portal.actions.assessing import open_cases
from portal.actions.installation import Installation
from portal.rules.engine import assess
from portal.rules.facts import parse

DAY = date(2026, 3, 2)


def test_an_open_case_is_told_as_the_rules_take_it(installation: Installation, judged: str) -> None:
    [case] = open_cases(installation, DAY)
    assert case["id"].startswith("TP-")
    found = assess(parse(case["input"]), installation.law(DAY))
    assert "kind_allowed" in found.codes


def test_nothing_in_it_names_a_person(installation: Installation, judged: str) -> None:
    [case] = open_cases(installation, DAY)
    assert not {"first_name", "last_name", "street"} & set(case["input"]["client"])
