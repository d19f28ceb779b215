"""What the gemeente and a client write to each other about something that was sent in."""

from dataclasses import dataclass
from datetime import datetime

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


_ABOUT = rows.Prepared(
    Message,
    rows.select(message, Message, staff.c.name.label("author"))
    .select_from(message.outerjoin(staff, staff.c.id == message.c.staff_id))
    .where(message.c.submission_id.in_(sa.bindparam("submissions", expanding=True)))
    .order_by(message.c.written_at, message.c.id),
)
_OF_REQUEST = sa.select(message.c.id).where(message.c.request_id == sa.bindparam("request"))
_READ = message.update().where(
    message.c.submission_id == sa.bindparam("submission"),
    message.c.staff_id.is_not(None),
    message.c.read_at.is_(None),
)


def add(
    connection: sa.Connection,
    submission_id: str,
    staff_id: str | None,
    text: str,
    written_at: datetime,
    request_id: str | None = None,
) -> str:
    """Write a message of a staff member, or of the client (None); returns its key.

    ``request_id`` is the key of the page that it was typed on; None where something else keeps it single.
    """
    values = {"submission_id": submission_id, "staff_id": staff_id, "request_id": request_id}
    key = new_id()
    rows.insert(connection, message, {"id": key, "text": text, "written_at": written_at, **values})
    return key


def is_sent(connection: sa.Connection, request_id: str) -> bool:
    """Whether what was typed on a page has arrived already."""
    return connection.scalar(_OF_REQUEST, {"request": request_id}) is not None


def about(connection: sa.Connection, *submission_ids: str) -> list[Message]:
    """The messages about these submissions, oldest first."""
    return _ABOUT.many(connection, submissions=submission_ids) if submission_ids else []


def mark_read(connection: sa.Connection, submission_id: str, moment: datetime) -> None:
    """Record that the client saw what staff wrote about a submission."""
    connection.execute(_READ, {"submission": submission_id, "read_at": moment})
