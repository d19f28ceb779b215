"""The words under which something is kept to be found, and the words that somebody looks for. Pure.

A word of letters is found by its beginning. A number is found whole, with or without its leading noughts:
``2026 42`` means one case, not the thousand whose number begins with 42. With a nought in front it is the
beginning of a number as it is printed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.domain.fold import fold

LONGEST = 64
"""So many letters of a word count, on both sides."""
MOST_PARTS = 6
MOST_CHUNKS = 8
"""Whoever types more is found by the first ones."""
PART = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Wanted:
    """One word that is looked for, whole or as a beginning."""

    word: str
    is_beginning: bool


Ways = tuple[tuple[Wanted, ...], ...]
"""Ways to be found: all words of one of them."""


def kept(*texts: str) -> tuple[str, ...]:
    """The words of texts, each once: ``TP-2026-00042`` also gives ``tp2026`` and ``42``."""
    chunks = (parts for text in texts for parts in _chunks(text))
    return tuple(dict.fromkeys(word[:LONGEST] for parts in chunks for word in _joined(parts)))


def wanted(text: str) -> tuple[Ways, ...]:
    """What somebody typed: each piece between spaces must be found, in parts or written as one word."""
    return tuple(_ways(parts) for parts in list(_chunks(text))[:MOST_CHUNKS])


def _chunks(text: str) -> Iterator[list[str]]:
    pieces = re.split(r"[\s,;]+", fold(text))
    return (parts for piece in pieces if (parts := PART.findall(piece)))


def _joined(parts: list[str]) -> Iterator[str]:
    """The parts, and what follows one another as one word; of a long row only the whole."""
    yield from parts
    if len(parts) <= MOST_PARTS:
        ends = ((start, end) for start in range(len(parts)) for end in range(start + 2, len(parts) + 1))
        yield from ("".join(parts[start:end]) for start, end in ends)
    else:
        yield "".join(parts)
    yield from (_bare(part) for part in parts if part.isdecimal())


def _ways(parts: list[str]) -> Ways:
    apart = tuple(map(_wanted, parts[:MOST_PARTS]))
    return (apart,) if len(parts) == 1 else (apart, (_wanted("".join(parts)),))


def _wanted(word: str) -> Wanted:
    is_number = word.isdecimal() and not word.startswith("0")
    return Wanted(word[:LONGEST], not is_number)


def _bare(number: str) -> str:
    return number.lstrip("0") or "0"
