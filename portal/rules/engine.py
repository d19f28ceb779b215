"""Judges a case: runs every check over the facts and gathers the findings. Pure and repeatable."""

from dataclasses import dataclass
from datetime import date
from math import inf

from portal.rules.checks import (
    allowance,
    already_done,
    bezwaar,
    clauses,
    content,
    course,
    existing_activity,
    imposing,
    maatregel,
    person,
    size,
    taking_part,
    verdringing,
    weighing,
)
from portal.rules.condition import Check, Condition, ask_nothing
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law

CONDITIONS: tuple[Condition, ...] = (
    *person.CONDITIONS,
    *taking_part.CONDITIONS,
    *imposing.CONDITIONS,
    *existing_activity.CONDITIONS,
    *already_done.CONDITIONS,
    *content.CONDITIONS,
    *verdringing.CONDITIONS,
    *size.CONDITIONS,
    *weighing.CONDITIONS,
    *course.CONDITIONS,
    *maatregel.CONDITIONS,
    *bezwaar.CONDITIONS,
    *allowance.CONDITIONS,
    *clauses.CONDITIONS,
)
"""Every question of the law, in the order in which a person would ask."""
CHECKS: tuple[Check, ...] = tuple(
    condition.check for condition in CONDITIONS if condition.check is not ask_nothing
)
"""What answers them, once each."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What was found about one case, with what is needed to find it again.

    ``version`` is the day on which the regeling version came into force, ``on`` the day judged,
    ``law_files`` each file used (path below the law folder, SHA-256), ``benefit`` whose act it was judged by.
    """

    regeling: str
    version: date
    on: date
    findings: tuple[Finding, ...]
    law_files: tuple[tuple[str, str], ...]
    benefit: str | None = None

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings for which this step cannot be taken."""
        return self._of(Severity.BLOCK)

    @property
    def to_judge(self) -> tuple[Finding, ...]:
        """The findings that a person must judge, with reasons."""
        return self._of(Severity.HUMAN)

    @property
    def flags(self) -> tuple[Finding, ...]:
        """The contradictions on which the gemeente's lawyer has not chosen yet."""
        return self._of(Severity.FLAG)

    @property
    def codes(self) -> frozenset[str]:
        """The codes of all findings."""
        return frozenset(finding.code for finding in self.findings)

    def _of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)


def assess(facts: Facts, law: Law) -> Assessment:
    """What the law says about these facts, by the act of the benefit. Nothing is decided or stored."""
    law = law.under(facts.client.benefit)
    found = (finding for check in CHECKS for finding in check(facts, law) if law.carries(finding.citation))
    return Assessment(
        regeling=facts.regeling,
        version=law.regeling.valid_from,
        on=facts.ref_date,
        findings=tuple(found),
        law_files=law.files,
        benefit=facts.client.benefit,
    )


def assess_maatregel(facts: Facts, at_conduct: Law, now: Law) -> Assessment:
    """A maatregel under the law of the day of the conduct, or under the law of now when that is milder."""
    return min(assess(facts, at_conduct), assess(facts, now), key=_severity_of_maatregel)


def _severity_of_maatregel(assessment: Assessment) -> tuple[float, ...]:
    """The bounds of the maatregel, to compare; nothing at all when none is possible, which is the mildest."""
    for finding in assessment.findings:
        if finding.code == "maatregel_possible":
            percent, months = finding.values["percent"], finding.values["months"]
            return (_bound(percent), _bound(months))
    return ()


def _bound(value: object) -> float:
    """A bound to compare; a law that names none is the least mild."""
    return float(value) if isinstance(value, int | float) else inf
