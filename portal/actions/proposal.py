"""By when a client tells what he wants to do or already does."""

from datetime import date

from portal.actions.installation import Installation
from portal.rules import terms
from portal.rules.hints import proposal_term_days


def answer_by(portal: Installation, today: date, asked_from: date) -> date:
    """The last day of the term, counted from a day: that of the regeling of today, else of the gemeente."""
    days = proposal_term_days(portal.law(today)) or portal.gemeente.proposal_term_days
    return terms.proposal_deadline(asked_from, int(days))


def is_own_term(portal: Installation, today: date) -> bool:
    """Whether the gemeente chose the term itself, because no text of it names one: letters say so."""
    rule = portal.law(today).regeling.course.proposal_term_days
    return rule is None or rule.citation.is_own_choice
