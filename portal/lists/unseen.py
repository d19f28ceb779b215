"""What a sheet of a workbook holds and nobody sees: hidden rows, and formulas without a kept outcome."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROW, CELL, FORMULA, VALUE = (f"{SPACE}{name}" for name in ("row", "c", "f", "v"))


@dataclass
class Unseen:
    """Numbers of hidden rows, and the names (``B3``) of formulas without an outcome, by row and column."""

    hidden: list[int] = field(default_factory=list)
    unsolved: dict[tuple[int, int], str] = field(default_factory=dict)


def look(source: IO[bytes]) -> Unseen:
    """Go through the XML of a sheet, a row at a time: openpyxl gives neither when it reads values."""
    from openpyxl.utils.cell import coordinate_to_tuple  # as in workbooks: nobody who serves pages needs it

    found = Unseen()
    for number, row in _rows(source):
        if row.get("hidden") in {"1", "true"}:
            found.hidden.append(number)
        for cell in row.iterfind(CELL):
            if _is_unsolved(cell) and (name := cell.get("r")):
                found.unsolved[coordinate_to_tuple(name)] = name
    return found


def _rows(source: IO[bytes]) -> Iterator[tuple[int, Any]]:
    from openpyxl.xml.functions import iterparse

    number = 0
    for _event, element in iterparse(source):
        if element.tag == ROW:
            number = int(element.get("r") or number + 1)
            yield number, element
            element.clear()


def _is_unsolved(cell: Any) -> bool:
    """Whether a program wrote a formula and no outcome; an empty text is an outcome."""
    return cell.find(FORMULA) is not None and not cell.findtext(VALUE) and cell.get("t") != "str"
