"""Which letters and messages of the gemeente a client has not opened yet."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.store.statements import Statement
from portal.store.tables import dossier, letter, message, submission

NEW_FOR = timedelta(weeks=6)
"""So long a letter that nobody opened here is new: as long as one can object to what it decides (Awb 6:7).

Most letters come by post too, and are read there.
"""

_LETTERS = (
    sa.select(sa.func.count())
    .select_from(letter.join(dossier))
    .where(
        dossier.c.client_id == sa.bindparam("client"),
        letter.c.first_opened_at.is_(None),
        letter.c.sent_on >= sa.bindparam("since"),
    )
    .scalar_subquery()
)
_MESSAGES = (
    sa.select(sa.func.count())
    .select_from(message.join(submission).join(dossier))
    .where(
        dossier.c.client_id == sa.bindparam("client"),
        message.c.staff_id.is_not(None),
        message.c.read_at.is_(None),
    )
    .scalar_subquery()
)
_UNREAD = Statement(sa.select(_LETTERS + _MESSAGES))
_OPEN = letter.update().where(letter.c.id == sa.bindparam("key"), letter.c.first_opened_at.is_(None))


def is_new(first_opened_at: datetime | None, sent_on: date, today: date) -> bool:
    """Whether a letter is new for its client."""
    return first_opened_at is None and sent_on + NEW_FOR >= today


def count_unread(connection: sa.Connection, client_id: str, today: date) -> int:
    """How many letters and messages of the gemeente wait to be read."""
    return int(_UNREAD.value(connection, client=client_id, since=today - NEW_FOR))


def mark_opened(connection: sa.Connection, letter_id: str, moment: datetime) -> bool:
    """Write down that a letter was opened for the first time; False when it was before."""
    return bool(connection.execute(_OPEN, {"key": letter_id, "first_opened_at": moment}).rowcount)
