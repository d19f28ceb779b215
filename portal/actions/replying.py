"""Closing what asks for no beschikking: with a message, a pause, or the receipt of a bezwaar."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from portal import clock
from portal.actions import regimes, service_letters
from portal.actions.documents import sha256
from portal.actions.handling import own_case
from portal.actions.installation import Installation
from portal.actions.objections import FLOW as OBJECTION
from portal.actions.objections import decision_day, is_bezwaar, letter_named
from portal.domain.answers import ChangeAnswers, ObjectionAnswers
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import Handling, OnObjection, Reply, check_handling_move
from portal.domain.ways import WAYS
from portal.letters.contexts import ObjectionReceived, PauseConfirmed
from portal.rules import terms
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    exemptions,
    fingerprints,
    messages,
    objections,
    outbox,
    submissions,
    tasks,
    trail,
)
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.store.submissions import Submission


def answer(portal: Installation, actor: Actor, submission_id: str, revision: int, text: str) -> None:
    """Close a submission with a message to the client.

    Raises:
        Incomplete: there is no message.
        MovedOn: the case has changed, or this form asks for a beschikking.
        TakenByColleague: the case is on another desk.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    if not text.strip():
        raise Incomplete(("text",))
    with portal.store.write() as connection:
        submission = _open_case(portal, connection, actor, submission_id, Reply.ANSWERED)
        _close(connection, actor, submission, revision, Reply.ANSWERED, text)


def confirm_pause(
    portal: Installation,
    actor: Actor,
    submission_id: str,
    revision: int,
    starts_on: date,
    until: date,
    text: str,
) -> None:
    """Confirm that the tegenprestatie stands still from a day up to and including another (letter L13).

    The first day may have passed, as when a client falls ill and tells it later.

    Raises:
        Incomplete: there is no message, nothing ran on the first day, or the last day lies before the
            first or before today.
        MovedOn: the case has changed, or nothing runs that could stand still.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    if not text.strip():
        raise Incomplete(("text",))
    with portal.store.read() as connection:
        submission = _open_case(portal, connection, actor, submission_id, Reply.PAUSED)
        _check_days(_to_pause(connection, submission), starts_on, until)
        head = service_letters.head(portal, connection, actor, submission)
        leaves = service_letters.leaving(portal, connection, submission)
    head |= {"made_on": clock.today(), "sent_on": leaves.sent_on, "told": _told(submission)}
    context = PauseConfirmed(**head, starts_on=starts_on, until=until)
    printed = service_letters.print_out(portal, submission, "pauze-bevestigd", context)
    fields: dict[str, Any] = {"starts_on": starts_on, "until": until, "letter_sha256": sha256(printed.pdf)}
    with portal.store.write() as connection:
        _close(connection, actor, submission, revision, Reply.PAUSED, text)
        pause = exemptions.add_pause(connection, submission.dossier_id, submission.id, starts_on, until)
        letter = service_letters.keep(portal, connection, submission, "pauze-bevestigd", printed, leaves)
        fields["kept"] = fingerprints.taken(connection, ("pause", pause), ("letter", letter))
        trail.record(connection, clock.now(), actor.id, "pause:confirmed", submission.id, **fields)


def _check_days(activities: Sequence[Activity], starts_on: date, until: date) -> None:
    """The days of a pause, held against what stands still: from the first term up to the end of the last."""
    first, last = min(one.starts_on for one in activities), max(one.ends_on for one in activities)
    if not first <= starts_on <= last:
        raise Incomplete(("starts_on",))
    if not max(starts_on, clock.today()) <= until <= last:
        raise Incomplete(("until",))


def register_objection(
    portal: Installation,
    actor: Actor,
    submission_id: str,
    revision: int,
    text: str,
    missing: tuple[str, ...] = (),
) -> None:
    """Register a bezwaar and confirm its receipt (Awb 6:14; letter L14).

    ``missing`` names what the client must still add (Awb 6:5, 6:6). Whether it came in time is told, not
    decided: somebody who is late is asked why (Awb 6:11).

    Raises:
        Incomplete: there is no message.
        MovedOn: the case has changed, was registered before, or is a zienswijze or a complaint.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    if not text.strip():
        raise Incomplete(("text",))
    with portal.store.read() as connection:
        submission = _open_case(portal, connection, actor, submission_id, Reply.REGISTERED)
        head = service_letters.head(portal, connection, actor, submission)
        leaves = service_letters.leaving(portal, connection, submission)
    told = objection_terms(portal, submission)
    context = _receipt({**head, "sent_on": leaves.sent_on}, submission, missing, told)
    printed = service_letters.print_out(portal, submission, "ontvangst-bezwaar", context)
    with portal.store.write() as connection:
        _close(connection, actor, submission, revision, Reply.REGISTERED, text)
        letter = service_letters.keep(portal, connection, submission, "ontvangst-bezwaar", printed, leaves)
        objection = objections.add(connection, submission.id, clock.today(), told["decide_by"])
        _stays_open(connection, submission)
        kept = fingerprints.taken(connection, ("objection", objection), ("letter", letter))
        fields = {"decide_by": told["decide_by"], "letter_sha256": sha256(printed.pdf), "kept": kept}
        trail.record(connection, clock.now(), actor.id, "objection:registered", submission.id, **fields)


def _receipt(
    head: dict[str, Any], submission: Submission, missing: tuple[str, ...], told: dict[str, Any]
) -> ObjectionReceived:
    is_to_add = missing or told["is_late"]  # who is late is asked why (Awb 6:11)
    return ObjectionReceived(
        **head,
        received_at=submission.received_at,
        against=letter_named(ObjectionAnswers.read(submission.answers)),
        missing=missing,
        repair_by=terms.repair_last_day(head["sent_on"]) if is_to_add else None,
        **told,
    )


