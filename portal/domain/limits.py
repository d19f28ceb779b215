"""How often something may be done from one place, so that nobody can guess or flood.

Generous, because a library or the waiting room of a gemeente has one address for everybody in it.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Limit:
    """``most`` times ``within`` a time that begins with the first; ``name`` keeps the counts apart."""

    name: str
    most: int
    within: timedelta


WRONG_INVITATIONS = Limit("wrong invitation codes", 20, timedelta(minutes=10))
WRONG_REPORT_CODES = Limit("wrong report codes", 20, timedelta(minutes=10))
REPORTS = Limit("reports without a name", 30, timedelta(hours=1))
WORD_REPORTS = Limit("reports of a word", 60, timedelta(hours=1))
"""These four count for each address."""
UPLOADS = Limit("files", 60, timedelta(hours=1))
"""Files of one client."""
PAPER_TIME = Limit("seconds of files", 180, timedelta(hours=1))
"""Seconds that one client's files may take to be made anew: a photo takes a third of one."""
DOCUMENTS = Limit("documents", 30, timedelta(minutes=10))
"""PDFs that are made when somebody asks for them, for each client or else for each address."""
OWN_DATA = Limit("copies of own data", 9, timedelta(hours=1))
