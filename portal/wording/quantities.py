"""Days and amounts of time, as a reader of a language expects them."""

from datetime import date, timedelta

from babel.dates import format_date, format_timedelta
from babel.lists import format_list

from portal.domain.hours import MINUTES
from portal.languages import language

# Babel's patterns for a bare unit lack the Dutch hour; those for a span of time have it. The threshold
# keeps 30 hours from becoming "1 day".
AS_IT_IS = 10_000


def hours(minutes: int, code: str) -> str:
    """A duration in minutes as hours and, where needed, minutes: "6 uur en 30 minuten"."""
    where = language(code).locale
    whole, rest = timedelta(hours=minutes // MINUTES), timedelta(minutes=minutes % MINUTES)
    parts = [
        (whole or not rest) and format_timedelta(whole, "hour", threshold=AS_IT_IS, locale=where),
        rest and format_timedelta(rest, "minute", threshold=AS_IT_IS, locale=where),
    ]
    return format_list([part for part in parts if isinstance(part, str)], locale=where)


def months(number: float, code: str) -> str:
    """A number of months: "3 maanden"; a number that is not whole in days, 30 to a month."""
    where, span = language(code).locale, timedelta(days=30 * number)
    if number != int(number):
        return format_timedelta(span, "day", threshold=AS_IT_IS, locale=where)
    return format_timedelta(span, "month", threshold=AS_IT_IS, locale=where)


def in_full(day: date, code: str) -> str:
    """A day with its month in words: "3 december 2026"."""
    return format_date(day, "long", locale=language(code).locale)
