"""Sending in a form: once, whatever the browser does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from portal import clock
from portal.actions import hours, papers, replacing
from portal.actions.due import answer_by
from portal.actions.installation import Installation
from portal.domain.answers import HoursAnswers
from portal.domain.errors import MovedOn, NotFound, StillLooking
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import RUNS, Obligation, check_obligation_move
from portal.domain.ways import WAYS, Form, Lane, in_lane
from portal.store import dossiers, drafts, fingerprints, outbox, submissions, trail
from portal.store.base import Connection, new_id

GOES_ON = RUNS | {Obligation.EXISTING_ACCEPTED, Obligation.NOT_IMPOSED, Obligation.ENDED}
"""What was decided before holds while something new lies with the gemeente."""


def submit(
    portal: Installation,
    actor: Actor,
    *,
    flow: Form,
    draft_id: str,
    answers: Mapping[str, Any],
    shown: Sequence[Any],
    language: str,
) -> str:
    """Send in a form; returns the key of the submission.

    A second click, a retry or the back button finds the first submission of the draft.
    ``answers`` are those to all that is asked, ``shown`` the same as the client saw them in ``language``.
    What else the draft holds is not asked any more, so it is not sent in either. Who filled it in for the
    client, or else sits beside him now, is frozen with it.

    Raises:
        NotFound: the client has no such draft and never sent it.
        MovedOn: an answer was changed since, or another form of this client in the same lane already lies
            with the gemeente.
        StillLooking: a file that belongs to it is still being made anew.
        TakenUp: somebody of the staff began with what it would replace; both stay as they are.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        earlier = submissions.of_draft(connection, draft_id)
        if earlier and submissions.of_client(connection, actor.id, earlier.id):
            return earlier.id
        draft = _whole(connection, actor.id, flow, draft_id)
        dossier = _with_room(connection, actor, draft)
        _move(connection, dossier, WAYS[flow].state)
        draft = replace(_as_shown(draft, answers), helper=draft.helper or actor.helper)
        return _take(portal, connection, dossier, draft, list(shown), language)


