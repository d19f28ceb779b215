"""Putting letters in the post: the day on which one really left, from which its terms count (Awb 3:41, 6:8).

A letter that was posted later than the day printed in it counts from the later day; never from an earlier.
"""

from datetime import date

from portal import clock
from portal.actions import proposal
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Obligation
from portal.rules import terms
from portal.store import beschikkingen, dossiers, fingerprints, posting, trail
from portal.store.base import Connection
from portal.store.beschikkingen import Beschikking
from portal.store.posting import Posted


def post(portal: Installation, actor: Actor, letter_id: str, posted_on: date) -> None:
    """Write down that a letter was put in the post on a day.

    Raises:
        NotFound: there is no such letter, or it does not go by post.
        MovedOn: it was posted already.
        Incomplete: the day is still to come, or lies before the decision.
    """
    require(actor, Permission.CASEWORK_LETTER_POST)
    with portal.store.write() as connection:
        found = posting.get(connection, letter_id)
        if found is None:
            raise NotFound(letter_id)
        decision = _decision_of(connection, found)
        earliest = decision.decided_on if decision else found.sent_on
        if not min(earliest, clock.today()) <= posted_on <= clock.today():
            raise Incomplete(("posted_on",))
        if not posting.post(connection, letter_id, posted_on):
            raise MovedOn("posted")
        counts_from = terms.counted_from(found.sent_on, posted_on)
        things = [("letter", letter_id)]
        if decision and counts_from > decision.sent_on:
            things += _move(portal, connection, actor, found, decision, counts_from)
        told = {"posted_on": posted_on, "counts_from": counts_from}
        kept = fingerprints.taken(connection, *things)
        trail.record(connection, clock.now(), actor.id, "letter:posted", letter_id, **told, kept=kept)


def _decision_of(connection: Connection, found: Posted) -> Beschikking | None:
    if found.beschikking_id is None or found.submission_id is None:
        return None
    return beschikkingen.of_submission(connection, found.submission_id)


def _move(
    portal: Installation,
    connection: Connection,
    actor: Actor,
    found: Posted,
    decision: Beschikking,
    day: date,
) -> list[tuple[str, str]]:
    """Let everything that counts from sending count from a later day; returns what changed.

    Nobody has to begin before he could know it (Awb 3:40). What ends by the decision, and an ontheffing that
    it gives, stay as they are: there a later day would cost the client something.
    """
    posting.move(connection, decision.id, {"sent_on": day, "bezwaar_until": terms.bezwaar_last_day(day)})
    begun = posting.begin_later(connection, decision.id, day)
    dossier = dossiers.require(connection, found.dossier_id)
    if dossier.obligation is Obligation.ANNOUNCED and dossier.answer_by:
        answer_by = proposal.answer_by(portal, day, day)
        if answer_by > dossier.answer_by:
            dossiers.ask_again(connection, dossier.id, answer_by)
            told = {"answer_by": answer_by}
            trail.record(connection, clock.now(), actor.id, "obligation:announced", dossier.id, **told)
    return [("beschikking", decision.id), *(("activity", key) for key in begun)]
