"""What the gemeente and a client write to each other about something that was sent in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.store import rows
from portal.store.base import new_id
from portal.store.tables import message, staff


@dataclass(frozen=True)
class Message:
    """One message. ``author`` is the staff member who wrote it; None: the client himself."""

    id: str
    submission_id: str
    text: str
    written_at: datetime
    read_at: datetime | None
    author: str | None


def add(
    connection: sa.Connection,
    submission_id: str,
    staff_id: str | None,
    text: str,
    written_at: datetime,
    request_id: str | None = None,
) -> None:
    """Write a message of a staff member, or of the client (None).

    ``request_id`` is the key of the page that it was typed on; None where something else keeps it single.
    """
    values = {"submission_id": submission_id, "staff_id": staff_id, "request_id": request_id}
    connection.execute(message.insert().values(id=new_id(), text=text, written_at=written_at, **values))


def is_sent(connection: sa.Connection, request_id: str) -> bool:
    """Whether what was typed on a page has arrived already."""
    query = sa.select(message.c.id).where(message.c.request_id == request_id)
    return connection.scalar(query) is not None


def about(connection: sa.Connection, *submission_ids: str) -> list[Message]:
    """The messages about these submissions, oldest first."""
    query = _select().where(message.c.submission_id.in_(submission_ids))
    return rows.many(connection, query.order_by(message.c.written_at, message.c.id), Message)


def mark_read(connection: sa.Connection, submission_id: str, moment: datetime) -> None:
    """Record that the client saw what staff wrote about a submission."""
    is_new = sa.and_(message.c.staff_id.is_not(None), message.c.read_at.is_(None))
    connection.execute(
        message.update().where(message.c.submission_id == submission_id, is_new).values(read_at=moment)
    )


def _select() -> sa.Select[Any]:
    columns = rows.columns(message, Message)
    return sa.select(*columns, staff.c.name.label("author")).select_from(
        message.outerjoin(staff, staff.c.id == message.c.staff_id)
    )
