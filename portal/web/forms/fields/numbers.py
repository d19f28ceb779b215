"""Questions answered with a number: hours, whole numbers, money."""

import re
from decimal import Decimal
from typing import Any

from babel.numbers import format_currency, format_decimal
from flask_babel import get_locale, gettext

from portal.languages import Language, translations
from portal.letters.contexts.paper import Amount, Room
from portal.web.forms.digits import ascii_digits, decimal
from portal.web.forms.fields.answer import Answer
from portal.wording import N_
from portal.wording.quantities import hours, months

UNITS = {"duration-hour": (hours, N_("uur")), "duration-month": (months, N_("maanden"))}
"""The CLDR units a number may have: what puts an amount in words, and the word beside the box."""

_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)")
_HOUR_WORD = re.compile(r"\s*(?:u|uur|uren|h|hours?|ساع(?:ة|ات))\.?$", re.IGNORECASE)


class NumberField(Answer):
    """A whole number. ``unit`` is one of :data:`UNITS`; its word stands beside the box."""

    component = "number"
    inputmode = "numeric"
    sign = ""
    """What stands before the box in every language."""
    digits = 4
    """How many digits the box on paper has room for."""

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
        self.data = self._read(typed) if typed else None

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

    def _read(self, typed: str) -> int:
        plain = ascii_digits(typed)
        if not plain.isdecimal() or len(plain) > 9:
            raise ValueError(gettext("Vul een heel getal in, bijvoorbeeld 6."))
        return int(plain)

    def display(self, data: Any, language: Language) -> str:
        """The number with its unit."""
        if data is None:
            return ""
        if self.unit:
            return UNITS[self.unit][0](data, language.code)
        return str(format_decimal(data, locale=language.locale))


class HoursField(NumberField):
    """Hours in halves, typed as ``3,5``, ``3.5``, ``٣,٥`` or ``3:30``; the answer is a number of minutes."""

    inputmode = "decimal"
    STEP = 30

    def __init__(self, label: str, *args: Any, **options: Any) -> None:
        super().__init__(label, *args, unit="duration-hour", **options)

    def _read(self, typed: str) -> int:
        try:
            minutes = _minutes(typed)
        except ValueError:
            raise ValueError(gettext("Vul een getal in, bijvoorbeeld 3,5.")) from None
        if minutes % self.STEP:
            raise ValueError(gettext("Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5."))
        return int(minutes)

    def typed(self, data: int, locale: Any) -> str:
        """The hours with the decimal sign of the locale."""
        return str(format_decimal(Decimal(data) / 60, locale=locale))

    def display(self, data: Any, language: Language) -> str:
        """The hours in words, such as ``3 uur en 30 minuten``."""
        return "" if data is None else hours(data, language.code)


class MoneyField(NumberField):
    """An amount in euros, with or without cents; the answer is a number of cents."""

    inputmode = "decimal"
    sign = "€"
    digits = 7

    def _read(self, typed: str) -> int:
        try:
            euros = decimal(typed.replace("€", ""))
        except ValueError:
            raise ValueError(gettext("Vul een bedrag in, bijvoorbeeld 12,50.")) from None
        if euros >= 10_000_000:
            raise ValueError(gettext("Dit bedrag is te hoog. Vul een lager bedrag in."))
        return int(euros * 100)

    def typed(self, data: int, locale: Any) -> str:
        """The amount with two decimals and the decimal sign of the locale."""
        return str(format_decimal(Decimal(data) / 100, "0.00", locale=locale))

    def display(self, data: Any, language: Language) -> str:
        """The amount in euros as this language writes it."""
        return "" if data is None else format_currency(Decimal(data) / 100, "EUR", locale=language.locale)


def _minutes(typed: str) -> Decimal:
    plain = _HOUR_WORD.sub("", ascii_digits(typed))
    if clock := _CLOCK.fullmatch(plain):
        return Decimal(clock["hours"]) * 60 + Decimal(clock["minutes"])
    amount = decimal(plain)
    if amount > 999:
        raise ValueError("more hours than a form can mean")
    return amount * 60
