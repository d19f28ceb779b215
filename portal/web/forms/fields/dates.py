"""Questions answered with a day or a month, in separate boxes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from babel.dates import format_date, format_skeleton
from flask_babel import gettext

from portal.languages import Language, translations
from portal.letters.contexts.paper import Blank, Blanks, Room
from portal.web.forms import days
from portal.web.forms.digits import ascii_digits
from portal.web.forms.fields.answer import Answer
from portal.wording import N_

LABELS = {"day": N_("Dag"), "month": N_("Maand"), "year": N_("Jaar")}
DIGITS = {"day": 2, "month": 2, "year": 4}
YEARS = range(1900, 2200)
"""Nobody who fills in a form was there before, and no regeling looks further ahead."""


@dataclass(frozen=True)
class Part:
    """One box of a date: its name (day, month, year), what stands in it, and whether it is wrong."""

    name: str
    shown: str
    is_wrong: bool
    autocomplete: str = ""

    @property
    def label(self) -> str:
        """What the box is called, a message id."""
        return LABELS[self.name]


class DateField(Answer):
    """A day in three boxes of one name. Digits of any script and names of months are read.

    Who types the whole day in the first box gets it back in three.

    Only the box that is wrong is marked. ``autocomplete="bday"`` belongs on a date of birth alone.
    """

    component = "date"
    PARTS: ClassVar[tuple[str, ...]] = ("day", "month", "year")

    def __init__(self, label: str, *args: Any, autocomplete: str = "", **options: Any) -> None:
        super().__init__(label, *args, **options)
        self.autocomplete = autocomplete
        self.wrong: set[str] = set()

    @property
    def parts(self) -> list[Part]:
        """The boxes in the order in which they stand on the page."""
        typed = self.raw_data or self._boxes(self.data)
        padded = [*typed, "", "", ""]
        wrong = self.wrong or (set(self.PARTS) if self.errors else set())
        return [
            Part(name, padded[place], name in wrong, self.autocomplete and f"{self.autocomplete}-{name}")
            for place, name in enumerate(self.PARTS)
        ]

    @property
    def first_error_id(self) -> str:
        """The first box that is wrong."""
        return f"{self.id}-{next((name for name in self.PARTS if name in self.wrong), self.PARTS[0])}"

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the boxes.

        Raises:
            ValueError: they are no existing day; the message says what to change.
        """
        self.wrong, self.data = set(), None
        if valuelist and not any(valuelist[1:]):
            valuelist = self.raw_data = days.in_boxes(valuelist[0], len(self.PARTS)) or valuelist
        typed = dict(zip(self.PARTS, [*valuelist, "", "", ""], strict=False))
        if any(typed.values()):
            self.data = self._read(typed)

    def _read(self, typed: dict[str, str]) -> date:
        missing = {name for name, text in typed.items() if not text}
        self._stop(missing, self._missing_message() if missing else "")
        self._stop(
            {name for name in ("month", "year") if days.is_of_other_calendar(typed[name])},
            gettext("Deze datum is van een andere kalender. Vul de Nederlandse datum in."),
        )
        month = days.month(typed["month"])
        self._stop(
            {"month"} if month is None else set(), gettext("Vul de maand in als getal van 1 tot en met 12.")
        )
        year = ascii_digits(typed["year"])
        bad_year = not (year.isdecimal() and len(year) == 4 and year > "0000")
        self._stop(
            {"year"} if bad_year else set(), gettext("Vul het jaar in met vier cijfers, bijvoorbeeld 2026.")
        )
        self._stop(
            set() if int(year) in YEARS else {"year"}, gettext("Kijk het jaar na. Dit kan niet kloppen.")
        )
        return self._day(typed.get("day", "1"), month or 1, int(year))

    def _day(self, typed: str, month: int, year: int) -> date:
        try:
            return date(year, month, days.day(typed))
        except ValueError:
            self.wrong = {"day"}
            raise ValueError(gettext("Deze dag bestaat niet. Kijk de datum na.")) from None

    def _stop(self, wrong: set[str], message: str) -> None:
        self.wrong = wrong
        if wrong:
            raise ValueError(message)

    def _missing_message(self) -> str:
        return str(gettext("Vul de dag, de maand en het jaar in."))

    def _boxes(self, data: date | None) -> list[str]:
        return [str(getattr(data, name)) for name in self.PARTS] if data else []

    def written(self, data: Any) -> str:
        """The day as day, month and year with spaces."""
        return " ".join(self._boxes(data))

    def to_json(self, data: Any) -> str | None:
        """ISO 8601."""
        return data.isoformat() if data else None

    def from_json(self, value: Any) -> date | None:
        """The day of an ISO 8601 text."""
        return date.fromisoformat(value) if value else None

    def paper(self, language: Language) -> Room:
        """The same boxes."""
        translate = translations(language.code).gettext
        blanks = [
            Blank(label=translate(part.label), digits=DIGITS[part.name], text=part.shown)
            for part in self.parts
        ]
        return Blanks(blanks=tuple(blanks))

    def display(self, data: Any, language: Language) -> str:
        """The day written out, such as ``2 maart 2026``."""
        return format_date(data, "long", locale=language.locale) if data else ""


class MonthField(DateField):
    """A month in two boxes; the answer is the first day of that month."""

    PARTS = ("month", "year")

    def _missing_message(self) -> str:
        return str(gettext("Vul de maand en het jaar in."))

    def display(self, data: Any, language: Language) -> str:
        """The month written out, such as ``maart 2026``."""
        return format_skeleton("yMMMM", data, locale=language.locale) if data else ""
