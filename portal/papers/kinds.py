"""What a file is, by its first bytes: a name and a header of the browser say what the sender wants."""

import re

from portal.domain.errors import PaperRefused
from portal.domain.papers import LARGEST, Kind, Refusal

_SIGNS = (
    (re.compile(rb"\xff\xd8\xff"), Kind.JPEG),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), Kind.PNG),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), Kind.WEBP),
    (re.compile(rb".{0,1024}?%PDF-", re.DOTALL), Kind.PDF),  # mail and scanners put lines before it
)
_HEIC = re.compile(rb"....ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)", re.DOTALL)


def kind_of(content: bytes) -> Kind:
    """What kind of file this is.

    Raises:
        PaperRefused: there is nothing in it, it is too big, or no kind that the portal takes.
    """
    if not content:
        raise PaperRefused(Refusal.NOTHING)
    if len(content) > LARGEST:
        raise PaperRefused(Refusal.TOO_BIG)
    for sign, kind in _SIGNS:
        if sign.match(content):
            return kind
    raise PaperRefused(Refusal.HEIC if _HEIC.match(content) else Refusal.OTHER_KIND)
