"""Files over the wire: room for them on the way in, a name of the portal and a locked room on the way out."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Response, request, url_for

from portal.domain.papers import MEGABYTE, Kind
from portal.store.uploads import Upload
from portal.web.headers import SANDBOX
from portal.wording import papers as wording

ROOM = 32 * MEGABYTE
"""Bytes of one request. More than a paper may have, so that who sends too much gets a page that says so."""
ENDINGS = {Kind.JPEG: "jpg", Kind.PDF: "pdf"}


@dataclass(frozen=True)
class ShownPaper:
    """A paper in a list: its key, what it is called, where it opens, its kind, its size in bytes."""

    key: str
    name: str
    url: str
    media_type: str
    size: int


def make_room() -> None:
    """Let the page that takes papers have bigger requests than all others."""
    if request.endpoint == "client_papers.listed":
        request.max_content_length = ROOM


def drain() -> None:
    """Read what a browser is still sending: it listens to an answer only after that."""
    left = min(request.content_length or 0, 8 * ROOM)
    while left > 0 and (part := request.environ["wsgi.input"].read(min(left, MEGABYTE))):
        left -= len(part)


def shown(papers: Sequence[Upload], endpoint: str, code: str) -> list[ShownPaper]:
    """The papers as a page of ``endpoint`` lists them."""
    return [
        ShownPaper(
            paper.id,
            wording.name(number, Kind(paper.media_type), code),
            url_for(endpoint, key=paper.id),
            paper.media_type,
            paper.size,
        )
        for number, paper in enumerate(papers, 1)
    ]


def answer(paper: Upload, content: bytes) -> Response:
    """A paper that opens in the browser, where it can do nothing and reach nothing."""
    headers = {
        "Content-Disposition": f'inline; filename="bijlage.{ENDINGS[Kind(paper.media_type)]}"',
        "Content-Security-Policy": SANDBOX,
    }
    return Response(content, mimetype=paper.media_type, headers=headers)
