"""Deviating from an article: only where the regeling says so, with reasons, and a second person agreeing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

import pytest
import sqlalchemy as sa

from portal.actions import handling
from portal.actions.deciding import deviating
from portal.actions.deciding.checked import sheet_of
from portal.actions.deciding.decide import decide
from portal.actions.deciding.deviating import Stands
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Forbidden, Incomplete, MovedOn, NotFound
from portal.domain.roles import Actor, Role
from portal.domain.states import Outcome
from portal.letters.contexts import CheckedDecision, Decision, ExistingDecision
from portal.rules.asked import Asked
from portal.store import beschikkingen, deviations, dossiers
from portal.store.base import Store
from portal.store.tables import trail
from portal.wording.checktitles import QUESTIONS
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now, everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.deviating import NO, WHY, YES, asked_about, look
from tests.fixtures.existing import CARE, COUNTS, DOES_NOT_COUNT, judge_report, report
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_staff
from tests.fixtures.plans import read, verify
from tests.fixtures.verdicts import reasoned
from tests.gemeenten.odd import OOSTWOUDE, odd_law

ALMOST = replace(COUNTS, minutes_per_week=7 * 60 + 30)
OF_CARE = {Asked.CARE_DEFINITION: WHY, Asked.CARE_COUNTS: WHY}


@pytest.fixture
def gemeente() -> str:
    """Eight hours of care are asked in article 4, from which the college may deviate by article 8."""
    return OOSTWOUDE


@pytest.fixture
def installation(store: Store, press: FakePress, gemeente: str) -> Installation:
    """A portal of an odd gemeente."""
    return Installation(gemeente, "https://portaal.voorbeeld.invalid", store, odd_law(), press)


@pytest.fixture
def both(installation: Installation) -> Actor:
    """Somebody who decides and is a quality officer as well."""
    return add_staff(installation, "Sanne de Wit", Role.DECIDER, Role.QUALITY_OFFICER)


@pytest.fixture
def almost(installation: Installation, fatima: Actor, noor: Actor) -> str:
    """Seven and a half hours of care a week, judged by Noor: all that art. 4 asks but half an hour."""
    key = report(installation, fatima, CARE, minutes=7 * 60 + 30)
    judge_report(installation, noor, key)
    return key


Ask = Callable[..., str]


@pytest.fixture
def ask(installation: Installation, ingrid: Actor, almost: str, moment: Callable[[datetime], None]) -> Ask:
    """Ingrid asks a second person: ``ask()``, or another does; returns the key of the question.

    Each time a minute later.
    """

    minutes = (MONDAY + timedelta(minutes=one) for one in count())

    def asking(
        actor: Actor = ingrid, outcome: Outcome = Outcome.EXISTING_COUNTS, reasons: object = None
    ) -> str:
        moment(next(minutes))
        return asked_about(installation, actor, almost, outcome, reasons or OF_CARE)

    return asking


def letter(press: FakePress) -> Decision:
    """The letter that was made last."""
    made = press.made[-1][2]
    assert isinstance(made, Decision)
    return made


class TestAnAgreementOpensTheOutcome:
    def test_without_one_the_outcome_is_blocked_and_nothing_changes(
        self, installation: Installation, ingrid: Actor, almost: str
    ) -> None:
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, almost, ALMOST)
        assert set(blocked.value.asked) == set(OF_CARE)
        assert everything(installation) == before
        assert look(installation, almost).stands is Stands.NOT_ASKED

    @pytest.mark.parametrize("answer", [None, False])
    def test_while_it_waits_and_after_a_no_it_stays_blocked(
        self, installation: Installation, ingrid: Actor, karim: Actor, almost: str, ask: Ask, answer: object
    ) -> None:
        key = ask()
        if answer is False:
            deviating.judge(installation, karim, key, False, NO)
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, almost, ALMOST)
        stands = look(installation, almost).stands
        assert stands is (Stands.NOT_AGREED if answer is False else Stands.WAITS)

    def test_the_letter_names_the_article_that_allows_it_and_why_and_no_second_person(
        self,
        installation: Installation,
        ingrid: Actor,
        karim: Actor,
        almost: str,
        ask: Ask,
        press: FakePress,
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        decide_now(installation, ingrid, almost, ALMOST)
        told = letter(press)
        [deviated] = told.deviations
        assert (deviated.articles, deviated.by, deviated.words) == (("art. 4",), "art. 8", WHY)
        assert isinstance(told, ExistingDecision)
        assert (told.effect, told.because) == ("not_imposed", "deviated")
        own = [one.article for one in told.rules if "Oostwoude" in one.source]
        assert own == ["art. 8"]  # nothing of article 4 is met
        assert karim.name not in repr(told)

    def test_what_is_kept_says_who_agreed_and_the_sheet_shows_it(
        self,
        installation: Installation,
        ingrid: Actor,
        karim: Actor,
        almost: str,
        ask: Ask,
        press: FakePress,
    ) -> None:
        key = ask()
        deviating.judge(installation, karim, key, True, YES)
        beschikking = decide_now(installation, ingrid, almost, ALMOST)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, beschikking)
            used = deviations.require(connection, key)
        assert kept is not None
        aside = {one["asks"]: one for one in kept["grounds"] if one["deviates"]}
        assert set(aside) == set(OF_CARE)
        for one in aside.values():
            assert (one["standing"], one["carries"]) == ("not_met", False)
            assert (one["deviation"]["judged_by"], one["deviation"]["judgement"]) == ("klantmanager", YES)
        assert (used.beschikking_id, used.judged_by) == (beschikking, karim.id)
        sheet_of(installation, ingrid, almost)
        sheet = press.made[-1][2]
        assert isinstance(sheet, CheckedDecision)
        [line] = [one for one in sheet.questions if one.question == QUESTIONS[Asked.CARE_DEFINITION]]
        assert line.deviates is not None
        assert (line.standing, line.deviates.by, line.deviates.function) == (
            "voldoet niet",
            "art. 8",
            "klantmanager",
        )

    def test_the_trail_has_each_step_and_no_reason(
        self, installation: Installation, ingrid: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        decide_now(installation, ingrid, almost, ALMOST)
        with installation.store.read() as connection:
            found = connection.execute(sa.select(trail).order_by(trail.c.seq)).all()
        told = [one.event for one in found if one.object_id == almost]
        assert told[-3:] == ["deviation:asked", "deviation:judged", "case:decided"]
        assert not any(WHY in one.fields or YES in one.fields for one in found)


class TestAnotherPerson:
    def test_nobody_is_his_own_second_person(self, installation: Installation, both: Actor, ask: Ask) -> None:
        key = ask(both)
        with pytest.raises(Forbidden):
            deviating.judge(installation, both, key, True, YES)

    def test_nor_is_who_handles_the_case(
        self, installation: Installation, noor: Actor, both: Actor, almost: str, ask: Ask
    ) -> None:
        handling.release(installation, noor, almost)
        handling.claim(installation, both, almost)
        with pytest.raises(Forbidden):
            deviating.judge(installation, both, ask(), True, YES)

    def test_nor_does_the_second_person_decide(
        self, installation: Installation, ingrid: Actor, both: Actor, almost: str, ask: Ask
    ) -> None:
        deviating.judge(installation, both, ask(), True, YES)
        with pytest.raises(BlockedByRule):
            decide_now(installation, both, almost, ALMOST)
        decide_now(installation, ingrid, almost, ALMOST)

    def test_a_caseworker_neither_asks_nor_judges(
        self, installation: Installation, noor: Actor, thomas: Actor, ask: Ask
    ) -> None:
        with pytest.raises(Forbidden):
            ask(noor)
        with pytest.raises(Forbidden):
            deviating.judge(installation, thomas, ask(), True, YES)


class TestWhatItIsAbout:
    def test_judged_anew_it_is_asked_anew(
        self, installation: Installation, ingrid: Actor, noor: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        verify(installation, noor, almost, {"exceeds_usual_care": True})
        assert look(installation, almost).stands is Stands.CHANGED
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, almost, ALMOST)
        deviating.judge(installation, karim, ask(), True, YES)
        decide_now(installation, ingrid, almost, ALMOST)

    def test_so_it_is_when_something_about_the_person_was_found_out_elsewhere(
        self, installation: Installation, ingrid: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        with installation.store.write() as connection:
            dossier = dossiers.require(connection, read(installation, almost).dossier_id)
            dossiers.set_verified(
                connection, dossier.id, dossier.revision, {**dossier.verified, "exempt": False}
            )
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, almost, ALMOST)

    def test_of_a_case_that_changed_nothing_is_judged_any_more(
        self, installation: Installation, noor: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        key = ask()
        handling.ask_question(installation, noor, almost, read(installation, almost).revision, "Wie helpt u?")
        with pytest.raises(MovedOn):
            deviating.judge(installation, karim, key, True, YES)
        with installation.store.read() as connection:
            assert deviations.waiting(connection, 10) == []
            assert deviations.count_waiting(connection) == 0

    def test_what_was_asked_stays_when_another_takes_the_case(
        self, installation: Installation, noor: Actor, ingrid: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        key = ask()
        handling.release(installation, noor, almost)
        handling.claim(installation, ingrid, almost)
        with installation.store.read() as connection:
            assert deviations.count_waiting(connection) == 1
        deviating.judge(installation, karim, key, True, YES)
        with installation.store.read() as connection:
            assert deviations.count_waiting(connection) == 0

    def test_it_is_judged_once_and_asked_once_at_a_time(
        self, installation: Installation, karim: Actor, ask: Ask
    ) -> None:
        key = ask()
        with pytest.raises(MovedOn):
            ask()
        deviating.judge(installation, karim, key, False, NO)
        with pytest.raises(MovedOn):
            deviating.judge(installation, karim, key, True, YES)
        deviating.judge(installation, karim, ask(), True, YES)  # after a no, with other reasons
        with pytest.raises(MovedOn):
            ask()

    def test_a_page_of_before_asks_nothing(
        self, installation: Installation, ingrid: Actor, almost: str
    ) -> None:
        with pytest.raises(MovedOn):
            deviating.ask(installation, ingrid, almost, 1, 1, Outcome.EXISTING_COUNTS, OF_CARE)

    @pytest.mark.parametrize("outcome", [Outcome.EXISTING_DOES_NOT_COUNT, Outcome.AGREED])
    def test_a_no_or_what_does_not_exist_is_not_asked(self, ask: Ask, outcome: Outcome) -> None:
        with pytest.raises((MovedOn, NotFound)):
            ask(outcome=outcome)

    @pytest.mark.parametrize("reason", ["", "  te kort  ", "x" * 1001])
    def test_each_reason_is_written(self, installation: Installation, ask: Ask, reason: str) -> None:
        before = everything(installation)
        with pytest.raises(Incomplete) as incomplete:
            ask(reasons={**OF_CARE, Asked.CARE_COUNTS: reason})
        assert tuple(incomplete.value.fields) == ("reason_care_counts",)
        assert everything(installation) == before

    def test_whoever_judges_writes_why(self, installation: Installation, karim: Actor, ask: Ask) -> None:
        key = ask()
        with pytest.raises(Incomplete):
            deviating.judge(installation, karim, key, True, "Ja.")

    def test_a_no_can_still_be_decided(
        self, installation: Installation, ingrid: Actor, karim: Actor, almost: str, ask: Ask, press: FakePress
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        decide_now(installation, ingrid, almost, replace(DOES_NOT_COUNT, minutes_per_week=450))
        assert letter(press).deviations == ()


class TestOnEachDatabase:
    pytestmark = on_each_database

    def test_it_is_used_once(
        self, installation: Installation, ingrid: Actor, karim: Actor, almost: str, ask: Ask
    ) -> None:
        key = ask()
        with installation.store.read() as connection:
            assert [one.id for one in deviations.waiting(connection, 10)] == [key]
            assert deviations.count_waiting(connection) == 1
        deviating.judge(installation, karim, key, True, YES)
        beschikking = decide_now(installation, ingrid, almost, ALMOST)
        with installation.store.write() as connection:
            assert not deviations.use(connection, key, beschikking)
            assert not deviations.judge(connection, key, judged_by=karim.id, is_agreed=False)
            assert deviations.waiting(connection, 10) == []

    def test_when_the_case_moves_on_while_the_letter_is_made_nothing_is_decided(
        self,
        installation: Installation,
        ingrid: Actor,
        karim: Actor,
        almost: str,
        ask: Ask,
        press: FakePress,
    ) -> None:
        deviating.judge(installation, karim, ask(), True, YES)
        verdict = reasoned(installation, almost, ALMOST)

        def meanwhile() -> None:
            with installation.store.write() as connection:
                dossier = dossiers.require(connection, read(installation, almost).dossier_id)
                dossiers.set_verified(connection, dossier.id, dossier.revision, {"exempt": True})

        press.meanwhile = meanwhile
        with pytest.raises(MovedOn):
            decide(installation, ingrid, almost, read(installation, almost).revision, verdict)
        with installation.store.read() as connection:
            assert beschikkingen.of_submission(connection, almost) is None
