"""Findings as a page shows them: a sentence, the article, and what the article says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from portal import clock
from portal.actions.assessing import assess_case
from portal.rules.findings import Finding, Severity
from portal.store.base import Connection
from portal.store.submissions import Submission
from portal.web import locale
from portal.web.casework.running import beside
from portal.web.portal import installation
from portal.wording.findings import sentence, title
from portal.wording.findingsentences import TITLES

WEIGHT = (Severity.BLOCK, Severity.HUMAN, Severity.FLAG, Severity.INFO)


@dataclass(frozen=True)
class ShownFinding:
    """One finding in words."""

    title: str
    severity: str
    sentence: str
    article: str
    gist: str


def as_kept(assessment: Mapping[str, Any]) -> list[ShownFinding]:
    """The findings as they were kept with a decision, in Dutch."""
    return [
        ShownFinding(
            TITLES.get(kept["code"], ""),
            kept["severity"],
            kept["sentence"],
            f"{kept['source']}, {kept['article']}",
            kept["gist"],
        )
        for kept in assessment["findings"]
    ]


def in_words(findings: Iterable[Finding], language: str) -> list[ShownFinding]:
    """The findings in a language, the heaviest first."""
    ordered = sorted(findings, key=lambda finding: WEIGHT.index(finding.severity))
    return [
        ShownFinding(
            title(finding.code, language),
            finding.severity,
            sentence(finding, language),
            f"{finding.citation.source}, {finding.citation.article}",
            finding.citation.gist,
        )
        for finding in ordered
    ]


def seen_beside(connection: Connection, submission: Submission, design: Mapping[str, Any]) -> dict[str, Any]:
    """What who decides must see beside the grounds: each contradiction in the rules that this case meets and
    on which no lawyer has chosen, what runs already, and each ontheffing.
    """
    today = clock.today()
    assessment = assess_case(installation(), connection, submission, today, design)
    return {
        "flags": in_words(assessment.flags, locale.code()),
        **beside(connection, submission.dossier_id, locale.code()),
    }
