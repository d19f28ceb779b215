"""What staff does with the forms that are answered or judged, as they would do it on the pages."""

from collections.abc import Mapping
from typing import Any

from tests.web.cases import claim
from tests.web.page import Page
from tests.web.visitor import Visitor

TEXT = "Op maandag is er een taalcafé in de bibliotheek."
GRANT: Mapping[str, Any] = {
    "until": ["31", "12", "2026"],
    "reasons": "U zorgt deze maanden alleen voor uw kinderen.\nEr is nog geen opvang.",
}


def reply(visitor: Visitor, case: str, address: str = "bericht", **changes: Any) -> Page:
    """Answer a case that lies on the own desk."""
    return visitor.send(visitor.get(f"{case}/antwoord/{address}"), {"text": TEXT, **changes})


def claim_and_reply(visitor: Visitor, case: str, address: str = "bericht", **changes: Any) -> Page:
    """Take a case on the desk and answer it."""
    claim(visitor, case)
    return reply(visitor, case, address, **changes)


def reasoned(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers, with a reason for each finding on which the form asks a judgement."""
    asked = {str(control["name"]) for control in page.form().select("[name]")}
    judgements = {name: "Besproken, en het past." for name in asked if name.startswith("judgement_")}
    return {**judgements, **answers}
