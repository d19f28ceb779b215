"""Every action happens on one Monday, so that terms and the law in force are known."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from portal import clock
from portal.actions.installation import Installation
from portal.domain.roles import Actor, Role
from portal.rules import terms
from portal.store import tampering
from portal.store.tables import beschikking
from tests.actions.deciding import decide_now
from tests.fixtures.existing import judge_report, report
from tests.fixtures.people import add_staff
from tests.fixtures.plans import verify
from tests.fixtures.ways import CANNOT, send_and_claim

MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DECIDED = sa.select(beschikking.c.decided_at, beschikking.c.sent_on, beschikking.c.bezwaar_until)
IN_JUNE = datetime(2026, 6, 17, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday(moment: Callable[[datetime], None]) -> None:
    """Monday 2 March 2026, half past ten in Amsterdam."""
    moment(MONDAY)


@pytest.fixture(autouse=True)
def as_recorded(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever actions do, the trail knows, and the term for bezwaar counts from the day of sending.

    Looked at on SQLite; ``tests/store/test_tampering.py`` holds that both databases say the same.
    """
    portal = request.getfixturevalue("installation") if "installation" in request.fixturenames else None
    yield
    if portal and portal.store.file:
        with portal.store.read() as connection:
            assert tampering.compare(connection) == tampering.Comparison([], {})
            for decided_at, sent_on, last_day in connection.execute(DECIDED):
                assert clock.day_of(decided_at) <= sent_on
                assert last_day == terms.bezwaar_last_day(sent_on)


@pytest.fixture
def imposed(installation: Installation, ingrid: Actor, judged: str) -> str:
    """Fatima's plan, agreed to: eight hours a week from 1 June up to and including 31 August 2026."""
    decide_now(installation, ingrid, judged)
    return judged


@pytest.fixture
def running(moment: Callable[[datetime], None], imposed: str) -> str:
    """The same plan on Wednesday 17 June, in its third week."""
    moment(IN_JUNE)
    return imposed


@pytest.fixture
def on_desk(installation: Installation, fatima: Actor, noor: Actor) -> Callable[..., str]:
    """A form of Fatima on Noor's desk: ``on_desk(HELP)``; returns its key."""

    def make(flow: str, **changes: Any) -> str:
        return send_and_claim(installation, fatima, noor, flow, **changes)

    return make


@pytest.fixture
def judged_report(installation: Installation, fatima: Actor, noor: Actor) -> Callable[..., str]:
    """A report of Fatima that Noor judged: ``judged_report(CARE, necessary=False)``; returns its key."""

    def make(flow: str, **found: bool | None) -> str:
        key = report(installation, fatima, flow)
        judge_report(installation, noor, key, **found)
        return key

    return make


@pytest.fixture
def claim(installation: Installation, fatima: Actor, noor: Actor) -> Callable[..., str]:
    """A claim of Fatima on Noor's desk: ``claim(until_kind="lasting")``; returns its key.

    Noor has found out that nothing else spares her.
    """

    def make(**changes: Any) -> str:
        key = send_and_claim(installation, fatima, noor, CANNOT, **changes)
        verify(installation, noor, key, {})
        return key

    return make


@pytest.fixture
def karim(installation: Installation) -> Actor:
    """A quality officer."""
    return add_staff(installation, "Karim Haddad", Role.QUALITY_OFFICER)
