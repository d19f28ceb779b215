"""Reads plain JSON data into dataclasses, strictly: what is not understood is refused, nothing is guessed."""

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache, partial
from typing import Any, NoReturn, get_args, get_type_hints

CHOICES: Mapping[str, tuple[str, ...]] = {
    "benefit": ("participatiewet", "ioaw", "ioaz", "other"),
    "kind": (
        "volunteering",
        "mantelzorg",
        "other_useful_work",
        "language_training",
        "exercise_training",
        "personal_problems",
    ),
    "organisation_kind": ("social", "commercial", "public", "none"),
}
"""The fields that take one of a few words, with those words."""

MOST: Mapping[str, float] = {
    "hours_per_week": 168,
    "other_hours_per_week": 168,
    "paid_work_hours_per_week": 168,
    "percent": 100,
    "months": 1200,
}
"""The largest number that can be true: hours in a week, a whole benefit, a hundred years. Half a month can be
true of what somebody proposes, though no letter grants it.
"""

NAMES: Mapping[type, str] = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}
"""What JSON calls a value, for messages."""

MOST_BY_DEFAULT = 1_000_000
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class FactsError(ValueError):
    """Facts that cannot be read; ``path`` is the field ("client.birth_date"), ``reason`` why."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason


def record(kind: type, raw: object, path: str = "") -> Any:
    """An object of ``kind`` (a dataclass) from one JSON object as ``json.load`` gives it.

    Raises:
        FactsError: an unknown or missing field, a wrong type, an impossible date, a negative number.
    """
    if not isinstance(raw, dict):
        raise FactsError(path, f"must be an object, not {_named(raw)}")
    readers = _readers(kind)
    for name in raw:
        if name not in readers:
            raise FactsError(_joined(path, str(name)), "is not a known field")
    values = {name: read(raw.get(name), _joined(path, name)) for name, read in readers.items()}
    return kind(**values)


Reader = Callable[[Any, str], object]


@cache
def _readers(kind: type) -> dict[str, Reader]:
    """A reader for each field of a facts class, from its annotation."""
    hints = get_type_hints(kind)
    return {
        field.name: _required_or_not(
            _reader(field.name, hints[field.name]), required=field.default is MISSING
        )
        for field in fields(kind)
    }


def _required_or_not(reader: Reader, *, required: bool) -> Reader:
    def read(raw: Any, path: str) -> object:
        if raw is None:
            return _missing(path) if required else None
        return reader(raw, path)

    return read


def _reader(name: str, hint: Any) -> Reader:
    """The reader for a type; for ``X | None`` the reader for ``X``."""
    kind = next((part for part in get_args(hint) if part is not types.NoneType), hint)
    if isinstance(kind, type) and is_dataclass(kind):
        return partial(record, kind)
    if kind is str:
        return _choice(CHOICES[name]) if name in CHOICES else _text
    if kind is float:
        return _number(MOST.get(name, MOST_BY_DEFAULT))
    return _date if kind is date else _truth


def _missing(path: str) -> NoReturn:
    raise FactsError(path, "is required")


def _text(raw: object, path: str) -> str:
    if not isinstance(raw, str):
        raise FactsError(path, f"must be text, not {_named(raw)}")
    return raw


def _choice(words: tuple[str, ...]) -> Callable[[object, str], str]:
    def read(raw: object, path: str) -> str:
        if not isinstance(raw, str) or raw not in words:
            raise FactsError(path, f"must be one of {', '.join(words)}")
        return raw

    return read


def _number(most: float) -> Callable[[object, str], float]:
    def read(raw: object, path: str) -> float:
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise FactsError(path, f"must be a number, not {_named(raw)}")
        if not raw >= 0:  # NaN is no number of anything either
            raise FactsError(path, "must be zero or more")
        if raw > most:
            raise FactsError(path, f"must be at most {most:g}")
        return raw

    return read


def _truth(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise FactsError(path, f"must be true, false or null, not {_named(raw)}")
    return raw


def _date(raw: object, path: str) -> date:
    if not isinstance(raw, str) or not ISO_DATE.fullmatch(raw):
        raise FactsError(path, "must be a date as YYYY-MM-DD")
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        raise FactsError(path, f"{raw} is not a day of the calendar") from None
    if not EARLIEST <= day <= LATEST:
        raise FactsError(path, f"must lie between {EARLIEST} and {LATEST}")
    return day


def _named(raw: object) -> str:
    return "null" if raw is None else NAMES.get(type(raw), "something else")


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
