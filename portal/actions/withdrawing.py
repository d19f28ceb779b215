"""Taking back what one sent in, as long as nothing was decided on it."""

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import CLOSED, Handling, Obligation, Outcome, check_obligation_move
from portal.domain.ways import WAYS
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    drafts,
    exemptions,
    fingerprints,
    objections,
    submissions,
    trail,
)
from portal.store.base import Connection
from portal.store.dossiers import Dossier
from portal.store.submissions import Submission


def may_withdraw(connection: Connection, submission: Submission) -> bool:
    """Whether its client can take it back: while it is open, and nothing was granted on it before.

    A bezwaar that is registered can be taken back as well (Awb 6:21).
    """
    is_registered = objections.of_submission(connection, submission.id) is not None
    may_be_closed = is_registered and submission.state is Handling.ANSWERED
    if WAYS[submission.flow].is_final or (submission.state in CLOSED and not may_be_closed):
        return False
    pauses = exemptions.pauses(connection, submission.dossier_id)
    return all(pause.submission_id != submission.id for pause in pauses)


def withdraw(portal: Installation, actor: Actor, submission_id: str) -> None:
    """Take back what one sent in. What was asked before is asked again; doing it twice is harmless.

    Raises:
        NotFound: it is not this client's.
        MovedOn: it was decided on or answered meanwhile, or holds already.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        if submission is None:
            raise NotFound(submission_id)
        if submission.state is Handling.WITHDRAWN:
            return
        if not may_withdraw(connection, submission):
            raise MovedOn(submission.state)
        take_back(connection, actor, submission)
        drafts.let_go(connection, submission.id)


def take_back(connection: Connection, actor: Actor, submission: Submission) -> None:
    """Close what may be taken back, and write down that its client did so.

    Raises:
        MovedOn: it changed since it was read.
    """
    closed = _close(connection, submission)
    _put_back(connection, submission)
    kept = fingerprints.taken(connection, *closed)
    trail.record(connection, clock.now(), actor.id, "form:withdrawn", submission.id, kept=kept)


def _close(connection: Connection, submission: Submission) -> list[tuple[str, str]]:
    """Close what was sent in, and the question that was open about it; returns that question."""
    question = conversation.open_question(connection, submission.id)
    if question:
        conversation.close(connection, question.id, None, clock.now())
    if not submissions.change(connection, submission.id, submission.revision, state=Handling.WITHDRAWN):
        raise MovedOn(submission.state)
    return [("question", question.id)] if question else []


def _put_back(connection: Connection, submission: Submission) -> None:
    """Bring the dossier back to where it stood, when it only waited for this."""
    dossier = dossiers.require(connection, submission.dossier_id)
    if dossier.obligation is WAYS[submission.flow].state:
        before = _stood_before(connection, dossier)
        check_obligation_move(dossier.obligation, before)
        dossiers.set_obligation(connection, dossier.id, before)


def _stood_before(connection: Connection, dossier: Dossier) -> Obligation:
    decided = beschikkingen.list_of_dossier(connection, dossier.id)
    if decided and decided[0].outcome is Outcome.NOT_IMPOSED:
        return Obligation.NOT_IMPOSED
    return Obligation.ANNOUNCED if dossier.answer_by else Obligation.INTAKE
