"""Work that waits to be done beside the pages. Whoever does it takes a job first, so that it is done once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from portal.domain.jobs import AGAIN_AFTER, KEPT, LEASE, TRIES, Work
from portal.store import rows
from portal.store.base import new_id
from portal.store.worktables import job


@dataclass(frozen=True)
class Job:
    """One piece of work for a client. ``about``: what its kind needs to know; ``took_ms``: milliseconds."""

    id: str
    client_id: str
    kind: str
    about: Mapping[str, Any]
    asked_at: datetime
    attempts: int
    done_at: datetime | None
    took_ms: int | None
    refusal: str | None

    @property
    def waits(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None


_ALL = rows.select(job, Job)
_HAS_KEY = job.c.id == sa.bindparam("key")
_IS_MINE = sa.and_(job.c.client_id == sa.bindparam("client"), job.c.kind == sa.bindparam("kind"))
_IS_TO_DO = sa.and_(job.c.kind == sa.bindparam("kind"), job.c.done_at.is_(None))
_IS_HELD = job.c.held_until > sa.bindparam("now")
_IS_FREE = sa.and_(
    sa.or_(job.c.held_until.is_(None), job.c.held_until <= sa.bindparam("now")),
    sa.or_(job.c.not_before.is_(None), job.c.not_before <= sa.bindparam("now")),
)
_MINE = rows.Prepared(Job, _ALL.where(_IS_MINE).order_by(job.c.asked_at, job.c.id))
_ONE = rows.Prepared(Job, _ALL.where(_HAS_KEY))
_HELD = sa.select(sa.func.count()).select_from(job).where(_IS_TO_DO, _IS_HELD)
_NEXT = rows.Prepared(
    Job,
    _ALL.where(_IS_TO_DO, _IS_FREE, job.c.asked_at <= sa.bindparam("before"))
    .order_by(job.c.asked_at, job.c.id)
    .limit(1),
)
_STANDING = sa.select(
    sa.func.count().filter(job.c.done_at.is_(None)),
    sa.func.count().filter(job.c.done_at.is_not(None)),
    sa.func.count().filter(job.c.done_at.is_not(None), job.c.refusal.is_not(None)),
).where(job.c.kind == sa.bindparam("kind"))
_ANY = sa.select(job.c.id).where(_IS_TO_DO).limit(1)
_CONTENT = sa.select(job.c.content).where(_HAS_KEY)
_TAKE = (
    job.update()
    .where(_HAS_KEY)
    .values(
        begun_at=sa.bindparam("begun"),
        held_until=sa.bindparam("until"),
        not_before=None,
        attempts=job.c.attempts + 1,
    )
)
_HOLD = job.update().where(_HAS_KEY, job.c.done_at.is_(None)).values(held_until=sa.bindparam("until"))
_POSTPONE = job.update().where(_HAS_KEY).values(held_until=None, not_before=sa.bindparam("again"))
_FINISH = (
    job.update()
    .where(_HAS_KEY)
    .values(
        done_at=sa.bindparam("now"),
        took_ms=sa.bindparam("ms"),
        refusal=sa.bindparam("why"),
        content=sa.bindparam("document"),
    )
)
_TOLD = job.update().where(_HAS_KEY).values(refusal=None)
_LET_GO = job.update().where(_HAS_KEY, job.c.done_at.is_(None), _IS_HELD).values(content=None)
_REMOVE = job.delete().where(_HAS_KEY)
_FORGET = job.delete().where(job.c.kind == sa.bindparam("kind"), job.c.done_at < sa.bindparam("before"))


def add(
    connection: sa.Connection,
    client_id: str,
    kind: Work,
    about: Mapping[str, Any],
    now: datetime,
    content: bytes | None = None,
) -> str:
    """Put a job in the row; returns its key."""
    key = new_id()
    made = {"id": key, "client_id": client_id, "kind": kind, "about": dict(about), "content": content}
    rows.insert(connection, job, {**made, "asked_at": now, "attempts": 0})
    return key


def are_waiting(connection: sa.Connection) -> bool:
    """Whether there is a job that is not done, taken or not."""
    return any(connection.scalar(_ANY, {"kind": kind}) is not None for kind in Work)


def take(
    connection: sa.Connection, kind: Work, now: datetime, *, at_once: int, asked_before: datetime
) -> Job | None:
    """Take the oldest job of a kind that nobody has, asked before a moment, when no more are at work.

    A job that was taken so often that it must be at fault is answered as well: its ``attempts`` say so.
    """
    if connection.execute(_HELD, {"kind": kind, "now": now}).scalar_one() >= at_once:
        return None
    found = _NEXT.one(connection, kind=kind, now=now, before=asked_before)
    if found is None:
        return None
    connection.execute(_TAKE, {"key": found.id, "begun": now, "until": now + LEASE})
    return found


def hold(connection: sa.Connection, job_id: str, now: datetime) -> None:
    """A sign of life of whoever does a job."""
    connection.execute(_HOLD, {"key": job_id, "until": now + LEASE})


def postpone(connection: sa.Connection, found: Job, now: datetime) -> None:
    """Let go of a job that failed, until its next try."""
    connection.execute(_POSTPONE, {"key": found.id, "again": now + AGAIN_AFTER * 2**found.attempts})


def is_at_fault(found: Job) -> bool:
    """Whether a job was begun so often that nobody should begin it again."""
    return found.attempts >= TRIES


def get(connection: sa.Connection, job_id: str) -> Job | None:
    """The job with this key."""
    return _ONE.one(connection, key=job_id)


def of_client(connection: sa.Connection, client_id: str, kind: Work) -> list[Job]:
    """A client's jobs of a kind, the oldest first."""
    return _MINE.many(connection, client=client_id, kind=kind)


