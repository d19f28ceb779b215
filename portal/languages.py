"""The languages of the portal and their catalogues.

Dutch is the source language: its sentences are the message ids, so it needs no catalogue.
A language is offered once its catalogue is complete (held by ``tests/test_catalogues.py``).
"""

from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from os import getpid

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from portal import paths

SOURCE = "nl"
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
    )
}


def language(code: str) -> Language:
    """The language with this code, or the source language when it is not offered."""
    return LANGUAGES.get(code, LANGUAGES[SOURCE])


@cache
def translations(code: str) -> NullTranslations:
    """The catalogue of a language; the source language answers each message with itself."""
    if code == SOURCE or code not in LANGUAGES:
        return NullTranslations()
    compile_catalogue(code)
    return Translations.load(paths.TRANSLATIONS, [code])


def compile_catalogue(code: str) -> None:
    """Write the binary catalogue of a language beside its text, when it is missing or older."""
    text = paths.TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    binary = text.with_suffix(".mo")
    if not text.exists() or (binary.exists() and binary.stat().st_mtime >= text.stat().st_mtime):
        return
    with text.open("rb") as source:
        catalogue = read_po(source, locale=code)
    part = binary.with_suffix(f".{getpid()}")
    with part.open("wb") as target:
        write_mo(target, catalogue)
    part.replace(binary)  # at once, so that another process never reads half a catalogue
