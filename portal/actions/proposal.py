"""By when a client tells what he wants to do or already does."""

from datetime import date

from portal.actions.installation import Installation
from portal.rules import terms
from portal.rules.hints import proposal_term_days

DAYS = 28
"""Where the regeling sets no term: an own promise of the portal."""


def answer_by(portal: Installation, today: date, asked_from: date) -> date:
    """The last day of the term that the regeling of today gives, counted from a day."""
    return terms.proposal_deadline(asked_from, int(proposal_term_days(portal.law(today)) or DAYS))
