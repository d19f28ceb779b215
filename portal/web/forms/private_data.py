"""Recognises what does not belong in free text: medical words and BSN-like numbers. Pure."""

import re
from collections.abc import Sequence
from itertools import groupby

from stdnum.nl import bsn

from portal.domain.fold import fold_finely
from portal.web.forms.digits import ascii_digits
from portal.web.forms.medical_words import HARMLESS, MEDICAL_WORDS

_ARTICLE = fold_finely("(?:[وفبك]?ال|لل|[وفبل])?")
"""What Arabic writes before a noun without a space: the article, "and", "with", "for"."""
_NUMBER = re.compile(r"(?<![\d+])\d(?:[ .-]?\d){7,8}(?![ .-]?\d)")


def _any_of(words: str) -> str:
    """One pattern for all entries. Those that begin alike stand together, so most words are soon passed."""
    entries = sorted({" ".join(fold_finely(entry).split()) for entry in words.split(",")})
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
    return bool(_MEDICAL.search(fold_finely(text)))


def has_bsn_like_number(text: str) -> bool:
    """True when eight or nine digits in the text pass the eleven-proof of the BSN."""
    return any(bsn.is_valid(number) for number in _NUMBER.findall(ascii_digits(text)))
