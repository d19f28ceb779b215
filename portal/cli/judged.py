"""What ``portal check`` prints about a case: the findings, what is still unknown, and grounds."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from portal.domain.errors import OtherRegime
from portal.domain.states import Outcome
from portal.languages import translations
from portal.rules.citation import Citation
from portal.rules.engine import assess
from portal.rules.facts import Facts
from portal.rules.findings import Finding
from portal.rules.grounds import Ground, grounds, still_open
from portal.rules.law import Law
from portal.wording.checktitles import QUESTIONS
from portal.wording.findings import sentence
from portal.wording.speech import speaking


def answer(facts: Facts, law: Law, language: str, outcome: Outcome | None) -> dict[str, Any]:
    """One case as JSON, in the words of the regime of its law.

    ``open`` holds what nobody has answered; ``grounds`` stands there with an outcome.

    Raises:
        OtherRegime: the regime of this law does not know the outcome.
    """
    if outcome and outcome.regime is not law.regime:
        raise OtherRegime(f"{outcome} is no outcome of {law.regime}")
    with speaking(law.regime):
        return _answer(facts, law, language, outcome)


def _answer(facts: Facts, law: Law, language: str, outcome: Outcome | None) -> dict[str, Any]:
    assessment = assess(facts, law)
    given = {
        "regeling": assessment.regeling,
        "version": assessment.version.isoformat(),
        "findings": [_finding(finding, language) for finding in assessment.findings],
        "open": [_open(ground, language) for ground in still_open(facts, law)],
    }
    if outcome is None:
        return given
    asked = grounds(outcome, facts, law)
    return {
        **given,
        "outcome": outcome.value,
        "grounds": [_ground(ground, language) for ground in asked.listed],
        "against": _names(asked.against),
        "to_deviate": _names(asked.to_deviate),
        "unanswered": _names(asked.unanswered),
        "to_judge": _names(asked.to_judge),
        "may_fail": _names(asked.may_fail),
    }


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    values = {k: v.isoformat() if isinstance(v, date) else v for k, v in finding.values.items()}
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.citation),
        "text": sentence(finding, language),
        "values": values,
    }


def _open(ground: Ground, language: str) -> dict[str, Any]:
    return {
        **_question(ground, language),
        "facts": [fact.value for fact in ground.missing],
        **_place(ground.citations[0]),
    }


def _ground(ground: Ground, language: str) -> dict[str, Any]:
    return {
        **_question(ground, language),
        "lean": ground.lean.value,
        "standing": ground.standing.value,
        "facts": [fact.value for fact in ground.missing],
        "articles": [_place(citation) for citation in ground.citations],
        "findings": [finding.code for finding in ground.findings],
        "deviates_from": [_place(citation) for citation in ground.deviates_from],
    }


def _question(ground: Ground, language: str) -> dict[str, Any]:
    question = translations(language).gettext(QUESTIONS[ground.asks])
    return {"asks": ground.asks.value, "question": question}


def _place(citation: Citation) -> dict[str, str]:
    return {"article": citation.article, "source": citation.source}


def _names(found: Iterable[Ground]) -> list[str]:
    return [ground.asks.value for ground in found]
