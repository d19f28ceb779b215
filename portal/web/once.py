"""Submit twice is once: a hidden key on the page, which a second click or a retry sends again."""

from portal.store.base import new_id
from portal.web import gate

NAME = "verzoek"


def page_key() -> str:
    """The key of this page: as it was sent, or a new one for a page that is made now."""
    return gate.key(NAME) or new_id()
