"""Papers that a client may add to a form: never compulsory, and never medical."""

from enum import StrEnum

MOST = 5
"""So many papers go with one form."""
MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
"""Bytes of one file as it comes in."""
MOST_PAGES = 20
MOST_PIXELS = 64_000_000
"""More than a telephone makes; a small file can unfold to a picture that fills the memory."""


class Papers(StrEnum):
    """What a form does with papers."""

    NOT_ASKED = "not_asked"
    WELCOME = "welcome"
    """Who wants to, adds some."""
    ONLY_A_TALK = "only_a_talk"
    """Papers would be about somebody else: when in doubt, there is a talk (AVG art. 5 lid 1 sub c)."""
    NEVER_MEDICAL = "never_medical"
    """Papers would be medical, and the gemeente may not keep those (AVG art. 9)."""


class Kind(StrEnum):
    """What a file really is, whatever its name says."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"

    @property
    def kept_as(self) -> "Kind":
        """What it is kept as: a picture is always drawn anew."""
        return Kind.PDF if self is Kind.PDF else Kind.JPEG


class Refusal(StrEnum):
    """Why a file was not taken."""

    NOTHING = "nothing"
    TOO_BIG = "too_big"
    TOO_MANY = "too_many"
    TOO_MANY_PAGES = "too_many_pages"
    TOO_MANY_PIXELS = "too_many_pixels"
    HEIC = "heic"
    OTHER_KIND = "other_kind"
    BROKEN = "broken"
    LOCKED = "locked"
    UNSAFE = "unsafe"
    NOT_SCANNED = "not_scanned"
