"""Sending in a form: once, whatever the browser does."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from portal import clock
from portal.actions import hours, papers, replacing
from portal.actions.due import answer_by
from portal.actions.facts import REPORTS, part_of
from portal.actions.installation import Installation
from portal.domain.answers import HoursAnswers
from portal.domain.errors import MovedOn, NotFound, StillLooking
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.states import RUNS, Obligation, check_obligation_move
from portal.domain.ways import WAYS, Form, Lane, in_lane
from portal.store import dossiers, drafts, fingerprints, outbox, submissions, trail
from portal.store.base import Connection

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
        _say_anew(connection, dossier, flow)
        draft = replace(_as_shown(draft, answers), helper=draft.helper or actor.helper)
        key = _write(portal, connection, dossier.id, draft, list(shown), language)
        if flow == hours.FLOW:
            hours.give(portal, connection, actor.id, dossier, key, HoursAnswers.read(draft.answers))
        drafts.remove(connection, actor.id, flow)
        outbox.put(connection, actor.id, "form-received", language, clock.now())
    return key


def _say_anew(connection: Connection, dossier: dossiers.Dossier, flow: Form) -> None:
    """What was found out before about something that somebody does is over once he reports it anew."""
    part = part_of(flow)
    if flow not in REPORTS or part not in dossier.verified:
        return
    rest = {name: found for name, found in dossier.verified.items() if name != part}
    if not dossiers.set_verified(connection, dossier.id, dossier.revision, rest):
        raise MovedOn("facts about the person")


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