def submit_hours(
    portal: Installation,
    actor: Actor,
    *,
    page_key: str,
    answers: Mapping[str, Any],
    shown: Sequence[Any],
    language: str,
) -> str:
    """Send hours in from the page on which they were typed; returns the key of the submission.

    ``page_key`` is that of the page: a second click finds the first submission. The same page with other
    hours on it, reached with the back button, is a new one.

    Raises:
        MovedOn: a week is not open any more.
        NotFound: the key is that of somebody else's page.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    given = {name: answer for name, answer in answers.items() if answer is not None}
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, actor.id)
        if submissions.of_draft(connection, page_key):
            sent = submissions.list_of_dossier(connection, dossier.id)
            newest = next((one for one in sent if one.flow is hours.FLOW), None)
            if newest is None:
                raise NotFound(page_key)
            if newest.answers == given:
                return newest.id
            page_key = new_id()
        typed = _typed(actor, hours.FLOW, page_key, given)
        return _take(portal, connection, dossier, typed, list(shown), language)


def _take(
    portal: Installation,
    connection: Connection,
    dossier: dossiers.Dossier,
    draft: drafts.Draft,
    shown: list[Any],
    language: str,
) -> str:
    """Freeze what was sent, with what follows from it at once; returns the key of the submission."""
    key = _write(portal, connection, dossier.id, draft, shown, language)
    if draft.flow is hours.FLOW:
        hours.give(portal, connection, draft.client_id, dossier, key, HoursAnswers.read(draft.answers))
    drafts.remove(connection, draft.client_id, draft.flow)
    outbox.put(connection, draft.client_id, "form-received", language, clock.now())
    return key


def submit_at_once(
    portal: Installation,
    actor: Actor,
    *,
    flow: Form,
    page_key: str,
    answers: Mapping[str, Any],
    shown: Sequence[Any],
    language: str,
) -> str:
    """Send in a form of one page, without a draft; returns the key of the submission.

    ``page_key`` is the key of the page on which it was typed: sent a second time it is one submission. Only
    for forms of a lane in which several may lie at once. A draft of the same form stays as it is.

    Raises:
        MovedOn: another form of this client in the same lane lies with the gemeente.
    """
    require(actor, Permission.CLIENT_FORM_SUBMIT)
    with portal.store.write() as connection:
        earlier = submissions.of_draft(connection, page_key)
        if earlier and submissions.of_client(connection, actor.id, earlier.id):
            return earlier.id
        dossier = dossiers.require_of_client(connection, actor.id)
        _check_lane(connection, actor.id, flow)
        typed = _typed(actor, flow, page_key, answers)
        key = _write(portal, connection, dossier.id, typed, list(shown), language)
        outbox.put(connection, actor.id, "form-received", language, clock.now())
    return key


def _typed(actor: Actor, flow: Form, page_key: str, answers: Mapping[str, Any]) -> drafts.Draft:
    """What was typed on one page, as a draft that was never kept."""
    return drafts.Draft(
        id=page_key,
        client_id=actor.id,
        flow=flow,
        answers=answers,
        saved_at=clock.now(),
        follows_id=None,
        replaces_id=None,
        helper=actor.helper,
    )


def _as_shown(draft: drafts.Draft, answers: Mapping[str, Any]) -> drafts.Draft:
    """The draft without what is not asked any more. A helper may have saved another answer meanwhile."""
    if any(draft.answers.get(name) != answer for name, answer in answers.items()):
        raise MovedOn("an answer was changed")
    asked = {name: answer for name, answer in draft.answers.items() if name in answers}
    return replace(draft, answers=asked)


def _whole(connection: Connection, client_id: str, flow: Form, draft_id: str) -> drafts.Draft:
    """The draft, with nothing of it still on its way."""
    draft = drafts.get(connection, client_id, flow)
    if draft is None or draft.id != draft_id:
        raise NotFound(draft_id)
    if any(job.waits for job in papers.of_draft(connection, client_id, draft_id)):
        raise StillLooking(draft_id)
    return draft


def _with_room(connection: Connection, actor: Actor, draft: drafts.Draft) -> dossiers.Dossier:
    """The dossier, with what the draft takes the place of out of the way, and nothing else in its lane."""
    replacing.make_room(connection, actor, draft)
    _check_lane(connection, actor.id, draft.flow)
    return dossiers.require_of_client(connection, actor.id)


def _check_lane(connection: Connection, client_id: str, flow: Form) -> None:
    lane = WAYS[flow].lane
    if lane is not Lane.SERVICE and submissions.open_forms(connection, client_id) & set(in_lane(lane)):
        raise MovedOn("a form is being handled")


def _move(connection: Connection, dossier: dossiers.Dossier, state: Obligation | None) -> None:
    if state and dossier.obligation not in GOES_ON:
        check_obligation_move(dossier.obligation, state)
        dossiers.set_obligation(connection, dossier.id, state)


def _write(
    portal: Installation,
    connection: Connection,
    dossier_id: str,
    draft: drafts.Draft,
    shown: list[Any],
    language: str,
) -> str:
    now, today = clock.now(), clock.today()
    decide_by = answer_by(draft.flow, today)
    law_version = _version(portal, today)
    key = submissions.add(
        connection,
        {
            "dossier_id": dossier_id,
            "number": submissions.next_number(connection, today.year),
            "flow": draft.flow,
            "draft_id": draft.id,
            "answers": dict(draft.answers),
            "shown": shown,
            "language": language,
            "law_version": law_version,
            "received_at": now,
            "state": hours.first_state(draft.flow, draft.answers),
            "decide_by": decide_by,
            "urgent_on": decide_by,
            "follows_id": draft.follows_id,
            "replaces_id": draft.replaces_id,
            "helper": draft.helper and draft.helper.kept(),
        },
    )
    told = {"kind": draft.flow, "language": language, "law_version": law_version}
    kept = fingerprints.taken(connection, ("submission", key))
    trail.record(connection, now, draft.client_id, "form:submitted", key, kept=kept, **told)
    return key


def _version(portal: Installation, on: date) -> str:
    return portal.law(on).regeling.valid_from.isoformat()
