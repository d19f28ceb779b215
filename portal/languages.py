"""The languages of the portal and their catalogues.

Dutch is the source language: its sentences are the message ids, so it needs no catalogue.
A language is offered once its catalogue is complete (held by ``tests/test_catalogues.py``).
"""

from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from io import BytesIO

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from portal import paths

SOURCE = "nl"


@dataclass(frozen=True)
class Language:
    """One language: its code (ISO 639-1), writing direction and own name."""

    code: str
    name: str
    direction: str = "ltr"

    @property
    def locale(self) -> Locale:
        """The Babel locale that formats dates and numbers (Arabic with the digits of the letter)."""
        return Locale.parse(self.code)


LANGUAGES = {
    language.code: language
    for language in (
        Language("nl", "Nederlands"),
        Language("en", "English"),
        Language("ar", "العربية", "rtl"),
    )
}


def language(code: str) -> Language:
    """The language with this code, or the source language when it is not offered."""
    return LANGUAGES.get(code, LANGUAGES[SOURCE])


@cache
def translations(code: str) -> NullTranslations:
    """The catalogue of a language; the source language answers each message with itself."""
    path = paths.TRANSLATIONS / code / "LC_MESSAGES" / "messages.po"
    if code == SOURCE or not path.exists():
        return NullTranslations()
    with path.open("rb") as source:
        catalogue = read_po(source, locale=code)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)
