"""Notices to send. A row is written in the transaction of what it tells; a worker sends it afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import client, outbox

TRIES = 12
LEASE = timedelta(minutes=2)


@dataclass(frozen=True)
class Notice:
    """A notice that waits: to whom, about which event, in which language."""

    id: str
    event: str
    language: str
    attempts: int
    mail: str


def put(connection: sa.Connection, client_id: str, event: str, language: str, created_at: datetime) -> None:
    """Promise a notice to a client. Somebody without a mail address gets none: the letter goes by post."""
    if connection.scalar(sa.select(client.c.mail).where(client.c.id == client_id)) is None:
        return
    connection.execute(
        outbox.insert().values(
            id=new_id(),
            client_id=client_id,
            event=event,
            language=language,
            created_at=created_at,
            attempts=0,
            next_at=created_at,
        )
    )


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
        values = {"next_at": moment + timedelta(seconds=30 * 2 ** min(notice.attempts, 7))}
    connection.execute(outbox.update().where(outbox.c.id == notice.id).values(**values))
