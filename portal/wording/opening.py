"""When a gemeente is open, in a language, out of the Dutch lines in which it wrote that down."""

import re
from datetime import time

from babel.dates import format_time, get_day_names

from portal import languages
from portal.wording import N_

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_DAY = "|".join(DAYS)
_TIME = r"([01]?\d|2[0-3])[.:]([0-5]\d)"
_LINE = re.compile(
    rf"({_DAY})(?: tot en met ({_DAY}))?( ook)?[:,]? *(?:van )?{_TIME} tot {_TIME}(?: uur)?\.?", re.IGNORECASE
)
SPAN = N_("%(first)s tot en met %(last)s")
OPEN = N_("%(days)s: %(start)s tot %(end)s uur")
ALSO = N_("%(days)s ook: %(start)s tot %(end)s uur")


def opening(line: str, code: str) -> str:
    """A line such as "Maandag tot en met vrijdag: 9.00 tot 17.00 uur"; empty when it says something else.

    What cannot be read is for the caller to show in Dutch: a guess would send people to a closed door.
    """
    if code == languages.SOURCE:
        return line
    found = _LINE.fullmatch(line.strip())
    if found is None:
        return ""
    first, last, also, *hours = found.groups()
    translate = languages.translations(code).gettext
    days = _day(first, code)
    if last:
        days = translate(SPAN) % {"first": days, "last": _day(last, code)}
    start, end = (_clock(hours[at], hours[at + 1], code) for at in (0, 2))
    told = translate(ALSO if also else OPEN) % {"days": days, "start": start, "end": end}
    return told[0].upper() + told[1:]


def _day(name: str, code: str) -> str:
    names = get_day_names("wide", "stand-alone", languages.language(code).locale)
    return str(names[DAYS.index(name.lower())])


def _clock(hour: str, minute: str, code: str) -> str:
    return format_time(time(int(hour), int(minute)), "H:mm", locale=languages.language(code).locale)
