"""Looks for what is wrong in law files that load: gaps, overlaps, loose ends, values that nothing cites."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from typing import TypeVar

from portal.rules.codes import CODES
from portal.rules.library import Library, NoLawError
from portal.rules.national import Wet
from portal.rules.reading import keys
from portal.rules.regeling import Regeling
from portal.rules.regelingfile import SECTIONS
from portal.rules.values import Rule
from portal.rules.wetfile import SECTIONS as WET_SECTIONS

V = TypeVar("V", Regeling, Wet)
PLACEHOLDER = "INVULLEN"
DUTCH: Mapping[object, str] = {
    1: "een",
    2: "twee",
    3: "drie",
    4: "vier",
    5: "vijf",
    6: "zes",
    7: "zeven",
    8: "acht",
    9: "negen",
    10: "tien",
    11: "elf",
    12: "twaalf",
    16: "zestien",
    20: "twintig",
}
"""Numbers as a text writes them out."""
HEAD = ("regeling.geldig_vanaf", "regeling.citeertitel", "waarden.artikel")
"""What an article can become beside a rule value."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which file, at which key."""

    path: str
    key: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.key}: {self.reason}"


def problems(library: Library) -> Iterator[Problem]:
    """Everything that is wrong with the law files of a library, in the order of the files."""
    versions: tuple[Regeling | Wet, ...] = (*library.wetten, *library.regelingen)
    for version in versions:
        yield from _articles(version)
        yield from _placeholders(version)
        yield from _numbers(version)
    for regeling in library.regelingen:
        yield from _ranges(regeling)
    yield from _unfilled_gemeenten(library)
    yield from _overlaps(library.wetten, lambda wet: wet.id)
    yield from _overlaps(library.regelingen, lambda regeling: (regeling.id, regeling.regime))
    yield from _transitions(library)


def unreached(codes: Iterable[str]) -> tuple[str, ...]:
    """The finding codes that none of the given codes is: no scenario reaches them."""
    reached = set(codes)
    return tuple(code for code in CODES if code not in reached)


def rules_of(version: Regeling | Wet) -> dict[str, Rule[object]]:
    """Every value in a law file, by its Dutch key ("omvang.uren_minimum")."""
    if isinstance(version, Regeling):
        sections = [(dutch, getattr(version, name), kind) for dutch, (name, kind) in SECTIONS.items()]
    elif version.id in WET_SECTIONS:
        sections = [("waarden", version.section, WET_SECTIONS[version.id][1])]
    else:
        sections = []
    return {
        f"{dutch}.{key}": rule
        for dutch, section, kind in sections
        for key, known in keys(kind).items()
        if (rule := getattr(section, known.attribute)) is not None
    }


def _articles(version: Regeling | Wet) -> Iterator[Problem]:
    rules = rules_of(version)
    named = set()
    for article in version.articles.values():
        where = f"artikel.{article.key}.wordt"
        if not any(article.becomes.values()):
            yield Problem(
                version.path, where, "says nothing: name a rule, a value, a form or why no rule follows"
            )
        for code in article.becomes.get("regel", ()):
            if code not in CODES:
                yield Problem(version.path, where, f"{code} is not a known finding code")
        for key in article.becomes.get("waarde", ()):
            named.add(key)
            if key not in rules and key not in HEAD:
                yield Problem(version.path, where, f"the value {key} is not in this file")
    for key in rules.keys() - named:
        yield Problem(version.path, key, "no article says that it becomes this value")


def _numbers(version: Regeling | Wet) -> Iterator[Problem]:
    """A page shows a number with the article where it stands: then it must stand there."""
    for key, rule in rules_of(version).items():
        is_number = isinstance(rule.value, int | float) and not isinstance(rule.value, bool)
        if is_number and not _names(rule.citation.gist, rule.value):
            reason = f"{rule.citation.article} does not name {rule.value}; is it the choice of the gemeente?"
            yield Problem(version.path, key, reason)


def _names(gist: str, number: object) -> bool:
    words = set(re.findall(r"\w+", gist.casefold()))
    return str(number) in words or DUTCH.get(number) in words


def _placeholders(version: Regeling | Wet) -> Iterator[Problem]:
    texts = {f"artikel.{name}": article.citation.gist for name, article in version.articles.items()}
    if isinstance(version, Regeling):
        texts |= {"regeling.titel": version.title, "regeling.bron": version.source}
    for key, text in texts.items():
        if PLACEHOLDER in text:
            yield Problem(version.path, key, f"still says {PLACEHOLDER}")


def _unfilled_gemeenten(library: Library) -> Iterator[Problem]:
    for gemeente in library.gemeenten.values():
        for attribute in gemeente.__dataclass_fields__:
            if PLACEHOLDER in str(getattr(gemeente, attribute)):
                path = f"gemeente/{gemeente.id}/gemeente.toml"
                yield Problem(path, attribute, f"still says {PLACEHOLDER}")


def _ranges(regeling: Regeling) -> Iterator[Problem]:
    size = regeling.size
    pairs = (
        ("omvang.uren_minimum", size.hours_minimum, size.hours_maximum),
        ("omvang.uren_per_jaar_minimum", size.year_hours_minimum, size.year_hours_maximum),
        ("omvang.maanden_minimum", size.months_minimum, size.months_maximum),
    )
    for key, least, most in pairs:
        if least and most and least.value > most.value:
            yield Problem(regeling.path, key, "is more than the maximum")


def _overlaps(versions: Iterable[V], subject: Callable[[V], object]) -> Iterator[Problem]:
    """Two versions of one text that are both said to hold: the earlier must end before the later begins."""
    for _, group in groupby(
        sorted(versions, key=lambda one: (str(subject(one)), one.valid_from)), key=subject
    ):
        for earlier, later in pairwise(group):
            if earlier.valid_to and earlier.valid_to >= later.valid_from:
                reason = f"overlaps with {later.path}, which holds from {later.valid_from}"
                yield Problem(earlier.path, "geldig_tot_en_met", reason)


def _transitions(library: Library) -> Iterator[Problem]:
    """A gemeente without rules, or whose step to the new regime finds no rules or leaves a day without."""
    for gemeente in library.gemeenten.values():
        path, start = f"gemeente/{gemeente.id}/gemeente.toml", gemeente.participation_from
        versions = library.versions(gemeente.id)
        if not versions:
            yield Problem(path, "gemeente.id", "has no regeling")
        elif start:
            for day in (start - timedelta(days=1), start):
                try:
                    library.in_force(gemeente.id, day)
                except NoLawError as error:
                    yield Problem(path, "gemeente.nieuw_regime_vanaf", error.reason)
