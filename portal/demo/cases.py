"""The situations of the fictional people, brought about by the same actions as in real life."""

import random
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from portal import clock
from portal.actions import drafts, handling, intake, objections, regimes, replying, together
from portal.actions.deciding.verdict import Design, Verdict, Weighing
from portal.actions.installation import Installation
from portal.actions.tick import tick
from portal.demo import postroom, signals
from portal.demo.acts import actor_of, add_client, add_paper, add_staff, decide_if_allowed, revision, send
from portal.demo.fitting import fitting
from portal.demo.people import (
    ASKED,
    CANNOT,
    CARE,
    CASELOAD,
    CLIENTS,
    EXEMPTION,
    FIRST_NAMES,
    FRIEND,
    HELP,
    HOURS,
    LAST_NAMES,
    OBJECTION,
    PLAN_JUDGED,
    PLANS,
    STAFF,
    VOLUNTEERING,
    VOLUNTEERING_JUDGED,
    VOLUNTEERING_VERDICT,
    DemoClient,
    Plan,
    key,
)
from portal.demo.statement import statement
from portal.domain.roles import Actor
from portal.domain.states import Outcome
from portal.domain.ways import Form
from portal.store import beschikkingen, invitations, submissions

SILENT = 2
DISPLACES: Mapping[str, Any] = {"replaces_paid_work": True}


def fill(portal: Installation) -> None:
    """Make the people and their cases in an empty database."""
    for name, member in STAFF.items():
        add_staff(portal, name, member)
    for name, person in CLIENTS.items():
        add_client(portal, name, person)
    with _days_ago(35):
        postroom.choose_portal(portal)
    _play(portal)
    _ask_for_rest(portal)
    _work(portal)
    _talk(portal)
    postroom.post_letters(portal)
    _caseload(portal)
    _quiet(portal)
    _report(portal)
    tick(portal)


def _play(portal: Installation) -> None:
    """The situations of the personas."""
    for name in ASKED:
        with _days_ago(40):
            intake.announce(portal, key(name), key("noor"), clock.today() + timedelta(days=60))
    with _days_ago(1):
        busy = actor_of(portal, "busy")
        drafts.save_answers(portal, busy, Form.PLAN, {"task": "Helpen in de kringloopwinkel op zaterdag."})
        add_paper(portal, busy, Form.PLAN, statement("Kringloopwinkel Voorbeeld", "zaterdag"))
    with _days_ago(2):
        drafts.save_answers(portal, _helper_of(portal, "assisted"), Form.PLAN, _answers(portal, PLANS[2]))
    with _days_ago(6):
        send(
            portal, "sent", Form.PLAN, _answers(portal, PLANS[0]), statement("Buurthuis De Brink", "dinsdag")
        )
    with _days_ago(9):
        asked = send(portal, "question", Form.PLAN, _answers(portal, PLANS[3], 6 * 60))
        handling.claim(portal, actor_of(portal, "noor"), asked)
        _ask(portal, asked, "Weet het verzorgingshuis al dat u wilt komen? Met wie sprak u?")
    with _days_ago(30):
        agreed, refused = (
            send(portal, "agreed", Form.PLAN, _answers(portal, PLANS[1], starts_in=17)),
            send(portal, "refused", Form.PLAN, _answers(portal, PLANS[4])),
        )
    with _days_ago(20):
        judged = _plan_judged(portal)
        decide_if_allowed(portal, agreed, judged, _plan_verdict(portal, Outcome.AGREED, PLANS[1]))
        judged = {**judged, **DISPLACES}
        decide_if_allowed(portal, refused, judged, _plan_verdict(portal, Outcome.REFUSED, PLANS[4]))
    with _days_ago(5):
        send(portal, "care", Form.CARE, CARE)
    with _days_ago(25):
        counts = send(portal, "volunteer", Form.VOLUNTEERING, VOLUNTEERING)
    with _days_ago(15):
        decide_if_allowed(portal, counts, VOLUNTEERING_JUDGED, VOLUNTEERING_VERDICT)


