"""A bezwaar stays somebody's work until what was decided on it is written down, and its client is told."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from portal.actions import handling, messaging, replying, withdrawing
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, TakenByColleague
from portal.domain.roles import Actor
from portal.domain.states import Handling, OnObjection
from portal.domain.tasks import TaskState
from portal.languages import translations
from portal.store import fingerprints, objections, tampering, tasks, trail
from portal.store.base import new_id
from portal.store.tables import objection
from portal.store.tasks import Task
from portal.wording.states import ON_OBJECTION
from tests.actions.conftest import MONDAY
from tests.actions.deciding import everything
from tests.actions.test_mydata import as_json
from tests.actions.test_objecting import register, registered
from tests.actions.test_replying import Sent, answer, notices, written
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.told import told
from tests.fixtures.ways import HELP, OBJECTION, revision

Hold = Callable[[datetime], None]
DECIDE_BY, DECIDED_ON = date(2026, 4, 28), date(2026, 4, 1)
IN_APRIL = datetime(2026, 4, 2, 9, tzinfo=UTC)
WORDS = "Wij keken opnieuw. U had gelijk. U krijgt de brief deze week."


@pytest.fixture
def known(installation: Installation, noor: Actor, on_desk: Sent) -> str:
    """A bezwaar of Fatima that Noor registered on Monday."""
    key = on_desk(OBJECTION)
    register(installation, noor, key)
    return key


def task_of(portal: Installation, key: str) -> Task:
    """The task of a form."""
    with portal.store.read() as connection:
        return tasks.of_form(connection, key)


def record(
    portal: Installation,
    actor: Actor,
    key: str,
    outcome: OnObjection = OnObjection.FOUNDED,
    on: date = DECIDED_ON,
    text: str = WORDS,
) -> None:
    """Write down what was decided on a bezwaar."""
    replying.record_outcome(portal, actor, key, outcome=outcome, decided_on=on, text=text)


def refused(portal: Installation, actor: Actor, key: str, error: type[Exception], **changes: object) -> None:
    """Hold that nothing is written down."""
    before = everything(portal)
    with pytest.raises(error):
        record(portal, actor, key, **changes)  # type: ignore[arg-type]
    assert everything(portal) == before


class TestStayingOpen:
    @on_each_database
    def test_a_registered_bezwaar_stays_with_who_has_it_until_the_last_day_to_decide(
        self, installation: Installation, noor: Actor, known: str
    ) -> None:
        task = task_of(installation, known)
        assert read(installation, known).state is Handling.ANSWERED
        assert (task.state, task.urgent_on, task.staff_id) == (TaskState.OPEN, DECIDE_BY, noor.id)

    @on_each_database
    def test_it_keeps_its_term_after_the_client_wrote_back_and_was_answered_again(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        messaging.write_back(installation, fatima, known, "De school wil mij wel.", request_id=new_id())
        assert task_of(installation, known).news_at == MONDAY
        answer(installation, noor, known)
        task = task_of(installation, known)
        assert (task.state, task.urgent_on) == (TaskState.OPEN, DECIDE_BY)

    def test_it_stays_after_a_question_was_asked_and_answered(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        messaging.write_back(installation, fatima, known, "Nog iets.", request_id=new_id())
        handling.ask_question(installation, noor, known, revision(installation, known), "Wat precies?")
        assert task_of(installation, known).state is TaskState.STILL
        handling.answer_question(installation, fatima, known, "Het gaat om de uren.")
        answer(installation, noor, known)
        assert (task_of(installation, known).state, task_of(installation, known).urgent_on) == (
            TaskState.OPEN, DECIDE_BY,
        )  # fmt: skip

    def test_of_a_very_old_decision_it_is_to_be_decided_at_once(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(OBJECTION, letter_day="2025-02-03")
        register(installation, noor, key)
        assert task_of(installation, key).urgent_on == MONDAY.date()

    @on_each_database
    def test_taking_it_back_ends_the_task(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        withdrawing.withdraw(installation, fatima, known)
        assert task_of(installation, known).state is TaskState.DONE
        refused(installation, noor, known, MovedOn, on=MONDAY.date())


class TestOutcome:
    @pytest.fixture(autouse=True)
    def in_april(self, known: str, moment: Hold) -> None:
        """A month after the bezwaar was registered."""
        moment(IN_APRIL)

    @on_each_database
    @pytest.mark.parametrize("outcome", OnObjection)
    def test_each_outcome_is_kept_with_its_day_and_ends_the_task(
        self, installation: Installation, noor: Actor, known: str, outcome: OnObjection
    ) -> None:
        record(installation, noor, known, outcome)
        found = registered(installation, known)
        assert found is not None
        assert (found.outcome, found.decided_on, found.decide_by) == (outcome, DECIDED_ON, DECIDE_BY)
        assert task_of(installation, known).state is TaskState.DONE
        with installation.store.read() as connection:
            [event] = [one for one in trail.of(connection, known) if one.event == "objection:decided"]
        assert (event.actor_id, told(event)) == (
            noor.id, {"outcome": outcome, "decided_on": "2026-04-01"},
        )  # fmt: skip

    def test_the_client_is_told_in_a_message_and_a_notice_says_that_it_is_there(
        self, installation: Installation, noor: Actor, known: str
    ) -> None:
        before = notices(installation, IN_APRIL)
        record(installation, noor, known)
        assert written(installation, known)[-1] == ("Noor Visser", WORDS)
        after = notices(installation, IN_APRIL + timedelta(hours=6))
        assert sorted(after) == sorted([*before, ("case-answered", "ar")])

    @on_each_database
    def test_it_is_decided_once(self, installation: Installation, noor: Actor, known: str) -> None:
        record(installation, noor, known)
        refused(installation, noor, known, MovedOn, outcome=OnObjection.UNFOUNDED)

    @pytest.mark.parametrize("day", [MONDAY.date() - timedelta(days=1), date(2026, 4, 3)])
    def test_it_was_decided_after_it_was_registered_and_not_in_the_future(
        self, installation: Installation, noor: Actor, known: str, day: date
    ) -> None:
        refused(installation, noor, known, Incomplete, on=day)

    @pytest.mark.parametrize("day", [MONDAY.date(), IN_APRIL.date()])
    def test_from_the_day_of_registration_up_to_today_it_can_be_decided(
        self, installation: Installation, noor: Actor, known: str, day: date
    ) -> None:
        record(installation, noor, known, on=day)

    @pytest.mark.parametrize("text", ["", " \n"])
    def test_without_words_for_the_client_nothing_is_written_down(
        self, installation: Installation, noor: Actor, known: str, text: str
    ) -> None:
        refused(installation, noor, known, Incomplete, text=text)

    def test_who_does_not_have_it_writes_nothing_down(
        self, installation: Installation, fatima: Actor, thomas: Actor, karim: Actor, known: str
    ) -> None:
        refused(installation, thomas, known, TakenByColleague)
        refused(installation, karim, known, Forbidden)
        refused(installation, fatima, known, Forbidden)

    def test_after_the_client_wrote_back_it_closes_what_he_wrote_as_well(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        messaging.write_back(installation, fatima, known, "Wanneer hoor ik iets?", request_id=new_id())
        record(installation, noor, known)
        assert read(installation, known).state is Handling.ANSWERED
        assert task_of(installation, known).state is TaskState.DONE

    def test_while_a_question_waits_for_the_client_it_is_closed_as_well(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        messaging.write_back(installation, fatima, known, "Nog iets.", request_id=new_id())
        handling.ask_question(installation, noor, known, revision(installation, known), "Wat precies?")
        record(installation, noor, known)
        assert read(installation, known).state is Handling.ANSWERED
        assert task_of(installation, known).state is TaskState.DONE
        with pytest.raises(MovedOn):
            handling.answer_question(installation, fatima, known, "Het gaat om de uren.")

    def test_who_writes_after_the_outcome_is_answered_and_then_it_is_done(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        record(installation, noor, known)
        messaging.write_back(installation, fatima, known, "Dank u.", request_id=new_id())
        assert task_of(installation, known).state is TaskState.OPEN
        answer(installation, noor, known)
        assert task_of(installation, known).state is TaskState.DONE

    @on_each_database
    def test_the_fingerprint_holds_the_outcome(
        self, installation: Installation, noor: Actor, known: str
    ) -> None:
        record(installation, noor, known)
        with installation.store.write() as connection:
            assert tampering.compare(connection) == tampering.Comparison([], {})
            connection.execute(objection.update().values(outcome=OnObjection.UNFOUNDED))
            [broken] = tampering.compare(connection).broken
            assert (broken.kind, broken.wrong) == ("objection", tampering.Wrong.CHANGED)
            connection.execute(objection.update().values(outcome=OnObjection.FOUNDED))

    def test_own_data_say_what_was_decided_and_when(
        self, installation: Installation, fatima: Actor, noor: Actor, known: str
    ) -> None:
        record(installation, noor, known, OnObjection.PARTLY)
        told_to_him = json.dumps(as_json(installation, fatima), ensure_ascii=False)
        for text in ("2026-04-01", "partly", in_words(OnObjection.PARTLY), WORDS):
            assert text in told_to_him


def in_words(outcome: OnObjection) -> str:
    """What its client reads of an outcome."""
    return translations("nl").gettext(ON_OBJECTION[outcome])


@pytest.mark.parametrize("kind", ["intention", "treatment"])
def test_on_a_zienswijze_and_a_complaint_nothing_is_decided(
    installation: Installation, noor: Actor, on_desk: Sent, kind: str
) -> None:
    key = on_desk(OBJECTION, kind=kind)
    refused(installation, noor, key, MovedOn, on=MONDAY.date())
    answer(installation, noor, key)
    assert task_of(installation, key).state is TaskState.DONE


def test_of_what_was_not_registered_or_is_no_bezwaar_nothing_is_decided(
    installation: Installation, noor: Actor, on_desk: Sent
) -> None:
    refused(installation, noor, on_desk(OBJECTION), MovedOn, on=MONDAY.date())
    refused(installation, noor, on_desk(HELP), MovedOn, on=MONDAY.date())


@on_each_database
def test_what_was_registered_before_outcomes_were_kept_is_as_whole_as_it_was(
    installation: Installation, known: str
) -> None:
    """Its fingerprint was taken of four columns; two that are empty change nothing in it."""
    kind = fingerprints.KINDS["objection"]
    with installation.store.read() as connection:
        key = objections.key_of(connection, known)
        assert key is not None
        [row] = connection.execute(objection.select().where(objection.c.id == key)).mappings()
        four = {name: row[name] for name in ("id", "submission_id", "registered_on", "decide_by")}
        assert kind.now(connection, key) == kind.fingerprint({**four, "outcome": None, "decided_on": None})
        assert tampering.compare(connection) == tampering.Comparison([], {})
