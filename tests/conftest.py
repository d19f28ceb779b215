"""What holds for every test: no network, no mail, a clock to hold, the same examples in CI each time."""

import os
import smtplib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from typing import NoReturn

import hypothesis
import pytest

from portal import clock

pytest_plugins = [
    "tests.fixtures.themes",
    "tests.support.costs",
    "tests.support.garbage",
    "tests.support.postgres",
    "tests.browser.browser",
    "tests.fixtures.databases",
    "tests.fixtures.statements",
    "tests.fixtures.presses",
    "tests.fixtures.installations",
    "tests.fixtures.lawfiles",
    "tests.fixtures.people",
    "tests.fixtures.plans",
    "tests.fixtures.translations",
]

LOOPBACK = "127.0.0.0/8,::1"

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set pytest-socket before it reads its options: connections within this machine only."""
    config.option.allow_hosts = LOOPBACK
    config.option.allow_unix_socket = True


class MailBlocked(AssertionError):
    """A test was about to send real mail."""


@pytest.fixture(autouse=True)
def no_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches a mail server, not even one on this machine."""

    def refuse(*_args: object, **_kwargs: object) -> NoReturn:
        raise MailBlocked("A test tried to send mail. Look in the outbox, or put a sender in its place.")

    monkeypatch.setattr(smtplib.SMTP, "connect", refuse)


@pytest.fixture
def moment() -> Iterator[Callable[[datetime], None]]:
    """Hold the clock: ``moment(datetime(2026, 3, 1, 12, tzinfo=UTC))``, as often as the test needs.

    It holds in the test's own thread; a server in another thread keeps its own time.
    """
    with ExitStack() as held:

        def hold(at: datetime) -> None:
            held.enter_context(clock.at(at))

        yield hold
