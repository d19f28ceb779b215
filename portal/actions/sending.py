"""The day on which a letter leaves, which is not the day on which it was decided (Awb 3:41, 6:8).

Who made known that the portal is open to him gets it there at once (Awb 2:8); anybody else gets it by post.
"""

from dataclasses import dataclass
from datetime import date, datetime

from portal import clock
from portal.actions.installation import Installation
from portal.domain.sending import By
from portal.rules import terms
from portal.store.people import Client

NOTICE_HOUR = 9
"""At this hour of the day of sending the notice of a letter goes out that leaves by post."""


@dataclass(frozen=True)
class Sending:
    """How a letter goes, and on which day it leaves: the day from which its terms count."""

    by: By
    sent_on: date


def of(portal: Installation, client: Client, decided_on: date) -> Sending:
    """How what is decided on a day reaches a client, and when."""
    if client.letters_by is By.PORTAL:
        return Sending(By.PORTAL, decided_on)
    return Sending(By.POST, terms.posted_on(decided_on, portal.gemeente.post_after))


def noticed_at(sent_on: date) -> datetime:
    """When the notice of a letter goes out: now, or in the morning of the day on which it leaves."""
    return clock.now() if sent_on <= clock.today() else clock.moment_on(sent_on, NOTICE_HOUR)
