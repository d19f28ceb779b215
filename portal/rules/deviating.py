"""From what the college may deviate, with reasons and a second person who agrees (domain B.1).

The regeling itself says from which of its articles. Nobody deviates from what an Act asks.
"""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.basis import CONTENT, COUNTS, SIZE
from portal.rules.citation import Citation
from portal.rules.condition import Condition
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law

NO_DISPLACEMENT = frozenset({Asked.DISPLACEMENT, Asked.ADDITIONAL, Asked.MARKET, Asked.UNPAID})
"""What keeps paid work from being displaced: from that nobody deviates, whatever a regeling says."""
ABOUT_THE_ACTIVITY = frozenset((*CONTENT, *SIZE, *COUNTS)) - NO_DISPLACEMENT
"""The questions from which one can deviate: what somebody does, how much, and what counts of it.

Not whether he owes anything: what spares somebody is no obstacle to be overruled.
"""


def places(condition: Condition, law: Law) -> tuple[Citation, ...]:
    """Where a question stands from which the regeling can let the college deviate; none where it can't.

    With one place in another text the question is not the regeling's to give away.
    """
    asked_in = tuple(dict.fromkeys(rule.citation for rule in condition.places(law) if rule))
    is_own = all(one.source == law.regeling.title for one in asked_in)
    return asked_in if is_own and condition.asks in ABOUT_THE_ACTIVITY else ()


def articles(condition: Condition, findings: Iterable[Finding], law: Law) -> tuple[Citation, ...]:
    """The articles that stand in the way and from which the college may deviate; none where it may not.

    What stands in the way is what a finding that blocks cites, or else every place of the question.
    """
    asked_in = places(condition, law)
    blocking = (one.citation for one in findings if one.severity is Severity.BLOCK)
    in_the_way = tuple(dict.fromkeys(blocking)) or asked_in
    return in_the_way if asked_in and law.may_deviate_from.issuperset(in_the_way) else ()
