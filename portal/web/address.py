"""Addresses within the portal, and the only place where an address is taken apart.

``urlsplit`` raises on an address such as ``http://[``, so what comes from outside is asked
:func:`is_readable` first.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from portal import languages

LANG = f"/<any({', '.join(languages.LANGUAGES)}):lang>"
"""How the address of a public page begins."""
NO_KEYS = frozenset({"lang", "slug", "step", "outcome"})
"""The parts of an address that say which kind of page it is; every other part may be somebody's."""
_PART = re.compile(r"<(?:[^<>]*:)?(\w+)>")
_WORD = re.compile(r"[a-z-]{1,40}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAK = re.compile(r"[\t\n\r]")
LONGEST_PATH = 180
"""Signs of a path. Text that waits for its page is kept under it, in a column of 200."""
LONGEST = 2000
"""Signs of an address that somebody is sent on to."""


def unfit(text: str, *, may_break: bool = True) -> bool:
    """Whether there is a sign in it that nobody types and PostgreSQL may refuse: controls, half signs."""
    return bool(_CONTROL.search(text)) or (not may_break and bool(_BREAK.search(text)))


def is_readable(address: str) -> bool:
    """Whether an address from outside can be taken apart, down to its port."""
    try:
        urlsplit(address).port  # noqa: B018 - it is read to see whether it can be
    except ValueError:
        return False
    return True


def place_of(address: str) -> tuple[str, str] | None:
    """Scheme, and host with port, of an address from outside; None when it can't be taken apart."""
    parts = urlsplit(address) if is_readable(address) else None
    return (parts.scheme, parts.netloc) if parts else None


def server_of(address: str) -> tuple[str, str, int | None] | None:
    """Scheme, name of the host in small letters, and port of an address that has nothing else."""
    if not is_readable(address):
        return None
    parts = urlsplit(address)
    is_more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    return None if is_more or not parts.hostname else (parts.scheme, parts.hostname, parts.port)


def within(address: str | None) -> str:
    """Path and query of an address of this portal as a browser sent it; ``/`` when there is none."""
    if not address or not is_readable(address):
        return "/"
    parts = urlsplit(address)
    found = urlunsplit(("", "", parts.path, parts.query, ""))
    return found if is_local(found) and len(parts.path) <= LONGEST_PATH else "/"


def path_of(address: str) -> str:
    """The path of an address of our own."""
    return urlsplit(address).path


def argument(address: str, name: str) -> str:
    """A query argument of an address of our own; empty when it is not there."""
    return dict(parse_qsl(urlsplit(address).query)).get(name, "")


def kept(arguments: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """Of the arguments of an address, those that this page knows: the others go nowhere."""
    return {name: arguments[name] for name in names if name in arguments}


def keyless(rule: str, parts: Mapping[str, object]) -> str:
    """The path of a page without any key: ``/mijn/plan/uren``, ``/mijn/ingestuurd/<key>``."""

    def shown(part: re.Match[str]) -> str:
        value = str(parts.get(part[1], ""))
        return value if part[1] in NO_KEYS and _WORD.fullmatch(value) else f"<{part[1]}>"

    return _PART.sub(shown, rule)


def without_argument(address: str, name: str) -> str:
    """The same address without one query argument."""
    if not is_readable(address):
        return "/"
    parts = urlsplit(address)
    path = "/" + parts.path.lstrip("/\\")
    rest = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return f"{path}?{urlencode(rest)}" if rest else path


def in_language(address: str, code: str) -> str:
    """The same page in another language; only public pages have the language in their address."""
    first, *rest = address.removeprefix("/").split("/")
    if first in languages.LANGUAGES and code in languages.LANGUAGES:
        return "/" + "/".join([code, *rest])
    return address


def is_local(address: str) -> bool:
    """True for an address of this portal itself, so that a sign-in can't send somebody elsewhere."""
    if unfit(address, may_break=False) or len(address) > LONGEST or not is_readable(address):
        return False
    parts = urlsplit(address)
    outside = parts.scheme or parts.netloc or address.startswith(("//", "/\\"))
    return address.startswith("/") and not outside
