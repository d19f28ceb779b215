"""Which numbers a Dutch sentence names: 7,5, "dertig", "anderhalf", and "acht weken" for 56 days."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

_ONES: list[str] = re.findall(
    r"\w+",
    "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien"
    " zeventien achttien negentien",
)
_TENS: list[str] = re.findall(r"\w+", "twintig dertig veertig vijftig zestig zeventig tachtig negentig")
_HALF = Fraction(1, 2)
LARGEST = 999

IN_DAYS: Mapping[str, Fraction] = {"dag": Fraction(1), "dagen": Fraction(1)} | dict.fromkeys(
    ("week", "weken"), Fraction(7)
)
IN_MONTHS: Mapping[str, Fraction] = (
    dict.fromkeys(("maand", "maanden"), Fraction(1))
    | dict.fromkeys(("kwartaal", "kwartalen"), Fraction(3))
    | dict.fromkeys(("jaar", "jaren"), Fraction(12))
)
CONVERTED: Mapping[str, Mapping[str, Fraction]] = {"dagen": IN_DAYS, "maanden": IN_MONTHS}
"""By the unit of a key: what a larger unit in the text is worth in it."""

_TOKEN = re.compile(r"\d+[.]\d{1,2}(?!\d)|\d+(?:[.]\d{3})*(?:,\d+)?|½|[^\W\d_]+")


def written(number: int) -> str:
    """A whole number below a thousand as a Dutch text writes it out.

    Raises:
        IndexError: the number is negative or larger.
    """
    if not 0 <= number <= LARGEST:
        raise IndexError(number)
    hundreds, rest = divmod(number, 100)
    start = "" if not hundreds else ("" if hundreds == 1 else _ONES[hundreds]) + "honderd"
    return start + ("" if hundreds and not rest else _below_hundred(rest))


def _below_hundred(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    tens, ones = divmod(number, 10)
    if not ones:
        return _TENS[tens - 2]
    return f"{_ONES[ones]}{'ën' if _ONES[ones].endswith('e') else 'en'}{_TENS[tens - 2]}"


_WORDS: Mapping[str, Fraction] = {written(number): Fraction(number) for number in range(LARGEST + 1)} | {
    "één": Fraction(1),
    "half": _HALF,
    "halve": _HALF,
    "½": _HALF,
    "anderhalf": Fraction(3, 2),
    "anderhalve": Fraction(3, 2),
}


def named(sentence: str, unit: str) -> frozenset[Fraction]:
    """Every number that a sentence names, as it stands there and as it counts in a unit.

    ``unit`` is that of the key ("dagen", "maanden"): then "acht weken" is 8 and 56, "een half jaar" 6.
    """
    tokens = _TOKEN.findall(sentence.casefold())
    worth = CONVERTED.get(unit, {})
    found = set()
    for number, end in _numbers(tokens):
        found.add(number)
        if end < len(tokens):
            found.add(number * worth.get(tokens[end], Fraction(1)))
    return frozenset(found)


def _numbers(tokens: list[str]) -> Iterator[tuple[Fraction, int]]:
    """Each number with the place behind it: "zeven en een half" is one number, "een half" too."""
    place = 0
    while place < len(tokens):
        number, length = _value(tokens[place]), 1
        if number is None:
            place += 1
            continue
        if tokens[place] == "een" and tokens[place + 1 : place + 2] in (["half"], ["halve"]):
            number, length = _HALF, 2
        elif tokens[place + 1 : place + 4] in (["en", "een", "half"], ["en", "een", "halve"]):
            number, length = number + _HALF, 4
        elif tokens[place + 1 : place + 2] == ["½"]:
            number, length = number + _HALF, 2
        yield number, place + length
        place += length


def _value(token: str) -> Fraction | None:
    if token in _WORDS:
        return _WORDS[token]
    if not token[0].isdigit():
        return None
    if "," in token or re.fullmatch(r"\d+(?:\.\d{3})+", token):
        return Fraction(token.replace(".", "").replace(",", "."))
    return Fraction(token)
