"""Signing in and out."""

import secrets

from portal import clock
from portal.actions.installation import Installation
from portal.domain.errors import NotFound
from portal.domain.roles import Actor
from portal.store import people, sessions, trail


def open_session(portal: Installation, actor_id: str) -> tuple[str, Actor]:
    """Sign somebody in whose identity is established; returns the cookie secret and who it is.

    Raises:
        NotFound: nobody active has this key.
    """
    secret = secrets.token_urlsafe(32)
    with portal.store.write() as connection:
        actor = people.actor(connection, actor_id)
        if actor is None:
            raise NotFound(actor_id)
        audience = "client" if actor.is_client else "staff"
        now = clock.now()
        sessions.add(connection, secret, actor.id, audience, now)
        trail.record(connection, now, actor.id, "session:opened", sessions.key_of(secret), audience=audience)
    return secret, actor


def close_session(portal: Installation, actor: Actor, secret: str) -> None:
    """Sign somebody out: the cookie secret opens nothing from now on."""
    with portal.store.write() as connection:
        now = clock.now()
        sessions.end(connection, secret, now)
        trail.record(connection, now, actor.id, "session:closed", sessions.key_of(secret))
