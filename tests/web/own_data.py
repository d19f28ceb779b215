"""Taking one's own data along, with the buttons and links of the page."""

from tests.web.visitor import Visitor

HERE = "/mijn/gegevens"
KINDS = {"pdf": "application/pdf", "json": "application/json", "sqlite3": "application/vnd.sqlite3"}


def take(visitor: Visitor, kind: str) -> bytes:
    """Ask for a copy with its button, and fetch it by its link."""
    page = visitor.send(visitor.get(HERE), {"soort": kind}, action=f"{HERE}/maken")
    url = f"{HERE}/mijn-gegevens.{kind}"
    assert url in page.links("main")
    return visitor.download(url, KINDS[kind])
