"""Reads cases from a file or standard input: JSON as it must be, or one clear line about what is wrong."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from portal.rules.facts import Facts, FactsError, parse

STDIN = "-"


class CaseFileError(Exception):
    """A case file that cannot be judged; the message names the place."""


def read(file: str) -> Any:
    """What a JSON file holds; ``-`` is standard input.

    Raises:
        CaseFileError: the file cannot be read, or is not JSON in UTF-8.
    """
    name = "standard input" if file == STDIN else file
    try:
        raw = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
        return json.loads(raw.decode(), parse_constant=_no_constant, object_pairs_hook=_no_doubles)
    except OSError as error:
        raise CaseFileError(f"{name}: cannot be read: {error.strerror}") from None
    except RecursionError:
        raise CaseFileError(f"{name}: is nested too deep") from None
    except ValueError as error:
        raise CaseFileError(f"{name}: is not JSON: {error}") from None


def cases(raw: Any) -> Iterator[tuple[str, Facts]]:
    """Each case with its path in the file: "" for a single case, "[3]" in an array.

    Raises:
        CaseFileError: facts that cannot be read; the message starts with the path of the field.
    """
    rows = [(f"[{number}]", row) for number, row in enumerate(raw)] if isinstance(raw, list) else [("", raw)]
    for path, row in rows:
        try:
            yield path, parse(row)
        except FactsError as error:
            raise CaseFileError(located(path, error.path, error.reason)) from None


def named_cases(raw: Any) -> Iterator[tuple[str, Facts]]:
    """Each case with a name: its ``id`` where rows are ``{"id": ..., "input": {...}}``, else its place.

    Raises:
        CaseFileError: facts that cannot be read.
    """
    for number, row in enumerate(raw if isinstance(raw, list) else [raw]):
        wrapped = isinstance(row, dict) and "input" in row
        name = str(row.get("id", number)) if wrapped else str(number)
        try:
            yield name, parse(row["input"] if wrapped else row)
        except FactsError as error:
            raise CaseFileError(located(f"[{number}]", error.path, error.reason)) from None


def located(row: str, path: str, reason: str) -> str:
    """One line that says where in the file something is wrong, safe to print anywhere."""
    where = f"{row}.{path}" if row and path else row or path
    line = f"{where}: {reason}" if where else reason
    return line.encode("unicode_escape").decode("ascii")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field stands twice in one object")
    return found
