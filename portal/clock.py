"""The only reader of the system clock; everything else is told what day or moment it is.

Legal terms run in calendar days of Europe/Amsterdam, moments are stored in UTC.
A test sets the moment with :func:`at`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_fixed: ContextVar[datetime | None] = ContextVar("fixed_moment", default=None)


def now() -> datetime:
    """The present moment, in UTC with zone."""
    return _fixed.get() or datetime.now(UTC)


def today() -> date:
    """The present calendar day in the Netherlands."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The calendar day in the Netherlands on which a moment falls."""
    return moment.astimezone(AMSTERDAM).date()


def moment_on(day: date, hour: int) -> datetime:
    """The moment at which it is so late in the Netherlands on a day."""
    return datetime.combine(day, time(hour), AMSTERDAM).astimezone(UTC)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock still at ``moment`` (with zone) while the block runs."""
    token = _fixed.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _fixed.reset(token)
