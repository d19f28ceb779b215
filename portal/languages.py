"""The languages of the portal and their catalogues.

Dutch is the source language: its sentences are the message ids, so it needs no catalogue.
A language is offered once its catalogue is complete (held by ``tests/test_catalogues.py``). A sentence that
lacks a current translation all the same is said in Dutch, and who watches gets to know it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from os import getpid
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from portal import paths

SOURCE = "nl"
_missed: ContextVar[set[str] | None] = ContextVar("missed", default=None)
_instead: ContextVar[Mapping[str, str]] = ContextVar("instead", default=MappingProxyType({}))
_LOCALES = {"en": "en_GB"}  # the day before the month, as in the Dutch letter


@dataclass(frozen=True)
class Language:
    """One language: its code (ISO 639-1), its own name, its writing direction, and who read its catalogue.

    ``reviewed`` says that a native reader has checked the translation; it asks for a name in docs/taal.md.
    """

    code: str
    name: str
    direction: str = "ltr"
    reviewed: bool = False

    @property
    def needs_reader(self) -> bool:
        """True while no native reader has checked the translation; the page then says so."""
        return self.code != SOURCE and not self.reviewed

    @property
    def locale(self) -> Locale:
        """The Babel locale that formats dates and numbers (Arabic with the digits of the letter)."""
        return Locale.parse(_LOCALES.get(self.code, self.code))


LANGUAGES = {
    language.code: language
    for language in (
        Language("nl", "Nederlands"),
        Language("en", "English"),
        Language("ar", "العربية", "rtl"),
        Language("tr", "Türkçe"),
        Language("pl", "Polski"),
        Language("uk", "Українська"),
        Language("fa", "فارسی", "rtl"),
    )
}


def language(code: str) -> Language:
    """The language with this code, or the source language when it is not offered."""
    return LANGUAGES.get(code, LANGUAGES[SOURCE])


class _Said(NullTranslations):
    """A catalogue that may say another sentence in the place of the one that is asked: see :func:`saying`."""

    def gettext(self, message: str) -> str:
        """The sentence, or what stands in its place, in this language."""
        return super().gettext(_instead.get().get(message, message))

    ugettext = gettext  # the name by which Flask-Babel asks


class _InSource(_Said):
    """Dutch, which is its own message id."""


class _InLanguage(_Said, Translations):
    """A language with a catalogue."""


@contextmanager
def saying(instead: Mapping[str, str]) -> Iterator[None]:
    """For one block, say other sentences in the place of some, in whatever language."""
    token = _instead.set(instead)
    try:
        yield
    finally:
        _instead.reset(token)


def say(instead: Mapping[str, str]) -> None:
    """From here on, in this thread, say other sentences in the place of some."""
    _instead.set(instead)


class _InDutch(NullTranslations):
    """What a catalogue asks when it has no translation: the Dutch sentence, and a note that it was needed."""

    def gettext(self, message: str) -> str:
        """The sentence itself."""
        _note(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The Dutch form for a number."""
        _note(msgid1)
        return msgid1 if n == 1 else msgid2


def _note(message: str) -> None:
    missed = _missed.get()
    if missed is not None:
        missed.add(message)


def watch() -> None:
    """From here on, in this thread, remember which sentences had to be said in Dutch."""
    _missed.set(set())


def missed() -> frozenset[str]:
    """The sentences without a current translation that were said since :func:`watch`."""
    return frozenset(_missed.get() or ())


@contextmanager
def watching() -> Iterator[set[str]]:
    """The same for one block, which keeps what it finds to itself."""
    found: set[str] = set()
    token = _missed.set(found)
    try:
        yield found
    finally:
        _missed.reset(token)


@cache
def translations(code: str) -> NullTranslations:
    """The catalogue of a language; the source language answers each message with itself."""
    if code == SOURCE or code not in LANGUAGES:
        return _InSource()
    compile_catalogue(code)
    catalogue = _InLanguage.load(paths.TRANSLATIONS, [code])
    catalogue.add_fallback(_InDutch())
    return catalogue


def is_current(message: Message) -> bool:
    """Whether a sentence may be shown: it has every form, and its Dutch did not change since (``fuzzy``)."""
    forms = (message.string,) if isinstance(message.string, str) else message.string or ("",)
    return not message.fuzzy and all(forms)


def catalogue_path(code: str) -> Path:
    """Where the catalogue of a language is written, whether it is there or not."""
    return paths.TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"


def read_catalogue(code: str) -> Catalog:
    """The catalogue of a language as it is written, with what is not current.

    Raises:
        FileNotFoundError: the language has no catalogue.
    """
    with catalogue_path(code).open("rb") as source:
        return read_po(source, locale=code)


def compile_catalogue(code: str) -> None:
    """Write the binary catalogue of a language beside its text, when it is missing or older."""
    text = catalogue_path(code)
    binary = text.with_suffix(".mo")
    if not text.exists() or (binary.exists() and binary.stat().st_mtime >= text.stat().st_mtime):
        return
    catalogue = read_catalogue(code)
    for message in [one for one in catalogue if one.id and not is_current(one)]:
        catalogue.delete(message.id)
    part = binary.with_suffix(f".{getpid()}")
    with part.open("wb") as target:
        write_mo(target, catalogue)
    part.replace(binary)  # at once, so that another process never reads half a catalogue
