"""What must be true of a translation before anybody reads it. Each check gives its complaints, in English."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from babel.dates import format_date
from babel.messages.catalog import Catalog, Message

from portal import paths
from portal.cli import catalogues
from portal.cli.catalogues import forms, sources
from portal.languages import is_current

DATE = r"%\((?:date|day|start|end|until|from_date|confirmed_until|deadline|earliest|ended|last_day)\)s"
PLACEHOLDER = re.compile(r"%\((\w+)\)([a-z])")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# A sentence without values is shown as it stands, one with values is filled in: there %% stands for %.
LONE_PERCENT = re.compile(r"(?<!%)(?:%%)*%(?![%(])")
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
# The half space of Persian is spelling (می‌توانید) and no mark: it stands between two letters, nowhere else.
HALF_SPACE = re.compile("(?<=[\u0621-\u064a\u067e-\u06cc])\u200c(?=[\u0621-\u064a\u067e-\u06cc])")
ARABIC_MISTAKE = re.compile(r"[\u0600-\u06ff]\s*[,;?]|[\u0660-\u0669\u06f0-\u06f9]")
ARABIC_LETTER = re.compile("[كيىة]")  # Persian writes ک and ی
Check = Callable[[str, Catalog], Iterator[str]]


@dataclass(frozen=True)
class Term:
    """A term of law: how Dutch sentences spell it, and per language the words of which one must be used.

    ``keeps_dutch`` says that the Dutch word stands in the translation as well.
    """

    dutch: str
    keeps_dutch: bool
    words: dict[str, list[str]]

    def stands_in(self, sentence: str) -> bool:
        """True when the sentence speaks of this term."""
        return re.search(rf"\b{re.escape(self.dutch)}\b", sentence, re.IGNORECASE) is not None


@cache
def glossary() -> dict[str, Any]:
    """``translations/glossary.toml``: the terms, the words to avoid and the exceptions."""
    return tomllib.loads((paths.TRANSLATIONS / "glossary.toml").read_text(encoding="utf-8"))


def terms() -> list[Term]:
    """The terms of law of the glossary."""
    return [Term(dutch, **written) for dutch, written in glossary()["terms"].items()]


def unfinished(_code: str, catalogue: Catalog) -> list[str]:
    """The sentences without a translation, or with one that was made for an earlier wording."""
    return [_id(message) for message in catalogue if message.id and not is_current(message)]


def incomplete(code: str, catalogue: Catalog) -> Iterator[str]:
    """Sentences to do, and sentences that the source no longer has."""
    yield from (f"not translated: {sentence}" for sentence in unfinished(code, catalogue))
    wanted = _in_source()
    present = {message.id for message in catalogue if message.id}
    yield from (f"missing: {sentence}" for sentence in sorted(map(str, wanted - present)))
    yield from (f"not in the source: {sentence}" for sentence in sorted(map(str, present - wanted)))
    yield from (f"obsolete: {sentence}" for sentence in catalogue.obsolete)


@cache
def _in_source() -> frozenset[Any]:
    """What the source marks: read once, also when every language is checked."""
    return frozenset(message.id for message in catalogues.extracted() if message.id)


def placeholders(_code: str, catalogue: Catalog) -> Iterator[str]:
    """Values equal in source and translation; a plural form for one exact number may say it in words."""
    for message, source, *translated in _pairs(catalogue):
        for number, text in enumerate(translated):
            given, wanted = set(PLACEHOLDER.findall(text)), set(PLACEHOLDER.findall(source))
            in_words = message.pluralizable and number < len(translated) - 1 and given < wanted
            if given != wanted and not in_words:
                yield f"other values than in the Dutch: {text}"


def tags(_code: str, catalogue: Catalog) -> Iterator[str]:
    """HTML tags equal in source and translation."""
    for _message, source, *translated in _pairs(catalogue):
        yield from (f"other tags: {text}" for text in translated if TAG.findall(text) != TAG.findall(source))


def plurals(_code: str, catalogue: Catalog) -> Iterator[str]:
    """As many forms as the language has."""
    for message in _translated(catalogue):
        if message.pluralizable and len(forms(message)) != catalogue.num_plurals:
            yield f"{len(forms(message))} forms, the language has {catalogue.num_plurals}: {_id(message)}"


def edges(code: str, catalogue: Catalog) -> Iterator[str]:
    """The same white space at both ends, no line breaks of its own, no double spaces, nothing invisible."""
    for _message, source, *translated in _pairs(catalogue):
        for text in translated:
            seen = HALF_SPACE.sub("", text) if code == "fa" else text
            if _spaces(text) != _spaces(source) or "  " in text or INVISIBLE.search(seen):
                yield f"white space or invisible characters: {text!r}"


def percents(_code: str, catalogue: Catalog) -> Iterator[str]:
    """A percent sign that is no value is doubled, in the source as well."""
    for _message, source, *translated in _pairs(catalogue):
        yield from (f"single %: {text}" for text in (source, *translated) if LONE_PERCENT.search(text))


def words_of_law(code: str, catalogue: Catalog) -> Iterator[str]:
    """Each term with the word of the glossary, and the Dutch term beside it."""
    exceptions = set(glossary()["exceptions"]["sentences"])
    for _message, source, *translated in _pairs(catalogue):
        for term in terms():
            if source in exceptions or not term.stands_in(source):
                continue
            for text in translated:
                if term.keeps_dutch and not term.stands_in(text):
                    yield f"lacks ({term.dutch}): {text}"
                if not any(word.lower() in text.lower() for word in term.words[code]):
                    yield f"uses another word for {term.dutch}: {text}"


def words_to_avoid(code: str, catalogue: Catalog) -> Iterator[str]:
    """No word that makes a duty a punishment, or a person a number."""
    for _message, _source, *translated in _pairs(catalogue):
        for text in translated:
            yield from (f"avoid “{w}”: {text}" for w in glossary()["avoid"][code] if w in text.lower())


def dates(code: str, catalogue: Catalog) -> Iterator[str]:
    """No full stop behind a date in a language whose dates end with one (2 грудня 2026 р.)."""
    if not format_date(date(2026, 12, 2), "long", locale=code).endswith("."):
        return
    for _message, _source, *translated in _pairs(catalogue):
        yield from (f"two full stops: {text}" for text in translated if re.search(rf"{DATE}\.", text))


def punctuation(code: str, catalogue: Catalog) -> Iterator[str]:
    """The same kind of end as the Dutch; Arabic and Persian commas and question marks, Western digits."""
    for _message, source, *translated in _pairs(catalogue):
        for text in translated:
            if _end(text) != _end(source):
                yield f"ends otherwise than “{source}”: {text}"
            if code in ("ar", "fa") and ARABIC_MISTAKE.search(text):
                yield f"punctuation or digits of another script: {text}"
            if code == "fa" and ARABIC_LETTER.search(text):
                yield f"an Arabic letter in Persian: {text}"


CHECKS: tuple[Check, ...] = (
    incomplete,
    placeholders,
    tags,
    plurals,
    edges,
    percents,
    words_of_law,
    words_to_avoid,
    dates,
    punctuation,
)


def problems(code: str) -> list[str]:
    """Everything that is wrong in the catalogue of a language."""
    catalogue = catalogues.read(code)
    return [problem for check in CHECKS for problem in check(code, catalogue)]


def _translated(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id and all(forms(message)) and not message.fuzzy)


def _pairs(catalogue: Catalog) -> Iterator[tuple[Any, ...]]:
    """Each translated message, its Dutch (of a plural the plural form), and its translations."""
    for message in _translated(catalogue):
        yield message, sources(message)[-1], *forms(message)


def _spaces(text: str) -> tuple[str, str, int]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return text[:start], text[end:], text.count("\n")


def _end(text: str) -> str:
    """The last character when it is one that ends a sentence, as the Dutch has it."""
    last = text.rstrip()[-1:].translate({0x061F: "?", 0x060C: ",", 0x061B: ";"})
    return last if last in ".?!:,;" else ""


def _id(message: Message) -> str:
    return sources(message)[0]
