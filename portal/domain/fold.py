"""One form for what a reader takes for the same: both what is searched in and what is searched for.

Pure. Capitals, accents, letters that have other codes on another keyboard, digits of each script, dashes,
apostrophes and signs that nobody sees. What it gives may be shown to nobody: it is no spelling of anything.
"""

import unicodedata
from collections.abc import Mapping

LETTERS: Mapping[str, str] = {
    "ı": "i",
    "ł": "l",
    "ø": "o",
    "æ": "ae",
    "œ": "oe",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    "ə": "e",
    "ґ": "г",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ی",
    "ي": "ی",
    "ې": "ی",
    "ے": "ی",
    "ۍ": "ی",
    "ك": "ک",
    "ڪ": "ک",
    "ة": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۃ": "ه",
    "ـ": "",  # tatweel only makes a word longer
}
"""Letters that have no accent to take off: small, as they are after the capitals are gone."""

APOSTROPHES = "'`´‘’‚‛′‵ʹʻʼʽʾʿˈ՚׳＇ꞌ"
QUOTES = '"“”„‟″«»״'
DASHES = "-−⁃˗⁻₋─━"
"""Besides what Unicode calls a dash."""
BLANKS = "\u115f\u1160\u3164\uffa0\u2800"
"""Letters, by their kind, that show nothing."""

APART = "آأإؤئىة"
"""Letters that a search takes for others; in a list of words المرضى (patients) is not مرضي (my illness)."""

SIGNS: Mapping[str, str] = {
    **LETTERS,
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(QUOTES, '"'),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(BLANKS, ""),
}


class _Table(dict[int, str]):
    """For ``str.translate``: works each sign out when it is first met, and keeps it."""

    def __init__(self, kept: str = "") -> None:
        super().__init__({ord(sign): sign for sign in kept})

    def __missing__(self, code: int) -> str:
        self[code] = folded = _sign(chr(code))
        return folded


def _sign(sign: str) -> str:
    """What one sign becomes; nothing for an accent or for what nobody sees."""
    if sign in SIGNS:
        return SIGNS[sign]
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(map(_part, parts))


def _part(sign: str) -> str:
    if sign in SIGNS:
        return SIGNS[sign]
    kind = unicodedata.category(sign)
    if sign.isspace():
        return " "
    if kind[0] == "M" or kind in {"Cf", "Cc"}:
        return ""
    if kind == "Nd":
        return str(unicodedata.decimal(sign))
    return "-" if kind == "Pd" else sign


_ALL = _Table()
_FINE = _Table(APART)


def fold(text: str) -> str:
    """The text in the form that is searched: ``AYŞE`` and ``Ayse`` both give ``ayse``."""
    return text.translate(_ALL)


def fold_finely(text: str) -> str:
    """The same for a list of words that warns: letters that make another word of it stay apart."""
    return unicodedata.normalize("NFC", text).translate(_FINE)
