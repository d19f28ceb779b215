"""By when the gemeente answers what a client sends in."""

from collections.abc import Callable
from datetime import date

from portal.domain.ways import ByForm, Form
from portal.rules import terms

HELP_DAYS, OBJECTION_DAYS = 3, 5
"""Working days: an own promise of the portal, no term of a law."""


def _soon(received_on: date) -> date:
    return terms.working_days_after(received_on, HELP_DAYS)


def _receipt(received_on: date) -> date:
    return terms.working_days_after(received_on, OBJECTION_DAYS)


def _month(received_on: date) -> date:
    return terms.next_working_day(terms.add_months(received_on, 1))


DUE = ByForm[Callable[[date], date]](
    plan=terms.decision_due,
    care=terms.decision_due,
    volunteering=terms.decision_due,
    cannot=terms.decision_due,
    help=_soon,
    hours=_soon,
    change=_soon,
    objection=_receipt,
    correction=_month,
)
"""The last day to answer: a beschikking by Awb art. 4:13, a correction by AVG art. 12 lid 3; for a bezwaar
that its receipt is confirmed."""


def answer_by(form: Form, received_on: date) -> date:
    """The last day to answer a form that came in on a day."""
    return DUE[form](received_on)
