"""When nothing, or less, is asked of a client. Everything that counts or asks hours looks here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal import clock
from portal.actions import closing, running
from portal.actions.installation import Installation
from portal.domain.states import CLOSED
from portal.domain.ways import WAYS, Lane
from portal.store import beschikkingen, exemptions
from portal.store.base import Connection
from portal.store.exemptions import Claim
from portal.store.submissions import Submission


class Ground(StrEnum):
    """Why less is asked."""

    PAUSE = "pause"
    """What runs stands still for a while (letter L13)."""
    EXEMPTION = "exemption"
    """An ontheffing, whole or for a part (Participatiewet art. 9 lid 2)."""
    CLAIM = "claim"
    """A request for an ontheffing lies with the gemeente: a rule of the house, ``verzoek_schort_op``."""


@dataclass(frozen=True)
class Relief:
    """From a day up to and including another at most ``minutes`` a week are asked; 0: nothing."""

    ground: Ground
    starts_on: date
    until: date
    minutes: int = 0

    def covers(self, first: date, last: date | None = None) -> bool:
        """Whether a day of it lies between two days; with one day, whether that is one of it."""
        return self.starts_on <= (last or first) and first <= self.until


def of_dossier(portal: Installation, connection: Connection, dossier_id: str, today: date) -> list[Relief]:
    """All that a client got or gets.

    A request ends with the day before the decision leaves or before it was closed without one, or today.
    """
    pauses, exempt = exemptions.pauses(connection, dossier_id), exemptions.of_dossier(connection, dossier_id)
    return [
        *(Relief(Ground.PAUSE, one.starts_on, one.until) for one in pauses),
        *(Relief(Ground.EXEMPTION, one.starts_on, one.until, one.minutes_left or 0) for one in exempt),
        *(_claims(connection, dossier_id, today) if portal.gemeente.suspend_during_claim else ()),
    ]


def _claims(connection: Connection, dossier_id: str, today: date) -> Iterable[Relief]:
    claims = exemptions.claims(connection, dossier_id)
    closed = closing.days(connection, [one.id for one in claims if _is_closed(one)])
    for one in claims:
        since, ended = clock.day_of(one.received_at), one.decided_on
        if _is_closed(one):
            ended = closed.get(one.id, since)
        until = ended - timedelta(days=1) if ended else today
        if since <= until:
            yield Relief(Ground.CLAIM, since, until)


def _is_closed(claim: Claim) -> bool:
    """Whether a request was withdrawn, or answered without a decision."""
    return claim.decided_on is None and claim.state in CLOSED


def minutes_asked(reliefs: Sequence[Relief], day: date, agreed: int) -> int:
    """The minutes a week that are asked on a day, out of those that were agreed: of two reliefs the least."""
    return min([agreed, *(one.minutes for one in reliefs if one.covers(day))])


def stands_still(reliefs: Sequence[Relief], first: date, last: date) -> bool:
    """Whether nothing is asked on a day between two days."""
    return any(one.minutes == 0 and one.covers(first, last) for one in reliefs)


def claim_stops(portal: Installation, connection: Connection, form: Submission) -> bool:
    """Whether something that ran on the day on which a form came in stands still because of that form."""
    if WAYS[form.flow].lane is not Lane.EXEMPTION or not portal.gemeente.suspend_during_claim:
        return False
    found = beschikkingen.activities_of_dossier(connection, form.dossier_id)
    return running.has_begun(found, clock.day_of(form.received_at))


def goes_on_from(reliefs: Sequence[Relief], day: date) -> date:
    """From a day on, the first on which what runs does not stand still, once a request is answered."""
    still = [one for one in reliefs if one.minutes == 0 and one.ground is not Ground.CLAIM]
    while until := [one.until for one in still if one.covers(day)]:
        day = max(until) + timedelta(days=1)
    return day


def stood_still_for_request(reliefs: Sequence[Relief], answered_on: date) -> bool:
    """Whether nothing was asked because of a request, until it was answered."""
    before = answered_on - timedelta(days=1)
    return any(one.ground is Ground.CLAIM and one.covers(before) for one in reliefs)


def free_until(reliefs: Sequence[Relief], today: date) -> date:
    """The last day of the ontheffing because of which nothing is asked now; today where there is none."""
    held = [one for one in reliefs if one.ground is Ground.EXEMPTION and one.covers(today)]
    return max((one.until for one in held if one.minutes == 0), default=today)
