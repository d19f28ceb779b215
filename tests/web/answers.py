"""A plan that goes well, as somebody would type it, page by page."""

from collections.abc import Mapping
from typing import Any

from tests.web.page import Page
from tests.web.visitor import Visitor

PLAN: Mapping[str, Mapping[str, Any]] = {
    "wat": {
        "task": "Koffie schenken en een praatje maken in het buurthuis.",
        "day": "Ik zet koffie, schenk in en ruim daarna de tafels af.",
    },
    "waar": {
        "place": "Buurthuis De Brink",
        "contact_name": "mevrouw Postma",
        "contact_way": "010 000 00 20",
        "contact_told": ["yes"],
    },
    "uren": {"minutes": "20", "days": ["mon-morning", "tue-morning"]},
    "begin": {"starts_on": ["1", "12", "2026"], "months": "3"},
    "geld": {"pay": "none"},
    "bedrag": {"pay_cents": "12,50"},
    "eerst-betaald": {"paid_before": "no"},
    "goed-in": {
        "strengths": "Ik ben geduldig.",
        "afterwards": "Onder de mensen zijn.",
        "needs": ["travel"],
    },
}


def step_of(page: Page) -> str:
    """The step of the form that a page asks; the check page is ``controleren``."""
    return page.url.partition("?")[0].rsplit("/", 1)[1]


def fill_plan(visitor: Visitor, changes: Mapping[str, Mapping[str, Any]] | None = None) -> list[Page]:
    """Answer each page that comes, up to the page that checks; returns the pages in order."""
    answers = changed(PLAN, changes)
    start = visitor.get("/mijn/plan/")
    pages = [visitor.get(next(link for link in start.links("main") if link.startswith("/mijn/plan/")))]
    while step_of(pages[-1]) != "controleren":
        pages.append(go_on(visitor, pages[-1], answers))
    return pages


def changed(
    typed: Mapping[str, Mapping[str, Any]], changes: Mapping[str, Mapping[str, Any]] | None
) -> dict[str, dict[str, Any]]:
    """What is typed, with some answers in the place of others; the rest of their page stays."""
    changes = changes or {}
    return {step: {**typed.get(step, {}), **changes.get(step, {})} for step in (*typed, *changes)}


def go_on(visitor: Visitor, page: Page, answers: Mapping[str, Mapping[str, Any]]) -> Page:
    """Answer a page."""
    return visitor.send(page, answers[step_of(page)])
