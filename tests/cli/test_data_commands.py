"""The upkeep of the data from the command line: migrate, take people in, check the trail, copy."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from portal.actions import intake
from portal.cli.data import COMMANDS
from portal.store import dossiers, people, schema, trail
from portal.store.base import Store
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import law
from tests.fixtures.people import FATIMA
from tests.fixtures.rows import list_clients

ROW: Mapping[str, str] = {
    "first_name": "Fatima",
    "last_name": "El Amrani",
    "birth_date": "1984-05-20",
    "street": "Voorbeeldstraat 12",
    "postal_code": "1000 AA",
    "city": "Voorbeeldstad",
    "language": "ar",
    "benefit": "participatiewet",
    "benefit_since": "2025-01-01",
    "mail": "fatima@voorbeeld.invalid",
}


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


def separated(delimiter: str) -> Callable[[list[Mapping[str, str]]], str]:
    """Writes rows with this between the columns."""

    def write(rows: list[Mapping[str, str]]) -> str:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue()

    return write


FORMATS: Mapping[str, tuple[str, Callable[[list[Mapping[str, str]]], str]]] = {
    "commas": ("people.csv", separated(",")),
    "semicolons": ("people.CSV", separated(";")),
    "with a byte order mark": ("people.csv", lambda rows: "\ufeff" + separated(";")(rows)),
    "tabs": ("people.tsv", separated("\t")),
    "json": ("people.json", json.dumps),
    "json lines": ("people.ndjson", lambda rows: "\n".join(map(json.dumps, rows))),
}


class TestMigrate:
    @on_each_database
    def test_an_empty_database_gets_its_tables(self, empty_store: Store) -> None:
        result = run("migrate")
        assert result.output == f"The database is at revision {schema.revisions()[-1]}.\n"
        assert schema.differences(empty_store) == []

    def test_migrating_again_is_harmless(self, store: Store) -> None:
        assert run("migrate").exit_code == 0
        assert schema.differences(store) == []


class TestImport:
    @pytest.mark.parametrize("name", FORMATS)
    def test_people_are_taken_in_from_each_kind_of_file(
        self, store: Store, tmp_path: Path, name: str
    ) -> None:
        file, write = FORMATS[name]
        second = {**ROW, "first_name": "Ömer", "last_name": "Şahin, jr.", "mail": "", "benefit_since": ""}
        (tmp_path / file).write_text(write([ROW, second]), encoding="utf-8")
        result = run("import-clients", tmp_path / file)
        assert result.output == "2 people were taken in.\n"
        fatima, omer = sorted(clients(store), key=lambda client: client.first_name)
        assert (fatima.birth_date, fatima.benefit_since) == (date(1984, 5, 20), date(2025, 1, 1))
        assert (fatima.mail, fatima.language) == ("fatima@voorbeeld.invalid", "ar")
        assert (omer.name, omer.mail, omer.benefit_since) == ("Ömer Şahin, jr.", None, None)

    @on_each_database
    def test_everybody_gets_a_dossier_and_a_place_in_the_trail(self, store: Store, tmp_path: Path) -> None:
        file = tmp_path / "people.json"
        file.write_text(json.dumps([ROW] * 3))
        run("import-clients", file)
        with store.read() as connection:
            for client in list_clients(connection):
                assert dossiers.of_client(connection, client.id) is not None
                assert [event.event for event in trail.of(connection, client.id)] == ["client:registered"]
            assert list(trail.broken_links(connection)) == []

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"last_name": ""}, ["row 2 lacks last_name"]),
            ({"last_name": "  ", "city": ""}, ["row 2 lacks last_name, city"]),
            ({"birth_date": "20-05-1984"}, ["row 2", "1984-05-20"]),
            ({"birth_date": "1984-02-30"}, ["row 2", "1984-05-20"]),
            ({"benefit_since": "vorig jaar"}, ["row 2", "1984-05-20"]),
            ({"benefit": "bijstand"}, ["row 2", "benefit", "participatiewet"]),
            ({"language": "Arabic"}, ["row 2", "language"]),
            ({"language": "AR"}, ["row 2", "language"]),
            ({"postal_code": "1000 AA te lang"}, ["row 2", "postal_code", "10"]),
            ({"last_name": "x" * 81}, ["row 2", "last_name", "80"]),
        ],
    )
    def test_one_wrong_row_takes_in_nobody_and_is_named(
        self, store: Store, tmp_path: Path, change: Mapping[str, str], words: list[str]
    ) -> None:
        file = tmp_path / "people.csv"
        file.write_text(separated(",")([ROW, {**ROW, **change}, ROW]))
        assert refused(run("import-clients", file), *words)
        assert clients(store) == []

    def test_a_failure_half_way_takes_in_nobody(
        self, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        calls: Iterator[bool] = iter([True, True, False])
        record = trail.record

        def fail_the_third_time(*arguments: Any, **fields: Any) -> None:
            if not next(calls):
                raise OSError("the disk is full")
            record(*arguments, **fields)

        monkeypatch.setattr(trail, "record", fail_the_third_time)
        file = tmp_path / "people.json"
        file.write_text(json.dumps([ROW] * 3))
        assert isinstance(run("import-clients", file).exception, OSError)
        assert clients(store) == []

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("people.xlsx", b"PK"),
            ("people.json", b"{"),
            ("people.json", b'"Fatima"'),
            ("people.json", b"[1, 2]"),
            ("people.ndjson", b"{}\nnot json"),
            ("people.csv", b"first_name,last_name\nFatima,El Amrani,one too many\n"),
            ("people.csv", "first_name,last_name\nÖmer,Şahin\n".encode("utf-16")),
            ("people.csv", "first_name;last_name\nÖmer;Bos\n".encode("latin-1")),
        ],
    )
    def test_a_file_that_is_something_else_is_refused_in_one_line(
        self, store: Store, tmp_path: Path, name: str, content: bytes
    ) -> None:
        (tmp_path / name).write_bytes(content)
        result = run("import-clients", tmp_path / name)
        assert refused(result), result.output
        assert "Fatima" not in result.output
        assert clients(store) == []

    def test_an_empty_file_takes_in_nobody(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "people.csv").write_bytes(b"")
        assert run("import-clients", tmp_path / "people.csv").output == "0 people were taken in.\n"

    def test_a_file_that_is_not_there_is_named(self, store: Store, tmp_path: Path) -> None:
        result = run("import-clients", tmp_path / "nobody.csv")
        assert result.exit_code == 2
        assert "nobody.csv" in result.output


@on_each_database
class TestCheckTrail:
    def test_an_untouched_trail_is_whole(self, store: Store) -> None:
        assert run("check-trail").output == "The trail is whole.\n"

    def test_an_altered_trail_fails_and_says_where(self, store: Store, tmp_path: Path) -> None:
        file = tmp_path / "people.json"
        file.write_text(json.dumps([ROW] * 3))
        run("import-clients", file)
        guard = ("TRIGGER trail_no_update", "TRIGGER trail_guard ON trail")
        with store.write() as connection:
            connection.exec_driver_sql(f"DROP {guard[store.engine.dialect.name == 'postgresql']}")
            connection.exec_driver_sql("UPDATE trail SET actor_id = 'somebody else' WHERE seq = 2")
        assert refused(run("check-trail"), "altered at: 2")


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class TestBackup:
    @on_sqlite
    def test_a_copy_opens_and_holds_everything(self, store: Store, tmp_path: Path) -> None:
        (tmp_path / "people.json").write_text(json.dumps([ROW]))
        run("import-clients", tmp_path / "people.json")
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

        monkeypatch.setattr("portal.store.toolbox.Database", Damaged)
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