def _ask_for_rest(portal: Installation) -> None:
    """Somebody who can't now, and somebody who got an ontheffing."""
    with _days_ago(4):
        send(portal, "cannot", Form.CANNOT, {**CANNOT, "until": _in_days(120)})
    with _days_ago(30):
        claimed = send(portal, "exempt", Form.CANNOT, {**CANNOT, "until": _in_days(90)})
    with _days_ago(24):
        decide_if_allowed(portal, claimed, {}, replace(EXEMPTION, until=clock.today() + timedelta(days=114)))


def _work(portal: Installation) -> None:
    """Somebody who does a tegenprestatie, gives hours, and asked for a pause."""
    with _days_ago(60):
        plan = send(portal, "working", Form.PLAN, _answers(portal, PLANS[2], starts_in=12))
    with _days_ago(55):
        verdict = _plan_verdict(portal, Outcome.AGREED, PLANS[2])
        if not decide_if_allowed(portal, plan, _plan_judged(portal), verdict):
            return
    minutes = fitting(portal.law(clock.today())).minutes
    for weeks in (6, 5, 4) if _asks_hours(portal, plan) else ():
        monday = clock.today() - timedelta(days=clock.today().weekday(), weeks=weeks)
        with _days_ago((clock.today() - monday).days - 7):
            week = {"monday": monday.isoformat(), "minutes": minutes}
            send(portal, "working", Form.HOURS, {"weeks": [week], **HOURS})
    with _days_ago(14):
        change = send(
            portal, "working", Form.CHANGE, {"kind": "pause", "since": _in_days(0), "until": _in_days(7)}
        )
        handling.claim(portal, actor_of(portal, "noor"), change)
        days, text = (clock.today(), clock.today() + timedelta(days=7)), "U bent een week op vakantie."
        replying.confirm_pause(
            portal, actor_of(portal, "noor"), change, revision(portal, change), *days, text
        )


def _asks_hours(portal: Installation, submission_id: str) -> bool:
    """Whether hours are given of what was decided on this form."""
    with portal.store.read() as connection:
        submission = submissions.require(connection, submission_id)
        return regimes.law_of_case(portal, connection, submission, clock.today()).asks_hours


def _talk(portal: Installation) -> None:
    """Somebody who asked for help and got an answer, and somebody who objects."""
    with _days_ago(8):
        asked = send(portal, "helped", Form.HELP, HELP)
    with _days_ago(7):
        noor = actor_of(portal, "noor")
        handling.claim(portal, noor, asked)
        text = "Op maandag is er een taalcafé in de bibliotheek. Zal ik met u meegaan?"
        replying.answer(portal, noor, asked, revision(portal, asked), text)
    with _days_ago(30):
        plan = send(portal, "against", Form.PLAN, _answers(portal, PLANS[5]))
    with _days_ago(22):
        judged, verdict = _plan_judged(portal), _plan_verdict(portal, Outcome.REFUSED, PLANS[4])
        is_refused = decide_if_allowed(portal, plan, {**judged, **DISPLACES}, verdict)
    if not is_refused:
        return
    with _days_ago(3):
        send(portal, "against", Form.OBJECTION, {**OBJECTION, "letter": _letter_about(portal, plan)})


def _in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


def _letter_about(portal: Installation, submission_id: str) -> str:
    """The decision on something, as the form for bezwaar names it."""
    with portal.store.read() as connection:
        about = submissions.require(connection, submission_id)
        letter = beschikkingen.letter_about(connection, about.dossier_id, submission_id)
        assert letter is not None  # noqa: S101 - it was refused a moment ago
        return objections.reference(letter, about)


def _report(portal: Installation) -> None:
    """What was reported about work that displaces paid jobs."""
    karim = actor_of(portal, "karim")
    with _days_ago(28):
        posters = signals.report_posters(portal, actor_of(portal, "agreed"))
    with _days_ago(12):
        signals.report_cleaning(portal, karim)
    with _days_ago(8):
        signals.close_posters(portal, karim, posters)
    with _days_ago(3):
        signals.report_kitchen(portal)


