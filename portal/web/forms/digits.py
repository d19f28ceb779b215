"""Digits of any script read as the digits 0 to 9, so that nobody has to change the keyboard."""

import re
import unicodedata
from decimal import Decimal

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b\ufeff"))
_SEPARATORS = str.maketrans({"٫": ",", "،": ",", "٬": ".", "’": "'", "\xa0": " ", "\u202f": " "})
_GROUPED = re.compile(r"\d{1,3}(?:[.,' ]\d{3})+")
_DECIMAL = re.compile(r"(?P<whole>.*?)[.,](?P<part>\d{1,2})")


def ascii_digits(text: str) -> str:
    """The text with every decimal digit (٣, ۳, ३) as 0 to 9, without direction marks, trimmed."""
    plain = text.translate(_MARKS).translate(_SEPARATORS)
    return "".join(_digit(sign) for sign in plain).strip()


def decimal(text: str) -> Decimal:
    """The number somebody wrote: ``3,5``, ``3.5``, ``٣,٥``, ``1.250`` or ``1.250,00``.

    A separator before one or two last digits starts the decimals; before three digits it groups thousands.

    Raises:
        ValueError: the text is not a number of at least zero.
    """
    plain = ascii_digits(text)
    found = _DECIMAL.fullmatch(plain)
    whole, part = (found["whole"], found["part"]) if found else (plain, "0")
    if _GROUPED.fullmatch(whole):
        whole = re.sub(r"\D", "", whole)
    if not whole.isdecimal():
        raise ValueError(f"not a number of at least zero: {len(text)} characters")
    return Decimal(f"{whole}.{part}")


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
