"""Taking back what was sent in: once confirmed, as long as nothing was decided."""

from collections.abc import Callable
from datetime import date

import pytest

from portal.actions import handling, intake, messaging, replying, withdrawing
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, MovedOn, NotFound
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.store import conversation, dossiers, submissions
from portal.store.base import new_id
from tests.actions.deciding import decide_now
from tests.actions.test_objecting import register
from tests.actions.test_replying import Sent, answer, fields_of, pause, written
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.ways import (
    ANSWERS,
    CANNOT,
    CHANGE,
    HELP,
    HOURS,
    NOT_IMPOSED,
    OBJECTION,
    revision,
    send_form,
)

MAIN = ("plan", "mantelzorg", "vrijwilligerswerk")


def stands(portal: Installation, client: Actor) -> Obligation:
    """Where the dossier of a client stands."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).obligation


class TestWithdrawing:
    @on_each_database
    @pytest.mark.parametrize("flow", MAIN)
    def test_what_was_asked_before_is_asked_again_and_something_else_can_be_sent(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent, flow: str
    ) -> None:
        intake.announce(installation, fatima.id, noor.id, date(2026, 3, 30))
        key = on_desk(flow)
        withdrawing.withdraw(installation, fatima, key)
        assert read(installation, key).state is Handling.WITHDRAWN
        assert stands(installation, fatima) is Obligation.ANNOUNCED
        with installation.store.read() as connection:
            assert submissions.open_forms(connection, fatima.id) == frozenset()
        send_form(installation, fatima, "plan")
        assert stands(installation, fatima) is Obligation.PROPOSED

    def test_who_was_never_asked_stands_where_nothing_is_asked(
        self, installation: Installation, jan: Actor
    ) -> None:
        key = send_form(installation, jan, "plan")
        withdrawing.withdraw(installation, jan, key)
        assert stands(installation, jan) is Obligation.INTAKE

    def test_on_whom_nothing_was_imposed_keeps_that(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Callable[..., str]
    ) -> None:
        decide_now(installation, ingrid, claim(until_kind="lasting"), NOT_IMPOSED)
        key = send_form(installation, fatima, "plan")
        withdrawing.withdraw(installation, fatima, key)
        assert stands(installation, fatima) is Obligation.NOT_IMPOSED

    def test_what_runs_goes_on_when_another_plan_is_withdrawn(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, "plan")
        withdrawing.withdraw(installation, fatima, key)
        assert stands(installation, fatima) is Obligation.IMPOSED

    def test_an_open_question_is_closed_with_it(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk("plan")
        handling.ask_question(installation, noor, key, revision(installation, key), "Wanneer begint u?")
        withdrawing.withdraw(installation, fatima, key)
        with installation.store.read() as connection:
            assert conversation.open_question(connection, key) is None
        with pytest.raises(MovedOn):
            handling.answer_question(installation, fatima, key, "Morgen.")

    def test_twice_is_once_and_stands_in_the_trail(
        self, installation: Installation, fatima: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        withdrawing.withdraw(installation, fatima, key)
        before = read(installation, key)
        withdrawing.withdraw(installation, fatima, key)
        assert read(installation, key) == before
        assert fields_of(installation, key, "form:withdrawn") == {}

    @pytest.mark.parametrize("flow", sorted(set(ANSWERS) - {HOURS}))
    def test_nobody_answers_judges_or_decides_on_it_any_more(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent, flow: str
    ) -> None:
        key = on_desk(flow)
        withdrawing.withdraw(installation, fatima, key)
        now = revision(installation, key)
        for late in (
            lambda: replying.answer(installation, noor, key, now, "Wij schreven u terug."),
            lambda: handling.ask_question(installation, noor, key, now, "Wanneer begint u?"),
            lambda: handling.claim(installation, noor, key),
        ):
            with pytest.raises(MovedOn):
                late()
        with pytest.raises(NotFound):
            messaging.write_back(installation, fatima, key, "Toch wel.", request_id=new_id())
        assert written(installation, key) == []


class TestNotWithdrawn:
    def test_what_was_decided_stands(self, installation: Installation, fatima: Actor, imposed: str) -> None:
        with pytest.raises(MovedOn):
            withdrawing.withdraw(installation, fatima, imposed)
        assert stands(installation, fatima) is Obligation.IMPOSED

    def test_what_was_answered_is_over(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with pytest.raises(MovedOn):
            withdrawing.withdraw(installation, fatima, key)

    def test_a_pause_that_was_confirmed_is_not_taken_back_by_writing_about_it(
        self, installation: Installation, fatima: Actor, noor: Actor, running: str, on_desk: Sent
    ) -> None:
        key = on_desk(CHANGE)
        pause(installation, noor, key)
        messaging.write_back(installation, fatima, key, "Ik kan eerder.", request_id=new_id())
        with pytest.raises(MovedOn):
            withdrawing.withdraw(installation, fatima, key)

    def test_hours_are_given_anew_and_not_withdrawn(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, HOURS, went="badly")
        with pytest.raises(MovedOn):
            withdrawing.withdraw(installation, fatima, key)

    @pytest.mark.parametrize("flow", ["plan", CANNOT, HELP])
    def test_only_its_own_client_does_it(
        self, installation: Installation, jan: Actor, noor: Actor, on_desk: Sent, flow: str
    ) -> None:
        key = on_desk(flow)
        with pytest.raises(NotFound):
            withdrawing.withdraw(installation, jan, key)
        with pytest.raises(Forbidden):
            withdrawing.withdraw(installation, noor, key)
        assert read(installation, key).state is Handling.RECEIVED


def test_a_bezwaar_can_be_withdrawn_also_when_it_is_registered(
    installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
) -> None:
    key = on_desk(OBJECTION)
    register(installation, noor, key)
    withdrawing.withdraw(installation, fatima, key)
    assert read(installation, key).state is Handling.WITHDRAWN
