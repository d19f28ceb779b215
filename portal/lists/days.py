"""Days as lists write them. A day that can be read in two ways is read only when the order was told."""

import re
from datetime import date, timedelta
from enum import StrEnum

from portal.lists.cells import Refused

ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})([ T]00:00(:00(\.0+)?)?)?")
PARTS = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})([ T]0?0:00(:00)?)?")
EXCEL_FIRST = date(1899, 12, 30)
"""Day 0 of a spreadsheet, as it is for every day after February 1900."""
OLDEST = 120
"""Years that nobody is older than."""


class Order(StrEnum):
    """How a list writes days, where it is not 1984-05-20."""

    ISO = "iso"
    DMY = "dmy"
    MDY = "mdy"
    EXCEL = "excel"


ADVICE = "write it as 1984-05-20, or tell how the list writes days with --dates"


def day(text: str, order: Order, latest: date) -> date:
    """A day on or before ``latest``.

    Raises:
        Refused: it is no day, or the order in which it is written was not told.
    """
    try:
        found = _read(text, order, latest)
    except (ValueError, OverflowError):
        raise Refused("is a day that does not exist") from None
    if found > latest:
        raise Refused("lies in the future")
    return found


def _read(text: str, order: Order, latest: date) -> date:
    if iso := ISO.fullmatch(text):
        return date(*map(int, iso.groups()[:3]))
    if order is Order.EXCEL and re.fullmatch(r"\d{1,5}(\.0+)?", text):
        return EXCEL_FIRST + timedelta(days=int(text.partition(".")[0]))
    parts = PARTS.fullmatch(text)
    if parts is None or order not in {Order.DMY, Order.MDY}:
        raise Refused(ADVICE)
    first, second, year = int(parts[1]), int(parts[2]), parts[3]
    number, month = (first, second) if order is Order.DMY else (second, first)
    return date(_year(year, latest), month, number)


def _year(text: str, latest: date) -> int:
    """A year; of two digits only where one century can be meant."""
    if len(text) == 4:
        return int(text)
    century = latest.year // 100 * 100
    possible = [year for year in (century + int(text), century - 100 + int(text)) if _may_be(year, latest)]
    if len(possible) != 1:
        raise Refused("has a year of two digits that can be two years: write all four")
    return possible[0]


def _may_be(year: int, latest: date) -> bool:
    return latest.year - OLDEST < year <= latest.year
