"""Recognises what does not belong in free text: medical words and BSN-like numbers. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import groupby

from stdnum.nl import bsn

from portal.web.alike import ALIKE
from portal.web.forms.digits import ascii_digits
from portal.web.forms.medical_words import HARMLESS, MEDICAL_WORDS

_ARABIC_LETTERS = "\u0653\u0654\u0655"
"""Marks that make another letter in Arabic; all other marks are accents or vowels."""
_ARTICLE = "(?:[وفبك]?ال|لل|[وفبل])?".translate(ALIKE)
"""What Arabic writes before a noun without a space: the article, "and", "with", "for"."""
_NUMBER = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){7,8}(?![ .-]?\d)")


def _plain(text: str) -> str:
    """The text without capitals and accents, with one letter for those that look the same to a reader."""
    parts = unicodedata.normalize("NFD", text.casefold())
    kept = (sign for sign in parts if sign in _ARABIC_LETTERS or unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept)).translate(ALIKE).replace("ı", "i").replace("’", "'")


def _any_of(words: str) -> str:
    """One pattern for all entries. Those that begin alike stand together, so most words are soon passed."""
    entries = sorted({" ".join(_plain(entry).split()) for entry in words.split(",")})
    groups = groupby(entries, key=lambda entry: entry[0])
    return "|".join(_group(first, [entry[1:] for entry in group]) for first, group in groups)


def _group(first: str, rests: Sequence[str]) -> str:
    start = r"\w+" if first == "*" else re.escape(first)
    return f"{start}(?:{'|'.join(map(_pattern, rests))})"


def _pattern(entry: str) -> str:
    return re.escape(entry).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


def _medical_pattern() -> str:
    arabic = _any_of(MEDICAL_WORDS["ar"])
    others = _any_of(",".join(words for code, words in MEDICAL_WORDS.items() if code != "ar"))
    return rf"(?<!\w)(?!(?:{_any_of(HARMLESS)})(?!\w))(?:{others}|{_ARTICLE}(?:{arabic}))(?!\w)"


_MEDICAL = re.compile(_medical_pattern())


def has_medical_word(text: str) -> bool:
    """True when a word in the text tells of an illness, a treatment or a medicine."""
    return bool(_MEDICAL.search(_plain(text)))


def has_bsn_like_number(text: str) -> bool:
    """True when eight or nine digits in the text pass the eleven-proof of the BSN."""
    return any(bsn.is_valid(number) for number in _NUMBER.findall(ascii_digits(text)))
