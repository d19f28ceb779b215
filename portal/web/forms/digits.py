"""Digits and words of any script read as one kind, so that nobody has to change the keyboard."""

import re
import unicodedata
from decimal import Decimal

_SEPARATORS = str.maketrans({"٫": ",", "،": ",", "٬": ".", "’": "'", "−": "-", "＋": "+", "ـ": None})
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه"})
_NUMBER = re.compile(
    r"""(?P<whole> [1-9]\d{0,2} (?P<group>[.,'\ ])\d{3} (?:(?P=group)\d{3})* | \d+)  # in groups, or plain
        (?: (?!(?P=group)) [.,] (?P<part>\d{1,2}) )?  # decimals, after another sign than the groups have""",
    re.VERBOSE,
)
_DOUBTFUL = re.compile(r"\d+,\d{3}")


class Doubtful(ValueError):
    """A number that one reader takes for another number than the next: it is asked again."""


def ascii_digits(text: str) -> str:
    """The text with every decimal digit (٣, ۳, ३) as 0 to 9, trimmed.

    Each kind of space is a space and each kind of dash a hyphen; what nobody sees, such as the signs that
    a telephone puts around a number, is taken out.
    """
    return "".join(_sign(sign) for sign in text.translate(_SEPARATORS)).strip()


def folded(text: str) -> str:
    """The text as it is compared with words that we know: digits as above, no capitals, no accents."""
    small = unicodedata.normalize("NFKD", ascii_digits(text).casefold())
    bare = "".join(sign for sign in small if unicodedata.category(sign) != "Mn")
    return " ".join(bare.translate(_LETTERS).split())


def decimal(text: str) -> Decimal:
    """The number somebody wrote: ``3,5``, ``3.5``, ``٣,٥``, ``1.250`` or ``1.250,00``.

    A separator before one or two last digits starts the decimals; before three digits it groups thousands.

    Raises:
        Doubtful: a lone comma stands before three digits: decimals to some, thousands to others.
        ValueError: the text is not a number of at least zero.
    """
    plain = ascii_digits(text)
    if _DOUBTFUL.fullmatch(plain):
        raise Doubtful("thousands or decimals")
    found = _NUMBER.fullmatch(plain)
    if found is None:
        raise ValueError("not a number of at least zero")
    whole = "".join(sign for sign in found["whole"] if sign.isdecimal())
    return Decimal(f"{whole}.{found['part'] or 0}")


def _sign(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    kind = unicodedata.category(sign)
    return {"Zs": " ", "Pd": "-", "Cf": ""}.get(kind, sign)
