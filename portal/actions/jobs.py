"""Doing what waits beside the pages: each job by whoever took it, once, and none for ever."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from datetime import timedelta

import structlog

from portal import clock
from portal.actions.installation import Installation
from portal.domain.jobs import AT_FAULT, SIGN_OF_LIFE_S, Work
from portal.store import jobs, trouble
from portal.store.base import Connection
from portal.store.jobs import Job
from portal.wording.speech import speaking

log = structlog.get_logger()
LATE = timedelta(minutes=2)
"""A job that nobody took for so long is for everybody: whose work it is does not run."""


def _nothing(_connection: Connection) -> None:
    """Nothing else is to be kept."""


@dataclass(frozen=True)
class Made:
    """What came of a job. ``keep`` writes it down, in the transaction that ends the job.

    ``document`` is kept with the job itself; ``refusal`` says why nothing came of it.
    """

    keep: Callable[[Connection], None] = _nothing
    document: bytes | None = None
    refusal: str | None = None


Maker = Callable[[Installation, Job, bytes | None], Made]
"""Does the work of a job, outside any transaction, with the content that came in with it."""
Makers = Mapping[Work, Maker]


def do_next(portal: Installation, makers: Makers, own: Collection[Work] = tuple(Work)) -> bool:
    """Do the oldest job that waits; False when there is none that may be begun now.

    ``own``: the kinds that this process does; of the others only what nobody took in time.
    """
    found, content = _take(portal, own)
    if found is None:
        return False
    begun = time.monotonic()
    made = _made(portal, makers, found, content)
    if made:
        _end(portal, found, made, round(1000 * (time.monotonic() - begun)))
    return True


def do_all(portal: Installation, makers: Makers, own: Collection[Work] = tuple(Work)) -> int:
    """Do what waits, until nothing does; returns how many jobs were begun."""
    count = 0
    with speaking(portal.regime(clock.today())):
        while do_next(portal, makers, own):
            count += 1
    return count


def forget(portal: Installation) -> int:
    """Remove what was done long ago; returns how many."""
    with portal.store.write() as connection:
        return jobs.forget(connection, clock.now())


def _take(portal: Installation, own: Collection[Work]) -> tuple[Job | None, bytes | None]:
    now = clock.now()
    at_once = {**dict.fromkeys(Work, 1), Work.PAPER: portal.papers_at_once}
    with portal.store.read() as connection:  # who finds nothing makes no writer wait
        if not jobs.are_waiting(connection):
            return None, None
    with portal.store.write() as connection:
        for kind in Work:
            before = now if kind in own else now - LATE
            found = jobs.take(connection, kind, now, at_once=at_once[kind], asked_before=before)
            if found:
                return found, jobs.content_of(connection, found.id)
    return None, None


def _made(portal: Installation, makers: Makers, job: Job, content: bytes | None) -> Made | None:
    """What comes of a job; None when it failed and is tried again later."""
    kind = Work(job.kind)
    if jobs.is_at_fault(job):
        return Made(refusal=AT_FAULT[kind])
    try:
        with _held(portal, job):
            return makers[kind](portal, job, content)
    except Exception as error:
        log.warning("job_failed", job=job.id, kind=kind, attempt=job.attempts + 1, error=type(error).__name__)
        with portal.store.write() as connection:
            jobs.postpone(connection, job, clock.now())
        return None


@contextmanager
def _held(portal: Installation, job: Job) -> Iterator[None]:
    """Give signs of life for a job, in a thread, until the block ends."""
    ended = threading.Event()

    def hold() -> None:
        while not ended.wait(SIGN_OF_LIFE_S):
            with trouble.besides(), portal.store.write() as connection:
                jobs.hold(connection, job.id, clock.now())

    holder = threading.Thread(target=copy_context().run, args=(hold,), name="holding", daemon=True)
    holder.start()
    try:
        yield
    finally:
        ended.set()
        holder.join()


def _end(portal: Installation, job: Job, made: Made, took_ms: int) -> None:
    now = clock.now()
    with portal.store.write() as connection:
        ended = jobs.finish(connection, job.id, now, took_ms, refusal=made.refusal, document=made.document)
        if ended:  # or else it was thrown away meanwhile
            made.keep(connection)
