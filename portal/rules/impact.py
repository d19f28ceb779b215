"""Which cases change outcome when a regeling changes, and through which findings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portal.rules.engine import assess
from portal.rules.facts import Facts
from portal.rules.findings import Finding
from portal.rules.library import Library
from portal.rules.regeling import Regeling


@dataclass(frozen=True, slots=True)
class Change:
    """One case whose outcome differs: the findings that go away and the findings that come."""

    case: str
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]


def changes(
    cases: Iterable[tuple[str, Facts]], old: Regeling, new: Regeling, library: Library
) -> Iterator[Change]:
    """The cases of this gemeente that come out differently under another version.

    Each case is judged twice, on its own day and under the national law of that day. A finding that
    keeps its code, severity and values but stands in another article is no change.

    Raises:
        NoLawError: the national law has no version on the day of a case.
    """
    for name, facts in cases:
        if facts.regeling != old.id:
            continue
        before = assess(facts, library.law(old, facts.ref_date)).findings
        after = assess(facts, library.law(new, facts.ref_date)).findings
        gone, come = _without(before, after), _without(after, before)
        if gone or come:
            yield Change(name, gone, come)


def _without(findings: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    known = [_outcome(other) for other in others]
    return tuple(finding for finding in findings if _outcome(finding) not in known)


def _outcome(finding: Finding) -> tuple[object, ...]:
    values = {name: value for name, value in finding.values.items() if name != "sides"}
    return (finding.code, finding.severity, values)
