"""From a file to rows of cells: CSV in any of the ways that spreadsheets write it, Excel, JSON, NDJSON."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.lists import encodings, quotes, workbooks
from portal.lists.columns import Column, column_of

DELIMITERS = (";", ",", "\t", "|")
TITLE_ROWS = 10
"""So many rows may stand above the names of the columns: what the list is, of which day."""
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"


class NotAList(Exception):
    """The file is no list of people; the message says why and what to do."""


@dataclass
class Sheet:
    """The names of the columns, the rows with their numbers as a spreadsheet shows them, and remarks."""

    header: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    notes: list[str] = field(default_factory=list)


def read(path: Path, encoding: str = "") -> Sheet:
    """The rows of a file, by what is in it; the ending of its name only tells JSON from CSV.

    ``encoding`` says how its signs are written, for who knows that it is not UTF-8.

    Raises:
        NotAList: it is empty, of another kind, damaged, or has no row with the names of the columns.
    """
    content = path.read_bytes()
    if not content.strip():
        raise NotAList("The file is empty.")
    if content.startswith(OLD_EXCEL):
        raise NotAList("This is an old Excel file (.xls). Save it as .xlsx or as CSV UTF-8.")
    if content.startswith(ZIP):
        return _workbook(content)
    text, notes = _text(content, encoding)
    if path.suffix.lower() in {".json", ".ndjson", ".jsonl", ".nl"}:
        return _json(text, is_lines=path.suffix.lower() != ".json", notes=notes)
    return _separated(text, notes)


def _workbook(content: bytes) -> Sheet:
    try:
        return _sheet(*workbooks.first_sheet(content))
    except workbooks.NoWorkbook as error:
        raise NotAList(str(error)) from None


def _text(content: bytes, encoding: str) -> tuple[str, list[str]]:
    try:
        return encodings.decoded(content, encoding)
    except encodings.Unreadable as error:
        raise NotAList(str(error)) from None


def _separated(text: str, notes: list[str]) -> Sheet:
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    delimiter = named[4:5] or "\t" if named.startswith("sep=") else ""
    lines = rest if delimiter else text
    tables = {choice: _table(lines, choice) for choice in ((delimiter,) if delimiter else DELIMITERS)}
    sign = max(tables, key=lambda choice: _columns_known(tables[choice][0]))
    table, is_whole = tables[sign]
    header = max(table[:TITLE_ROWS], key=_known, default=[])
    if opened := quotes.swallowing(lines, sign, len(header)):
        raise NotAList(
            f"A quote opens in line {opened + bool(delimiter)} of the file and swallows the lines after it."
            " Take that quote away, or close it."
        )
    if not is_whole:
        raise NotAList("A cell is longer than anything about a person. Save the list again as CSV UTF-8.")
    return _sheet(table, notes)


def _table(text: str, delimiter: str) -> tuple[list[list[str]], bool]:
    """The rows, and whether that are all: a cell without end stops the reader."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True):
            rows.append(row)
    except csv.Error:
        return rows, False
    return rows, True


def _columns_known(table: Sequence[Sequence[str]]) -> int:
    """How many columns the best of the first rows names."""
    return max((_known(row) for row in table[:TITLE_ROWS]), default=0)


def _known(row: Sequence[str]) -> int:
    return sum(column_of(name) is not None for name in row)


def _sheet(table: Sequence[Sequence[str]], notes: list[str]) -> Sheet:
    most = _columns_known(table)
    if most < 2:
        raise NotAList(f"No row names the columns. The first row must hold: {', '.join(Column.required())}.")
    at = next(place for place, row in enumerate(table) if _known(row) == most)
    if any(any(cell.strip() for cell in row) for row in table[:at]):
        notes.append(f"Row {at + 1} names the columns; what stands above it was not read.")
    rows = [(number, row) for number, row in enumerate(table[at + 1 :], at + 2) if any(map(str.strip, row))]
    return Sheet(table[at], rows, notes)


def _json(text: str, *, is_lines: bool, notes: list[str]) -> Sheet:
    try:
        found = (
            [json.loads(line) for line in text.splitlines() if line.strip()] if is_lines else json.loads(text)
        )
    except (ValueError, RecursionError):
        raise NotAList("This is no JSON that can be read.") from None
    people = found if isinstance(found, list) else [found]
    if not people or not all(isinstance(one, Mapping) for one in people):
        raise NotAList("The JSON must be a list of objects, one for each person.")
    header = list(dict.fromkeys(name for one in people for name in one))
    rows = [(number, [_json_cell(one.get(name)) for name in header]) for number, one in enumerate(people, 1)]
    if _known(header) < 2:
        raise NotAList(f"The objects must have: {', '.join(Column.required())}.")
    return Sheet(header, rows, notes)


def _json_cell(value: Any) -> str:
    """A list or an object is no value of a person: it stands there as JSON, which no column takes."""
    if value is None:
        return ""
    return json.dumps(value) if isinstance(value, list | dict | bool) else str(value)


def lines(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines of CSV that a spreadsheet opens, where no cell can be a formula."""
    for row in rows:
        text = io.StringIO()
        csv.writer(text, delimiter=";").writerow([_harmless(cell) for cell in row])
        yield text.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
