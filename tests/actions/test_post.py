"""Notices leave once, in the language of the client, and a refusal by the mail server is tried again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from email.message import EmailMessage

import pytest
import structlog

from portal.actions.installation import Installation
from portal.actions.post import send_due
from portal.domain.roles import Actor
from portal.letters.mail import NotTaken, ServerAway
from portal.store import outbox
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import save_draft, send

FROM = "portaal@gemeente.invalid"


class Letterbox:
    """A mail server that takes what it is handed, unless it is told to refuse."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.refuses = False
        self.away = False

    def send(self, message: EmailMessage) -> None:
        """Keep the message."""
        if self.away:
            raise ServerAway("ConnectionRefusedError")
        if self.refuses:
            raise NotTaken("SMTPServerDisconnected")
        self.taken.append(message)


@pytest.fixture
def letterbox() -> Letterbox:
    """A mail server."""
    return Letterbox()


@on_each_database
def test_what_waits_is_sent_once(installation: Installation, sent: str, letterbox: Letterbox) -> None:
    assert send_due(installation, letterbox, FROM) == 1
    assert send_due(installation, letterbox, FROM) == 0
    [message] = letterbox.taken
    assert (message["To"], message["From"]) == ("fatima@voorbeeld.invalid", FROM)


def test_a_notice_says_nothing_of_the_case(
    installation: Installation, sent: str, letterbox: Letterbox
) -> None:
    send_due(installation, letterbox, FROM)
    text = letterbox.taken[0].as_string() + str(letterbox.taken[0].get_body(("plain",)))
    for word in ("Fatima", "Amrani", "Voorlezen", "TP-2026"):
        assert word not in text


def test_who_has_no_address_is_sent_nothing(
    installation: Installation, jan: Actor, letterbox: Letterbox
) -> None:
    send(installation, jan, save_draft(installation, jan))
    assert send_due(installation, letterbox, FROM) == 0
    assert letterbox.taken == []


def test_a_refused_notice_is_tried_again_later(
    installation: Installation, sent: str, letterbox: Letterbox, moment: Callable[[datetime], None]
) -> None:
    letterbox.refuses = True
    assert send_due(installation, letterbox, FROM) == 0
    letterbox.refuses = False
    assert send_due(installation, letterbox, FROM) == 0, "not at once"
    moment(MONDAY + timedelta(minutes=1))
    assert send_due(installation, letterbox, FROM) == 1


def test_a_server_that_is_away_is_asked_once_and_the_other_notices_keep_their_tries(
    installation: Installation, fatima: Actor, letterbox: Letterbox
) -> None:
    letterbox.away = True
    with installation.store.write() as connection:
        for minute in range(3):
            outbox.put(connection, fatima.id, "form-received", "nl", MONDAY - timedelta(minutes=minute))
    with structlog.testing.capture_logs() as logged, pytest.raises(ServerAway):
        send_due(installation, letterbox, FROM)
    assert logged == []
    with installation.store.read() as connection:
        assert [one.attempts for one in outbox.unsent(connection)] == [1, 0, 0]


def test_the_log_says_that_a_notice_waits_and_not_for_whom(
    installation: Installation, sent: str, letterbox: Letterbox
) -> None:
    letterbox.refuses = True
    with structlog.testing.capture_logs() as logged:
        send_due(installation, letterbox, FROM)
    [line] = logged
    assert (line["event"], line["error"]) == ("notice_postponed", "SMTPServerDisconnected")
    assert "voorbeeld.invalid" not in str(line)


def test_a_notice_that_can_not_be_made_holds_up_no_other(
    installation: Installation, fatima: Actor, letterbox: Letterbox
) -> None:
    with installation.store.write() as connection:
        outbox.put(connection, fatima.id, "never-written", "nl", MONDAY - timedelta(hours=1))
        outbox.put(connection, fatima.id, "form-received", "nl", MONDAY)
    with structlog.testing.capture_logs() as logged:
        assert send_due(installation, letterbox, FROM) == 1
    [line] = logged
    assert (line["event"], line["error"]) == ("notice_postponed", "TemplateNotFound")
