"""How a letter reached its reader, as the client and the desk see it."""

from portal.store.beschikkingen import Letter
from portal.wording.letters import how_sent


def way_of(letter: Letter, code: str) -> str:
    """How a letter goes, and from which day it counts; nothing where that was never kept."""
    days, is_posted = (letter.sent_on, letter.counts_from), letter.posted_on is not None
    return how_sent(letter.by, *days, code, is_posted=is_posted)
