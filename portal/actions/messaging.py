"""What a client and the gemeente write to each other about something that was sent in, closing nothing."""

from portal import clock
from portal.actions.due import answer_by
from portal.actions.handling import own_case
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling
from portal.store import dossiers, fingerprints, messages, outbox, submissions, tasks, trail
from portal.store.base import Connection
from portal.store.submissions import Submission


def may_write(submission: Submission) -> bool:
    """Whether its client can write about it: while it is open, or after an answer.

    After a beschikking bezwaar is the way.
    """
    return submission.state not in CLOSED or submission.state is Handling.ANSWERED


def write_back(portal: Installation, actor: Actor, submission_id: str, text: str, *, request_id: str) -> None:
    """Write to the gemeente about something that one sent in; what was answered returns to the same desk.

    ``request_id`` is the key of the page that it was typed on: sent a second time it is one message.

    Raises:
        NotFound: it is not this client's, or it was decided on or withdrawn.
        Incomplete: there is no message.
    """
    require(actor, Permission.CLIENT_QUESTION_ANSWER)
    with portal.store.write() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        if submission is None:
            raise NotFound(submission_id)
        if messages.is_sent(connection, request_id):
            return
        if not may_write(submission):
            raise NotFound(submission_id)
        _add(connection, actor, submission, None, text, request_id)
        tasks.has_news(connection, submission_id, clock.now())
        if submission.state is Handling.ANSWERED:
            _reopen(connection, actor, submission)


def write_to_client(
    portal: Installation, actor: Actor, submission_id: str, text: str, *, request_id: str
) -> None:
    """Write to the client about a case on one's own desk, and leave it open.

    Raises:
        MovedOn: the case is closed.
        TakenByColleague: the case is on another desk.
        Incomplete: there is no message.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    with portal.store.write() as connection:
        submission = own_case(connection, actor, submission_id)
        if messages.is_sent(connection, request_id):
            return
        if submission.state in CLOSED:
            raise MovedOn(submission.state)
        _add(connection, actor, submission, actor.id, text, request_id)
        client_id = dossiers.require(connection, submission.dossier_id).client_id
        outbox.put(connection, client_id, "case-answered", submission.language, clock.now())


def mark_read(portal: Installation, actor: Actor, submission_id: str) -> None:
    """Record that the client saw what the gemeente wrote about a submission of his."""
    require(actor, Permission.CLIENT_DOSSIER_VIEW)
    with portal.store.write() as connection:
        if submissions.of_client(connection, actor.id, submission_id) is None:
            raise NotFound(submission_id)
        messages.mark_read(connection, submission_id, clock.now())


def _add(
    connection: Connection,
    actor: Actor,
    submission: Submission,
    staff_id: str | None,
    text: str,
    request_id: str,
) -> None:
    if not text.strip():
        raise Incomplete(("text",))
    key = messages.add(connection, submission.id, staff_id, text.strip(), clock.now(), request_id)
    kept = fingerprints.taken(connection, ("message", key))
    trail.record(connection, clock.now(), actor.id, "message:written", submission.id, kept=kept)


def _reopen(connection: Connection, actor: Actor, submission: Submission) -> None:
    due = answer_by(submission.flow, clock.today())
    values = {"state": Handling.RECEIVED, "decide_by": due, "urgent_on": due}
    if not submissions.change(connection, submission.id, submission.revision, **values):
        raise MovedOn(submission.state)
    kept = fingerprints.taken(connection, ("submission", submission.id))
    trail.record(connection, clock.now(), actor.id, "case:reopened", submission.id, kept=kept)
