"""Digits of any script read as the digits 0 to 9, so that nobody has to change the keyboard."""

import re
import unicodedata
from decimal import Decimal

_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u200b\ufeff"))
_SEPARATORS = str.maketrans({"٫": ",", "،": ",", "٬": ".", "’": "'", "\xa0": " ", "\u202f": " "})
_NUMBER = re.compile(
    r"""(?P<whole> [1-9]\d{0,2} (?P<group>[.,'\ ])\d{3} (?:(?P=group)\d{3})* | \d+)  # in groups, or plain
        (?: (?!(?P=group)) [.,] (?P<part>\d{1,2}) )?  # decimals, after another sign than the groups have""",
    re.VERBOSE,
)


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
    found = _NUMBER.fullmatch(ascii_digits(text))
    if found is None:
        raise ValueError("not a number of at least zero")
    whole = "".join(sign for sign in found["whole"] if sign.isdecimal())
    return Decimal(f"{whole}.{found['part'] or 0}")


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
