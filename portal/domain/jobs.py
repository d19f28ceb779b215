"""Work that nobody waits for with a page open: files of clients made anew, and copies of one's own data."""

from datetime import timedelta
from enum import StrEnum

from portal.domain.papers import Refusal

TRIES = 3
"""So often a job is begun. What ends its process three times would do so for ever."""


class Work(StrEnum):
    """What is to be done."""

    PAPER = "paper"
    OWN_DATA = "own_data"
    INVITATION = "invitation"
    """The letter that asks somebody of a selection for a plan."""


class Format(StrEnum):
    """What a copy of one's own data is made as; also the ending of its file."""

    PDF = "pdf"
    JSON = "json"
    SQLITE = "sqlite3"


FAILED = "failed"
"""Why there is no copy: it could not be made."""
AT_FAULT = {Work.PAPER: Refusal.BROKEN, Work.OWN_DATA: FAILED, Work.INVITATION: FAILED}
"""What becomes of a job that was begun :data:`TRIES` times and never ended."""

LEASE = timedelta(seconds=20)
"""So long a job belongs to whoever took it and gives no sign of life. Then another may take it."""
SIGN_OF_LIFE_S = 6.0
"""Seconds between two signs of life of whoever does a job."""
AGAIN_AFTER = timedelta(seconds=30)
"""So long a job that failed waits for its next try, while others are done; twice as long each time."""

KEPT = {
    Work.PAPER: timedelta(hours=1),
    Work.OWN_DATA: timedelta(days=7),
    Work.INVITATION: timedelta(days=1),
}
"""So long a job stays after its end: a file for the count of its seconds, a copy to be fetched, an invitation
so that who asked sees what came of it."""
