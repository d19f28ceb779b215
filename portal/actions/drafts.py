"""Keeping what somebody is filling in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.store import drafts


def save_answers(portal: Installation, actor: Actor, flow: str, answers: Mapping[str, Any]) -> None:
    """Add answers to the client's draft of a form; a question answered again takes the new answer.

    The draft remembers who helped.
    """
    require(actor, Permission.CLIENT_FORM_FILL)
    with portal.store.write() as connection:
        draft = drafts.get(connection, actor.id, flow)
        merged = {**(draft.answers if draft else {}), **answers}
        drafts.save(connection, actor.id, flow, merged, clock.now(), actor.helper)


def discard(portal: Installation, actor: Actor, flow: str) -> None:
    """Throw the client's draft of a form away."""
    require(actor, Permission.CLIENT_FORM_FILL)
    with portal.store.write() as connection:
        drafts.remove(connection, actor.id, flow)


def park(portal: Installation, actor_id: str, path: str, fields: Mapping[str, list[str]]) -> None:
    """Keep what was typed on a page that can't take it now: another language, or an expired session."""
    with portal.store.write() as connection:
        drafts.park(connection, actor_id, path, fields, clock.now())


def unpark(portal: Installation, actor_id: str, path: str) -> None:
    """Let go of what was parked for a page: it arrived."""
    with portal.store.write() as connection:
        drafts.take_parked(connection, actor_id, path)


def forget_parked(portal: Installation, before: datetime) -> int:
    """Remove what was parked before a moment and never came back; returns how many pages that were."""
    with portal.store.write() as connection:
        return drafts.forget_parked(connection, before)
