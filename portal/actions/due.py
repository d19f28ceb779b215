"""By when the gemeente answers what a client sends in."""

from collections.abc import Callable, Mapping
from datetime import date

from portal.rules import terms

HELP_DAYS, OBJECTION_DAYS = 3, 5
"""Working days: an own promise of the portal, no term of a law."""


def _soon(received_on: date) -> date:
    return terms.working_days_after(received_on, HELP_DAYS)


DUE: Mapping[str, Callable[[date], date]] = {
    "hulp": _soon,
    "uren": _soon,
    "wijziging": _soon,
    "oneens": lambda received_on: terms.working_days_after(received_on, OBJECTION_DAYS),
    "correctie": lambda received_on: terms.next_working_day(terms.add_months(received_on, 1)),
}
"""By form; ``oneens`` until the receipt of the bezwaar is confirmed, ``correctie`` by AVG art. 12 lid 3."""


def answer_by(flow: str, received_on: date) -> date:
    """The last day to answer; where a beschikking is asked, the term of Awb art. 4:13."""
    return DUE.get(flow, terms.decision_due)(received_on)
