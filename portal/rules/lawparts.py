"""Reads the parts of law files: articles, contradictions, and rules that each name an article of the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from portal.rules import lawtext
from portal.rules.citation import Citation
from portal.rules.codes import FLAGS
from portal.rules.lawkey import LawKey
from portal.rules.reading import (
    NAMED,
    Source,
    bounded,
    get,
    maybe_text,
    number,
    only,
    optional,
    refuse,
    text,
    texts,
    words,
)
from portal.rules.regeling import Article, Choice, Contradiction
from portal.rules.values import Number, Rule, Table

S = TypeVar("S")
UNKNOWN = Citation("", "", None, "", None)
"""Stands in the place of an article that could not be read; no law is made of it."""
BECOMES = ("regel", "waarde", "termijn", "formulier", "brief", "rapport", "geen_regel")


def articles(source: Source, title: str, url: str | None) -> dict[str, Article]:
    """Every article of the file, by its key."""
    tables = get(source, "", source.tables, "artikel", dict)
    refuse(source, "artikel", "" if tables else "noemt geen enkel artikel")
    unknown = {name: Article(name, UNKNOWN, {}) for name in tables}
    return {
        name: source.told(_article, name, table, title, url, instead=unknown[name])
        for name, table in tables.items()
    }


def _article(source: Source, name: str, table: Table, title: str, url: str | None) -> Article:
    where = f"artikel.{name}"
    only(source, where, table, ("aanduiding", "gedrukt", "kern", "bron", "wordt"))
    refuse(source, where, lawtext.fault(name))
    citation = Citation(
        source=source.told(maybe_text, where, table, "bron") or title,
        article=source.told(text, where, table, "aanduiding"),
        printed=source.told(maybe_text, where, table, "gedrukt"),
        gist=source.told(text, where, table, "kern", lawtext.MOST_IN_GIST, instead=""),
        url=None if "bron" in table else url,
    )
    return Article(name, citation, source.told(_becomes, f"{where}.wordt", table, instead={}))


def _becomes(source: Source, where: str, table: Table) -> dict[str, tuple[str, ...]]:
    becomes = get(source, where.removesuffix(".wordt"), table, "wordt", dict)
    only(source, where, becomes, BECOMES)
    return {kind: source.told(words, where, becomes, kind, instead=()) for kind in becomes}


def contradictions(source: Source, found: Mapping[str, Article] | None) -> dict[str, Contradiction]:
    """Every contradiction of the file, by its number. Those with a fault are left out."""
    tables = optional(source, "", source.tables, "tegenstrijdigheid", dict) or {}
    read = {number: source.told(_contradiction, number, table, found) for number, table in tables.items()}
    return {number: one for number, one in read.items() if one}


def _contradiction(
    source: Source, number: str, table: Table, found: Mapping[str, Article] | None
) -> Contradiction:
    where = f"tegenstrijdigheid.{number}"
    only(source, where, table, ("vlag", "kanten", "kern", "lezingen", "standaard", "keuze", "gevolg"))
    readings = source.told(words, where, table, "lezingen", instead=())
    return Contradiction(
        number=number,
        flag=source.told(_flag, where, table),
        sides=source.told(_sides, where, table, found, instead=()),
        gist=source.told(text, where, table, "kern", instead=""),
        readings=readings,
        default=source.told(_reading, where, table, "standaard", readings),
        choice=source.told(_choice, where, table, readings),
        effect=source.told(text, where, table, "gevolg", instead=""),
    )


def _sides(
    source: Source, where: str, table: Table, found: Mapping[str, Article] | None
) -> tuple[Citation, ...]:
    sides = words(source, where, table, "kanten")
    if len(sides) < 2:
        raise source.fail(f"{where}.kanten", "moet beide kanten noemen")
    return tuple(cite(source, f"{where}.kanten", found, side) for side in sides)


def _reading(source: Source, where: str, table: Table, name: str, readings: tuple[str, ...]) -> str:
    reading = get(source, where, table, name, str)
    if reading not in readings:
        raise source.fail(f"{where}.{name}", f"moet een van deze zijn: {', '.join(readings)}")
    return reading


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
    return Choice(
        source.told(_reading, where, chosen, "lezing", readings),
        source.told(text, where, chosen, "door"),
        source.told(get, where, chosen, "op", date),
    )


def section(source: Source, name: str, kind: type[S], found: Mapping[str, Article] | None) -> S:
    """One table of rules as its dataclass; a table that is absent has no rules.

    An unknown key, a value of the wrong type and an article that is not in the file are noted.

    Raises:
        LawError: it is no table.
    """
    table = optional(source, "", source.tables, name, dict) or {}
    known = keys(kind)
    only(source, name, table, tuple(known))
    values: dict[str, object] = {}
    for dutch, key in known.items():
        if dutch in table:
            values[key.attribute] = source.told(_rule, f"{name}.{dutch}", table[dutch], key, found)
        elif key.is_required:
            source.note(f"{name}.{dutch}", "ontbreekt")
            values[key.attribute] = None
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


def cite(source: Source, where: str, found: Mapping[str, Article] | None, name: str) -> Citation:
    """The citation of an article of this file; ``found`` is None when its articles could not be read.

    Raises:
        LawError: the file has no such article.
    """
    if found is None:
        return UNKNOWN
    if name not in found:
        raise source.fail(where, f"artikel {name} staat niet in dit bestand")
    return found[name].citation


def _rule(
    source: Source, where: str, raw: object, key: Key, found: Mapping[str, Article] | None
) -> Rule[Any]:
    if not isinstance(raw, dict):
        raise source.fail(where, "moet een tabel zijn met artikel, en met waarde waar die hoort")
    only(source, where, raw, ("artikel",) if key.kind is bool else ("waarde", "artikel"))
    citation = source.told(cited, where, raw, found, instead=UNKNOWN)
    if key.kind is bool:
        return Rule(True, citation)
    value = _value(source, f"{where}.waarde", raw, key)
    if key.says.names_articles:
        _named(source, f"{where}.waarde", cast("tuple[str, ...]", value), citation, found)
    return Rule(value, citation)


def _named(
    source: Source, where: str, names: tuple[str, ...], by: Citation, found: Mapping[str, Article] | None
) -> None:
    """Refuse articles that are not in the file, and the one that names them among them."""
    refuse(source, where, "" if names else "noemt geen enkel artikel")
    for name in names:
        cited_one = cite(source, where, found, name)
        refuse(source, where, "noemt het artikel dat dit zegt" if found and cited_one == by else "")


def cited(source: Source, where: str, table: Table, found: Mapping[str, Article] | None) -> Citation:
    """The article of this file that a table names.

    Raises:
        LawError: it names none, or one that the file does not have.
    """
    return cite(source, f"{where}.artikel", found, get(source, where, table, "artikel", str))


def _value(source: Source, where: str, raw: Table, key: Key) -> object:
    if "waarde" not in raw:
        raise source.fail(where, "ontbreekt")
    value = _checked(source, where, raw["waarde"], key.kind)
    _within(source, where, value, key.says)
    return value


def _within(source: Source, where: str, value: object, says: LawKey) -> None:
    """Refuse a word or a number that cannot be meant: 250 percent, half a month."""
    if isinstance(value, int | float):
        bounded(source, where, value, says.unit)
        return
    if isinstance(value, date):
        refuse(source, where, lawtext.day(value))
        return
    given = value if isinstance(value, tuple) else (value,)
    if says.words and (not given or any(word not in says.words for word in given)):
        raise source.fail(where, f"moet een van deze zijn: {', '.join(says.words)}")
    if len(set(given)) < len(given):
        raise source.fail(where, "noemt iets dubbel")


def _checked(source: Source, where: str, value: object, kind: object) -> object:
    if kind == Number:
        return number(source, where, value)
    if kind == tuple[str, ...]:
        return texts(source, where, value)
    if type(value) is not kind:
        raise source.fail(where, f"moet {NAMED[kind]} zijn")
    return value
