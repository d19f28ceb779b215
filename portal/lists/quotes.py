"""Quotes of a CSV that nobody closed: from there on the lines of other people stand in one cell, unseen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r|\n")
CLOSED = re.compile(r'[^"]*(?:""[^"]*)*"')


@dataclass(frozen=True)
class Quoted:
    """A cell in quotes that goes on over more lines: where its quote stands, its text, and how it ended."""

    start: int
    text: str
    is_closed: bool
    """Whether a quote ended it, and behind that quote the cell."""


def swallowing(text: str, delimiter: str, columns: int) -> int | None:
    """The line of the first quote that swallowed a row of this many columns, or all that follows; else None.

    A remark of some lines, in quotes as it should be, swallows nothing.
    """
    for cell in _over_lines(text, delimiter):
        if not cell.is_closed or _has_rows(cell.text, delimiter, columns - 1):
            return len(LINE_END.findall(text, 0, cell.start)) + 1
    return None


def _has_rows(text: str, delimiter: str, signs: int) -> bool:
    """Whether the lines of a cell are rows: one is whole, or the first and the last make one together.

    ``signs`` is how many delimiters a row has.
    """
    lines = LINE_END.split(text)
    return any(line.count(delimiter) == signs for line in lines[1:-1]) or (
        text.count(delimiter) == signs * (len(lines) - 1)
    )


def _over_lines(text: str, delimiter: str) -> Iterator[Quoted]:
    opening = re.compile(rf'(?:\A|[\r\n{re.escape(delimiter)}]) *"')
    place = 0
    while found := opening.search(text, place):
        closing = CLOSED.match(text, found.end())
        place = closing.end() if closing else len(text)
        quoted = text[found.end() : place]
        if not closing or LINE_END.search(quoted):
            is_closed = closing is not None and text[place : place + 1] in {delimiter, "\r", "\n", ""}
            yield Quoted(found.end() - 1, quoted, is_closed)
