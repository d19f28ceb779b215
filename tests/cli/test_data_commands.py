"""The upkeep of the data from the command line: migrate, check the trail, copy."""

from pathlib import Path

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from portal.actions import intake
from portal.cli.data import COMMANDS
from portal.store import conversation, fingerprints, people, schema, trail
from portal.store.base import Store
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import law
from tests.fixtures.people import FATIMA
from tests.fixtures.rows import RECEIVED, add_dossier, add_staff, add_submission, list_clients


@pytest.fixture(autouse=True)
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an installation on the database of the test."""
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)


def run(*arguments: str | Path) -> Result:
    """One command, as somebody types it."""
    portal = click.Group("portal", commands={command.name or "": command for command in COMMANDS})
    return CliRunner().invoke(portal, [str(argument) for argument in arguments])


def refused(result: Result, *words: str) -> bool:
    """Whether a command ended with one line that says these words, and not with a traceback."""
    return (
        result.exit_code == 1
        and isinstance(result.exception, SystemExit)
        and result.output.startswith("Error: ")
        and result.output.count("\n") == 1
        and all(word in result.output for word in words)
    )


def clients(store: Store) -> list[people.Client]:
    """Everybody who was taken in."""
    with store.read() as connection:
        return list_clients(connection)


class TestMigrate:
    @on_each_database
    def test_an_empty_database_gets_its_tables(self, empty_store: Store) -> None:
        result = run("migrate")
        assert result.output == f"The database is at revision {schema.revisions()[-1]}.\n"
        assert schema.differences(empty_store) == []

    def test_migrating_again_is_harmless(self, store: Store) -> None:
        assert run("migrate").exit_code == 0
        assert schema.differences(store) == []


WHOLE = "The trail is whole, and what was sent in and decided is as it was recorded.\n"


@on_each_database
class TestCheckTrail:
    def test_an_untouched_trail_is_whole(self, store: Store) -> None:
        assert run("check-trail").output == WHOLE

    def test_an_altered_trail_fails_and_says_where(self, store: Store) -> None:
        with store.write() as connection:
            for name in ("Fatima", "Jan", "Piet"):
                intake._register(connection, {**FATIMA, "first_name": name}, {})
        guard = ("TRIGGER trail_no_update", "TRIGGER trail_guard ON trail")
        with store.write() as connection:
            connection.exec_driver_sql(f"DROP {guard[store.engine.dialect.name == 'postgresql']}")
            connection.exec_driver_sql("UPDATE trail SET actor_id = 'somebody else' WHERE seq = 2")
        assert refused(run("check-trail"), "altered at: 2")


@on_each_database
class TestCheckWhatWasRecorded:
    """What may not change unseen and how each change is found: tests/store/test_tampering.py."""

    @pytest.fixture
    def noted(self, store: Store) -> str:
        """The key of a note that was recorded, in a dossier with a submission that never was."""
        with store.write() as connection:
            case, staff_id = (
                add_submission(connection, add_dossier(connection)),
                add_staff(connection, "Noor"),
            )
            key = conversation.add_note(connection, staff_id, "Fatima belde.", RECEIVED, submission_id=case)
            kept = fingerprints.taken(connection, ("note", key))
            trail.record(connection, RECEIVED, staff_id, "note:written", case, kept=kept)
        return key

    def test_what_nothing_was_recorded_of_is_counted_and_not_called_altered(self, noted: str) -> None:
        result = run("check-trail")
        assert (result.exit_code, result.output) == (0, f"Without a fingerprint: submission 1.\n{WHOLE}")

    def test_each_altered_thing_has_a_line_with_its_key_and_nothing_personal(
        self, store: Store, noted: str
    ) -> None:
        with store.write() as connection:
            connection.exec_driver_sql("UPDATE note SET text = 'Fatima belde!'")
        result = run("check-trail")
        assert result.exit_code == 1
        assert f"note {noted} was changed\n" in result.output
        assert result.output.endswith("Error: Not as it was recorded: 1.\n")
        assert "Fatima" not in result.output


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class TestBackup:
    @on_sqlite
    def test_a_copy_opens_and_holds_everything(self, store: Store, tmp_path: Path) -> None:
        with store.write() as connection:
            intake._register(connection, FATIMA, {})
        assert run("backup", tmp_path / "copy.sqlite3").exit_code == 0
        copy = Store(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
        schema.check(copy)
        with copy.read() as connection, store.read() as original:
            assert list_clients(connection) == list_clients(original) != []
            assert list(trail.broken_links(connection)) == []
        copy.close()

    @on_sqlite
    def test_a_copy_is_made_while_somebody_writes(self, store: Store, tmp_path: Path) -> None:
        with store.write() as connection:
            intake._register(connection, FATIMA, {})
            assert run("backup", tmp_path / "copy.sqlite3").exit_code == 0
        copy = Store(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
        assert clients(copy) == [], "what was not finished is not in the copy"
        assert len(clients(store)) == 1
        copy.close()

    @on_sqlite
    def test_the_copy_still_guards_its_trail(self, store: Store, tmp_path: Path) -> None:
        with store.write() as connection:
            intake._register(connection, FATIMA, {})
        run("backup", tmp_path / "copy.sqlite3")
        copy = Store(f"sqlite:///{tmp_path / 'copy.sqlite3'}")
        with pytest.raises(sa.exc.DBAPIError, match="append-only"), copy.write() as connection:
            connection.exec_driver_sql("DELETE FROM trail")
        copy.close()

    @on_sqlite
    def test_an_earlier_copy_is_never_overwritten(self, store: Store, tmp_path: Path) -> None:
        target = tmp_path / "copy.sqlite3"
        target.write_bytes(b"an earlier copy")
        assert refused(run("backup", target), "exists already")
        assert target.read_bytes() == b"an earlier copy"

    @on_sqlite
    def test_a_copy_that_is_not_sound_is_not_called_whole(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Damaged:
            def __init__(self, _path: Path) -> None: ...

            def execute(self, _query: str) -> "Damaged":
                return self

            def fetchone(self) -> list[str]:
                return ["row 3 missing from index"]

            def close(self) -> None: ...

        monkeypatch.setattr("sqlite_utils.Database", Damaged)
        assert refused(run("backup", tmp_path / "copy.sqlite3"), "not sound", "row 3")

    @pytest.mark.postgresql
    @pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
    def test_for_postgresql_it_says_what_to_use(self, store: Store, tmp_path: Path) -> None:
        assert refused(run("backup", tmp_path / "copy.sqlite3"), "pg_dump")


EACH = [["migrate"], ["check-trail"], ["backup", "copy.sqlite3"]]


@pytest.mark.parametrize("command", EACH, ids=" ".join)
def test_unsafe_settings_stop_each_command_in_one_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_SECRET_KEY", "short")
    assert refused(run(*command), "PORTAL_SECRET_KEY")


@pytest.mark.parametrize("command", EACH, ids=" ".join)
def test_an_unknown_gemeente_stops_each_command_in_one_line(
    command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_GEMEENTE", "atlantis")
    assert refused(run(*command), "atlantis", "hoogezand-sappemeer")


@pytest.mark.parametrize("command", EACH[1:], ids=" ".join)
def test_a_database_that_was_never_migrated_is_told_so(empty_store: Store, command: list[str]) -> None:
    assert refused(run(*command), "portal migrate")
