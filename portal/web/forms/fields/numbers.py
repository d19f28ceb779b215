"""Questions answered with a number: hours, whole numbers, money."""

from decimal import Decimal
from typing import Any

from babel.numbers import format_currency, format_decimal
from flask_babel import get_locale, gettext

from portal.domain.hours import MINUTES, in_hours, in_minutes
from portal.languages import Language, translations
from portal.letters.contexts.paper import Amount, Room
from portal.web.forms.amounts import Beyond, amount
from portal.web.forms.digits import Doubtful, ascii_digits
from portal.web.forms.fields.answer import Answer
from portal.web.forms.measures import SHOWN, Measure
from portal.web.forms.validators import Between
from portal.wording import N_
from portal.wording.quantities import hours, months

UNITS = {"duration-hour": (hours, SHOWN["hour"]), "duration-month": (months, SHOWN["month"])}
"""The CLDR units a number may have: what puts an amount in words, and the word beside the box."""
MEASURES = {"duration-hour": Measure.TIME, "duration-month": Measure.MONTHS}
UNIT_IS = {"duration-hour": 60, "duration-month": 1}
"""What an amount with a unit is read as, and how many of the small units of that measure the unit is."""
LIMIT = 1_000_000_000
"""No whole number is that high, so that both databases can hold and add them."""
STEP = 30
"""Minutes: hours are given in halves."""
HOURS_EXAMPLE = N_("Vul een getal in, bijvoorbeeld 3,5.")
MOST_MINUTES = 999 * MINUTES
"""More than a form can mean."""


class NumberField(Answer):
    """A whole number. ``unit`` is one of :data:`UNITS`; its word stands beside the box."""

    component = "number"
    inputmode = "numeric"
    sign = ""
    """What stands before the box in every language."""
    digits = 4
    """How many digits the box on paper has room for."""
    example = N_("Vul een heel getal in, bijvoorbeeld 6.")
    """What to write where nothing can be read."""

    def __init__(self, label: str, *args: Any, unit: str = "", **options: Any) -> None:
        super().__init__(label, *args, **options)
        self.unit = unit

    @property
    def unit_name(self) -> str:
        """The word after the box, a message id; empty without a unit."""
        return UNITS[self.unit][1] if self.unit else ""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the number.

        Raises:
            ValueError: it cannot be read; the message says what to write.
        """
        typed = valuelist[0] if valuelist else ""
        try:
            self.data = self._read(typed) if typed else None
        except Beyond:
            raise ValueError(self._what_fits()) from None

    def paper(self, language: Language) -> Room:
        """A short box with the sign before it and the unit behind it."""
        unit = translations(language.code).gettext(self.unit_name) if self.unit_name else ""
        text = "" if self.data is None else self.typed(self.data, language.locale)
        return Amount(digits=self.digits, before=self.sign, after=unit, text=text)

    def typed(self, data: int, locale: Any) -> str:
        """A number as somebody of this locale would type it."""
        return str(data)

    def written(self, data: Any) -> str:
        """The number with the signs of the page."""
        return "" if data is None else self.typed(data, get_locale() or "nl")

    def _what_fits(self) -> str:
        """What to fill in for a number that can't be: from which number up to which, where that is known."""
        limits = next((one for one in self.validators if isinstance(one, Between)), None)
        return limits.told(self) if limits else gettext(self.example)

    def _read(self, typed: str) -> int:
        """The number; raises Beyond for one that can't be, and ValueError with what to write otherwise."""
        plain = ascii_digits(typed)
        try:
            number = Decimal(plain) if plain.isdecimal() else self._measured(plain)
        except Beyond:
            raise
        except ValueError:
            number = Decimal("0.5")
        if number % 1:
            raise ValueError(gettext(self.example))
        if number >= LIMIT:
            raise Beyond("more than fits")
        return int(number)

    def _measured(self, typed: str) -> Decimal:
        """The number of units; raises ValueError when it can't be read, or has a unit where none is asked."""
        measure = MEASURES.get(self.unit, Measure.MONTHS)
        number = amount(typed, measure) / UNIT_IS.get(self.unit, 1)
        if not self.unit:
            raise ValueError("no unit to read")
        return number

    def display(self, data: Any, language: Language) -> str:
        """The number with its unit."""
        if data is None:
            return ""
        if self.unit:
            return UNITS[self.unit][0](data, language.code)
        return str(format_decimal(data, locale=language.locale))


def minutes_typed(typed: str) -> int:
    """Hours as somebody types them, in minutes.

    Raises:
        Beyond: nobody has so many, or fewer than none.
        ValueError: they cannot be read; the message says what to write.
    """
    try:
        minutes = amount(typed, Measure.TIME)
    except Beyond:
        raise
    except ValueError:
        raise ValueError(gettext(HOURS_EXAMPLE)) from None
    if minutes > MOST_MINUTES:
        raise Beyond("more than a form can mean")
    if minutes % STEP:
        raise ValueError(gettext("Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5."))
    return int(minutes)


def as_typed(minutes: int, locale: Any) -> str:
    """Minutes as somebody of this locale would type the hours."""
    return str(format_decimal(Decimal(minutes) / MINUTES, locale=locale))


class HoursField(NumberField):
    """Hours in halves, typed as ``3,5``, ``٣,٥``, ``3:30``, ``3½``, ``3 saat``; kept in minutes."""

    inputmode = "decimal"
    example = HOURS_EXAMPLE

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(label, *args, unit="duration-hour", **options)

    def _read(self, typed: str) -> int:
        return minutes_typed(typed)

    def typed(self, data: int, locale: Any) -> str:
        """The hours with the decimal sign of the locale."""
        return as_typed(data, locale)

    def display(self, data: Any, language: Language) -> str:
        """The hours in words, such as ``3 uur en 30 minuten``."""
        return "" if data is None else hours(data, language.code)


class HoursOfFactField(HoursField):
    """The same, kept as the facts of a case have it: in hours."""

    def to_json(self, data: int | None) -> float | None:
        """The hours."""
        return in_hours(data)

    def from_json(self, value: float | None) -> int | None:
        """The minutes that are typed as hours."""
        return None if value is None else in_minutes(value)


class MoneyField(NumberField):
    """An amount in euros, with or without cents; the answer is a number of cents."""

    inputmode = "decimal"
    sign = "€"
    digits = 7

    def _read(self, typed: str) -> int:
        cents = self._cents(typed)
        if cents >= LIMIT:
            raise ValueError(gettext("Dit bedrag is te hoog. Vul een lager bedrag in."))
        if cents % 1:
            raise ValueError(gettext("Vul een bedrag in, bijvoorbeeld 12,50."))
        return int(cents)

    def _cents(self, typed: str) -> Decimal:
        try:
            return amount(typed, Measure.MONEY)
        except Beyond:
            raise ValueError(gettext("Vul een bedrag in van 0 of meer, bijvoorbeeld 12,50.")) from None
        except Doubtful:
            raise ValueError(
                gettext("Dit bedrag kunnen wij op twee manieren lezen. Schrijf het als 1250 of als 12,50.")
            ) from None
        except ValueError:
            raise ValueError(gettext("Vul een bedrag in, bijvoorbeeld 12,50.")) from None

    def typed(self, data: int, locale: Any) -> str:
        """The amount with two decimals and the decimal sign of the locale."""
        return str(format_decimal(Decimal(data) / 100, "0.00", locale=locale))

    def display(self, data: Any, language: Language) -> str:
        """The amount in euros as this language writes it."""
        return "" if data is None else format_currency(Decimal(data) / 100, "EUR", locale=language.locale)
