"""What amounts are measured in, and every word for it: those that a page shows, and those people write.

The words of all languages are known at once, because people mix languages. CLDR gives most of them; what
it lacks stands in :data:`ALSO`.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from enum import Enum
from functools import cache

from babel.dates import format_timedelta
from babel.lists import format_list
from babel.numbers import get_currency_name
from babel.units import format_unit

from portal.languages import LANGUAGES, translations
from portal.web.forms.digits import folded
from portal.wording import N_

SHOWN = {"hour": N_("uur"), "month": N_("maanden")}
"""The words beside the boxes: message ids."""
_COUNTS = (1, 2, 3, 5, 11, 21, 100, 1.5)
"""Together they have every plural form of our languages."""
_SECONDS: Mapping[str, int] = {"hour": 3600, "minute": 60, "month": 30 * 86400, "year": 365 * 86400}
_AS_IT_IS = 10_000


class Measure(Enum):
    """A large unit, a small one, how many small ones go in it, and which of the two a bare number is in."""

    TIME = ("hour", "minute", 60, "hour")
    MONEY = ("euro", "cent", 100, "euro")
    MONTHS = ("year", "month", 12, "month")

    def __init__(self, large: str, small: str, factor: int, bare: str) -> None:
        self.large, self.small, self.factor = large, small, factor
        self.of_bare = factor if bare == large else 1


ALSO = {
    "hour": "u uur uren uurtje uurtjes h hrs std saat ساعه س g godz godzinę год г годину ч",
    "minute": "m mins minuut minuten minutę dk dak د دقيقة دقیقه хв хвилину мин",
    "euro": "€ eur euro euros euri euro's avro євро евро يورو اورو یورو",
    "cent": "c ct cts cent cents centen eurocent eurocents sent kuruş centa centy centów "
    "цент центи центів سنت سنتات",
    "year": "jaar jaren jr y yr yrs yıl sene rok roku lata lat рік року роки років سنة سنوات عام سال",
    "month": "mnd mnden mdn maand maanden mo mos mth mths ay mies msc міс شهر شهور أشهر ماه",
}
"""Words that people write besides those of CLDR."""
WITHOUT_NUMBER: Mapping[str, Mapping[str, float]] = {
    "hour": {
        "an hour": 1,
        "ساعة واحدة": 1,
        "ساعتين": 2,
        "півгодини": 0.5,
        **dict.fromkeys(("godzina i pół", "godzinę i pół", "година з половиною", "годину з половиною"), 1.5),
    },
    "year": {
        "a year": 1,
        "سنة واحدة": 1,
        "سنتين": 2,
        "عامان": 2,
        "عامين": 2,
        "півроку": 0.5,
        **dict.fromkeys(("rok i pół", "рік з половиною"), 1.5),
    },
    "month": {"a month": 1, "شهر واحد": 1, "شهرين": 2},
    "euro": {"a euro": 1},
}
"""What says a unit and how many at once; CLDR knows the Arabic dual."""


@cache
def words(unit: str) -> frozenset[str]:
    """Every word for a unit, folded."""
    said = {folded(one) for one in _said(unit)} | {folded(one) for one in ALSO[unit].split()}
    without = {_without_number(one) for one in said if "duration" not in one}
    return frozenset(word for word in without if word)


@cache
def without_number(unit: str) -> dict[str, float]:
    """What says the unit and how many at once, folded, with how many that are."""
    known = {folded(said): number for said, number in WITHOUT_NUMBER.get(unit, {}).items()}
    for number in (1, 2):
        known |= {folded(one): number for one in _counted(unit, number, "ar") if one.isalpha()}
    return known


@cache
def joiners() -> frozenset[str]:
    """What stands between the large and the small part: "3 uur en 30 minuten"."""
    between = {format_list(["0", "0"], locale=one.locale).strip("0") for one in LANGUAGES.values()}
    return frozenset({*(folded(one) for one in between), "та", ","})


def _said(unit: str) -> Iterator[str]:
    for code, language in LANGUAGES.items():
        if unit in SHOWN:
            yield translations(code).gettext(SHOWN[unit])
        for number in _COUNTS:
            if unit == "euro":
                yield get_currency_name("EUR", count=number, locale=language.locale)
            else:
                yield from _counted(unit, number, code)


def _counted(unit: str, number: float, code: str) -> Iterator[str]:
    if unit not in _SECONDS:
        return
    where = LANGUAGES[code].locale
    for width in ("long", "short", "narrow"):
        yield format_unit(number, f"duration-{unit}", length=width, locale=where)
    span = timedelta(seconds=_SECONDS[unit] * number)
    yield format_timedelta(span, unit, threshold=_AS_IT_IS, locale=where)  # type: ignore[arg-type]


def _without_number(text: str) -> str:
    return text.strip("0123456789., ")
