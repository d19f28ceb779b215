"""The worker: mail when there is a server for it, and letting go of what is over in any case."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from portal.cli.worker import worker
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
