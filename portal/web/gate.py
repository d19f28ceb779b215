"""The gate: what comes beside the questions of a form is looked at before anything else reads it.

Addresses, headers and hidden fields are made by browsers and by our own pages; people type none of them.
So what no browser and no page of ours sends is refused with a page that says so (4xx), and a header that
can't be read counts as not sent. What a field or an address may hold, both databases can keep.
"""

import re
from collections.abc import Collection
from uuid import UUID

from flask import abort, request

from portal.web.address import LONGEST_PATH, is_readable, unfit

LONGEST_QUERY = 4000
LONGEST_HEADER = 2000
MOST_KEYS = 100
HIGHEST = 2**31 - 1
"""The highest whole number that a column of both databases holds."""
READ_BY_US = ("HTTP_REFERER", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING")
"""Headers that the portal and its libraries take apart."""
_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,64}")


def check() -> None:
    """Stop a request whose address nobody can have meant; forget the headers that can't be read."""
    if request.scheme not in {"http", "https"}:
        abort(400)
    if len(request.path) > LONGEST_PATH or unfit(request.path, may_break=False):
        abort(404)
    if len(request.query_string) > LONGEST_QUERY:
        abort(414)
    if any(unfit(name) or unfit(value) for name, value in request.args.items(multi=True)):
        abort(400)
    for name in READ_BY_US:
        if not _is_fit(name, request.environ.get(name, "")):
            del request.environ[name]


def number(name: str) -> int:
    """The whole number in a hidden field; 0 when it was not sent. What is none is refused (400)."""
    sent = request.form.get(name, "0")
    if not (sent.isascii() and sent.isdecimal() and len(sent) <= len(str(HIGHEST)) and int(sent) <= HIGHEST):
        abort(400)
    return int(sent)


def key(name: str) -> str:
    """The key in a hidden field; empty when it was not sent. What is none is refused (400)."""
    sent = request.form.get(name, "")
    try:
        return str(UUID(sent)) if sent else ""
    except ValueError:
        abort(400)


def token(name: str) -> str:
    """The random word in a hidden field; empty when there is none, or something else stands there."""
    sent = request.form.get(name, "")
    return sent if _TOKEN.fullmatch(sent) else ""


def keys(name: str) -> list[str]:
    """The keys in a hidden field that may stand there more than once; what is none is refused (400)."""
    sent = request.form.getlist(name)
    if len(sent) > MOST_KEYS or not all(map(_is_key, sent)):
        abort(400)
    return sent


def choice(name: str, known: Collection[str]) -> str:
    """What a button chose; refused (400) when it is none of what is known."""
    sent = request.form.get(name, "")
    if sent not in known:
        abort(400)
    return sent


def line(name: str, longest: int) -> str:
    """A line of words beside a form, such as what is searched for: without control signs, cut off."""
    sent = request.form.get(name, "")
    return " ".join("".join(" " if unfit(sign) else sign for sign in sent).split())[:longest]


def _is_key(value: str) -> bool:
    try:
        UUID(value)
    except ValueError:
        return False
    return True


def _is_fit(name: str, value: str) -> bool:
    is_read = is_readable(value) if name == "HTTP_REFERER" else True
    return not value or (is_read and len(value) <= LONGEST_HEADER and not unfit(value))
