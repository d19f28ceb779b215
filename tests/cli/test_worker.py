"""The worker: mail when there is a server for it, and letting go of what is over in any case."""

from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

import pytest
import sqlalchemy as sa
import structlog
from click.testing import CliRunner, Result

from portal.cli.worker import notices, worker
from portal.letters.mail import ServerAway
from portal.store import drafts, outbox, tables
from portal.store.base import Store
from tests.fixtures.installations import law
from tests.fixtures.rows import add_client

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an installation without a mail server."""
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    monkeypatch.delenv("PORTAL_SMTP_URL", raising=False)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """The log is read by the test, and not set up by the command."""
    monkeypatch.setattr("portal.logs.configure", lambda: None)


@pytest.fixture
def waiting(store: Store, moment: Callable[[datetime], None]) -> Store:
    """A notice that waits, and a page that was parked two days ago."""
    moment(NOW)
    with store.write() as connection:
        client = add_client(connection)
        outbox.put(connection, client, "form-received", "nl", NOW)
        drafts.park(connection, client, "/mijn/plan/wat", {"task": ["x"]}, NOW - timedelta(days=2))
    return store


def once() -> Result:
    """One round."""
    return CliRunner().invoke(worker, ["--once"])


def unsent_and_parked(store: Store) -> tuple[int, int]:
    """How many notices wait, and how many pages are parked."""
    unsent = sa.select(tables.outbox.c.id).where(tables.outbox.c.sent_at.is_(None))
    with store.read() as connection:
        return len(connection.execute(unsent).all()), len(
            connection.execute(tables.parked_form.select()).all()
        )


def test_without_a_mail_server_notices_wait_and_what_was_parked_goes(waiting: Store) -> None:
    assert once().exit_code == 0
    assert unsent_and_parked(waiting) == (1, 0)


def test_with_a_mail_server_notices_go_as_well(waiting: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_SMTP_URL", "smtp://mail.voorbeeld.invalid")
    sent: list[EmailMessage] = []
    monkeypatch.setattr("portal.letters.mail.SmtpSender.send", lambda _self, message: sent.append(message))
    assert once().exit_code == 0
    assert (unsent_and_parked(waiting), len(sent)) == ((0, 0), 1)


class Enough(BaseException):
    """Ends the endless work of a worker in a test."""


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long the worker slept each time, in seconds; it is stopped after eight times."""
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 8:
            raise Enough

    monkeypatch.setattr("portal.cli.worker.time.sleep", sleep)
    return slept


def forever() -> list[MutableMapping[str, Any]]:
    """Work until it is stopped; returns what was logged."""
    with structlog.testing.capture_logs() as logged, pytest.raises(Enough):
        worker.callback(once=False, pause=5)  # type: ignore[misc]
    return logged


@pytest.mark.usefixtures("waiting", "quiet")
def test_a_database_that_is_away_is_waited_for_longer_each_time_and_at_most_a_minute(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise sa.exc.OperationalError("select 1 where name = 'Fatima'", {}, Exception("database is locked"))

    monkeypatch.setattr("portal.cli.worker.forget_what_is_over", locked)
    logged = forever()
    assert pauses == [5, 10, 20, 40, 60, 60, 60, 60]
    assert {(line["event"], line["error"]) for line in logged} == {("worker_waits", "OperationalError")}
    assert [line["seconds"] for line in logged] == pauses
    assert "Fatima" not in str(logged)


@pytest.mark.usefixtures("waiting", "quiet")
def test_a_database_that_is_not_there_yet_at_the_start_is_waited_for(
    pauses: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = iter([OSError(), OSError()])

    def check(_store: Store) -> None:
        if error := next(tries, None):
            raise error

    monkeypatch.setattr("portal.cli.worker.schema.check", check)
    forever()
    assert pauses == [5, 10, 5, 5, 5, 5, 5, 5]


@pytest.mark.usefixtures("quiet")
def test_a_mail_server_that_is_away_is_one_line_a_try_and_then_the_notice_goes(
    waiting: Store, pauses: list[float], monkeypatch: pytest.MonkeyPatch, moment: Callable[[datetime], None]
) -> None:
    monkeypatch.setenv("PORTAL_SMTP_URL", "smtp://mail.voorbeeld.invalid")
    sent: list[EmailMessage] = []

    def an_hour_passes(*_: object) -> None:
        moment(NOW + timedelta(hours=len(pauses) + 1))

    def send(_self: object, message: EmailMessage) -> None:
        if len(pauses) < 3:
            raise ServerAway("ConnectionRefusedError")
        sent.append(message)

    monkeypatch.setattr("portal.letters.mail.SmtpSender.send", send)
    monkeypatch.setattr("portal.cli.worker.forget_what_is_over", an_hour_passes)
    logged = forever()
    assert [line["event"] for line in logged] == ["mail_server_away"] * 3
    assert pauses[:5] == [5, 10, 20, 5, 5]
    assert len(sent) == 1
    assert unsent_and_parked(waiting)[0] == 0


def test_a_round_that_failed_is_told_to_who_asked_for_one(
    waiting: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SMTP_URL", "smtp://127.0.0.1:1")
    result = once()
    assert (result.exit_code, "Error: " in result.output) == (1, True)


def test_the_operator_sees_what_waits_and_never_for_whom(waiting: Store) -> None:
    line = CliRunner().invoke(notices).output.strip().split("\t")
    assert line[1:] == ["form-received", "nl", "2026-03-02 09:30Z", "0", "2026-03-02 09:30Z"]
    assert "voorbeeld" not in str(line)


def test_the_operator_lets_what_was_given_up_be_sent_again(waiting: Store) -> None:
    with waiting.write() as connection:
        connection.execute(tables.outbox.update().values(failed_at=NOW, attempts=outbox.TRIES))
    assert CliRunner().invoke(notices).output.strip().endswith("\tgiven up")
    assert (
        CliRunner().invoke(notices, ["--resend"]).output
        == "1 notices are tried again now; 0 were due already, or are being sent.\n"
    )
    with waiting.read() as connection:
        [unsent] = outbox.unsent(connection)
    assert (unsent.attempts, unsent.failed_at) == (0, None)
