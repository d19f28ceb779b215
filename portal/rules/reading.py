"""Reads law files. Every key must be known, every value typed, every article present in its file."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import inf
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from portal.rules.citation import Citation
from portal.rules.codes import FLAGS
from portal.rules.lawkey import LawKey, Unit
from portal.rules.regeling import Article, Choice, Contradiction
from portal.rules.values import LawError, Number, Rule, Table

S = TypeVar("S")
BECOMES = ("regel", "waarde", "termijn", "formulier", "brief", "rapport", "geen_regel")


@dataclass(frozen=True)
class Source:
    """A law file being read: its tables, and where it stands."""

    path: str
    tables: Table
    sha256: str

    def fail(self, key: str, reason: str) -> LawError:
        """The error that names this file."""
        return LawError(self.path, key, reason)


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


def file_date(file: Path, source: Source) -> date:
    """The day in the file's name.

    Raises:
        LawError: the name is not a date.
    """
    try:
        return date.fromisoformat(file.stem)
    except ValueError:
        raise source.fail(
            "", "de bestandsnaam moet de dag zijn waarop het in werking treedt: JJJJ-MM-DD.toml"
        ) from None


def at(where: str, name: str) -> str:
    """How a message names a key: "omvang.uren_minimum", or "omvang" at the top of the file."""
    return f"{where}.{name}" if where else name


def only(source: Source, where: str, table: object, known: tuple[str, ...]) -> None:
    """Refuse what is no table, and keys that nobody reads.

    Raises:
        LawError: it is no table, or a key is not among ``known``.
    """
    if not isinstance(table, dict):
        raise source.fail(where, f"moet {_KINDS[dict]} zijn")
    for name in table:
        if name not in known:
            raise source.fail(at(where, name), "is geen bekende sleutel")


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
    if found is None or type(found) is kind:
        return found
    raise source.fail(at(where, name), f"moet {_KINDS[kind]} zijn")


def words(source: Source, where: str, table: Table, name: str) -> tuple[str, ...]:
    """A list of texts; empty when the key is absent.

    Raises:
        LawError: it is no list, or holds something else than texts.
    """
    found = optional(source, where, table, name, list) or []
    return _texts(source, f"{where}.{name}", found)


def articles(source: Source, title: str, url: str | None) -> dict[str, Article]:
    """Every article of the file, by its key."""
    known = ("aanduiding", "gedrukt", "kern", "bron", "wordt")
    found = {}
    for name, table in get(source, "", source.tables, "artikel", dict).items():
        where = f"artikel.{name}"
        only(source, where, table, known)
        citation = Citation(
            source=optional(source, where, table, "bron", str) or title,
            article=get(source, where, table, "aanduiding", str),
            printed=optional(source, where, table, "gedrukt", str),
            gist=get(source, where, table, "kern", str),
            url=None if "bron" in table else url,
        )
        found[name] = Article(name, citation, _becomes(source, f"{where}.wordt", table))
    return found


def _becomes(source: Source, where: str, table: Table) -> dict[str, tuple[str, ...]]:
    becomes = get(source, where.removesuffix(".wordt"), table, "wordt", dict)
    only(source, where, becomes, BECOMES)
    return {kind: words(source, where, becomes, kind) for kind in becomes}


def contradictions(source: Source, found: Mapping[str, Article]) -> dict[str, Contradiction]:
    """Every contradiction of the file, by its number."""
    tables = optional(source, "", source.tables, "tegenstrijdigheid", dict) or {}
    return {number: _contradiction(source, number, table, found) for number, table in tables.items()}


def _contradiction(source: Source, number: str, table: Table, found: Mapping[str, Article]) -> Contradiction:
    where = f"tegenstrijdigheid.{number}"
    only(source, where, table, ("vlag", "kanten", "kern", "lezingen", "standaard", "keuze", "gevolg"))
    readings = words(source, where, table, "lezingen")
    default = get(source, where, table, "standaard", str)
    if default not in readings:
        raise source.fail(f"{where}.standaard", f"moet een van deze zijn: {', '.join(readings)}")
    sides = words(source, where, table, "kanten")
    if len(sides) < 2:
        raise source.fail(f"{where}.kanten", "moet beide kanten noemen")
    return Contradiction(
        number=number,
        flag=_flag(source, where, table),
        sides=tuple(cite(source, f"{where}.kanten", found, side) for side in sides),
        gist=get(source, where, table, "kern", str),
        readings=readings,
        default=default,
        choice=_choice(source, where, table, readings),
        effect=get(source, where, table, "gevolg", str),
    )


def _flag(source: Source, where: str, table: Table) -> str | None:
    flag = optional(source, where, table, "vlag", str)
    if flag is not None and flag not in FLAGS:
        raise source.fail(f"{where}.vlag", f"{flag} is geen bekende vlag; de gids noemt ze alle")
    return flag


def _choice(source: Source, where: str, table: Table, readings: tuple[str, ...]) -> Choice | None:
    chosen = optional(source, where, table, "keuze", dict)
    if chosen is None:
        return None
    where = f"{where}.keuze"
    only(source, where, chosen, ("lezing", "door", "op"))
    reading = get(source, where, chosen, "lezing", str)
    if reading not in readings:
        raise source.fail(f"{where}.lezing", f"moet een van deze zijn: {', '.join(readings)}")
    return Choice(reading, get(source, where, chosen, "door", str), get(source, where, chosen, "op", date))


def section(source: Source, name: str, kind: type[S], found: Mapping[str, Article]) -> S:
    """One table of rules as its dataclass; a table that is absent has no rules.

    Raises:
        LawError: an unknown key, a value of the wrong type, an article that is not in the file.
    """
    table = optional(source, "", source.tables, name, dict) or {}
    known = keys(kind)
    only(source, name, table, tuple(known))
    values: dict[str, object] = {}
    for dutch, key in known.items():
        if dutch in table:
            values[key.attribute] = _rule(source, f"{name}.{dutch}", table[dutch], key, found)
        elif key.is_required:
            raise source.fail(f"{name}.{dutch}", "ontbreekt")
    return kind(**values)


@dataclass(frozen=True)
class Key:
    """One key that a class of rules reads: its field, its type of value, what it may hold and does."""

    attribute: str
    kind: object
    is_required: bool
    says: LawKey


def keys(kind: type) -> dict[str, Key]:
    """The Dutch keys of a class of rules."""
    known = {}
    for attribute, hint in get_type_hints(kind, include_extras=True).items():
        inner, said = get_args(hint)
        says = said if isinstance(said, LawKey) else LawKey(said)
        rule = next(part for part in (inner, *get_args(inner)) if get_origin(part) is Rule)
        known[says.name] = Key(attribute, get_args(rule)[0], rule is inner, says)
    return known


def cite(source: Source, where: str, found: Mapping[str, Article], name: str) -> Citation:
    """The citation of an article of this file.

    Raises:
        LawError: the file has no such article.
    """
    if name not in found:
        raise source.fail(where, f"artikel {name} staat niet in dit bestand")
    return found[name].citation


def _rule(source: Source, where: str, raw: object, key: Key, found: Mapping[str, Article]) -> Rule[Any]:
    if not isinstance(raw, dict):
        raise source.fail(where, "moet een tabel zijn met artikel, en met waarde waar die hoort")
    only(source, where, raw, ("artikel",) if key.kind is bool else ("waarde", "artikel"))
    citation = cite(source, f"{where}.artikel", found, get(source, where, raw, "artikel", str))
    if key.kind is bool:
        return Rule(True, citation)
    if "waarde" not in raw:
        raise source.fail(f"{where}.waarde", "ontbreekt")
    value = _checked(source, f"{where}.waarde", raw["waarde"], key.kind)
    _within(source, f"{where}.waarde", value, key.says)
    return Rule(value, citation)


def _within(source: Source, where: str, value: object, says: LawKey) -> None:
    """Refuse a word or a number that cannot be meant: 250 percent, half a month."""
    if isinstance(value, int | float):
        bounded(source, where, value, says.unit)
        return
    given = value if isinstance(value, tuple) else (value,)
    if says.words and (not given or any(word not in says.words for word in given)):
        raise source.fail(where, f"moet een van deze zijn: {', '.join(says.words)}")
    if len(set(given)) < len(given):
        raise source.fail(where, "noemt iets dubbel")


def bounded(source: Source, where: str, value: Number, unit: Unit) -> None:
    """Refuse a number outside what can be true of its unit.

    Raises:
        LawError: it is too small, too large, or broken where only whole numbers count.
    """
    if not unit.least <= value <= unit.most:
        raise source.fail(where, f"moet tussen {unit.least:g} en {unit.most:g} {unit.name} liggen")
    if unit.is_whole and value != int(value):
        raise source.fail(where, f"moet een heel getal zijn, in {unit.name}")


def _checked(source: Source, where: str, value: object, kind: object) -> object:
    if kind == Number:
        return _number(source, where, value)
    if kind == tuple[str, ...]:
        return _texts(source, where, value)
    if type(value) is not kind:
        raise source.fail(where, f"moet {_KINDS[kind]} zijn")
    return value


def _number(source: Source, where: str, value: object) -> Number:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < inf:
        raise source.fail(where, "moet een getal zijn, nul of meer")
    return value


def _texts(source: Source, where: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise source.fail(where, "moet een lijst van teksten zijn")
    return tuple(value)


_KINDS: Mapping[object, str] = {
    str: "tekst",
    date: "een datum",
    dict: "een tabel",
    list: "een lijst",
    bool: "true of false",
    int: "een heel getal",
}
