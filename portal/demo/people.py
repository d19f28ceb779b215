"""The fictional people, and what they tell the gemeente."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.actions.deciding.verdict import ExemptionVerdict, ExistingVerdict
from portal.domain.roles import Helper, HelperKind, Role
from portal.domain.states import Outcome
from portal.web.account.personas import Persona
from portal.wording import N_

SPACE = uuid.UUID("6f1a2c9e-0000-4000-8000-000000000000")
CASELOAD = 60


@dataclass(frozen=True)
class DemoClient:
    """A client whom one can be in the demo: who, in which language, and what the situation is."""

    name: str
    language: str
    born: date
    situation: str


@dataclass(frozen=True)
class DemoStaff:
    """A staff member whom one can be in the demo."""

    name: str
    job_title: str
    roles: frozenset[Role]
    situation: str


CLIENTS = {
    "asked": DemoClient(
        "Fatima El Amrani", "ar", date(1984, 5, 20), N_("Moet nog een plan maken. Leest Arabisch.")
    ),
    "busy": DemoClient("Jan Bakker", "nl", date(1971, 2, 3), N_("Is begonnen met een plan.")),
    "sent": DemoClient("Samuel Okoye", "en", date(1990, 11, 8), N_("Stuurde een plan in. Leest Engels.")),
    "question": DemoClient(
        "Youssef Haddad", "ar", date(1979, 7, 1), N_("Kreeg een vraag terug. Leest Arabisch.")
    ),
    "agreed": DemoClient("Marijke de Vries", "nl", date(1968, 9, 14), N_("Doet een tegenprestatie.")),
    "refused": DemoClient("Grace Mensah", "en", date(1995, 1, 30), N_("Kreeg een afwijzing. Leest Engels.")),
    "quiet": DemoClient("Ria Jansen", "nl", date(1988, 3, 22), N_("Kreeg nog geen vraag van de gemeente.")),
    "care": DemoClient("Saskia Peters", "nl", date(1974, 6, 11), N_("Zorgt voor haar moeder.")),
    "volunteer": DemoClient("Peter Groen", "nl", date(1980, 4, 2), N_("Doet al vrijwilligerswerk.")),
    "assisted": DemoClient(
        "Oksana Bondar", "uk", date(1986, 8, 24), N_("Kreeg hulp met een plan. Leest Oekraïens.")
    ),
    "exempt": DemoClient("Willem Smit", "nl", date(1982, 12, 5), N_("Heeft een ontheffing.")),
    "cannot": DemoClient("Olena Koval", "uk", date(1987, 10, 2), N_("Vroeg ontheffing. Leest Oekraïens.")),
    "working": DemoClient("Ayşe Yılmaz", "tr", date(1976, 8, 25), N_("Doet haar uren. Leest Turks.")),
    "helped": DemoClient("Marek Nowak", "pl", date(1991, 4, 17), N_("Kreeg hulp. Leest Pools.")),
    "against": DemoClient("Hendrik Visser", "nl", date(1969, 1, 9), N_("Maakte bezwaar tegen een besluit.")),
}
STAFF = {
    "noor": DemoStaff(
        "Noor Visser", "klantmanager", frozenset({Role.CASEWORKER}), N_("Klantmanager. Bekijkt plannen.")
    ),
    "thomas": DemoStaff(
        "Thomas de Groot", "klantmanager", frozenset({Role.CASEWORKER}), N_("Klantmanager. Bekijkt plannen.")
    ),
    "ingrid": DemoStaff(
        "Ingrid Mulder",
        "teamleider Participatie",
        frozenset({Role.DECIDER}),
        N_("Mag namens het college beslissen."),
    ),
    "karim": DemoStaff(
        "Karim Aziz", "kwaliteitsmedewerker", frozenset({Role.QUALITY_OFFICER}), N_("Kijkt mee met zaken.")
    ),
    "els": DemoStaff(
        "Els Hoekstra",
        "lid adviescommissie",
        frozenset({Role.COMMITTEE_MEMBER}),
        N_("Adviseert over verdringing."),
    ),
    "bram": DemoStaff(
        "Bram Kok", "functioneel beheerder", frozenset({Role.ADMINISTRATOR}), N_("Beheert het portaal.")
    ),
}
Plan = tuple[str, str, str]
"""What somebody wants to do, what that is on a day, and where."""
PLANS = (
    (
        "Koffie schenken in het buurthuis",
        "Ik schenk koffie en maak een praatje met de bezoekers.",
        "Buurthuis De Brink",
    ),
    (
        "Voorlezen op de basisschool",
        "Ik lees kleine groepjes kinderen voor uit een boek.",
        "Basisschool De Vlieger",
    ),
    (
        "Helpen in de moestuin van de wijk",
        "Ik wied, plant en deel groente uit aan buren.",
        "Wijktuin Het Groene Hart",
    ),
    (
        "Wandelen met ouderen uit het verzorgingshuis",
        "Ik haal iemand op en loop een rondje door het park.",
        "Zorghuis Avondrust",
    ),
    (
        "Scheidsrechter zijn bij de jeugd",
        "Ik fluit op zaterdag twee wedstrijden van de jeugd.",
        "Voetbalclub Oost",
    ),
    (
        "Taalmaatje zijn voor nieuwe buren",
        "Ik praat een uur Nederlands met iemand die pas hier is.",
        "Bibliotheek Centrum",
    ),
)
PERSON_VERIFIED: Mapping[str, Any] = {
    "can_seek_work": False,
    "fully_incapacitated": False,
    "single_parent_exemption": False,
    "exempt": False,
    "existing_activity": False,
    "paid_work_hours_per_week": 0,
    "in_reintegration": False,
}
"""What a caseworker finds about somebody whom nothing spares."""

PLAN_JUDGED = {
    "kind": "volunteering",
    "organisation_kind": "social",
    "description_clear": True,
    "unpaid": True,
    "additional": True,
    "replaces_paid_work": False,
    "someone_would_pay": False,
    "aims_at_labour_market": False,
    "reciprocity": "Begeleiding, koffie en een bedankje",
    "all_parties_convinced": True,
}
FRIEND = Helper("Iryna Melnyk", HelperKind.FRIEND, is_beside=False)
CANNOT = {
    "ground": "care",
    "able": "nothing",
    "until_kind": "date",
    "decided": "no",
    "needs": "Opvang voor mijn jongste kind.",
    "call": "yes",
}
EXEMPTION = ExemptionVerdict(
    outcome=Outcome.EXEMPTION_GRANTED,
    client_words="Ik zorg nu voor mijn kinderen.",
    reasons="U zorgt deze maanden alleen voor uw kinderen.\nEr is nog geen opvang.",
)
HOURS = {"went": "well"}
HELP = {
    "topics": ["language", "place"],
    "story": "Ik wil beter Nederlands leren.",
    "times": ["morning"],
    "tongue": "pl",
    "interpreter": "no",
}
OBJECTION = {
    "kind": "decision",
    "why": "De club zegt dat er niemand betaald fluit.",
    "wish": "Kijk nog een keer naar mijn plan.",
    "talk": "yes",
    "urgent": "no",
}
ASKED = (
    "asked",
    "busy",
    "assisted",
    "sent",
    "question",
    "agreed",
    "refused",
    "care",
    "volunteer",
    "exempt",
    "cannot",
    "helped",
    "against",
)
"""Who was asked for a tegenprestatie, forty days ago."""
CARE = {
    "for_whom": "parent",
    "same_house": "no",
    "which_help": ["household", "paperwork"],
    "minutes": 12 * 60,
    "since": "2025-09-01",
    "longer": "yes",
    "paid": "no",
    "besides": "no",
}
VOLUNTEERING = {
    "what": "Elke week kook ik met een groep voor de buurt.",
    "where": "Buurthuis De Brink",
    "since": "2025-03-01",
    "minutes": 8 * 60,
    "expenses": "no",
    "may_ask": "yes",
}
VOLUNTEERING_JUDGED = {"proven": True, "comparable": True, "replaces_paid_work": False}
VOLUNTEERING_VERDICT = ExistingVerdict(
    outcome=Outcome.EXISTING_COUNTS,
    client_words="Elke week kook ik met een groep voor de buurt.",
    activity="U kookt elke week met een groep voor de buurt, in Buurthuis De Brink.",
    minutes_per_week=8 * 60,
    reasons="Het buurthuis zegt dat u elke week komt.\nHet werk is nuttig voor de buurt en onbetaald.",
)
FIRST_NAMES = (
    "Anna",
    "Ahmed",
    "Bea",
    "Chen",
    "Derya",
    "Emil",
    "Farah",
    "Gert",
    "Hanna",
    "Idris",
    "Joke",
    "Kofi",
)
LAST_NAMES = ("Aksoy", "Bos", "Claes", "Diallo", "Evers", "Fikri", "Gerritsen", "Hassan", "Ivanova", "Jonker")


def key(name: str) -> str:
    """The key of a fictional person: the same in every demo database."""
    return str(uuid.uuid5(SPACE, name))


def personas() -> Sequence[Persona]:
    """Everybody one can be in the demo."""
    return (
        *(Persona(key(name), who.name, who.situation, is_staff=False) for name, who in CLIENTS.items()),
        *(Persona(key(name), who.name, who.situation, is_staff=True) for name, who in STAFF.items()),
    )
