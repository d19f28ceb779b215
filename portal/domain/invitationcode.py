"""The code with which a client lets somebody else fill in his forms: easy to read out and to type over.

It has no letters or digits that look alike, and no vowels, so that no word can come out.
"""

import unicodedata
from collections.abc import Callable, Sequence

ALPHABET = "34679CDFHJKMNPRTVWX"
GROUPS, GROUP_LENGTH = 3, 4
LENGTH = GROUPS * GROUP_LENGTH
# Letters of the Cyrillic and Greek keyboards that look like one of ours.
_LOOKS_LIKE = str.maketrans("СНЈКМРТХНΚΜΝΡΤΧ", "CHJKMPTXHKMNPTX")


def draw(choose: Callable[[Sequence[str]], str]) -> str:
    """A new code; ``choose`` picks one sign out of many and must be fit for secrets."""
    return "".join(choose(ALPHABET) for _place in range(LENGTH))


def written(code: str) -> str:
    """The code in groups, as it is shown and read out: ``CD34 HJ67 9KMN``."""
    return " ".join(code[start : start + GROUP_LENGTH] for start in range(0, LENGTH, GROUP_LENGTH))


def read(typed: str) -> str:
    """The code that somebody typed over, in capitals or not, with or without spaces, on any keyboard."""
    wide = unicodedata.normalize("NFKC", typed).upper().translate(_LOOKS_LIKE)
    return "".join(_digit(sign) for sign in wide if sign.isalnum())


def _digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
