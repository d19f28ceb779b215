"""Counting what may not be done too often: one count for all processes, and none is kept after its time.

Writers take turns (:meth:`portal.store.base.Store.write`), so a count is exact, whoever counts at one moment.
"""

from dataclasses import replace

from portal import clock
from portal.actions.installation import Installation
from portal.actions.watching import record_limit
from portal.domain.errors import TooOften
from portal.domain.limits import Limit
from portal.store import brakes


def count(portal: Installation, limit: Limit, key: str) -> None:
    """Count one more time under a key, which must not tell whose it is.

    Raises:
        TooOften: the limit was reached; nothing is counted, so waiting does not get longer by trying.
    """
    now = clock.now()
    with portal.store.read() as connection:  # who has to wait makes no writer wait
        _check(brakes.get(connection, key), limit)
    with portal.store.write() as connection:
        brakes.forget(connection, now)
        found = brakes.get(connection, key)
        _check(found, limit)
        if found is None or found.ends_at > now + limit.within:
            found = brakes.Count(key, 0, now + limit.within)
        brakes.put(connection, replace(found, times=found.times + 1))
        if found.times + 1 == limit.most:
            record_limit(connection, limit)


def take_back(portal: Installation, key: str) -> None:
    """Count one time less: it was no mistake."""
    with portal.store.write() as connection:
        found = brakes.get(connection, key)
        if found and found.times:
            brakes.put(connection, replace(found, times=found.times - 1))


def forget(portal: Installation) -> int:
    """Remove the counts whose time is over; returns how many."""
    with portal.store.write() as connection:
        return brakes.forget(connection, clock.now())


def _check(found: brakes.Count | None, limit: Limit) -> None:
    """A count that ends later than it can was begun by a clock that was wrong: nobody waits for it."""
    now = clock.now()
    is_running = found is not None and now < found.ends_at <= now + limit.within
    if found and is_running and found.times >= limit.most:
        raise TooOften(found.ends_at)
