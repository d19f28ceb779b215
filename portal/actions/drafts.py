"""Keeping what somebody is filling in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from portal import clock
from portal.actions import objections, papers, running
from portal.actions.installation import Installation
from portal.domain.answers import ObjectedTo, ObjectionAnswers, PlanAnswers
from portal.domain.errors import DraftInTheWay, NotFound
from portal.domain.permissions import Permission, require, require_filling
from portal.domain.roles import Actor
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.store import beschikkingen, drafts, submissions
from portal.store.base import Connection
from portal.store.beschikkingen import Activity

CAN_GO_ON = frozenset(
    {
        Outcome.AGREED,
        Outcome.AGREED_WITH_CHANGES,
        Outcome.EXISTING_COUNTS,
        Outcome.PART_AGREED,
        Outcome.PART_COUNTS,
    }
)
"""After these decisions a client can ask to go on as it was."""


def save_answers(
    portal: Installation, actor: Actor, flow: Form, answers: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Add answers to the client's draft of a form; returns all answers of the draft.

    A question answered again takes the new answer. The draft remembers who helped.
    """
    require_filling(actor, flow)
    with portal.store.write() as connection:
        draft = drafts.get(connection, actor.id, flow)
        merged = {**(draft.answers if draft else {}), **answers}
        drafts.save(connection, actor.id, flow, merged, clock.now(), actor.helper)
    return merged


def extend(portal: Installation, actor: Actor, submission_id: str, draft_id: str = "") -> Form:
    """Fill a form in as it was agreed before, so that somebody can ask to go on; returns its slug.

    A plan goes on the day after it ends, for the hours that were agreed. The client still sends it himself.
    ``draft_id`` is the draft of the form that may be thrown away for it. Asking twice fills in once.

    Raises:
        NotFound: it is not this client's, or it was never agreed to, or a decision ended it.
        DraftInTheWay: there is another draft of the form, with other answers.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        flow, answers = _agreed_before(connection, actor.id, submission_id)
        draft = drafts.get(connection, actor.id, flow)
        if draft and (draft.follows_id, draft.answers) == (submission_id, answers):
            return flow
        if draft and draft.id != draft_id:
            raise DraftInTheWay(flow)
        throw_away(connection, actor, flow)
        drafts.save(connection, actor.id, flow, answers, clock.now(), follows_id=submission_id)
    return flow


def in_the_way(portal: Installation, actor: Actor, submission_id: str) -> drafts.Draft | None:
    """The draft of the same form that going on as it was agreed would throw away.

    Raises:
        NotFound: it is not this client's, or it was never agreed to, or a decision ended it.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.read() as connection:
        flow, _answers = _agreed_before(connection, actor.id, submission_id)
        return drafts.get(connection, actor.id, flow)


def _agreed_before(connection: Connection, client_id: str, submission_id: str) -> tuple[Form, dict[str, Any]]:
    """The form that was agreed to, and how it is filled in to go on."""
    earlier = submissions.of_client(connection, client_id, submission_id)
    decision = beschikkingen.of_submission(connection, submission_id) if earlier else None
    if earlier is None or decision is None or decision.outcome not in CAN_GO_ON:
        raise NotFound(submission_id)
    activity = beschikkingen.activity_of(connection, decision.id)
    if decision.holds_until or (activity and _was_ended(connection, earlier.dossier_id, activity)):
        raise NotFound(submission_id)
    return earlier.flow, {**earlier.answers, **(_as_agreed(activity) if activity else {})}


def _was_ended(connection: Connection, dossier_id: str, activity: Activity) -> bool:
    """Whether a decision ended it before its own last day, or said that it never begins."""
    decided = beschikkingen.list_of_dossier(connection, dossier_id)
    return activity.called_off_on is not None or activity.id in running.cut_short(connection, decided)


def object_to(portal: Installation, actor: Actor, submission_id: str) -> Form:
    """Choose the decision on a submission in the form for bezwaar; returns its slug.

    What stands in that form already stays.

    Raises:
        NotFound: it is not this client's, or nothing was decided on it.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        about = submissions.of_client(connection, actor.id, submission_id)
        letter = beschikkingen.letter_about(connection, about.dossier_id, about.id) if about else None
        if about is None or letter is None:
            raise NotFound(submission_id)
        draft = drafts.get(connection, actor.id, objections.FLOW)
        chosen = ObjectionAnswers(kind=ObjectedTo.DECISION, letter=objections.reference(letter, about))
        answers = {**(draft.answers if draft else {}), **chosen.kept()}
        drafts.save(connection, actor.id, objections.FLOW, answers, clock.now())
    return objections.FLOW


def _as_agreed(activity: Activity) -> dict[str, Any]:
    today = clock.today()
    starts_on = today if activity.is_over(today) else activity.ends_on + timedelta(days=1)
    return PlanAnswers(minutes=activity.minutes_per_week, starts_on=starts_on).kept()


def discard(portal: Installation, actor: Actor, flow: Form) -> None:
    """Throw the client's draft of a form away, and the papers that were added to it."""
    require_filling(actor, flow)
    with portal.store.write() as connection:
        throw_away(connection, actor, flow)


def throw_away(connection: Connection, actor: Actor, flow: Form) -> None:
    """Remove the draft of a form, if there is one, and the papers that were added to it."""
    draft = drafts.get(connection, actor.id, flow)
    if draft:
        papers.remove_of_draft(connection, actor.id, draft.id)
        drafts.remove(connection, actor.id, flow)


def leave(portal: Installation, actor: Actor, flow: Form) -> None:
    """Begin the client's draft of a form, when there is none: he leaves a page that is not whole yet."""
    require_filling(actor, flow)
    with portal.store.write() as connection:
        if drafts.get(connection, actor.id, flow) is None:
            drafts.save(connection, actor.id, flow, {}, clock.now(), actor.helper)


def park(portal: Installation, actor_id: str, path: str, fields: Mapping[str, list[str]]) -> bool:
    """Keep what was typed on a page that can't take it now; False when it is too much.

    See :data:`portal.store.drafts.MOST_BYTES`.
    """
    with portal.store.write() as connection:
        return drafts.park(connection, actor_id, path, fields, clock.now())


def unpark(portal: Installation, actor_id: str, path: str, *, with_pages_under: bool = False) -> None:
    """Let go of what was parked for a page: it arrived."""
    with portal.store.write() as connection:
        drafts.take_parked(connection, actor_id, path, with_pages_under=with_pages_under)
