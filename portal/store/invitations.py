"""Invitations to fill in for a client. Only the hash of a code is kept, so no list of codes can leak."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.domain.roles import Actor, Helper, HelperKind, Role
from portal.domain.ways import Form
from portal.store import people, rows
from portal.store.tables import invitation


@dataclass(frozen=True)
class Invitation:
    """One invitation of one client to one helper; ``flow``: the one form that it is for, None: all."""

    id: str
    client_id: str
    helper_name: str
    helper_kind: str
    made_at: datetime
    expires_at: datetime
    flow: Form | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "flow", Form(self.flow) if self.flow else None)

    @property
    def helper(self) -> Helper:
        """Who was invited."""
        return Helper(self.helper_name, HelperKind(self.helper_kind), is_beside=False)


_ALL = rows.select(invitation, Invitation)
_HAS_KEY = invitation.c.id == sa.bindparam("key")
_IS_OF_CLIENT = invitation.c.client_id == sa.bindparam("client")
_OPEN = _ALL.where(invitation.c.ended_at.is_(None), invitation.c.expires_at > sa.bindparam("now"))
_OPEN_BY_KEY = rows.Prepared(Invitation, _OPEN.where(_HAS_KEY))
_OPEN_OF_CLIENT = rows.Prepared(Invitation, _OPEN.where(_IS_OF_CLIENT))
_OF_CLIENT = rows.Prepared(Invitation, _ALL.where(_IS_OF_CLIENT))
_CHANGE = invitation.update().where(_HAS_KEY)
_FORGET = invitation.delete().where(
    sa.or_(invitation.c.ended_at < sa.bindparam("before"), invitation.c.expires_at < sa.bindparam("before"))
)


def key_of(code: str) -> str:
    """The key under which the invitation with this code is stored."""
    return hashlib.sha256(code.encode()).hexdigest()


def add(connection: sa.Connection, made: Invitation) -> None:
    """Write a new invitation."""
    columns = ("id", "client_id", "helper_name", "helper_kind", "made_at", "expires_at", "flow")
    rows.insert(connection, invitation, {name: getattr(made, name) for name in columns})


def get_open(connection: sa.Connection, key: str, now: datetime) -> Invitation | None:
    """The invitation with this key, when it was not ended and has not run out.

    Looking up a hash takes as long for a code that is nearly right as for any other.
    """
    return _OPEN_BY_KEY.one(connection, now=now, key=key)


def open_of(connection: sa.Connection, client_id: str, now: datetime) -> Invitation | None:
    """The one open invitation of a client."""
    return _OPEN_OF_CLIENT.one(connection, now=now, client=client_id)


def list_of(connection: sa.Connection, client_id: str) -> list[Invitation]:
    """Every invitation that a client ever made."""
    return _OF_CLIENT.many(connection, client=client_id)


def end(connection: sa.Connection, key: str, ended_at: datetime) -> None:
    """End an invitation: its code opens nothing from now on."""
    connection.execute(_CHANGE, {"key": key, "ended_at": ended_at})


def forget(connection: sa.Connection, before: datetime) -> int:
    """Remove what was ended or ran out before a moment; returns how many that were."""
    return connection.execute(_FORGET, {"before": before}).rowcount


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
        only=invited.flow,
    )
