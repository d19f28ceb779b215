"""Who a gemeente is to the people who write to it: names, addresses, telephone."""

from dataclasses import dataclass
from datetime import date

POST_AFTER = 1
"""A letter goes into the post on the first working day after the decision, where nothing is said."""
PROPOSAL_TERM_DAYS = 28
"""The term for a plan where neither the regeling nor the gemeente names one (docs/decisions.md)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gemeente:
    """One gemeente as pages and letters show it.

    ``court`` is the rechtbank that can give a voorlopige voorziening (Awb art. 8:81), with "de".
    ``participation_from`` is the one setting that says from which day the gemeente applies the new
    regime (maatschappelijke participatie); ``None`` keeps the tegenprestatie. ``participation_is_certain``:
    that day was laid down; while it was only announced, pages say that it is not certain. ``fictional`` says
    that the contact data are made up. With an ``objection_committee`` the gemeente has twelve weeks to
    decide on a bezwaar (Awb art. 7:10, 7:13). ``suspend_during_claim`` is a rule of the house and of no
    law: nothing is asked of somebody while his request for an ontheffing lies with the gemeente. So is
    ``proposal_term_days``: how long somebody has to come with a plan, where the regeling names no term.
    ``post_after`` is how many working days after a decision its letter goes into the post.
    """

    id: str
    name: str
    college: str
    court: str
    phone: str
    website: str
    visit: tuple[str, ...]
    opening_hours: tuple[str, ...]
    objection_address: tuple[str, ...]
    free_help: tuple[str, ...]
    fictional: bool
    participation_from: date | None = None
    participation_is_certain: bool = False
    objection_committee: bool = False
    suspend_during_claim: bool = True
    proposal_term_days: int = PROPOSAL_TERM_DAYS
    post_after: int = POST_AFTER
