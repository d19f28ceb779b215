"""From bytes to text: by the mark of a file, by being UTF-8, or else as old Windows writes here."""

import codecs
import re

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
WINDOWS = "Windows-1252"
NO_SIGN_OF_A_LIST = re.compile("[£¤¥§¶‰‚ƒ†‡÷×þÞðÐýÝ¿¡œŒ¹³¼¾ªº]|[\u00c0-\u00ff]{3}")
"""What a list of people holds in Windows-1252 only when it was written in the code page of another country
or machine: Turkish, Polish, Cyrillic, Arabic, DOS or Mac."""


class Unreadable(Exception):
    """No text that anybody wrote; the message says what to do."""


def decoded(content: bytes, encoding: str = "") -> tuple[str, list[str]]:
    """The text, and what was guessed. ``encoding`` is what somebody says that it is: then nothing is guessed.

    Raises:
        Unreadable: it is not of that encoding, of none that is known, or of one that can't be told.
    """
    named = encoding or next((name for mark, name in BOMS.items() if content.startswith(mark)), "")
    if not named and content[:200].count(0) > len(content[:200]) // 4:
        named = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    try:
        text = content.decode(named or "utf-8")
        return text.removeprefix("\ufeff"), [] if encoding or named in {"", "utf-8-sig"} else _read_as(named)
    except LookupError:
        raise Unreadable(f"{encoding!r} is no encoding: use a name such as windows-1254.") from None
    except UnicodeDecodeError:
        if named:
            raise Unreadable("The signs in this file are damaged. Save it again as CSV UTF-8.") from None
    return _as_windows(content), _read_as(WINDOWS)


def _as_windows(content: bytes) -> str:
    try:
        text = content.decode(codecs.lookup(WINDOWS).name)
    except UnicodeDecodeError:
        raise Unreadable("The signs in this file can't be read. Save it as CSV UTF-8.") from None
    if strange := NO_SIGN_OF_A_LIST.search(text):
        raise Unreadable(
            f"This file is not UTF-8, and not of a machine set to Dutch: it would give {strange[0]!r}."
            " Save it as CSV UTF-8, or say what it is: --encoding windows-1254 (Turkish),"
            " windows-1250 (Polish), windows-1251 (Cyrillic), windows-1256 (Arabic), windows-1252."
        )
    return text


def _read_as(encoding: str) -> list[str]:
    return [f"The file was read as {encoding}: look at the names."]
