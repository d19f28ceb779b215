"""Dates, times, hours and names as a reader of one language expects them on paper."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

from babel.dates import format_date, format_time
from babel.lists import format_list
from markupsafe import Markup

from portal.clock import AMSTERDAM, day_of
from portal.languages import Language
from portal.wording import quantities
from portal.wording.opening import opening as opening_line

_RIGHT_TO_LEFT = {"R", "AL"}


def day(value: date, language: Language) -> str:
    """A date in words: "26 mei 2026"."""
    return format_date(value, "long", language.locale)


def weekday(value: date, language: Language) -> str:
    """The day of the week: "maandag"."""
    return format_date(value, "EEEE", language.locale)


def month(value: date, language: Language) -> str:
    """The month by itself, with the year: "mei 2026"."""
    return format_date(value, "LLLL y", language.locale)


def moment_day(value: datetime, language: Language) -> str:
    """The Dutch calendar day of a moment, in words."""
    return day(day_of(value), language)


def moment_time(value: datetime, language: Language) -> str:
    """The time of a moment as Dutch clocks show it: "14:05"."""
    return format_time(value, "HH:mm", AMSTERDAM, language.locale)


def hours(minutes: int, language: Language) -> str:
    """A duration in minutes as hours and, where needed, minutes: "6 uur en 30 minuten"."""
    return quantities.hours(minutes, language.code)


def listed(parts: Sequence[str], language: Language) -> str:
    """Several things in one line: "art. 2, art. 3 en art. 7"."""
    return format_list(parts, locale=language.locale)


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


def opening(lines: Sequence[str], language: Language) -> Markup:
    """When the gemeente is open; a line that cannot be told in the language stays Dutch, and is marked so."""
    told = ((opening_line(line, language.code), line) for line in lines)
    return Markup(", ").join(
        bdi(said) if said else Markup('<span lang="nl">{}</span>').format(bdi(line)) for said, line in told
    )
