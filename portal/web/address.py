"""Addresses within the portal."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from portal import languages


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