def _caseload(portal: Installation) -> None:
    """Other people's plans, so that the list looks like a list."""
    chance = random.Random(42)  # noqa: S311 - fictional people, the same in every demo
    for number in range(CASELOAD):
        name = f"caseload-{number}"
        who = f"{chance.choice(FIRST_NAMES)} {chance.choice(LAST_NAMES)}"
        born = date(1965, 1, 1) + timedelta(days=chance.randrange(13_000))
        add_client(portal, name, DemoClient(who, "nl", born, ""))
        with _days_ago(chance.randrange(1, 50)):
            sent = send(
                portal,
                name,
                Form.PLAN,
                _answers(portal, chance.choice(PLANS), chance.choice((2, 4, 8, 12, 16, 20)) * 60),
            )
        if chance.random() < 0.3:
            handling.claim(portal, actor_of(portal, "thomas"), sent)


def _quiet(portal: Installation) -> None:
    """People of whom nothing was asked yet, and two who were asked and told nothing in time."""
    for number, (first, last) in enumerate(zip(FIRST_NAMES, reversed(LAST_NAMES), strict=False)):
        name = f"quiet-{number}"
        add_client(portal, name, DemoClient(f"{first} {last}", "nl", date(1975, 5, 1), ""))
        if number < SILENT:
            with _days_ago(45):
                intake.announce(portal, key(name), key("noor"), clock.today() + timedelta(days=42))


def _answers(
    portal: Installation, plan: Plan, minutes: int | None = None, starts_in: int = 60
) -> Mapping[str, Any]:
    """A plan as somebody would make it; without ``minutes`` as many as fit the rules."""
    task, day, place = plan
    fit = fitting(portal.law(clock.today()))
    return {
        "task": task,
        "day": day,
        "place": place,
        "contact_name": "mevrouw Postma",
        "contact_way": "010 000 00 20",
        "contact_told": ["yes"],
        "minutes": minutes or fit.minutes,
        "days": ["tue-morning", "thu-morning"],
        "starts_on": (clock.today() + timedelta(days=starts_in)).isoformat(),
        "months": fit.months,
        "pay": "none",
        "paid_before": "no",
        "strengths": "Ik ben geduldig en ik hou van mensen.",
        "afterwards": "Ik wil vaker onder de mensen zijn.",
        "needs": ["travel"],
    }


def _ask(portal: Installation, submission_id: str, text: str) -> None:
    noor = actor_of(portal, "noor")
    handling.ask_question(portal, noor, submission_id, revision(portal, submission_id), text)


def _plan_judged(portal: Installation) -> Mapping[str, Any]:
    """What a caseworker finds about a plan that goes well."""
    return {**PLAN_JUDGED, "kind": fitting(portal.law(clock.today())).kind}


def _plan_verdict(portal: Installation, outcome: Outcome, plan: Plan) -> Verdict:
    if outcome is Outcome.REFUSED:
        reasons = (
            "Op zaterdag is er bij deze club al een betaalde scheidsrechter.\nZijn werk mag niet wegvallen."
        )
        return Verdict(outcome=outcome, client_words="Ik wil graag fluiten bij de jeugd.", reasons=reasons)
    fit = fitting(portal.law(clock.today()))
    design = Design(
        task="U leest kleine groepjes kinderen voor. U kiest samen met de juf een boek.",
        place=plan[2],
        minutes_per_week=fit.minutes,
        days="dinsdag en donderdag, in de ochtend",
        starts_on=clock.today() + timedelta(days=7),
        months=fit.months,
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
    return Verdict(
        outcome=outcome,
        client_words="Ik wil graag voorlezen op school.",
        talk_on=clock.today() - timedelta(days=2),
        design=design,
        weighing=weighing,
    )


def _helper_of(portal: Installation, name: str) -> Actor:
    """A friend whom this person invited, and who came in."""
    code = together.invite(portal, actor_of(portal, name), FRIEND)
    return together.join(portal, invitations.key_of(code))[1]


def _days_ago(days: int) -> Any:
    day = clock.today() - timedelta(days=days)
    return clock.at(datetime.combine(day, time(10, 15), UTC))
