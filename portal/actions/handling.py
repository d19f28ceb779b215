"""What a caseworker does with a submission before it is decided."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from portal import clock
from portal.actions import places, tasks
from portal.actions.deciding.ending import is_judged
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn, NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling, check_handling_move
from portal.domain.ways import WAYS, Lane
from portal.rules import terms
from portal.store import conversation, dossiers, fingerprints, outbox, submissions, trail
from portal.store import tasks as stored_tasks
from portal.store.base import Connection


def claim(portal: Installation, actor: Actor, submission_id: str) -> None:
    """Take a submission on one's own desk. Claiming one's own again is harmless.

    Raises:
        TakenByColleague: somebody else has it, also when he was a moment faster.
        MovedOn: it was decided already.
        NotFound: there is no such submission.
    """
    tasks.claim(portal, actor, _task_of(portal, submission_id))


def release(portal: Installation, actor: Actor, submission_id: str) -> None:
    """Put a submission of one's own back in the list.

    Raises:
        TakenByColleague: it is somebody else's.
    """
    tasks.release(portal, actor, _task_of(portal, submission_id))


def write_note(portal: Installation, actor: Actor, submission_id: str, text: str) -> None:
    """Leave a note for colleagues. The client can read it when he asks for his dossier (AVG art. 15)."""
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    if not text.strip():
        raise Incomplete(("note",))
    with portal.store.write() as connection:
        submissions.require(connection, submission_id)
        key = conversation.add_note(
            connection, actor.id, text.strip(), clock.now(), submission_id=submission_id
        )
        kept = fingerprints.taken(connection, ("note", key))
        trail.record(connection, clock.now(), actor.id, "note:written", submission_id, kept=kept)


def write_note_of_person(portal: Installation, actor: Actor, client_id: str, text: str) -> None:
    """Leave a note about a person, whatever he sent in; he can read it too (AVG art. 15)."""
    require(actor, Permission.CASEWORK_CASE_CLAIM)
    if not text.strip():
        raise Incomplete(("note",))
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, client_id)
        key = conversation.add_note(connection, actor.id, text.strip(), clock.now(), dossier_id=dossier.id)
        kept = fingerprints.taken(connection, ("note", key))
        trail.record(connection, clock.now(), actor.id, "note:written", dossier.id, kept=kept)


def judge(
    portal: Installation,
    actor: Actor,
    submission_id: str,
    revision: int,
    person: Mapping[str, Any],
    activity: Mapping[str, Any],
    dossier_revision: int = 0,
) -> None:
    """Record what a caseworker verified about the person and judged about the activity.

    The client's own words stay as they were: verified facts stand beside them. ``revision`` of the case and
    ``dossier_revision`` are those that the page showed; the second only matters with facts about the person.

    Raises:
        NotFound: nothing is decided on this form, so there is nothing to judge.
        MovedOn: the case, or what is known about the person, has changed since the page was made.
        TakenByColleague: the case is on another desk.
    """
    require(actor, Permission.CASEWORK_CASE_JUDGE)
    with portal.store.write() as connection:
        submission = own_case(connection, actor, submission_id)
        if not is_judged(portal, connection, submission):
            raise NotFound(submission_id)
        if submission.state is not Handling.RECEIVED:
            raise MovedOn(submission.state)
        seen = places.seen_at(connection, submission, activity)
        _change(connection, submission, revision, judged={**submission.judged, **activity, **seen})
        if person:
            _verify(connection, submission, dossier_revision, person)
        trail.record(
            connection,
            clock.now(),
            actor.id,
            "case:judged",
            submission_id,
            fields=sorted([*person, *activity]),
        )


def _verify(
    connection: Connection, submission: submissions.Submission, revision: int, person: Mapping[str, Any]
) -> None:
    """Two forms of one client can lie on two desks, and both ask about the person."""
    dossier = dossiers.require(connection, submission.dossier_id)
    if not dossiers.set_verified(connection, dossier.id, revision, {**dossier.verified, **person}):
        raise MovedOn("facts about the person")


def ask_question(portal: Installation, actor: Actor, submission_id: str, revision: int, text: str) -> None:
    """Ask the client to add something. Until the answer comes the term to decide stands still (Awb 4:15).

    Raises:
        Incomplete: there is no question in it.
        MovedOn: the case has changed, or waits for an answer already.
    """
    require(actor, Permission.CASEWORK_CASE_JUDGE)
    if not text.strip():
        raise Incomplete(("question",))
    with portal.store.write() as connection:
        submission = own_case(connection, actor, submission_id)
        check_handling_move(submission.state, Handling.QUESTION_ASKED)
        answer_by = terms.repair_last_day(clock.today())
        _change(connection, submission, revision, state=Handling.QUESTION_ASKED, urgent_on=answer_by)
        key = conversation.ask(connection, submission_id, actor.id, text.strip(), clock.now(), answer_by)
        client_id = dossiers.require(connection, submission.dossier_id).client_id
        outbox.put(connection, client_id, "question-asked", submission.language, clock.now())
        told = {"answer_by": answer_by, "kept": fingerprints.taken(connection, ("question", key))}
        trail.record(connection, clock.now(), actor.id, "question:asked", submission_id, **told)


def answer_question(portal: Installation, actor: Actor, submission_id: str, text: str) -> None:
    """Answer the open question about one's own submission; the case returns to where it was.

    A late answer counts as long as nothing was decided.

    Raises:
        NotFound: it is not this client's submission.
        MovedOn: no question is open any more.
    """
    require(actor, Permission.CLIENT_QUESTION_ANSWER)
    if not text.strip():
        raise Incomplete(("answer",))
    with portal.store.write() as connection:
        submission = submissions.of_client(connection, actor.id, submission_id)
        if submission is None:
            raise NotFound(submission_id)
        kept = _close_question(connection, submission, text.strip())
        stored_tasks.has_news(connection, submission_id, clock.now())
        trail.record(connection, clock.now(), actor.id, "question:answered", submission_id, kept=kept)


def go_on_without_answer(portal: Installation, actor: Actor, submission_id: str) -> None:
    """Take the case up again when the term for the answer has passed without one (Awb 4:15 lid 1).

    Raises:
        MovedOn: the client still has time, or no question is open.
    """
    require(actor, Permission.CASEWORK_CASE_JUDGE)
    with portal.store.write() as connection:
        submission = own_case(connection, actor, submission_id)
        question = conversation.open_question(connection, submission_id)
        if question and clock.today() <= question.answer_by:
            raise MovedOn("the client still has time to answer")
        kept = _close_question(connection, submission, None)
        trail.record(
            connection, clock.now(), actor.id, "question:closed_unanswered", submission_id, kept=kept
        )


def _close_question(
    connection: Connection, submission: submissions.Submission, answer: str | None
) -> Sequence[fingerprints.Kept]:
    check_handling_move(submission.state, Handling.RECEIVED)
    question = conversation.open_question(connection, submission.id)
    if question is None or not conversation.close(connection, question.id, answer, clock.now()):
        raise MovedOn("no question is open")
    due = _due_again(connection, submission, question)
    _change(
        connection,
        submission,
        submission.revision,
        state=Handling.RECEIVED,
        decide_by=due,
        urgent_on=due,
    )
    return fingerprints.taken(connection, ("question", question.id), ("submission", submission.id))


def _due_again(
    connection: Connection, submission: submissions.Submission, closed: conversation.Question
) -> date:
    """The last day, moved by the days that the term stood still (Awb 4:15 lid 1).

    What only asks for an answer has a term of its own; it may have begun anew when the client wrote back.
    """
    if WAYS[submission.flow].lane is Lane.SERVICE:
        days = _stood_still(closed, clock.today())
        return terms.next_working_day(submission.decide_by + timedelta(days=days))
    questions = conversation.questions(connection, submission.id)
    days = sum(_stood_still(one, clock.day_of(one.closed_at)) for one in questions if one.closed_at)
    return terms.decision_due(clock.day_of(submission.received_at), suspended_days=days)


def _stood_still(question: conversation.Question, closed_on: date) -> int:
    asked_on = clock.day_of(question.asked_at)
    return terms.suspended_days(asked_on, completed_on=closed_on, repair_until=question.answer_by)


def _task_of(portal: Installation, submission_id: str) -> str:
    with portal.store.read() as connection:
        return stored_tasks.of_form(connection, submission_id).id


def own_case(connection: Connection, actor: Actor, submission_id: str) -> submissions.Submission:
    """A submission that lies on this person's own desk.

    Raises:
        TakenByColleague: it lies on another desk, or on none.
        NotFound: there is no such submission.
    """
    submission = submissions.require(connection, submission_id)
    tasks.check_own(connection, actor, submission.caseworker_id)
    return submission


def _change(connection: Connection, submission: submissions.Submission, revision: int, **values: Any) -> None:
    if not submissions.change(connection, submission.id, revision, **values):
        raise MovedOn(submission.state)
