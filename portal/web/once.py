"""Submit twice is once: a hidden key on the page, which a second click or a retry sends again."""

from contextlib import suppress
from uuid import UUID

from flask import g, request

from portal.store.base import new_id

NAME = "verzoek"


def page_key() -> str:
    """The key of this page: as it was sent, also when it comes again to be mended, or a new one."""
    sent = request.form.get(NAME, g.get(NAME), type=UUID)
    return str(sent) if sent else new_id()


def come_again(key: str) -> None:
    """Give the page that is made now the key that it was sent with, because nothing of it was taken in."""
    with suppress(ValueError):
        g.setdefault(NAME, UUID(key))
