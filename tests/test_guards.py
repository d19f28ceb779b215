"""The guards of conftest.py hold: a test that reaches outside fails."""

import smtplib
import socket
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pytest_socket import SocketConnectBlockedError

from portal import clock
from tests.conftest import MailBlocked

OUTSIDE = "192.0.2.1"  # reserved for documentation: nothing answers there


def test_a_connection_to_another_machine_is_refused() -> None:
    with (
        socket.socket() as outgoing,
        pytest.warns(UserWarning, match=OUTSIDE),
        pytest.raises(SocketConnectBlockedError),
    ):
        outgoing.connect((OUTSIDE, 80))


def test_a_connection_within_this_machine_is_allowed() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


def test_mail_is_refused_even_to_this_machine() -> None:
    with pytest.raises(MailBlocked):
        smtplib.SMTP("127.0.0.1", 2525)


def test_the_clock_stands_where_the_test_puts_it(moment: Callable[[datetime], None]) -> None:
    moment(datetime(2026, 12, 31, 22, 59, tzinfo=UTC))
    assert clock.today() == date(2026, 12, 31)
    moment(datetime(2026, 12, 31, 23, 0, tzinfo=UTC))
    assert clock.today() == date(2027, 1, 1)


def test_the_clock_runs_again_in_the_next_test() -> None:
    assert clock.now().year != 1999
    with clock.at(datetime(1999, 1, 1, tzinfo=UTC)):
        assert clock.now().year == 1999
    assert clock.now().year != 1999
