"""Telling what one already does, page by page, as somebody would type it."""

from collections.abc import Mapping
from typing import Any

from tests.web.answers import go_on, step_of
from tests.web.page import Page
from tests.web.visitor import Visitor

CARE, VOLUNTEERING = "mantelzorg", "vrijwilligerswerk"
TYPED: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    CARE: {
        "voor-wie": {"for_whom": "parent"},
        "zelfde-huis": {"same_house": "no"},
        "waarmee": {"which_help": ["household", "transport"]},
        "uren": {"minutes": "12,5"},
        "sinds": {"since": ["9", "2025"]},
        "langer": {"longer": "yes"},
        "geld": {"paid": "no"},
        "daarnaast": {"besides": "no"},
        "daarnaast-uren": {"besides_minutes": "3"},
        "hulp": {},
    },
    VOLUNTEERING: {
        "wat": {"what": "Elke week kook ik met een groep voor de buurt."},
        "waar": {"where": "Buurthuis De Brink"},
        "sinds": {"since": ["3", "2025"]},
        "uren": {"minutes": "8"},
        "onkosten": {"expenses": "no"},
        "bedragen": {"month_cents": "45,50", "year_cents": "546"},
        "navragen": {"may_ask": "yes"},
    },
}


def fill_in(
    visitor: Visitor, flow: str, changes: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Page]:
    """Answer each page of a form that comes, up to the page that checks; returns the pages in order."""
    answers = {**TYPED[flow], **(changes or {})}
    start = visitor.get(f"/mijn/{flow}/")
    pages = [visitor.get(next(link for link in start.links("main") if link.startswith(f"/mijn/{flow}/")))]
    while step_of(pages[-1]) != "controleren":
        pages.append(go_on(visitor, pages[-1], answers))
    return pages
