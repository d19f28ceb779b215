"""Reads the values of law files: every key must be known and every value typed.

A part that cannot be read is noted and the rest is read on: who fills in a file hears of all at once.
"""

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from math import inf
from pathlib import Path
from typing import Any, TypeVar, cast

from portal.rules import lawtext
from portal.rules.lawkey import Unit
from portal.rules.values import LawError, Number, Table, together

S = TypeVar("S")


@dataclass(frozen=True)
class Source:
    """A law file being read: its tables, where it stands, and what was found wrong so far."""

    path: str
    tables: Table
    sha256: str
    faults: list[LawError] = field(default_factory=list)

    def fail(self, key: str, reason: str) -> LawError:
        """The error that names this file."""
        return LawError(self.path, key, reason)

    def note(self, key: str, reason: str) -> None:
        """Remember a fault and read on; none when ``reason`` is empty."""
        if reason:
            self.faults.append(self.fail(key, reason))

    def told(self, read: Callable[..., S], *given: Any, instead: Any = None) -> S:
        """What a part says. A fault in it is noted, and ``instead`` stands in its place: no law is made of a
        file with a fault, so nobody else sees it.
        """
        try:
            return read(self, *given)
        except LawError as error:
            self.faults.extend(error.all)
            return cast("S", instead)

    def whole(self) -> None:
        """Refuse a file in which something was noted.

        Raises:
            LawError: every fault of the file.
        """
        if self.faults:
            raise together(self.faults)


def open_source(file: Path, root: Path) -> Source:
    """One law file as tables.

    Raises:
        LawError: the file is not TOML in UTF-8.
    """
    path = file.relative_to(root).as_posix()
    try:
        raw = file.read_bytes()
        tables = tomllib.loads(raw.decode("utf-8-sig"))  # Windows writes a mark before the first line
    except OSError as error:
        raise LawError(path, "", f"is niet te lezen: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise LawError(path, "", f"is geen UTF-8 (byte {error.start}); bewaar het als UTF-8") from None
    except ValueError as error:  # no TOML, or a number of thousands of digits
        raise LawError(path, "", f"is geen TOML: {error}") from None
    return Source(path, tables, hashlib.sha256(raw).hexdigest())


def file_date(source: Source, file: Path) -> date:
    """The day in the file's name.

    Raises:
        LawError: the name is not a date.
    """
    reason = "de bestandsnaam moet de dag zijn waarop het in werking treedt: JJJJ-MM-DD.toml"
    try:
        day = date.fromisoformat(file.stem)
    except ValueError:
        raise source.fail("", reason) from None
    if day.isoformat() != file.stem:  # 20150101 and 2015-W01-4 are days as well
        raise source.fail("", reason)
    return day


def at(where: str, name: str) -> str:
    """How a message names a key: "omvang.uren_minimum", or "omvang" at the top of the file."""
    return f"{where}.{name}" if where else name


def only(source: Source, where: str, table: object, known: tuple[str, ...]) -> None:
    """Refuse what is no table, and note keys that nobody reads.

    Raises:
        LawError: it is no table.
    """
    if not isinstance(table, dict):
        raise source.fail(where, f"moet {NAMED[dict]} zijn")
    for name in table:
        source.note(at(where, name), "" if name in known else "is geen bekende sleutel")


def get(source: Source, where: str, table: Table, name: str, kind: type[S]) -> S:
    """A required value of one type.

    Raises:
        LawError: it is missing or of another type.
    """
    found = optional(source, where, table, name, kind)
    if found is None:
        raise source.fail(at(where, name), "ontbreekt")
    return found


def optional(source: Source, where: str, table: Table, name: str, kind: type[S]) -> S | None:
    """A value of one type, or None when the key is absent.

    Raises:
        LawError: it is of another type.
    """
    found = table.get(name)
    if found is None:
        return None
    if type(found) is not kind:
        raise source.fail(at(where, name), f"moet {NAMED[kind]} zijn")
    refuse(source, at(where, name), lawtext.day(found) if isinstance(found, date) else "")
    return found


def refuse(source: Source, where: str, reason: str) -> None:
    """Refuse what a look at a value found wrong; nothing when it found nothing.

    Raises:
        LawError: there is a reason.
    """
    if reason:
        raise source.fail(where, reason)


def text(source: Source, where: str, table: Table, name: str, most: int = lawtext.MOST) -> str:
    """A required text that people read.

    Raises:
        LawError: it is missing, empty or too long, or something hides in it.
    """
    found = get(source, where, table, name, str)
    refuse(source, at(where, name), lawtext.fault(found, most))
    return found


def maybe_text(source: Source, where: str, table: Table, name: str) -> str | None:
    """A text that people read, or None when the key is absent.

    Raises:
        LawError: it is empty or too long, or something hides in it.
    """
    return text(source, where, table, name) if name in table else None


def address(source: Source, where: str, table: Table, name: str) -> str | None:
    """An address on the web, or None when the key is absent; one still to be filled in may say so.

    Raises:
        LawError: no browser opens it.
    """
    found = maybe_text(source, where, table, name)
    if found is not None and lawtext.PLACEHOLDER not in found:
        refuse(source, at(where, name), lawtext.web_address(found))
    return found


def words(source: Source, where: str, table: Table, name: str, most: int = lawtext.MOST) -> tuple[str, ...]:
    """A list of texts, each named once; empty when the key is absent.

    Raises:
        LawError: it is no list, or holds something else than texts that people read.
    """
    found = texts(source, f"{where}.{name}", optional(source, where, table, name, list) or [])
    for one in found:
        refuse(source, f"{where}.{name}", lawtext.fault(one, most))
    refuse(source, f"{where}.{name}", "noemt iets dubbel" if len(set(found)) < len(found) else "")
    return found


def bounded(source: Source, where: str, value: Number, unit: Unit) -> None:
    """Refuse a number outside what can be true of its unit.

    Raises:
        LawError: it is too small, too large, or broken where only whole numbers count.
    """
    if not unit.least <= value <= unit.most:
        raise source.fail(where, f"moet tussen {unit.least:g} en {unit.most:g} {unit.name} liggen")
    if unit.is_whole and value != int(value):
        raise source.fail(where, f"moet een heel getal zijn, in {unit.name}")


def number(source: Source, where: str, value: object) -> Number:
    """A number, nought or more.

    Raises:
        LawError: it is no number, or less than nothing.
    """
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < inf:
        raise source.fail(where, "moet een getal zijn, nul of meer")
    return value


def texts(source: Source, where: str, value: object) -> tuple[str, ...]:
    """A list of texts, whatever they say.

    Raises:
        LawError: it is no list, or holds something else.
    """
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise source.fail(where, "moet een lijst van teksten zijn")
    return tuple(value)


NAMED: Mapping[object, str] = {
    str: "tekst",
    date: "een datum",
    dict: "een tabel",
    list: "een lijst",
    bool: "true of false",
    int: "een heel getal",
}
