"""A bezwaar is registered: its receipt, its terms, and that nothing less closes it."""

import hashlib
from datetime import date

import pytest

from portal.actions import messaging, replying
from portal.actions.installation import Installation
from portal.domain.errors import MovedOn
from portal.domain.roles import Actor
from portal.letters.contexts import ObjectionReceived
from portal.store import objections
from portal.store.base import new_id
from portal.store.objections import Objection
from tests.actions.conftest import MONDAY
from tests.actions.deciding import everything
from tests.actions.test_replying import TEXT, Sent, answer, fields_of, letter_about
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import read
from tests.fixtures.ways import OBJECTION, revision


def register(portal: Installation, actor: Actor, key: str, *missing: str) -> None:
    """Register a bezwaar at the present revision."""
    replying.register_objection(portal, actor, key, revision(portal, key), TEXT, missing)


def registered(portal: Installation, key: str) -> Objection | None:
    """What is kept of a bezwaar."""
    with portal.store.read() as connection:
        return objections.of_submission(connection, key)


class TestObjection:
    @on_each_database
    def test_the_receipt_names_the_letter_and_the_terms(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(OBJECTION)
        assert read(installation, key).decide_by == date(2026, 3, 9)  # five working days
        register(installation, noor, key)
        letter, pdf = letter_about(installation, key)
        assert (letter.template, letter.beschikking_id) == ("ontvangst-bezwaar", None)
        sha = hashlib.sha256(pdf).hexdigest()
        assert fields_of(installation, key, "objection:registered") == {
            "decide_by": "2026-04-28",
            "letter_sha256": sha,
        }
        assert fields_of(installation, key, "case:answered") == {"reply": "registered"}

    @pytest.mark.parametrize(
        ("gemeente", "decide_by"),
        [("hoogezand-sappemeer", date(2026, 4, 28)), ("rotterdam", date(2026, 6, 9))],
    )
    def test_six_weeks_or_twelve_with_a_committee_from_the_end_of_the_term(
        self,
        installation: Installation,
        noor: Actor,
        on_desk: Sent,
        press: FakePress,
        decide_by: date,
    ) -> None:
        register(installation, noor, on_desk(OBJECTION, letter_day="2026-02-03"))
        told = press.made[-1][2]
        assert isinstance(told, ObjectionReceived)
        assert (told.decision_sent_on, told.decide_by) == (date(2026, 2, 3), decide_by)
        assert (told.against, told.received_at) == ("Besluit over uw plan", MONDAY)
        assert (told.is_late, told.missing, told.repair_by) == (False, (), None)

    @pytest.mark.parametrize(("sent_on", "is_late"), [("2026-01-19", False), ("2026-01-16", True)])
    def test_who_comes_after_six_weeks_is_asked_why(
        self,
        installation: Installation,
        noor: Actor,
        on_desk: Sent,
        press: FakePress,
        sent_on: str,
        is_late: bool,
    ) -> None:
        register(installation, noor, on_desk(OBJECTION, letter_day=sent_on))
        told = press.made[-1][2]
        assert isinstance(told, ObjectionReceived)
        assert told.is_late is is_late
        assert told.repair_by == (date(2026, 3, 16) if is_late else None)

    def test_against_a_very_old_decision_no_day_is_promised_that_has_passed(
        self, installation: Installation, noor: Actor, on_desk: Sent, press: FakePress
    ) -> None:
        register(installation, noor, on_desk(OBJECTION, letter_day="2025-02-03"))
        told = press.made[-1][2]
        assert isinstance(told, ObjectionReceived)
        assert (told.is_late, told.decide_by) == (True, None)

    def test_against_a_letter_of_ours_its_number_and_day_are_known(
        self, installation: Installation, noor: Actor, imposed: str, on_desk: Sent, press: FakePress
    ) -> None:
        number = read(installation, imposed).number
        key = on_desk(OBJECTION, letter=f"{number}/2026-03-02", other_letter=None, letter_day=None)
        register(installation, noor, key)
        told = press.made[-1][2]
        assert isinstance(told, ObjectionReceived)
        assert (told.against, told.decision_sent_on) == (number, date(2026, 3, 2))

    def test_what_is_missing_can_be_added_within_two_weeks(
        self, installation: Installation, noor: Actor, on_desk: Sent, press: FakePress
    ) -> None:
        register(installation, noor, on_desk(OBJECTION, why=""), "Waarom u het er niet mee eens bent")
        told = press.made[-1][2]
        assert isinstance(told, ObjectionReceived)
        assert told.missing == ("Waarom u het er niet mee eens bent",)
        assert told.repair_by == date(2026, 3, 16)

    @pytest.mark.parametrize("kind", ["intention", "treatment"])
    def test_a_zienswijze_and_a_complaint_are_answered_and_not_registered(
        self, installation: Installation, noor: Actor, on_desk: Sent, press: FakePress, kind: str
    ) -> None:
        key = on_desk(OBJECTION, kind=kind)
        with pytest.raises(MovedOn):
            register(installation, noor, key)
        answer(installation, noor, key)
        assert press.made == []

    @on_each_database
    def test_a_bezwaar_is_closed_by_nothing_else_than_its_registration(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(OBJECTION)
        before = everything(installation)
        with pytest.raises(MovedOn):
            answer(installation, noor, key, "Dank u.")
        assert everything(installation) == before
        register(installation, noor, key)
        assert registered(installation, key) == Objection(key, MONDAY.date(), date(2026, 4, 28))

    def test_what_comes_after_the_registration_is_answered_and_keeps_the_term(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(OBJECTION, why="")
        register(installation, noor, key, "Waarom u het er niet mee eens bent")
        messaging.write_back(installation, fatima, key, "De school wil mij wel.", request_id=new_id())
        with pytest.raises(MovedOn):
            register(installation, noor, key)
        answer(installation, noor, key)
        found = registered(installation, key)
        assert found is not None
        assert found.decide_by == date(2026, 4, 28)

    def test_against_a_very_old_decision_no_day_is_kept(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(OBJECTION, letter_day="2025-02-03")
        register(installation, noor, key)
        assert registered(installation, key) == Objection(key, MONDAY.date(), None)
