"""``portal tick`` and the worker look at the clock: what passed becomes work, once, and says how much."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner, Result

from portal import clock
from portal.cli.worker import tick_now, worker
from portal.domain.states import Obligation
from portal.domain.tasks import Term
from portal.store import dossiers, tasks
from portal.store.base import Store
from tests.cli.test_worker import Enough
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import law
from tests.fixtures.rows import add_dossier, add_staff

ASKED, BY, LATE = date(2026, 2, 2), date(2026, 3, 2), datetime(2026, 3, 3, 9, tzinfo=UTC)
pytestmark = pytest.mark.usefixtures("environment")


@pytest.fixture
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an installation without a mail server."""
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    monkeypatch.delenv("PORTAL_SMTP_URL", raising=False)
    monkeypatch.setattr("portal.logs.configure", lambda: None)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)


@pytest.fixture
def silent(store: Store, moment: Callable[[datetime], None]) -> Store:
    """Two people who were asked for a plan and told nothing: their day passed yesterday."""
    moment(LATE)
    with store.write() as connection:
        noor = add_staff(connection, "Noor Visser")
        for name in ("El Amrani", "Bakker"):
            dossiers.announce(connection, add_dossier(connection, last_name=name), noor, ASKED, BY)
    return store


def ticked() -> Result:
    """Look at the clock once."""
    return CliRunner().invoke(tick_now)


def waiting(store: Store) -> int:
    """How many tasks there are of somebody who did not answer."""
    with store.read() as connection:
        return len(tasks.open_of_kind(connection, Term.NO_PROPOSAL))


@on_each_database
def test_it_prints_what_it_did_a_line_each_and_doing_it_again_does_nothing(silent: Store) -> None:
    result = ticked()
    assert (result.exit_code, result.output) == (0, "opened\tgeen-voorstel\t2\nwent on\t0\n")
    assert waiting(silent) == 2
    assert ticked().output == "went on\t0\n"
    assert waiting(silent) == 2


def test_what_is_settled_is_printed_too(silent: Store) -> None:
    ticked()
    with silent.write() as connection:
        for one in tasks.open_of_kind(connection, Term.NO_PROPOSAL)[:1]:
            dossiers.set_obligation(connection, one.dossier_id, Obligation.PROPOSED)
    assert ticked().output == "settled\tgeen-voorstel\t1\nwent on\t0\n"
    assert waiting(silent) == 1


def test_on_a_database_without_tables_it_says_what_to_do() -> None:
    result = ticked()
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_one_round_of_the_worker_looks_at_the_clock(silent: Store) -> None:
    assert CliRunner().invoke(worker, ["--once"]).exit_code == 0
    assert waiting(silent) == 2


def test_a_worker_that_runs_looks_once_a_day_and_again_on_the_next(
    silent: Store, monkeypatch: pytest.MonkeyPatch, moment: Callable[[datetime], None]
) -> None:
    looked: list[date] = []
    rounds = iter(range(9))

    def sleep(_seconds: float) -> None:
        number = next(rounds)
        if number == 5:
            raise Enough
        if number == 2:
            moment(LATE + timedelta(days=1))

    def look(_portal: object) -> None:
        looked.append(clock.today())

    monkeypatch.setattr("portal.cli.worker.time.sleep", sleep)
    monkeypatch.setattr("portal.cli.worker.tick", look)
    with pytest.raises(Enough):
        worker.callback(once=False, pause=5)  # type: ignore[misc]
    assert looked == [LATE.date(), LATE.date() + timedelta(days=1)]