def objection_terms(portal: Installation, submission: Submission) -> dict[str, Any]:
    """The day of the decision, the last day to decide on the bezwaar (Awb 7:10), and whether it is late."""
    day = decision_day(ObjectionAnswers.read(submission.answers))
    if day is None:
        return {"decision_sent_on": None, "decide_by": None, "is_late": False}
    received_on = clock.day_of(submission.received_at)
    decide_by = terms.bezwaar_decision_due(day, committee=portal.gemeente.objection_committee)
    return {
        "decision_sent_on": day,
        "decide_by": decide_by if decide_by >= received_on else None,
        "is_late": received_on > terms.bezwaar_last_day(day),
    }


def _told(submission: Submission) -> str:
    """What the client told: his own words, else the answer that he chose."""
    chosen = str(submission.shown[0]["rows"][0]["answer"])
    return ChangeAnswers.read(submission.answers).story or chosen


def replies_to(portal: Installation, connection: Connection, submission: Submission) -> tuple[Reply, ...]:
    """How a submission can be closed with an answer.

    Only what runs can stand still. A bezwaar (Awb 1:5, 6:4) is registered first, and nothing else closes it;
    what the client adds afterwards is answered. A zienswijze and a complaint are not registered.
    """
    impossible = set()
    if all(activity.ends_on < clock.today() for activity in _to_pause(connection, submission)):
        impossible.add(Reply.PAUSED)
    is_due = is_bezwaar(submission) and not objections.of_submission(connection, submission.id)
    if submission.flow == OBJECTION:
        impossible.add(Reply.ANSWERED if is_due else Reply.REGISTERED)
    possible = WAYS[submission.flow].replies_under(regimes.of_case(portal, connection, submission))
    return tuple(reply for reply in possible if reply not in impossible)


def _to_pause(connection: Connection, submission: Submission) -> Sequence[Activity]:
    return beschikkingen.activities_of_dossier(connection, submission.dossier_id)


def _open_case(
    portal: Installation, connection: Connection, actor: Actor, submission_id: str, reply: Reply
) -> Submission:
    submission = own_case(connection, actor, submission_id)
    if reply not in replies_to(portal, connection, submission):
        raise MovedOn(reply)
    check_handling_move(submission.state, Handling.ANSWERED)
    return submission


def record_outcome(
    portal: Installation,
    actor: Actor,
    submission_id: str,
    *,
    outcome: OnObjection,
    decided_on: date,
    text: str,
) -> None:
    """Write down what was decided on a bezwaar, and tell the client; its letter left outside this portal.

    Raises:
        Incomplete: there is no message, or the day is to come or lies before the bezwaar was registered.
        MovedOn: it was not registered, was withdrawn, or its outcome is known.
        TakenByColleague: it is on another desk.
    """
    require(actor, Permission.CASEWORK_CASE_REPLY)
    if not text.strip():
        raise Incomplete(("text",))
    with portal.store.write() as connection:
        submission = own_case(connection, actor, submission_id)
        found = objections.of_submission(connection, submission_id)
        if found is None or submission.state is Handling.WITHDRAWN:
            raise MovedOn(submission.state)
        if not found.registered_on <= decided_on <= clock.today():
            raise Incomplete(("decided_on",))
        if not objections.decide(connection, submission_id, outcome, decided_on):
            raise MovedOn(submission.state)
        _tell_outcome(connection, actor, submission, outcome, decided_on, text)


def _tell_outcome(
    connection: Connection,
    actor: Actor,
    submission: Submission,
    outcome: OnObjection,
    decided_on: date,
    text: str,
) -> None:
    now = clock.now()
    question = conversation.open_question(connection, submission.id)
    if question:
        conversation.close(connection, question.id, None, now)
    if submission.state is not Handling.ANSWERED:  # the client wrote back after it was registered
        submissions.change(connection, submission.id, submission.revision, state=Handling.ANSWERED)
    tasks.is_over(connection, submission.id)
    message = messages.add(connection, submission.id, actor.id, text.strip(), now)
    client_id = dossiers.require(connection, submission.dossier_id).client_id
    outbox.put(connection, client_id, "case-answered", submission.language, now)
    things = [("objection", objections.key_of(connection, submission.id) or ""), ("message", message)]
    things += [("question", question.id)] if question else []
    told = {"outcome": outcome, "decided_on": decided_on, "kept": fingerprints.taken(connection, *things)}
    trail.record(connection, now, actor.id, "objection:decided", submission.id, **told)


def _stays_open(connection: Connection, submission: Submission) -> None:
    """A bezwaar that is registered stays somebody's work until something is decided on it (Awb 7:10)."""
    found = objections.of_submission(connection, submission.id)
    if found and found.outcome is None:
        tasks.stays_open(connection, submission.id, found.decide_by or clock.today())


def _close(
    connection: Connection, actor: Actor, submission: Submission, revision: int, reply: Reply, text: str
) -> None:
    now = clock.now()
    if not submissions.change(connection, submission.id, revision, state=Handling.ANSWERED):
        raise MovedOn(submission.state)
    key = messages.add(connection, submission.id, actor.id, text.strip(), now)
    _stays_open(connection, submission)
    client_id = dossiers.require(connection, submission.dossier_id).client_id
    outbox.put(connection, client_id, "case-answered", submission.language, now)
    kept = fingerprints.taken(connection, ("message", key))
    trail.record(connection, now, actor.id, "case:answered", submission.id, reply=reply, kept=kept)
