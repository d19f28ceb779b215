"""What findings come to in one plain line: it promises and threatens nothing, and says who decides."""

from collections.abc import Iterable

from portal.rules.findings import Finding, Severity
from portal.wording import N_

OUTSIDE = N_("Misschien hoeft u geen tegenprestatie te doen. De gemeente beslist dat.")
DEPENDS = N_("Het hangt af van uw situatie. De gemeente bekijkt dat en beslist.")
INSIDE = N_("De regels lijken voor u te gelden. De gemeente beslist of zij iets vraagt.")
UNCLEAR = N_("Wij weten nog te weinig om iets te zeggen. De gemeente beslist wat er geldt.")


def summing_up(findings: Iterable[Finding]) -> str:
    """The line for these findings, a message id. What stands in the way goes before what is to be judged."""
    found = tuple(findings)
    severities = {finding.severity for finding in found}
    if Severity.BLOCK in severities:
        return OUTSIDE
    if Severity.HUMAN in severities:
        return DEPENDS
    return INSIDE if "benefit_in_scope" in {finding.code for finding in found} else UNCLEAR
