"""A fictional caseload, made with the same actions as real life and the clock set back where needed.

Nobody in it exists. Names, addresses and plans are made up; no BSN is used anywhere.
"""

import random
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from portal import clock
from portal.actions import drafts, handling, intake
from portal.actions.assessing import assess_plan
from portal.actions.decide import decide, design_facts
from portal.actions.installation import Installation
from portal.actions.verdict import Design, Verdict, Weighing
from portal.domain.roles import Actor, Role
from portal.domain.states import Outcome
from portal.store import drafts as draft_store
from portal.store import people, submissions
from portal.web.account.personas import Persona
from portal.web.client.forms import FLOWS
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
    "exempt": DemoClient("Willem Smit", "nl", date(1982, 12, 5), N_("Heeft een ontheffing.")),
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


def fill(portal: Installation) -> None:
    """Make the people and their cases in an empty database."""
    for name, member in STAFF.items():
        _add_staff(portal, name, member)
    for name, person in CLIENTS.items():
        _add_client(portal, name, person)
    _play(portal)
    _caseload(portal)


def _play(portal: Installation) -> None:
    """The situations of the personas."""
    for name in ("asked", "busy", "sent", "question", "agreed", "refused"):
        with _days_ago(40):
            intake.announce(portal, key(name), key("noor"), clock.today() + timedelta(days=60))
    with _days_ago(1):
        drafts.save_answers(
            portal, _actor(portal, "busy"), "plan", {"task": "Helpen in de kringloopwinkel op zaterdag."}
        )
    with _days_ago(6):
        _send(portal, "sent", PLANS[0], hours=8)
    with _days_ago(9):
        asked = _send(portal, "question", PLANS[3], hours=6)
        handling.claim(portal, _actor(portal, "noor"), asked)
        _ask(portal, asked, "Weet het verzorgingshuis al dat u wilt komen? Met wie sprak u?")
    with _days_ago(30):
        agreed, refused = (
            _send(portal, "agreed", PLANS[1], hours=8),
            _send(portal, "refused", PLANS[4], hours=8),
        )
    with _days_ago(20):
        _decide(portal, agreed, Outcome.AGREED)
        _decide(portal, refused, Outcome.REFUSED)


def _caseload(portal: Installation) -> None:
    """Other people's plans, so that the queue looks like a queue."""
    chance = random.Random(42)  # noqa: S311 - fictional people, the same in every demo
    for number in range(CASELOAD):
        name = f"caseload-{number}"
        who = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
        born = date(1965, 1, 1) + timedelta(days=chance.randrange(13_000))
        _add_client(portal, name, DemoClient(who, "nl", born, ""))
        with _days_ago(chance.randrange(1, 50)):
            sent = _send(portal, name, chance.choice(PLANS), hours=chance.choice((2, 4, 8, 12, 16, 20)))
        if chance.random() < 0.3:
            handling.claim(portal, _actor(portal, "thomas"), sent)


def _add_staff(portal: Installation, name: str, member: DemoStaff) -> None:
    values = {"id": key(name), "name": member.name, "job_title": member.job_title, "phone": "010 000 00 10"}
    intake.register_staff(portal, values, member.roles)


def _add_client(portal: Installation, name: str, person: DemoClient) -> None:
    first, last = person.name.split(" ", 1)
    values = {
        "id": key(name),
        "first_name": first,
        "last_name": last,
        "birth_date": person.born,
        "street": "Voorbeeldstraat 12",
        "postal_code": "1000 AA",
        "city": portal.gemeente.name,
        "mail": f"{name}@voorbeeld.invalid",
        "language": person.language,
        "benefit": "participatiewet",
        "benefit_since": clock.today() - timedelta(days=120),
    }
    verified: dict[str, Any] = {"can_seek_work": False}
    if name == "exempt":
        verified["exempt_until"] = (clock.today() + timedelta(days=90)).isoformat()
    intake.register_client(portal, values, verified)


def _send(portal: Installation, name: str, plan: tuple[str, str, str], hours: int) -> str:
    actor, flow = _actor(portal, name), FLOWS["plan"]
    drafts.save_answers(portal, actor, flow.slug, _answers(plan, hours))
    with portal.store.read() as connection:
        draft = draft_store.get(connection, actor.id, flow.slug)
    assert draft is not None  # noqa: S101 - saved a moment ago
    shown = flow.shown(draft.answers, actor.language)
    return flow.submit(portal, actor, flow=flow.slug, draft_id=draft.id, shown=shown, language=actor.language)


