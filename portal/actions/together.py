"""Filling in with somebody: beside the client at his screen, or for him from elsewhere (Awb 2:1 lid 1).

The client stays the one who sends. A helper from elsewhere holds one permission: filling in forms.
"""

import secrets
from datetime import timedelta

from portal import clock
from portal.actions.installation import Installation
from portal.domain import invitationcode
from portal.domain.errors import NotFound
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor, Helper
from portal.domain.ways import Form
from portal.store import invitations, sessions, trail
from portal.store.base import Connection

VALID = timedelta(days=7)
"""How long a code can be used."""


def name_helper(portal: Installation, actor: Actor, secret: str, helper: Helper) -> None:
    """Say who sits beside the client, in this session only. ``secret`` is that of the session's cookie."""
    require(actor, Permission.CLIENT_HELPER_INVITE)
    with portal.store.write() as connection:
        sessions.set_helper(connection, secret, helper)
        key = sessions.key_of(secret)
        trail.record(connection, clock.now(), actor.id, "helper:named", key, kind=helper.kind.value)


def stop_together(portal: Installation, actor: Actor, secret: str) -> None:
    """The client goes on alone in this session."""
    require(actor, Permission.CLIENT_HELPER_INVITE)
    with portal.store.write() as connection:
        sessions.set_helper(connection, secret, None)
        trail.record(connection, clock.now(), actor.id, "helper:ended", sessions.key_of(secret))


def invite(portal: Installation, actor: Actor, helper: Helper, flow: Form | None = None) -> str:
    """Let somebody fill in from elsewhere; returns the code to give him, which is kept nowhere.

    ``flow`` is the only form that he sees; None: every form that is not closed to helpers.

    An earlier invitation ends: a client has one at a time, also after a double click.
    """
    require(actor, Permission.CLIENT_HELPER_INVITE)
    code, now = invitationcode.draw(secrets.choice), clock.now()
    made = invitations.Invitation(
        invitations.key_of(code), actor.id, helper.name, helper.kind.value, now, now + VALID, flow
    )
    until = clock.day_of(made.expires_at)
    with portal.store.write() as connection:
        _end_open(connection, actor)
        invitations.add(connection, made)
        trail.record(
            connection,
            now,
            actor.id,
            "helper:invited",
            made.id,
            kind=helper.kind.value,
            expires_on=until,
            form=flow,
        )
    return code


def withdraw(portal: Installation, actor: Actor) -> None:
    """End the client's invitation, and with it the session of whoever came in with it."""
    require(actor, Permission.CLIENT_HELPER_INVITE)
    with portal.store.write() as connection:
        _end_open(connection, actor)


def join(portal: Installation, invitation_id: str) -> tuple[str, Actor]:
    """Let a helper in who agreed to the rules; returns the cookie secret and who it is.

    A code opens one browser at a time: whoever was in with it before is out.

    Raises:
        NotFound: the invitation was ended, or has run out.
    """
    secret, now = secrets.token_urlsafe(32), clock.now()
    with portal.store.write() as connection:
        invited = invitations.get_open(connection, invitation_id, now)
        if invited is None:
            raise NotFound(invitation_id)
        actor, key = invitations.actor(connection, invited), sessions.key_of(secret)
        sessions.end_of_helper(connection, actor.id, now)
        sessions.add(connection, secret, actor.id, sessions.HELPER, now, invited.helper)
        trail.record(connection, now, actor.id, "session:opened", key, audience=sessions.HELPER)
        trail.record(connection, now, actor.id, "helper:joined", invited.id)
    return secret, actor


def _end_open(connection: Connection, actor: Actor) -> None:
    now = clock.now()
    found = invitations.open_of(connection, actor.id, now)
    if found:
        invitations.end(connection, found.id, now)
        sessions.end_of_helper(connection, actor.id, now)
        trail.record(connection, now, actor.id, "helper:ended", found.id)
