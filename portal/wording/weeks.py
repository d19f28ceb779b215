"""Weeks by their first and last day, as a reader of a language names them."""

from datetime import date, timedelta

from babel.dates import format_date

from portal import languages
from portal.wording import N_

SPAN = N_("%(first)s tot en met %(last)s")
DAY, DAY_OF_YEAR = "d MMMM", "d MMMM y"
"""Every language of the portal names the day before the month, so the first day can do without its month."""


def week(monday: date, code: str, *, with_year: bool = True) -> str:
    """The week that begins on a Monday: "9 tot en met 15 november 2026"."""
    return span(monday, monday + timedelta(days=6), code, with_year=with_year)


def span(first: date, last: date, code: str, *, with_year: bool = False) -> str:
    """Some days from the first to the last, with no more of the first than is needed."""
    where = languages.language(code).locale
    is_over_years = first.year != last.year
    ends = format_date(last, DAY_OF_YEAR if with_year or is_over_years else DAY, locale=where)
    if is_over_years:
        begins = format_date(first, DAY_OF_YEAR, locale=where)
    else:
        begins = format_date(first, "d" if first.month == last.month else DAY, locale=where)
    return languages.translations(code).gettext(SPAN) % {"first": begins, "last": ends}
