"""The first sheet that one sees of an Excel workbook, as rows of text."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from portal.lists import unseen
from portal.lists.cells import unsolved

LARGEST = 512 * 1024 * 1024
"""Bytes of a workbook once it is unpacked: a list of 100,000 people has a tenth of that."""
NAMED = 10
"""So many hidden rows are told by number."""

DAMAGED = "This is no workbook that can be read. Save it again as .xlsx or CSV UTF-8."


class NoWorkbook(Exception):
    """It can't be read; the message says what to do."""


def first_sheet(content: bytes) -> tuple[list[list[str]], list[str]]:
    """The rows of the first visible sheet, and what was not read.

    Raises:
        NoWorkbook: it is damaged, of another kind, or unfolds to more than anybody's list.
    """
    from openpyxl import load_workbook  # 9 MB, and nobody who serves pages reads workbooks

    try:
        _check_size(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        seen = [page for page in book.worksheets if page.sheet_state == "visible"]
        page = seen[0]
        page.reset_dimensions()  # what a program says of its own size is often wrong
        table = [[_cell(value) for value in row] for row in page.iter_rows(values_only=True)]
        with page._get_source() as source:
            below = unseen.look(source)
    except NoWorkbook:
        raise
    except Exception:
        # whatever a file of somebody else does to the library, it is no list
        raise NoWorkbook(DAMAGED) from None
    notes = [f"Only the sheet {page.title!r} was read."] if len(book.worksheets) > 1 else []
    book.close()
    _mark(table, below.unsolved)
    notes += _hidden(table, below.hidden)
    if not any(map(any, table)):
        raise NoWorkbook("The first sheet of the workbook is empty.")
    width = max(len(row) - _blanks(row) for row in table)
    return [(row + [""] * width)[:width] for row in table], notes


def _mark(table: list[list[str]], formulas: Mapping[tuple[int, int], str]) -> None:
    """Put a mark in place of an outcome that nobody knows: such a cell looks empty, and is not."""
    for (row, column), name in formulas.items():
        cells = table[row - 1]
        cells += [""] * (column - len(cells))
        cells[column - 1] = unsolved(name)


def _hidden(table: Sequence[Sequence[str]], rows: Sequence[int]) -> list[str]:
    """They are read, as they would be from the same list as CSV; the office is told."""
    full = [number for number in rows if number <= len(table) and any(map(str.strip, table[number - 1]))]
    if not full:
        return []
    which = ", ".join(map(str, full[:NAMED])) + (", …" if len(full) > NAMED else "")
    return [
        f"{len(full)} hidden rows of the workbook were read too ({which}):"
        " take out of it who should not be taken in."
    ]


def _check_size(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > LARGEST:
            raise NoWorkbook("This workbook is too large for a list of people. Save it as CSV UTF-8.")


def _blanks(row: Sequence[str]) -> int:
    """How many empty cells stand at the end: a workbook often has columns that nobody sees."""
    return next((place for place, cell in enumerate(reversed(row)) if cell.strip()), len(row))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
