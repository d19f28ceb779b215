"""Other rules come, or came, while something goes on that was decided before."""

from dataclasses import dataclass
from datetime import date

from portal.actions.installation import Installation


@dataclass(frozen=True)
class OtherRules:
    """The rules that a gemeente applies from ``starts_on``, beside a decision of ``decided_on``, before that.

    ``regime`` is the name by which the law files know them.
    """

    regime: str
    starts_on: date
    decided_on: date


def other_rules(portal: Installation, decided_on: date, lasts_until: date | None = None) -> OtherRules | None:
    """The other rules that a decision meets while it lasts; None when it meets none.

    A decision stays under the rules of its day: the Wet Participatiewet in balans has no transition rule.
    ``lasts_until`` is the last day of what was decided, None where it has no end.
    """
    start = portal.gemeente.participation_from
    if start is None or decided_on >= start or (lasts_until is not None and lasts_until < start):
        return None
    return OtherRules(portal.library.regime(portal.gemeente_id, start), start, decided_on)
