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
from portal.rules.library import Library
from tests.scenarios.test_scenarios import CASES, LIBRARY

ANSWERS = Path(__file__).parent / "answers.json"


def line(finding: Finding) -> str:
    values = ", ".join(f"{name}={plain(value)}" for name, value in finding.values.items())
    return f"{finding.severity.value} {finding.code} | {finding.citation.article} | {values}"


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def answer(raw: dict[str, Any], library: Library) -> list[str]:
    facts = parse(raw)
    return [
        line(finding) for finding in assess(facts, library.in_force(facts.regeling, facts.ref_date)).findings
    ]


def answers_under(library: Library) -> dict[str, list[str]]:
    rows = [case.values[0] for case in CASES]
    return {f"{row['id']} {row['title']}": answer(row["input"], library) for row in rows}


def test_every_answer_is_what_was_reviewed() -> None:
    assert answers_under(LIBRARY) == json.loads(ANSWERS.read_text(encoding="utf-8"))


def test_no_two_scenarios_share_a_name() -> None:
    assert len(answers_under(LIBRARY)) == len(CASES)


if __name__ == "__main__":
    ANSWERS.write_text(
        json.dumps(answers_under(LIBRARY), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
