"""Every form page by page, as somebody would type it."""

from collections.abc import Mapping
from typing import Any

from tests.support.tofill import ToFill
from tests.web.answers import PLAN, changed, go_on, step_of
from tests.web.page import Page
from tests.web.visitor import Visitor

CARE, VOLUNTEERING = "mantelzorg", "vrijwilligerswerk"
CANNOT, HELP, HOURS, CHANGE, OBJECTION = "kan-nu-niet", "hulp", "uren", "wijziging", "oneens"
CORRECTION = "correctie"


def given(monday: str, hours: str, why: str = "") -> Mapping[str, str]:
    """A week as it is typed in its row of the form for hours, with why it was less where it was."""
    return {f"weeks-{monday}": hours, **({f"weeks-{monday}-why": why} if why else {})}


TYPED: Mapping[str, Mapping[str, Mapping[str, Any]]] = ToFill(
    "tests/web/ways.py: TYPED",
    {
        "plan": PLAN,
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
            "hulp": {"support": ["call"]},
            "nummer": {"phone": "+31 (0)6 12345678"},
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
        CANNOT: {
            "reden": {"ground": "care"},
            "hoeveel": {"able": "some"},
            "uren": {"minutes": "2,5"},
            "tot-wanneer": {"until_kind": "date"},
            "tot-dag": {"until": ["31", "12", "2026"]},
            "al-besloten": {"decided": "no"},
            "nodig": {"needs": "Opvang voor mijn kind."},
            "bellen": {"call": "yes"},
            "nummer": {"phone": "+31 6 12 34 56 78"},
        },
        HELP: {
            "waarbij": {"topics": ["place", "language"]},
            "vertel": {"story": "Ik zoek een plek dicht bij huis."},
            "bellen": {"times": ["morning"]},
            "nummer": {"phone": "٠٦ ١٢٣٤٥٦٧٨"},
            "taal": {"tongue": "pl", "interpreter": "no"},
        },
        HOURS: {
            "weken": {**given("2026-08-24", "7,5", "ill"), "went": "well", "remark": ""},
            "nummer": {"phone": "06-12 34 56 78"},
        },
        CHANGE: {
            "wat": {"kind": "pause"},
            "vanaf": {"since": ["21", "9", "2026"]},
            "tot": {"until": ["30", "9", "2026"]},
            "vertel": {"story": "Wij gaan op reis."},
        },
        OBJECTION: {
            "waartegen": {"kind": "decision"},
            "welke-brief": {"letter": "other"},
            "andere-brief": {"other_letter": "Besluit over uw plan", "letter_day": ["1", "9", "2026"]},
            "waarom": {"why": "De school wil mij wel."},
            "wat-wilt-u": {"wish": "Kijk nog een keer naar mijn plan."},
            "gesprek": {"talk": "yes"},
            "haast": {"urgent": "no"},
        },
        CORRECTION: {
            "welke": {"which_data": ["person"]},
            "fout": {"is_wrong": "Mijn huisnummer in de brief van 2 maart."},
            "goed": {"should_be": "Nummer 21."},
        },
    },
)
"""By form and step, in the order of the form; a step that only some get is here too."""
STORED: Mapping[str, Mapping[str, Any]] = ToFill(
    "tests/web/ways.py: STORED",
    {
        CANNOT: {
            "ground": "care",
            "able": "some",
            "minutes": 150,
            "until_kind": "date",
            "until": "2026-12-31",
            "decided": "no",
            "needs": "Opvang voor mijn kind.",
            "call": "yes",
            "phone": "+31 6 12 34 56 78",
        },
        HELP: {
            "topics": ["place", "language"],
            "story": "Ik zoek een plek dicht bij huis.",
            "times": ["morning"],
            "phone": "06 12345678",
            "tongue": "pl",
            "interpreter": "no",
        },
        HOURS: {
            "weeks": [{"monday": "2026-08-24", "minutes": 450, "absence": "ill"}],
            "went": "well",
        },
        CHANGE: {"kind": "pause", "since": "2026-09-21", "until": "2026-09-30", "story": "Wij gaan op reis."},
        OBJECTION: {
            "kind": "decision",
            "letter": "other",
            "other_letter": "Besluit over uw plan",
            "letter_day": "2026-09-01",
            "why": "De school wil mij wel.",
            "wish": "Kijk nog een keer naar mijn plan.",
            "talk": "yes",
            "urgent": "no",
        },
        CORRECTION: {
            "which_data": ["person"],
            "is_wrong": "Mijn huisnummer in de brief van 2 maart.",
            "should_be": "Nummer 21.",
        },
    },
)
"""The same answers as they are kept."""
NEW = tuple(STORED)
WHO: Mapping[str, str] = {HOURS: "working"}
"""Who can send a form in, where not everybody can; else Fatima, who was asked and sent nothing yet."""


def who(flow: str) -> str:
    """Somebody of the demo who can send a form in."""
    return WHO.get(flow, "asked")


def fill_in(
    visitor: Visitor, flow: str, changes: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Page]:
    """Answer each page of a form that comes, up to the page that sends it; returns the pages in order."""
    answers = changed(TYPED[flow], changes)
    if flow == HOURS:
        return _fill_in_hours(visitor, answers)
    start = visitor.get(f"/mijn/{flow}/")
    pages = [visitor.get(next(link for link in start.links("main") if link.startswith(f"/mijn/{flow}/")))]
    while step_of(pages[-1]) != "controleren":
        pages.append(go_on(visitor, pages[-1], answers))
    return pages


def _fill_in_hours(visitor: Visitor, answers: Mapping[str, Mapping[str, Any]]) -> list[Page]:
    """The page with the weeks as they were typed, and no other; when it went badly, also the next."""
    page = visitor.open(f"/mijn/{HOURS}/")
    typed = {name: value for name, value in answers["weken"].items() if value}
    monday = next(name for name in typed if name.startswith("weeks-"))[len("weeks-") :][:10]
    others = dict.fromkeys(weeks_on(page), "")
    pages = [visitor.send(page, {**others, **typed, "weeks-open": monday}, status=200)]
    return [*pages, visitor.send(pages[-1])] if typed.get("went") == "badly" else pages


def weeks_on(page: Page) -> dict[str, str]:
    """What stands in each row for hours, by the name of its box."""
    boxes = page.soup.select(".p-week input[inputmode=decimal]")
    return {str(one["name"]): str(one.get("value", "")) for one in boxes}