def _answers(plan: tuple[str, str, str], hours: int) -> Mapping[str, Any]:
    task, day, place = plan
    return {
        "task": task,
        "day": day,
        "place": place,
        "contact_name": "mevrouw Postma",
        "contact_way": "010 000 00 20",
        "contact_told": ["yes"],
        "minutes": hours * 60,
        "days": ["tue-morning", "thu-morning"],
        "starts_on": (clock.today() + timedelta(days=60)).isoformat(),
        "months": 3,
        "pay": "none",
        "paid_before": "no",
        "strengths": "Ik ben geduldig en ik hou van mensen.",
        "afterwards": "Ik wil vaker onder de mensen zijn.",
        "needs": ["travel"],
    }


def _ask(portal: Installation, submission_id: str, text: str) -> None:
    noor = _actor(portal, "noor")
    handling.ask_question(portal, noor, submission_id, _revision(portal, submission_id), text)


def _decide(portal: Installation, submission_id: str, outcome: Outcome) -> None:
    noor = _actor(portal, "noor")
    handling.claim(portal, noor, submission_id)
    activity = {
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
    handling.judge(portal, noor, submission_id, _revision(portal, submission_id), {}, activity)
    verdict = _verdict(portal, submission_id, outcome)
    decide(portal, _actor(portal, "ingrid"), submission_id, _revision(portal, submission_id), verdict)


def _verdict(portal: Installation, submission_id: str, outcome: Outcome) -> Verdict:
    if outcome is Outcome.REFUSED:
        reasons = (
            "Op zaterdag is er bij deze club al een betaalde scheidsrechter.\nZijn werk mag niet wegvallen."
        )
        return Verdict(outcome=outcome, client_words="Ik wil graag fluiten bij de jeugd.", reasons=reasons)
    design = Design(
        task="U leest kleine groepjes kinderen voor. U kiest samen met de juf een boek.",
        place="Basisschool De Vlieger, Voorbeeldlaan 3",
        minutes_per_week=_agreed_hours(portal) * 60,
        days="dinsdag en donderdag, in de ochtend",
        starts_on=clock.today() + timedelta(days=7),
        months=3,
        guide="mevrouw Postma, juf van groep 3",
        organisation_gives="De school geeft uitleg, koffie en na afloop een getuigschrift.",
    )
    weighing = Weighing(
        ability="U kunt een ochtend achter elkaar lezen en staan.",
        situation="U woont dichtbij de school en uw kinderen zijn dan ook op school.",
        wishes="U leest graag voor en u houdt van kinderen.",
        existing="U deed nog geen ander vrijwilligerswerk.",
        no_displacement="De juf blijft lesgeven. Zonder u wordt er niet extra voorgelezen.",
    )
    with portal.store.read() as connection:
        submission = submissions.require(connection, submission_id)
        found = assess_plan(portal, connection, submission, clock.today(), design_facts(design))
    judgements = {finding.code: "Dit is met de inwoner besproken en het past." for finding in found.to_judge}
    return Verdict(
        outcome=outcome,
        client_words="Ik wil graag voorlezen op school.",
        talk_on=clock.today() - timedelta(days=2),
        design=design,
        weighing=weighing,
        judgements=judgements,
    )


def _agreed_hours(portal: Installation) -> int:
    """Eight hours a week, or what fits where the regeling counts by the year."""
    most = portal.law(clock.today()).regeling.size.year_hours_maximum
    return min(8, int(most.value / 52)) if most else 8


def _revision(portal: Installation, submission_id: str) -> int:
    with portal.store.read() as connection:
        return submissions.require(connection, submission_id).revision


def _actor(portal: Installation, name: str) -> Actor:
    with portal.store.read() as connection:
        actor = people.actor(connection, key(name))
    assert actor is not None  # noqa: S101 - made by fill
    return actor


def _days_ago(days: int) -> Any:
    day = clock.today() - timedelta(days=days)
    return clock.at(datetime.combine(day, time(10, 15), UTC))
