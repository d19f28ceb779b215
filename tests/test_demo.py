"""The demo shows what it promises, for every gemeente, with people who do not exist."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from portal import clock, demo
from portal.actions.installation import Installation
from portal.actions.tick import Ticked, tick
from portal.demo import cases
from portal.domain.roles import Role
from portal.domain.signals import SignalState
from portal.domain.states import Handling, Obligation, Outcome
from portal.domain.tasks import TaskState, Term
from portal.domain.ways import Form
from portal.languages import LANGUAGES
from portal.store import (
    beschikkingen,
    conversation,
    dossiers,
    drafts,
    exemptions,
    people,
    signals,
    submissions,
    tampering,
    tasklist,
    tasks,
    trail,
)
from portal.store.base import Connection
from portal.store.submissions import Submission
from tests.fixtures.installations import law
from tests.fixtures.rows import list_clients

LINES = 4
DECIDED = {
    "agreed": Outcome.AGREED,
    "refused": Outcome.REFUSED,
    "volunteer": Outcome.EXISTING_COUNTS,
    "exempt": Outcome.EXEMPTION_GRANTED,
    "working": Outcome.AGREED,
    "against": Outcome.REFUSED,
}
LEANS_ON = {Outcome.EXISTING_COUNTS: "volunteering_effect"}
"""A rule without which the demo leaves a case open: no decision of that kind would have a basis."""
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def small_and_on_one_day(monkeypatch: pytest.MonkeyPatch, moment: Callable[[datetime], None]) -> None:
    """A list of a few lines, on a day that stays the same."""
    monkeypatch.setattr(cases, "CASELOAD", LINES)
    moment(NOW)


@pytest.fixture
def filled(installation: Installation) -> Installation:
    """A portal with the people of the demo."""
    demo.fill(installation)
    return installation


def decided(portal: Installation) -> dict[str, Outcome]:
    """What is decided under the rules of this gemeente."""
    existing = portal.law(clock.today()).regeling.existing
    return {
        name: outcome
        for name, outcome in DECIDED.items()
        if outcome not in LEANS_ON or getattr(existing, LEANS_ON[outcome])
    }


def sent_by(connection: Connection, name: str) -> list[Submission]:
    """What one of the personas sent in."""
    return submissions.list_of_dossier(connection, dossier_of(connection, name).id)


def dossier_of(connection: Connection, name: str) -> dossiers.Dossier:
    """The dossier of one of the personas."""
    return dossiers.require_of_client(connection, demo.key(name))


@pytest.mark.parametrize("gemeente", law().gemeenten)
def test_every_gemeente_gets_its_people_and_the_situations_that_are_promised(filled: Installation) -> None:
    with filled.store.read() as connection:
        assert dossier_of(connection, "quiet").obligation is Obligation.INTAKE
        assert dossier_of(connection, "asked").obligation is Obligation.ANNOUNCED
        assert [draft.flow for draft in drafts.list_of(connection, demo.key("busy"))] == ["plan"]
        assert [one.state for one in sent_by(connection, "sent")] == [Handling.RECEIVED]
        [asked] = sent_by(connection, "question")
        assert conversation.open_question(connection, asked.id) is not None
        exempt_until = exemptions.nothing_asked_until(connection, dossier_of(connection, "exempt").id)
        assert exempt_until is not None
        assert exempt_until > clock.today()
        for name, outcome in decided(filled).items():
            [decision] = beschikkingen.list_of_dossier(connection, dossier_of(connection, name).id)
            assert decision.outcome is outcome
        assert beschikkingen.activities_of_dossier(connection, dossier_of(connection, "agreed").id)
        waiting = LINES + 5 + len(DECIDED) - len(decided(filled))
        assert tasklist.count(connection, tasklist.Filter(kinds=tuple(Form))) == waiting
        assert list(trail.broken_links(connection)) == []
        assert tampering.compare(connection) == tampering.Comparison([], {})


@pytest.mark.parametrize("gemeente", law().gemeenten)
def test_there_are_people_to_ask_and_some_who_told_nothing_in_time(filled: Installation) -> None:
    number = min(len(cases.FIRST_NAMES), len(cases.LAST_NAMES))
    with filled.store.read() as connection:
        quiet = [dossier_of(connection, f"quiet-{one}") for one in range(number)]
        waiting = tasks.open_of_kind(connection, Term.NO_PROPOSAL)
    silent = [one for one in quiet if one.obligation is Obligation.ANNOUNCED]
    assert len(silent) == cases.SILENT < len(quiet)
    assert {one.obligation for one in quiet if one not in silent} == {Obligation.INTAKE}
    assert {one.dossier_id for one in waiting} == {one.id for one in silent}
    assert {(one.state, one.staff_id) for one in waiting} == {(TaskState.OPEN, demo.key("noor"))}


def test_the_demo_has_looked_at_the_clock(filled: Installation) -> None:
    assert tick(filled) == Ticked(dict.fromkeys(Term, 0), dict.fromkeys(Term, 0), 0)


@pytest.mark.parametrize("day", ["2027-01-04", "2028-02-29", "2026-12-26", "2026-03-29"])
def test_the_demo_can_be_made_on_any_day(
    installation: Installation, day: str, moment: Callable[[datetime], None]
) -> None:
    moment(datetime.fromisoformat(f"{day}T22:30:00+00:00"))
    demo.fill(installation)
    with installation.store.read() as connection:
        [plan] = sent_by(connection, "sent")
    assert clock.day_of(plan.received_at) == clock.today() - timedelta(days=6)


def test_everybody_one_can_be_is_there_and_is_who_he_says(filled: Installation) -> None:
    with filled.store.read() as connection:
        for persona in demo.personas():
            actor = people.actor(connection, persona.id)
            assert actor is not None
            assert (actor.name, actor.is_client) == (persona.name, not persona.is_staff)
            assert persona.situation


def test_there_are_enough_people_to_be() -> None:
    roles = [role for member in demo.STAFF.values() for role in member.roles]
    assert len(demo.CLIENTS) >= 6
    assert roles.count(Role.CASEWORKER) >= 2
    assert set(roles) == set(Role) - {Role.CLIENT, Role.HELPER}
    assert {client.language for client in demo.CLIENTS.values()} <= set(LANGUAGES)
    assert len({client.language for client in demo.CLIENTS.values()}) >= 3


def test_a_decided_plan_has_its_letter(filled: Installation) -> None:
    with filled.store.read() as connection:
        for name in ("agreed", "refused"):
            [letter] = beschikkingen.letters_of_dossier(connection, dossier_of(connection, name).id)
            assert beschikkingen.pdf_of(connection, letter.id).startswith(b"%PDF")


def test_nothing_in_the_demo_happens_in_the_future(filled: Installation) -> None:
    with filled.store.read() as connection:
        dossier = dossier_of(connection, "question")
        [plan] = sent_by(connection, "question")
        events = trail.of(connection, dossier.id, plan.id)
    assert [event.event for event in events] == [
        "obligation:announced",
        "form:submitted",
        "case:claimed",
        "question:asked",
    ]
    assert all(event.at < NOW.isoformat() for event in events)


def test_nobody_in_the_demo_can_be_reached_by_mail(filled: Installation) -> None:
    with filled.store.read() as connection:
        clients = list_clients(connection)
    quiet = min(len(cases.FIRST_NAMES), len(cases.LAST_NAMES))
    assert len(clients) == len(demo.CLIENTS) + LINES + quiet
    assert all(client.mail and client.mail.endswith(".invalid") for client in clients)


@pytest.mark.parametrize("gemeente", law().gemeenten)
def test_there_is_a_report_in_each_stage_that_this_gemeente_knows(filled: Installation) -> None:
    with filled.store.read() as connection:
        found = [one.state for one in signals.page(connection, tuple(SignalState)).rows]
    has_committee = filled.law(clock.today()).regeling.content.committee is not None
    middle = SignalState.WITH_COMMITTEE if has_committee else SignalState.TAKEN
    assert sorted(found) == sorted([SignalState.RECEIVED, middle, SignalState.CLOSED])
