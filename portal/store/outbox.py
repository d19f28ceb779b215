"""Notices to send. A row is written in the transaction of what it tells; a worker sends it afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.statements import Statement
from portal.store.tables import client, outbox

LEASE = timedelta(minutes=2)
TRIED_FOR = timedelta(days=7)
"""So long a notice is tried: a mail server that is away for a night or a weekend costs nobody a notice."""
LONGEST_WAIT = timedelta(hours=1)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many tries: a minute, then twice as long each time, at most an hour."""
    return min(timedelta(seconds=30 * 2 ** min(attempts, 10)), LONGEST_WAIT)


def tries_within(term: timedelta) -> int:
    """How many tries fill a term."""
    tries, passed = 1, timedelta()
    while (passed := passed + wait_after(tries)) <= term:
        tries += 1
    return tries


TRIES = tries_within(TRIED_FOR)


@dataclass(frozen=True)
class Notice:
    """A notice that waits: to whom, about which event, in which language."""

    id: str
    event: str
    language: str
    attempts: int
    mail: str


@dataclass(frozen=True)
class Unsent:
    """A notice that has not gone out: it waits for its next try, or was given up. It names nobody."""

    id: str
    event: str
    language: str
    created_at: datetime
    attempts: int
    next_at: datetime
    failed_at: datetime | None


@dataclass(frozen=True)
class Standing:
    """How the notices stand. ``stuck`` were tried in vain before; ``oldest`` waits longest."""

    waiting: int
    stuck: int
    failed: int
    oldest: datetime | None


_TO = Statement(
    sa.select(client.c.mail, client.c.language_chosen).where(client.c.id == sa.bindparam("client"))
)


def put(
    connection: sa.Connection,
    client_id: str,
    event: str,
    language: str,
    created_at: datetime,
    due_at: datetime | None = None,
) -> None:
    """Promise a notice to a client, now or at a later moment. Somebody without a mail address gets none.

    It is in the language that he chose himself, or else in ``language``.
    """
    ((mail, chosen),) = _TO.all(connection, {"client": client_id})
    if mail is None:
        return
    made = {"id": new_id(), "client_id": client_id, "event": event, "attempts": 0}
    made["language"] = chosen or language
    rows.insert(connection, outbox, {**made, "created_at": created_at, "next_at": due_at or created_at})


def take(connection: sa.Connection, moment: datetime) -> Notice | None:
    """Lease the oldest notice that is due. When a worker dies, its lease ends and another takes it."""
    due = sa.select(outbox.c.id).where(
        outbox.c.sent_at.is_(None), outbox.c.failed_at.is_(None), outbox.c.next_at <= moment
    )
    key = connection.scalar(due.order_by(outbox.c.created_at).limit(1).with_for_update(skip_locked=True))
    if key is None:
        return None
    connection.execute(
        outbox.update()
        .where(outbox.c.id == key)
        .values(next_at=moment + LEASE, attempts=outbox.c.attempts + 1)
    )
    query = sa.select(*rows.columns(outbox, Notice), client.c.mail)
    query = query.select_from(outbox.join(client)).where(outbox.c.id == key)
    return rows.one(connection, query, Notice)


def sent(connection: sa.Connection, notice_id: str, moment: datetime) -> None:
    """Record that the mail server took a notice."""
    connection.execute(outbox.update().where(outbox.c.id == notice_id).values(sent_at=moment))


def postponed(connection: sa.Connection, notice: Notice, moment: datetime) -> None:
    """Record that a notice could not be sent: try again later, and give up after the last try."""
    if notice.attempts >= TRIES:
        values = {"failed_at": moment}
    else:
        values = {"next_at": moment + wait_after(notice.attempts)}
    connection.execute(outbox.update().where(outbox.c.id == notice.id).values(**values))


def resend(connection: sa.Connection, moment: datetime) -> int:
    """Let what was given up, and what waits for a later try, be tried now; returns how many.

    What a worker has in hand at this moment stays with it, and what waits for its own day was never tried.
    """
    is_put_off = (outbox.c.attempts > 0) & (outbox.c.next_at > moment + LEASE)
    waits = outbox.c.failed_at.is_not(None) | is_put_off
    query = outbox.update().where(outbox.c.sent_at.is_(None), waits)
    return connection.execute(query.values(failed_at=None, attempts=0, next_at=moment)).rowcount


def unsent(connection: sa.Connection) -> list[Unsent]:
    """Every notice that has not gone out, oldest first."""
    return rows.many(connection, _UNSENT, Unsent)


def standing(connection: sa.Connection) -> Standing:
    """The numbers of what has not gone out."""
    return rows.one(connection, _STANDING, Standing) or Standing(0, 0, 0, None)


_UNSENT = (
    sa.select(*rows.columns(outbox, Unsent))
    .where(outbox.c.sent_at.is_(None))
    .order_by(outbox.c.created_at, outbox.c.id)
)
_WAITS = outbox.c.failed_at.is_(None)
_NUMBERS: list[sa.ColumnElement[Any]] = [
    sa.func.count().filter(_WAITS).label("waiting"),
    sa.func.count().filter(_WAITS, outbox.c.attempts > 1).label("stuck"),
    sa.func.count().filter(outbox.c.failed_at.is_not(None)).label("failed"),
    sa.func.min(outbox.c.created_at).filter(_WAITS).label("oldest"),
]
_STANDING = sa.select(*_NUMBERS).where(outbox.c.sent_at.is_(None))
