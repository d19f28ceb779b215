"""A client who writes back, and what he has read."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portal.actions import handling, replying
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, NotFound
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.store import messages
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.actions.test_replying import TEXT, Sent, answer, fields_of, written
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.ways import CANNOT, HELP, HOURS, send_form

BACK = "Ja, graag. Hoe laat begint het?"


class TestWritingBack:
    @on_each_database
    def test_what_was_closed_returns_to_the_same_desk_with_a_new_term(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        on_desk: Sent,
        moment: Callable[[datetime], None],
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        moment(MONDAY + timedelta(days=10))
        replying.write_back(installation, fatima, key, f" {BACK}\n")
        again = read(installation, key)
        assert (again.state, again.caseworker_id) == (Handling.RECEIVED, noor.id)
        assert again.decide_by == again.urgent_on == date(2026, 3, 17)
        assert written(installation, key) == [("Noor Visser", TEXT), (None, BACK)]
        assert fields_of(installation, key, "case:reopened") == {}
        answer(installation, noor, key)
        assert read(installation, key).state is Handling.ANSWERED

    def test_before_an_answer_came_it_only_adds_a_message(
        self, installation: Installation, fatima: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        before = read(installation, key)
        replying.write_back(installation, fatima, key, BACK)
        assert read(installation, key) == before
        assert written(installation, key) == [(None, BACK)]

    def test_hours_that_nobody_looked_at_come_to_the_queue_when_the_client_writes(
        self, installation: Installation, fatima: Actor, noor: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, HOURS)
        assert read(installation, key).state is Handling.ANSWERED
        replying.write_back(installation, fatima, key, BACK)
        assert (read(installation, key).state, read(installation, key).caseworker_id) == (
            Handling.RECEIVED,
            None,
        )
        handling.claim(installation, noor, key)
        answer(installation, noor, key)

    def test_another_client_has_nothing_to_write_about(
        self, installation: Installation, jan: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        for theirs in (key, new_id()):
            with pytest.raises(NotFound):
                replying.write_back(installation, jan, theirs, BACK)

    @pytest.mark.parametrize("flow", ["plan", CANNOT])
    def test_after_a_beschikking_bezwaar_is_the_way(
        self, installation: Installation, fatima: Actor, on_desk: Sent, flow: str
    ) -> None:
        with pytest.raises(NotFound):
            replying.write_back(installation, fatima, on_desk(flow), BACK)

    def test_an_empty_message_is_none(self, installation: Installation, fatima: Actor, on_desk: Sent) -> None:
        with pytest.raises(Incomplete):
            replying.write_back(installation, fatima, on_desk(HELP), " ")

    def test_staff_does_not_write_as_a_client(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        with pytest.raises(Forbidden):
            replying.write_back(installation, noor, on_desk(HELP), BACK)


class TestReading:
    @on_each_database
    def test_a_message_is_new_until_the_client_saw_it(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with installation.store.read() as connection:
            [message] = messages.about(connection, key)
        assert (message.text, message.read_at) == (TEXT, None)
        replying.mark_read(installation, fatima, key)
        with installation.store.read() as connection:
            [message] = messages.about(connection, key)
        assert message.read_at == MONDAY

    def test_seeing_it_again_keeps_the_first_moment(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        on_desk: Sent,
        moment: Callable[[datetime], None],
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        replying.mark_read(installation, fatima, key)
        moment(MONDAY + timedelta(days=1))
        replying.mark_read(installation, fatima, key)
        with installation.store.read() as connection:
            [message] = messages.about(connection, key)
        assert message.read_at == MONDAY

    def test_another_client_reads_nothing(
        self, installation: Installation, jan: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with pytest.raises(NotFound):
            replying.mark_read(installation, jan, key)
