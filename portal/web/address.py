"""Addresses within the portal."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from portal import languages

LANG = f"/<any({', '.join(languages.LANGUAGES)}):lang>"
"""How the address of a public page begins."""
NO_KEYS = frozenset({"lang", "slug", "step", "outcome"})
"""The parts of an address that say which kind of page it is; every other part may be somebody's."""
_PART = re.compile(r"<(?:[^<>]*:)?(\w+)>")
_WORD = re.compile(r"[a-z-]{1,40}")


def keyless(rule: str, parts: Mapping[str, object]) -> str:
    """The path of a page without any key: ``/mijn/plan/uren``, ``/mijn/ingestuurd/<key>``."""

    def shown(part: re.Match[str]) -> str:
        value = str(parts.get(part[1], ""))
        return value if part[1] in NO_KEYS and _WORD.fullmatch(value) else f"<{part[1]}>"

    return _PART.sub(shown, rule)


def without_argument(address: str, name: str) -> str:
    """The same address without one query argument."""
    parts = urlsplit(address)
    rest = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return f"{parts.path}?{urlencode(rest)}" if rest else parts.path


def in_language(address: str, code: str) -> str:
    """The same page in another language; only public pages have the language in their address."""
    first, *rest = address.removeprefix("/").split("/")
    if first in languages.LANGUAGES and code in languages.LANGUAGES:
        return "/" + "/".join([code, *rest])
    return address


def is_local(address: str) -> bool:
    """True for an address of this portal itself, so that a sign-in can't send somebody elsewhere."""
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or address.startswith(("//", "/\\"))
    return address.startswith("/") and not outside
