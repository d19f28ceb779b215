"""Submit twice is once: a hidden key on the page, which a second click or a retry sends again."""

from uuid import UUID

from flask import request

from portal.store.base import new_id

NAME = "verzoek"


def page_key() -> str:
    """The key of this page: as it was sent, or a new one for a page that is made now."""
    sent = request.form.get(NAME, type=UUID)
    return str(sent) if sent else new_id()
