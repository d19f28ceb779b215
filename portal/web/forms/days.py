"""Days and months as people write them, and what belongs to another calendar than ours."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from babel.dates import get_month_names

from portal.languages import LANGUAGES
from portal.web.forms.digits import ascii_digits, folded

ELSEWHERE = ("ar_SY", "ar_IQ", "ar_DZ", "ar_MA", "ar_MR", "ar_SA", "ar_EG", "fa_AF", "en_GB")
"""Where a month has another name in one of our languages: the Levant, the Maghreb, Egypt, Afghanistan."""
ALSO = {"يونيه": 6, "يوليه": 7, "جويلية": 7, "جولائی": 7, "آگوست": 8, "febr": 2, "sept": 9}
"""Names in use that CLDR lacks."""
OTHER_CALENDARS = (
    "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند "
    "حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت "
    "محرم صفر ربیع|الاول ربیع|الثانی جمادی|الاولی جمادی|الثانیة جمادی|الآخرة رجب شعبان رمضان شوال "
    "ذو|القعدة ذوالقعدة ذیقعده ذو|الحجة ذوالحجة ذیحجه "
    "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand "
    "muharrem safer recep saban ramazan sevval ramadan muharram"
)
"""Months of the Persian, Afghan and Islamic calendars; a bar stands for a space."""
OTHER_YEARS = range(1300, 1500)
"""Years that people who count from the hijra live in."""
_SECOND_ARTICLE = " ال"
"""Many leave it out of the names of two words: كانون ثاني for كانون الثاني."""
_DAY = re.compile(r"(\d{1,2}) ?(?:\.|ste|de|e|st|nd|rd|th|-?го|-?е|['’]?(?:i|si|u|su))?")
_APART = re.compile(r"[-/.,\s]+")
_FEWEST = 3
"""Letters of a name that are enough, where no other month begins with them."""


def day(typed: str) -> int:
    """The number of a day: ``1``, ``1ste``, ``2nd``.

    Raises:
        ValueError: it is none.
    """
    found = _DAY.fullmatch(folded(typed))
    if found is None:
        raise ValueError("not the number of a day")
    return int(found[1])


def month(typed: str) -> int | None:
    """The number of a month by number or name, in any language and any case; None when it is none.

    The beginning of a name will do where it fits one month alone.
    """
    plain = folded(typed).rstrip(".")
    if plain.isdecimal():
        return int(plain) if len(plain) < 3 and 1 <= int(plain) <= 12 else None
    if plain in _names():
        return _names()[plain]
    fitting = {number for name, number in _names().items() if name.startswith(plain)}
    return fitting.pop() if len(plain) >= _FEWEST and len(fitting) == 1 else None


def is_of_other_calendar(typed: str) -> bool:
    """Whether this is the name of a month, or a year, of a calendar that does not go in the Netherlands."""
    plain = folded(typed)
    if plain.isdecimal():
        return len(plain) == 4 and int(plain) in OTHER_YEARS
    return plain in {folded(name.replace("|", " ")) for name in OTHER_CALENDARS.split()}


def in_boxes(typed: str, boxes: int) -> list[str] | None:
    """A whole day or month that was typed in one box, cut up for the boxes; None when it is not whole.

    Day, month, year, as the boxes stand; year first when it comes first (``2027-03-02``).
    """
    parts = [part for part in _APART.split(ascii_digits(typed)) if part]
    name = parts[boxes - 2 : -1]
    if len(name) > 1 and not any(part.isdecimal() for part in name):  # two words: كانون الثاني
        parts = [*parts[: boxes - 2], " ".join(name), parts[-1]]
    if len(parts) != boxes:
        return None
    if _is_year(parts[0]) and parts[1].isdecimal():
        parts.reverse()
    return parts if _is_year(parts[-1]) else None


def _is_year(part: str) -> bool:
    return part.isdecimal() and len(part) == 4


@cache
def _names() -> dict[str, int]:
    """Names and short names of months; a name that is two months to two people is left out."""
    numbers: dict[str, set[int]] = {}
    for name, number in (*_of_locales(), *ALSO.items()):
        for said in (name, name.replace(_SECOND_ARTICLE, " ")):
            numbers.setdefault(folded(said).rstrip("."), set()).add(number)
    return {name: found.pop() for name, found in numbers.items() if len(found) == 1}


def _of_locales() -> Sequence[tuple[str, int]]:
    locales: tuple[Any, ...] = (*(language.locale for language in LANGUAGES.values()), *ELSEWHERE)
    return [
        (name, number)
        for locale in locales
        for width in ("abbreviated", "wide")
        for context in ("format", "stand-alone")
        for number, name in get_month_names(width, context, locale=locale).items()
    ]
