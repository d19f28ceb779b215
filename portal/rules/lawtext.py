"""What a text in a law file can be: words that fit where they are printed, and nothing that hides in them."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from urllib.parse import urlsplit

PLACEHOLDER = "INVULLEN"
"""What a new file says where its lawyer still has to write."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""Between these days every rule of a law file can hold, and none of them is mistyped."""

MOST = 300
"""So many signs fit in a sentence, a title or a line."""
MOST_IN_GIST = 1000
"""What an article says in own words: half a page, never a whole one."""
MOST_IN_LINE = 80
"""What fits on one line of a letter and of an envelope."""
MOST_LINES = 6
"""With the name of the gemeente above it this fills the window of an envelope."""

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Kinds of signs that nobody sees: control signs, marks of direction, ends of lines."""
ID = re.compile(r"[a-z]+(-[a-z]+)*", re.ASCII)
PHONE = re.compile(r"[+(]?[0-9][0-9 ()-]*", re.ASCII)
DIGITS = range(5, 16)
"""A number of a gemeente has five signs (14 020) or more, and no number in the world has over fifteen."""

Shape = Callable[[str], str]
"""What is wrong with a text, in Dutch; "" when nothing is."""


def fault(text: str, most: int = MOST) -> str:
    """What is wrong with any text, in Dutch; "" when nothing is."""
    if not text.strip():
        return "mag niet leeg zijn"
    for place, sign in enumerate(text, 1):
        if unicodedata.category(sign) in HIDDEN:
            return f"heeft een onzichtbaar teken (U+{ord(sign):04X}) op plaats {place}; haal het weg"
    if text != text.strip():
        return "begint of eindigt met een spatie"
    return f"is te lang: {len(text)} tekens, hoogstens {most} passen" if len(text) > most else ""


def web_address(text: str) -> str:
    """Whether a browser opens it: http or https, with a host and nothing that misleads."""
    reason = "moet een webadres zijn, zoals https://www.gemeente.nl"
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return reason
    is_sound = parts.scheme in {"http", "https"} and re.fullmatch(r"[\w-]+(\.[\w-]+)+", host)
    return "" if is_sound and "@" not in parts.netloc and not re.search(r'[\s<>"\\]', text) else reason


def phone(text: str) -> str:
    """Whether somebody can call it."""
    digits = sum(sign.isdigit() for sign in text)
    is_sound = PHONE.fullmatch(text) and digits in DIGITS
    return "" if is_sound else "moet een telefoonnummer zijn, zoals 14 020 of 010 000 00 00"


def gemeente_id(text: str) -> str:
    """Whether it can be the name of a folder, of a database and of a setting."""
    return "" if ID.fullmatch(text) else "mag alleen kleine letters hebben, met streepjes ertussen"


def day(value: date) -> str:
    """Whether a day lies where law can be."""
    return "" if EARLIEST <= value <= LATEST else f"moet tussen {EARLIEST} en {LATEST} liggen"
