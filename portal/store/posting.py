"""Letters that leave by post: those that still lie there, and the day on which each was posted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from portal.domain.sending import By
from portal.store import rows
from portal.store.people import full_name
from portal.store.tables import activity, beschikking, client, dossier, letter, submission


@dataclass(frozen=True)
class Posted:
    """A letter for the post room: what, about which form, to whom; ``sent_on`` is printed in it."""

    id: str
    dossier_id: str
    beschikking_id: str | None
    submission_id: str | None
    template: str
    sent_on: date
    posted_on: date | None
    number: str | None
    first_name: str
    last_name: str

    @property
    def client_name(self) -> str:
        """To whom it goes."""
        return full_name(self.first_name, self.last_name)


_BY_POST = (
    rows.select(letter, Posted, submission.c.number, client.c.first_name, client.c.last_name)
    .select_from(
        letter.join(dossier, letter.c.dossier_id == dossier.c.id)
        .join(client)
        .outerjoin(submission, letter.c.submission_id == submission.c.id)
    )
    .where(letter.c.by == By.POST)
)
_WAITING = rows.Prepared(
    Posted,
    _BY_POST.where(letter.c.posted_on.is_(None))
    .order_by(letter.c.sent_on, submission.c.number, letter.c.id)
    .limit(sa.bindparam("most")),
)
_GONE = rows.Prepared(
    Posted,
    _BY_POST.where(letter.c.posted_on.is_not(None))
    .order_by(letter.c.posted_on.desc(), letter.c.sent_on.desc(), letter.c.id)
    .limit(sa.bindparam("most")),
)
_ONE = rows.Prepared(Posted, _BY_POST.where(letter.c.id == sa.bindparam("key")))


def waiting(connection: sa.Connection, most: int) -> list[Posted]:
    """What was not posted yet, the earliest printed day first."""
    return _WAITING.many(connection, most=most)


def gone(connection: sa.Connection, most: int) -> list[Posted]:
    """What was posted, the last one first."""
    return _GONE.many(connection, most=most)


def get(connection: sa.Connection, letter_id: str) -> Posted | None:
    """A letter that goes by post."""
    return _ONE.one(connection, key=letter_id)


def post(connection: sa.Connection, letter_id: str, posted_on: date) -> bool:
    """Write down when a letter was posted; False when somebody did so before."""
    found = letter.update().where(letter.c.id == letter_id, letter.c.posted_on.is_(None))
    return connection.execute(found.values(posted_on=posted_on)).rowcount == 1


def move(connection: sa.Connection, beschikking_id: str, changes: Mapping[str, Any]) -> None:
    """Let a decision count from a later day."""
    connection.execute(beschikking.update().where(beschikking.c.id == beschikking_id).values(**changes))


def begin_later(connection: sa.Connection, beschikking_id: str, day: date) -> list[str]:
    """Let what a decision imposes begin no earlier than a day; returns the keys of what moved."""
    moved = activity.update().where(
        activity.c.beschikking_id == beschikking_id,
        activity.c.called_off_on.is_(None),
        activity.c.starts_on < day,
        activity.c.ends_on >= day,
    )
    return list(connection.scalars(moved.values(starts_on=day).returning(activity.c.id)))
