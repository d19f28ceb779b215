"""Amounts as people write them: a number, with or without the words that the page itself shows."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from portal.web.forms.digits import decimal, folded
from portal.web.forms.measures import Measure, joiners, without_number, words
from portal.web.forms.numberwords import and_a_half, not_alone, numbers

LONGEST = 60
"""Signs of an amount; longer is a story."""
_NUMBER = r"\d(?:[\d.,' ]*\d)?"
_NO_CENTS = re.compile(r" ?[.,] ?(?:--?|=)(?=\D*$)")
_FRACTION = re.compile(r"(?<![\d.,/])(?:(\d+) )?(1/2|1/4|3/4)(?![\d/])")
_PARTS = {"1/2": "5", "1/4": "25", "3/4": "75"}
_POWER = re.compile(r"\d+(?:[.,]\d+)?e[+-]?\d+")
"""A number as calculators show it when it has no room: ``1.5e9``."""
_SIGNS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4"})


class Beyond(ValueError):
    """A number that can be read, and that nobody can mean: less than nothing, or a power of ten."""


def amount(text: str, measure: Measure) -> Decimal:
    """The amount somebody wrote, in small units: ``3 saat``, ``7u30``, ``3½``, ``anderhalf uur``, ``€ 12,-``.

    A word that is not known ("circa 8") is never skipped.

    Raises:
        Doubtful: the number can be read in two ways.
        Beyond: it is no amount, but a number.
        ValueError: not the whole text can be read.
    """
    plain = _with_decimals(folded(text.translate(_SIGNS)))
    if measure is Measure.MONEY:
        plain = _NO_CENTS.sub("", plain)
    found = _pattern(measure).fullmatch(plain) if len(plain) <= LONGEST else None
    if found is None:
        raise Beyond("not an amount") if _is_beyond(plain, measure) else ValueError("not an amount")
    if found["bare"]:
        return _number(found["bare"]) * measure.of_bare
    if found["only"]:
        return _number(found["only"])
    return _large(found, measure) + _small(found, measure)


def _is_beyond(plain: str, measure: Measure) -> bool:
    """Whether this is a number with a minus, before it or behind it as in Arabic, or with a power of ten."""
    bare = plain.strip("- ")
    if bare == plain:
        return bool(_POWER.fullmatch(plain))
    try:
        amount(bare, measure)
    except ValueError:
        return False
    return True


def _large(found: re.Match[str], measure: Measure) -> Decimal:
    if found["said"]:
        return Decimal(str(without_number(measure.large)[found["said"]])) * measure.factor
    if found["dual"]:
        return Decimal(str(without_number(measure.small)[found["dual"]]))
    return _number(found["large"] or found["hours"]) * measure.factor


def _small(found: re.Match[str], measure: Measure) -> Decimal:
    """What is written behind the large part; it is less than one large unit, behind a whole number."""
    written = found["small"] or found["rest"] or found["minutes"]
    if not written and not found["half"]:
        return Decimal(0)
    small = Decimal(measure.factor) / 2 if found["half"] else Decimal(written)
    if small >= measure.factor or _large(found, measure) % measure.factor:
        raise ValueError("more than fits beside the large part")
    return small


def _number(text: str) -> Decimal:
    """What digits, words, or one of both and a half more say."""
    if text in numbers():
        return numbers()[text]
    more = next((half for half in _longest_first(and_a_half()) if text.endswith(half)), "")
    bare = text.removesuffix(more).strip()
    number = numbers()[bare] if bare in numbers() else decimal(bare)
    if more and number % 1:
        raise ValueError("not a number: a half beside another")
    return number + (Decimal("0.5") if more else 0)


def _with_decimals(plain: str) -> str:
    return _FRACTION.sub(lambda found: f"{found[1] or 0},{_PARTS[found[2]]}", plain.replace("\u2044", "/"))


@cache
def _pattern(measure: Measure) -> re.Pattern[str]:
    large, small, number = _any(words(measure.large)), _any(words(measure.small)), _said_number()
    before = f"(?:{large} ?)?" if measure is Measure.MONEY else ""
    clock = rf"|(?P<hours>\d{{1,3}}):(?P<minutes>[0-5]\d)(?: ?{large})?" if measure is Measure.TIME else ""
    empty = "" if clock else "|(?P<hours>(?!))(?P<minutes>)"
    half = rf" ?(?P<half>{_word(and_a_half())})(?: (?:ال)?{large})?"
    return re.compile(
        rf"{before}(?:(?P<bare>(?!{_word(not_alone())}$){number})"
        rf"|(?:(?P<large>{number}) ?{large}|(?P<said>{_either(without_number(measure.large))}))"
        rf"(?:{half}| ?(?:{_either(joiners())})? ?(?:(?P<small>\d{{1,2}}) ?{small}|(?P<rest>\d\d)))?"
        rf"|(?P<only>{number}) ?{small}|(?P<dual>{_either(without_number(measure.small))}){clock}{empty})"
    )


@cache
def _said_number() -> str:
    said = frozenset(numbers())
    return rf"(?:(?:{_NUMBER}|{_either(said)}) ?{_word(and_a_half())}|{_NUMBER}|{_word(said)})"


def _any(known: frozenset[str]) -> str:
    """One of these words, with or without the full stop of an abbreviation."""
    return rf"(?:{_either(known)})\.?(?![^\W\d])"


def _word(known: frozenset[str]) -> str:
    """One of these words, whole."""
    return rf"(?:{_either(known)})(?![^\W\d])"


def _either(known: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest_first(known))) or "(?!)"


def _longest_first(known: Iterable[str]) -> list[str]:
    return sorted(known, key=lambda word: (-len(word), word))
