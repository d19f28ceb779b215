"""What one cell may hold: a clean value, or what is wrong with it and what to do."""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress

from babel import Locale

from portal.rules.regeling import BENEFITS

FORMULA_TEXT = re.compile(r'="([^"]*)"')
"""How a spreadsheet is told that a number is text: ``="9601AA"``."""
UNSOLVED = re.compile(r"=\u2205([A-Z]+[0-9]+)")
"""A formula of a workbook of which the outcome was not kept, by the name of its cell; nobody types this."""
STARTS_FORMULA = ("=", "+", "-", "@")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060\ufeff\u00ad\u061c"))
"""Signs that come along when a text is copied; the half space of Persian is none of them."""
OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")
NO_SIGNS_OF_A_NAME = re.compile(r"[\[\]{}<>=@#$%^*_|\\\";:!?0-9]")
NO_NAMES = frozenset({"onbekend", "unknown", "nvt", "n v t", "geen", "null", "none", "nan", "x", "xx", "xxx"})
ERROR_OF_A_SHEET = re.compile(
    r"#(N/?A|N/B|REF!?|VERW!?|NAME\?|NAAM\?|VALUE!|WAARDE!|DIV/0!|DEEL/0!|NUM!|GETAL!|NULL!|LEEG!)"
)
MADE_A_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}")
"""What a spreadsheet makes of a house number such as 1-2."""
MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
POSTAL_CODE = re.compile(r"([1-9]\d{3})\s*([A-Z]{2})")
BENEFIT_NAMES = {"pw": "participatiewet", "anders": "other", "overig": "other"}
INITIALS, LONGEST_INITIAL = 5, 3
"""So many capitals on end are initials and no name; and so many letters one has, as Chr. and Joh. do."""
DUTCH = Locale("nl")
LANGUAGES: Mapping[str, str] = {
    str(code): str(name) for code, name in DUTCH.languages.items() if len(code) <= 3
}
LANGUAGE_NAMES = {name.casefold(): code for code, name in LANGUAGES.items()}


class Refused(Exception):
    """A cell can't be taken; the message says what to do."""


def unsolved(name: str) -> str:
    """What stands in a cell of this name (``B3``) for a formula without an outcome."""
    return f"=\u2205{name}"


def clean(cell: str) -> str:
    """The text of a cell without what nobody sees: marks of a copy, hard and double spaces.

    Raises:
        Refused: a line break or another control sign, signs that were damaged, or a formula, solved or not.
    """
    text = cell.strip()
    if packed := FORMULA_TEXT.fullmatch(text):
        text = packed[1]
    text = (
        unicodedata.normalize("NFC", text.translate(INVISIBLE)).replace("\u00a0", " ").replace("\u202f", " ")
    )
    text = re.sub(" {2,}", " ", text.strip())
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} for sign in text) or OVERRIDES.search(text):
        raise Refused("holds a line break or another sign that nobody sees: type it again on one line")
    if "\ufffd" in text or _is_garbled(text):
        raise Refused("holds damaged signs: export the list again as UTF-8")
    if ERROR_OF_A_SHEET.fullmatch(text):
        raise Refused("holds an error of the spreadsheet: fill in what belongs there")
    if formula := UNSOLVED.fullmatch(text):
        raise Refused(
            f"holds a formula without an outcome (cell {formula[1]}):"
            " open the workbook in a spreadsheet program and save it there, or type the value itself"
        )
    if text.startswith(STARTS_FORMULA) and len(text) > 1:
        raise Refused("begins as a formula does: type the text itself")
    return text


def _is_garbled(text: str) -> bool:
    """Whether a text was UTF-8 that somebody read as Windows-1252: ZoÃ« for Zoë."""
    for encoding in ("cp1252", "latin-1"):
        with suppress(UnicodeError):
            if text.encode(encoding).decode("utf-8") != text:
                return True
    return False


