"""Who is signed in. The cookie holds a secret; the table holds only its hash."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from portal.store import rows
from portal.store.tables import session


@dataclass(frozen=True)
class Session:
    """One signed-in browser."""

    id: str
    actor_id: str
    audience: str
    opened_at: datetime
    ended_at: datetime | None


def key_of(secret: str) -> str:
    """The key under which the session of this cookie secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def add(connection: sa.Connection, secret: str, actor_id: str, audience: str, opened_at: datetime) -> None:
    """Write a new session."""
    connection.execute(
        session.insert().values(id=key_of(secret), actor_id=actor_id, audience=audience, opened_at=opened_at)
    )


def get(connection: sa.Connection, secret: str) -> Session | None:
    """The session of a cookie secret, ended or not."""
    query = sa.select(*rows.columns(session, Session)).where(session.c.id == key_of(secret))
    return rows.one(connection, query, Session)


def end(connection: sa.Connection, secret: str, ended_at: datetime) -> None:
    """End a session; from now on its cookie opens nothing."""
    connection.execute(session.update().where(session.c.id == key_of(secret)).values(ended_at=ended_at))
