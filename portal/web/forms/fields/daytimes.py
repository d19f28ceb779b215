"""On which days and at which times of the day somebody can come."""

from typing import Any

from babel.dates import get_day_names
from babel.lists import format_list
from flask_babel import get_locale

from portal.languages import Language, translations
from portal.letters.contexts.paper import Grid, GridRow, Room
from portal.web.forms.fields.choices import Choice, MultiChoiceField
from portal.wording import N_

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TIMES = (
    Choice("morning", N_("ochtend")),
    Choice("afternoon", N_("middag")),
    Choice("evening", N_("avond")),
)


class DayTimesField(MultiChoiceField):
    """A grid of seven days by morning, afternoon and evening; the answer holds ``mon-morning`` and such."""

    component = "day_times"
    times = TIMES

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(label, *args, choices=_all_cells(), **options)

    @property
    def days(self) -> list[tuple[str, str]]:
        """The rows of the grid: key and name of the day in the language of the page."""
        names = get_day_names("wide", "stand-alone", locale=get_locale() or "nl")
        return [(key, names[number]) for number, key in enumerate(DAYS)]

    def paper(self, language: Language) -> Room:
        """The same grid."""
        names = get_day_names("wide", "stand-alone", locale=language.locale)
        boxes = {choice.value: choice.box(language, self.chosen) for choice in self.choices}
        return Grid(
            rows=tuple(
                GridRow(label=names[number], boxes=tuple(boxes[f"{day}-{time.value}"] for time in TIMES))
                for number, day in enumerate(DAYS)
            )
        )

    def display(self, data: Any, language: Language) -> str:
        """A line for each chosen day, such as ``maandag: ochtend en middag``."""
        names = get_day_names("wide", "stand-alone", locale=language.locale)
        gettext = translations(language.code).gettext
        lines = []
        for number, day in enumerate(DAYS):
            times = [gettext(time.label) for time in TIMES if f"{day}-{time.value}" in data]
            if times:
                lines.append(f"{names[number]}: {format_list(times, locale=language.locale)}")
        return "\n".join(lines)


def _all_cells() -> tuple[Choice, ...]:
    return tuple(Choice(f"{day}-{time.value}", time.label) for day in DAYS for time in TIMES)
