"""How a letter reaches somebody."""

from enum import StrEnum


class By(StrEnum):
    """By post, or in the portal alone for who made known that this way is open (Awb 2:8)."""

    POST = "post"
    PORTAL = "portal"
