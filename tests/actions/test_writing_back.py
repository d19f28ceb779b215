"""A client who writes back, and what he has read."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from portal.actions import handling, messaging
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, Incomplete, MovedOn, NotFound, TakenByColleague
from portal.domain.roles import Actor
from portal.domain.states import Handling
from portal.store import messages
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.actions.test_replying import TEXT, Sent, answer, fields_of, notices, written
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import read
from tests.fixtures.ways import CANNOT, HELP, HOURS, send_form

BACK = "Ja, graag. Hoe laat begint het?"


def write(portal: Installation, client: Actor, key: str, text: str = BACK) -> None:
    """Write on a page of its own."""
    messaging.write_back(portal, client, key, text, request_id=new_id())


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
        write(installation, fatima, key, f" {BACK}\n")
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
        write(installation, fatima, key)
        assert read(installation, key) == before
        assert written(installation, key) == [(None, BACK)]

    def test_hours_that_nobody_looked_at_come_to_the_desk_when_the_client_writes(
        self, installation: Installation, fatima: Actor, noor: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, HOURS)
        assert read(installation, key).state is Handling.ANSWERED
        write(installation, fatima, key)
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
                write(installation, jan, theirs)

    @pytest.mark.parametrize("flow", ["plan", CANNOT, "mantelzorg", "vrijwilligerswerk"])
    def test_what_waits_for_a_beschikking_can_be_added_to_and_stays_as_it_is(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent, flow: str
    ) -> None:
        key = on_desk(flow)
        before = read(installation, key)
        write(installation, fatima, key)
        handling.ask_question(installation, noor, key, before.revision, "Wanneer begint u?")
        write(installation, fatima, key, "Het huisnummer is 12.")
        assert read(installation, key).state is Handling.QUESTION_ASKED
        assert sorted(text for _, text in written(installation, key)) == ["Het huisnummer is 12.", BACK]

    def test_after_a_beschikking_bezwaar_is_the_way(
        self, installation: Installation, fatima: Actor, imposed: str
    ) -> None:
        with pytest.raises(NotFound):
            write(installation, fatima, imposed)

    @on_each_database
    def test_the_same_page_sent_twice_is_one_message(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key, page = on_desk(HELP), new_id()
        answer(installation, noor, key)
        for _ in range(2):
            messaging.write_back(installation, fatima, key, BACK, request_id=page)
        assert {text: who for who, text in written(installation, key)} == {TEXT: "Noor Visser", BACK: None}
        assert fields_of(installation, key, "message:written") == {}
        assert fields_of(installation, key, "case:reopened") == {}

    def test_the_same_words_on_another_page_are_another_message(
        self, installation: Installation, fatima: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        write(installation, fatima, key)
        write(installation, fatima, key)
        assert written(installation, key) == [(None, BACK), (None, BACK)]

    def test_an_empty_message_is_none(self, installation: Installation, fatima: Actor, on_desk: Sent) -> None:
        with pytest.raises(Incomplete):
            write(installation, fatima, on_desk(HELP), " ")

    def test_staff_does_not_write_as_a_client(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        with pytest.raises(Forbidden):
            write(installation, noor, on_desk(HELP))


class TestWritingToTheClient:
    @on_each_database
    def test_a_message_of_the_desk_leaves_the_case_open(
        self, installation: Installation, fatima: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key, page = on_desk("plan"), new_id()
        before = read(installation, key)
        for _ in range(2):
            messaging.write_to_client(installation, noor, key, TEXT, request_id=page)
        assert read(installation, key) == before
        assert written(installation, key) == [("Noor Visser", TEXT)]
        assert notices(installation, MONDAY) == [("form-received", "ar"), ("case-answered", "ar")]

    def test_about_what_is_closed_the_desk_does_not_write(
        self, installation: Installation, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with pytest.raises(MovedOn):
            messaging.write_to_client(installation, noor, key, TEXT, request_id=new_id())

    def test_a_colleague_a_client_and_an_empty_page_write_nothing(
        self, installation: Installation, fatima: Actor, noor: Actor, thomas: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        for who, text, refused in (
            (thomas, TEXT, TakenByColleague),
            (fatima, TEXT, Forbidden),
            (noor, " ", Incomplete),
        ):
            with pytest.raises(refused):
                messaging.write_to_client(installation, who, key, text, request_id=new_id())
        assert written(installation, key) == []


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
        messaging.mark_read(installation, fatima, key)
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
        messaging.mark_read(installation, fatima, key)
        moment(MONDAY + timedelta(days=1))
        messaging.mark_read(installation, fatima, key)
        with installation.store.read() as connection:
            [message] = messages.about(connection, key)
        assert message.read_at == MONDAY

    def test_another_client_reads_nothing(
        self, installation: Installation, jan: Actor, noor: Actor, on_desk: Sent
    ) -> None:
        key = on_desk(HELP)
        answer(installation, noor, key)
        with pytest.raises(NotFound):
            messaging.mark_read(installation, jan, key)
