"""Who is signed in. The cookie holds a secret; the table holds only its hash."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from portal.domain.roles import Actor, Helper, HelperKind
from portal.store import invitations, people, rows
from portal.store.tables import client, session

HELPER = "helper"
"""The audience of a session that was opened with an invitation; ``actor_id`` is then the client helped."""
MOST_SEARCHES = 20


@dataclass(frozen=True)
class Session:
    """One signed-in browser; the last three are of the client whose session it is, or whom a helper helps."""

    id: str
    actor_id: str
    audience: str
    opened_at: datetime
    ended_at: datetime | None
    helper_name: str | None
    helper_kind: str | None
    searches: list[list[str]] | None
    first_name: str | None
    last_name: str | None
    language: str | None

    def words_of(self, search: str) -> str:
        """What was searched for, by what stands for it in an address; nothing when it is not known here."""
        return next((words for key, words in self.searches or () if key == search), "")

    @property
    def client(self) -> Actor | None:
        """The client; None in a session of staff."""
        if self.first_name is None or self.last_name is None or self.language is None:
            return None
        return people.client_actor(
            self.actor_id, people.full_name(self.first_name, self.last_name), self.language
        )

    @property
    def helper(self) -> Helper | None:
        """Who sits beside the client, or fills in for him."""
        if self.helper_name is None or self.helper_kind is None:
            return None
        return Helper(self.helper_name, HelperKind(self.helper_kind), self.audience != HELPER)


_SESSION = rows.Prepared(
    Session,
    rows.select(session, Session, client.c.first_name, client.c.last_name, people.READS_IN.label("language"))
    .select_from(session.outerjoin(client, client.c.id == session.c.actor_id))
    .where(session.c.id == sa.bindparam("key")),
)
_CHANGE = session.update().where(session.c.id == sa.bindparam("key"))
_END_OF_HELPER = session.update().where(
    session.c.actor_id == sa.bindparam("client"), session.c.audience == HELPER, session.c.ended_at.is_(None)
)
_FORGET = session.delete().where(
    sa.or_(session.c.ended_at < sa.bindparam("before"), session.c.opened_at < sa.bindparam("opened_before"))
)


def key_of(secret: str) -> str:
    """The key under which the session of this cookie secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()


def add(
    connection: sa.Connection,
    secret: str,
    actor_id: str,
    audience: str,
    opened_at: datetime,
    helper: Helper | None = None,
) -> None:
    """Write a new session."""
    values = {"id": key_of(secret), "actor_id": actor_id, "audience": audience, "opened_at": opened_at}
    rows.insert(connection, session, {**values, **_columns(helper)})


def get(connection: sa.Connection, secret: str) -> Session | None:
    """The session of a cookie secret, ended or not."""
    return _SESSION.one(connection, key=key_of(secret))


def end(connection: sa.Connection, secret: str, ended_at: datetime) -> None:
    """End a session; from now on its cookie opens nothing, and what was searched for is gone."""
    connection.execute(_CHANGE, {"key": key_of(secret), "ended_at": ended_at, "searches": None})


def add_search(connection: sa.Connection, secret: str, key: str, words: str) -> None:
    """Keep the words of a search under a key; of very many the oldest go."""
    found = get(connection, secret)
    kept = [*((found and found.searches) or ()), [key, words]][-MOST_SEARCHES:]
    connection.execute(_CHANGE, {"key": key_of(secret), "searches": kept})


def actor(connection: sa.Connection, found: Session, now: datetime) -> Actor | None:
    """Who acts in a session; None when that person is gone, or the invitation of a helper has ended."""
    person = found.client or people.staff_actor(connection, found.actor_id)
    if person is None:
        return None
    if found.audience != HELPER:
        return replace(person, helper=found.helper)
    invited = invitations.open_of(connection, found.actor_id, now)
    is_of_this = invited is not None and invited.made_at <= found.opened_at
    return invitations.actor(connection, invited) if invited and is_of_this else None


def set_helper(connection: sa.Connection, secret: str, helper: Helper | None) -> None:
    """Say who sits beside the client in this session; None when nobody does any more."""
    connection.execute(_CHANGE, {"key": key_of(secret), **_columns(helper)})


def end_of_helper(connection: sa.Connection, client_id: str, ended_at: datetime) -> None:
    """End every session in which somebody fills in for this client."""
    connection.execute(_END_OF_HELPER, {"client": client_id, "ended_at": ended_at})


def forget(connection: sa.Connection, before: datetime, *, opened_before: datetime) -> int:
    """Remove what ended before a moment, and what was opened so long ago that it must be over; how many."""
    return connection.execute(_FORGET, {"before": before, "opened_before": opened_before}).rowcount


def _columns(helper: Helper | None) -> dict[str, str | None]:
    if helper is None:
        return {"helper_name": None, "helper_kind": None}
    return {"helper_name": helper.name, "helper_kind": helper.kind.value}
