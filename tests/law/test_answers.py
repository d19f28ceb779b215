"""Every answer to every scenario in full: code, severity, article and values.

``answers.json`` is reviewed like code: a change in it is a change of what the portal says. After a change
of the law files or the checks, look at the difference that this makes and keep it when it is right:

    python -m tests.law.test_answers
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from portal.rules.engine import assess
from portal.rules.facts import parse
from portal.rules.findings import Finding
from tests.scenarios.test_scenarios import CASES, LIBRARY

ANSWERS = Path(__file__).parent / "answers.json"


def line(finding: Finding) -> str:
    values = ", ".join(f"{name}={plain(value)}" for name, value in finding.values.items())
    return f"{finding.severity.value} {finding.code} | {finding.citation.article} | {values}"


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def answer(raw: dict[str, Any]) -> list[str]:
    facts = parse(raw)
    return [
        line(finding) for finding in assess(facts, LIBRARY.in_force(facts.regeling, facts.ref_date)).findings
    ]


def answers() -> dict[str, list[str]]:
    return {
        case.values[0]["id"] + " " + case.values[0]["title"]: answer(case.values[0]["input"])
        for case in CASES
    }


def test_every_answer_is_what_was_reviewed() -> None:
    assert answers() == json.loads(ANSWERS.read_text(encoding="utf-8"))


def test_no_two_scenarios_share_a_name() -> None:
    assert len(answers()) == len(CASES)


if __name__ == "__main__":
    ANSWERS.write_text(json.dumps(answers(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