@dataclass(frozen=True)
class Standing:
    """How far the jobs of a kind are: those that wait, were done, and came to nothing."""

    waiting: int
    done: int
    refused: int


def standing(connection: sa.Connection, kind: Work) -> Standing:
    """How far the jobs of a kind are that are still kept."""
    waiting, done, refused = connection.execute(_STANDING, {"kind": kind}).one()
    return Standing(waiting, done - refused, refused)


def content_of(connection: sa.Connection, job_id: str) -> bytes | None:
    """The file that came in, as long as the job waits; afterwards the document that was made, if any."""
    found: bytes | None = connection.scalar(_CONTENT, {"key": job_id})
    return found


def finish(
    connection: sa.Connection,
    job_id: str,
    now: datetime,
    took_ms: int,
    *,
    refusal: str | None = None,
    document: bytes | None = None,
) -> bool:
    """End a job; False when it is not there any more, or somebody else ended it.

    What came in is let go of; ``document`` is kept in its place.
    """
    found = get(connection, job_id)
    if found is None or not found.waits:
        return False
    ended = {"key": job_id, "now": now, "ms": took_ms, "why": refusal, "document": document}
    connection.execute(_FINISH, ended)
    return True


def told(connection: sa.Connection, job_id: str) -> None:
    """Whoever asked knows why nothing came of it. The time that it took still counts."""
    connection.execute(_TOLD, {"key": job_id})


def throw_away(connection: sa.Connection, job_id: str, now: datetime) -> None:
    """Nobody wants what would come of a job that waits.

    Whoever is at work on it ends it: its time counts. What came in is let go of at once.
    """
    if not connection.execute(_LET_GO, {"key": job_id, "now": now}).rowcount:
        remove(connection, job_id)


def remove(connection: sa.Connection, job_id: str) -> None:
    """Take a job away, done or not."""
    connection.execute(_REMOVE, {"key": job_id})


def forget(connection: sa.Connection, now: datetime) -> int:
    """Remove the jobs that were done long ago; returns how many."""
    return sum(
        connection.execute(_FORGET, {"kind": kind, "before": now - kept}).rowcount
        for kind, kept in KEPT.items()
    )
