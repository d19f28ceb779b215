"""Dates, times, hours and names as a reader of one language expects them on paper."""

import unicodedata
from datetime import date, datetime, timedelta

from babel.dates import format_date, format_time, format_timedelta
from babel.lists import format_list
from markupsafe import Markup

from portal.clock import AMSTERDAM, day_of
from portal.languages import Language

_RIGHT_TO_LEFT = {"R", "AL"}


def day(value: date, language: Language) -> str:
    """A date in words: "26 mei 2026"."""
    return format_date(value, "long", language.locale)


def moment_day(value: datetime, language: Language) -> str:
    """The Dutch calendar day of a moment, in words."""
    return day(day_of(value), language)


def moment_time(value: datetime, language: Language) -> str:
    """The time of a moment as Dutch clocks show it: "14:05"."""
    return format_time(value, "HH:mm", AMSTERDAM, language.locale)


def hours(minutes: int, language: Language) -> str:
    """A duration in minutes as hours and, where needed, minutes: "6 uur en 30 minuten"."""
    whole, rest = timedelta(hours=minutes // 60), timedelta(minutes=minutes % 60)
    # The threshold keeps 30 hours from becoming "1 dag". (Babel's format_unit lacks the Dutch hour.)
    words = [
        whole and format_timedelta(whole, "hour", threshold=1000, locale=language.locale),
        rest and format_timedelta(rest, "minute", threshold=1000, locale=language.locale),
    ]
    return format_list([word for word in words if isinstance(word, str)], locale=language.locale)


def direction(text: str) -> str:
    """``rtl`` when the first letter of the text is of a right-to-left script, otherwise ``ltr``."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    first = next((kind for kind in kinds if kind == "L" or kind in _RIGHT_TO_LEFT), "L")
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"


def bdi(text: str) -> Markup:
    """A piece of text kept apart from the writing direction around it.

    WeasyPrint knows no automatic direction, so it is written out.
    """
    return Markup('<bdi dir="{}">{}</bdi>').format(direction(text), text)


def unbroken(text: str) -> Markup:
    """Like :func:`bdi`, and never split over two lines: a date, a telephone number, a reference."""
    return Markup('<bdi dir="{}" class="unbroken">{}</bdi>').format(direction(text), text)
