"""Answers travel compressed: on a slow telephone the wire is what costs."""

import gzip

from flask import Response, request

KINDS = frozenset({"text/html", "text/css", "text/plain"})
WORTH_IT = 500
LEVEL = 6


def squeeze(response: Response) -> Response:
    """Compress an answer of text when the browser can read that; what is small or a file of its own stays."""
    if response.mimetype not in KINDS or "Content-Encoding" in response.headers:
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings.quality("gzip") or response.status_code in {204, 304}:
        return response
    response.direct_passthrough = False
    body = response.get_data()
    if len(body) < WORTH_IT:
        return response
    response.set_data(gzip.compress(body, LEVEL, mtime=0))
    response.headers["Content-Encoding"] = "gzip"
    return response