def name(text: str) -> str:
    """A name, or a part of one: it has a letter, and is no word for *unknown*."""
    is_one = any(sign.isalpha() for sign in text) and not NO_SIGNS_OF_A_NAME.search(text)
    if not is_one or _is_unknown(text):
        raise Refused("is no name: fill in the name, or leave it empty for somebody with one name")
    return text


def initials(text: str) -> str:
    """Initials as a letter has them: ``M.J.`` for ``MJ``, ``m j`` or ``M.J``, and ``Th.`` for ``Th``.

    A name that somebody wrote among the initials stays a name.
    """
    parts = [part for part in re.split(r"[. ]+", text) if part]
    if text.isalpha() and ((text.isupper() and len(text) <= INITIALS) or (text.islower() and len(text) <= 2)):
        parts = list(text)
    longest = LONGEST_INITIAL if "." in text else LONGEST_INITIAL - 1  # Chr. has a full stop, Jan has none
    if not parts or not all(part.isalpha() and len(part) <= longest for part in parts):
        return text
    return "".join(f"{part[0].upper()}{part[1:]}." for part in parts)


def _is_unknown(text: str) -> bool:
    """Whether it is a word for *unknown*."""
    return re.sub(r"[^a-z]+", " ", text.casefold()).strip() in NO_NAMES


def street(text: str) -> str:
    """A street with its number."""
    if not any(sign.isalpha() for sign in text) or _is_unknown(text):
        raise Refused("is no street")
    if MADE_A_DAY.search(text):
        raise Refused("holds a day in place of a house number, as a spreadsheet makes of 1-2: correct it")
    return text


def city(text: str) -> str:
    """A place."""
    named = re.sub(r"^\d+e ", "", text)  # 2e Exloërmond
    if not any(sign.isalpha() for sign in named) or any(map(str.isdigit, named)) or _is_unknown(text):
        raise Refused("is no place")
    return text


def postal_code(text: str) -> str:
    """A Dutch postal code, as an envelope has it: ``9601 AA``."""
    found = POSTAL_CODE.fullmatch(text.upper())
    if found is None:
        raise Refused("is no postal code: four digits and two letters, such as 9601 AA")
    return f"{found[1]} {found[2]}"


def language(text: str) -> str:
    """A language by its code (ISO 639) or its Dutch name."""
    wanted = text.casefold()
    code = wanted if wanted in LANGUAGES else LANGUAGE_NAMES.get(wanted)
    if code is None:
        raise Refused("is no language: use a code such as nl or ar, or its Dutch name")
    return code


def benefit(text: str) -> str:
    """The act under which somebody has a benefit."""
    wanted = text.casefold()
    found = BENEFIT_NAMES.get(wanted, wanted)
    if found not in BENEFITS:
        raise Refused(f"is no benefit: use one of {', '.join(BENEFITS)}")
    return found


def mail(text: str) -> str:
    """An address that mail can be sent to."""
    local = text.partition("@")[0]
    if not MAIL.fullmatch(text) or ".." in text or local.startswith(".") or local.endswith("."):
        raise Refused("is no mail address: correct it, or leave it empty")
    return text


def number(text: str) -> str:
    """A number of the benefits administration: letters, digits and what stands between them."""
    plain = re.sub(r"^(\d+)\.0+$", r"\1", text)  # as a program writes a number that it took for a fraction
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ./-]*", plain) or not any(map(str.isdigit, plain)):
        raise Refused("is no number: use letters and digits")
    if "BSN" in plain.upper():
        raise Refused("is a BSN: the portal keeps none, use the number of the benefits administration")
    if MADE_A_DAY.fullmatch(plain) or re.fullmatch(
        r"\d+\.\d{1,2}|\d+\.\d{4,}|\d[\d.]*E[+-]?\d+", plain.upper()
    ):
        raise Refused(
            "was changed by the spreadsheet: give the column the form of text, and fill it in again"
        )
    return plain.replace(" ", "").upper()
