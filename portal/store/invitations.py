"""Invitations to fill in for a client. Only the hash of a code is kept, so no list of codes can leak."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.domain.roles import Actor, Helper, HelperKind, Role
from portal.store import people, rows
from portal.store.tables import invitation


@dataclass(frozen=True)
class Invitation:
    """One invitation of one client to one helper."""

    id: str
    client_id: str
    helper_name: str
    helper_kind: str
    made_at: datetime
    expires_at: datetime

    @property
    def helper(self) -> Helper:
        """Who was invited."""
        return Helper(self.helper_name, HelperKind(self.helper_kind), is_beside=False)


def key_of(code: str) -> str:
    """The key under which the invitation with this code is stored."""
    return hashlib.sha256(code.encode()).hexdigest()


def add(connection: sa.Connection, made: Invitation) -> None:
    """Write a new invitation."""
    columns = ("id", "client_id", "helper_name", "helper_kind", "made_at", "expires_at")
    connection.execute(invitation.insert().values({name: getattr(made, name) for name in columns}))


def get_open(connection: sa.Connection, key: str, now: datetime) -> Invitation | None:
    """The invitation with this key, when it was not ended and has not run out.

    Looking up a hash takes as long for a code that is nearly right as for any other.
    """
    return rows.one(connection, _open(now).where(invitation.c.id == key), Invitation)


def open_of(connection: sa.Connection, client_id: str, now: datetime) -> Invitation | None:
    """The one open invitation of a client."""
    return rows.one(connection, _open(now).where(invitation.c.client_id == client_id), Invitation)


def list_of(connection: sa.Connection, client_id: str) -> list[Invitation]:
    """Every invitation that a client ever made."""
    query = sa.select(*rows.columns(invitation, Invitation)).where(invitation.c.client_id == client_id)
    return rows.many(connection, query, Invitation)


def end(connection: sa.Connection, key: str, ended_at: datetime) -> None:
    """End an invitation: its code opens nothing from now on."""
    connection.execute(invitation.update().where(invitation.c.id == key).values(ended_at=ended_at))


def forget(connection: sa.Connection, before: datetime) -> int:
    """Remove what was ended or ran out before a moment; returns how many that were."""
    is_over = sa.or_(invitation.c.ended_at < before, invitation.c.expires_at < before)
    return connection.execute(invitation.delete().where(is_over)).rowcount


def actor(connection: sa.Connection, invited: Invitation) -> Actor:
    """The helper of an invitation, as he acts. The language is not the client's but that of the browser."""
    client = people.require_client(connection, invited.client_id)
    return Actor(
        id=client.id,
        name=invited.helper_name,
        roles=frozenset({Role.HELPER}),
        language="",
        helper=invited.helper,
        helps=client.call_name,
    )


def _open(now: datetime) -> "sa.Select[tuple[object, ...]]":
    query = sa.select(*rows.columns(invitation, Invitation))
    return query.where(invitation.c.ended_at.is_(None), invitation.c.expires_at > now)
