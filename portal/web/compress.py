"""Answers travel compressed: on a slow telephone the wire is what costs."""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache

import brotli
from flask import Response, request
from werkzeug.http import parse_accept_header

KINDS = frozenset({"text/html", "text/css", "text/plain", "image/svg+xml"})
FILES = frozenset({"text/css", "image/svg+xml"})
WORTH_IT = 500
LEVEL = 6
HEAVY, OF_HEAVY = 3 * 1024, 10
"""A page that is still heavy is squeezed once more: some milliseconds for a tenth less."""
WINDOW = 18
"""So far back Brotli looks, as a power of two: past all that we send. Its own 22 takes room for far more, and
half as long again for the same bytes."""
OF_FILE = 11
"""A style sheet is the same for everybody and squeezed once, so it may take its time."""


def squeezed(body: bytes, level: int = LEVEL) -> bytes:
    """A body as most browsers get it (Brotli, RFC 7932)."""
    small = bytes(brotli.compress(body, mode=brotli.MODE_TEXT, quality=level, lgwin=WINDOW))
    return squeezed(body, OF_HEAVY) if level < OF_HEAVY and len(small) > HEAVY else small


def _zipped(body: bytes, level: int = LEVEL) -> bytes:
    return gzip.compress(body, min(level, 9), mtime=0)


WAYS: Mapping[str, Callable[..., bytes]] = {"br": squeezed, "gzip": _zipped}
"""The smallest first; browsers take Brotli over https only."""


@lru_cache(16)
def _of_file(way: str, body: bytes) -> bytes:
    return WAYS[way](body, OF_FILE)


@lru_cache(256)
def _way(accepted: str) -> str | None:
    """The first way that a browser reads; they say so in few words, and in the same for each page."""
    encodings = parse_accept_header(accepted)
    return next((one for one in WAYS if encodings.quality(one)), None)


def squeeze(response: Response) -> Response:
    """Compress an answer of text when the browser can read that; what is small or a file of its own stays."""
    if response.mimetype not in KINDS or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    way = _way(request.headers.get("Accept-Encoding", ""))
    if way is None or response.status_code in {204, 304}:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < WORTH_IT:
        return response
    response.set_data(_of_file(way, body) if response.mimetype in FILES else WAYS[way](body))
    response.headers["Content-Encoding"] = way
    return response
