"""A list of people on the command line: what came of it, what is wrong by row, and a way to look first."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from portal.cli.people import import_clients
from portal.store import people
from portal.store.base import Store
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import law
from tests.fixtures.rows import list_clients

HEADER = "Uitkeringsnummer;Voornaam;Achternaam;Geboortedatum;Adres;Postcode;Woonplaats;Taal;Uitkering"
JAN = "U1;Jan;Bakker;1980-02-01;Dorpsstraat 1;9601 AA;Hoogezand;nl;participatiewet"
FATIMA = "U2;Fatima;El Amrani;1984-05-20;Voorbeeldstraat 12;1000 AA;Voorbeeldstad;ar;participatiewet"
WRONG = "U3;Piet;Bos;2080-01-01;Dorpsstraat 3;9601;Hoogezand;nl;participatiewet"


@pytest.fixture(autouse=True)
def environment(
    database_url: str, monkeypatch: pytest.MonkeyPatch, moment: Callable[[datetime], None]
) -> None:
    """The settings of an installation on the database of the test."""
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)
    moment(datetime(2026, 11, 29, 12, tzinfo=UTC))


@pytest.fixture
def take_in(tmp_path: Path) -> Callable[..., Result]:
    """Run the command on a list with these rows."""

    def run(rows: list[str], *options: str) -> Result:
        file = tmp_path / "lijst.csv"
        file.write_text("\n".join([HEADER, *rows]), encoding="utf-8")
        return CliRunner().invoke(import_clients, [str(file), *options])

    return run


def names(store: Store) -> list[str]:
    """Everybody who is known, by name."""
    with store.read() as connection:
        return sorted(client.name for client in list_clients(connection))


@on_each_database
def test_a_list_is_taken_in_and_the_same_list_again_changes_nothing(
    store: Store, take_in: Callable[..., Result]
) -> None:
    first = take_in([JAN, FATIMA])
    assert first.output == "2 people were taken in, 0 were changed, 0 are known as they are.\n"
    again = take_in([JAN, FATIMA])
    assert again.output == "0 people were taken in, 0 were changed, 2 are known as they are.\n"
    assert names(store) == ["Fatima El Amrani", "Jan Bakker"]


def test_one_wrong_row_takes_in_nobody_and_each_fault_is_named(
    store: Store, take_in: Callable[..., Result]
) -> None:
    result = take_in([JAN, WRONG])
    assert result.exit_code == 1
    assert "row 3, birth_date: lies in the future" in result.output
    assert "row 3, postal_code: is no postal code" in result.output
    assert result.output.endswith("Error: 1 rows can't be taken in. Nothing was taken in.\n")
    assert "Bos" not in result.output
    assert names(store) == []


def test_the_good_rows_are_kept_by_choice_and_the_command_still_ends_with_1(
    store: Store, take_in: Callable[..., Result]
) -> None:
    result = take_in([WRONG, JAN], "--keep-good")
    assert result.exit_code == 1
    assert "1 people were taken in" in result.output
    assert names(store) == ["Jan Bakker"]


def test_a_dry_run_shows_who_is_new_and_what_changes_and_changes_nothing(
    store: Store, take_in: Callable[..., Result]
) -> None:
    take_in([JAN])
    result = take_in([JAN.replace("Dorpsstraat 1", "Kerkstraat 2"), FATIMA, WRONG], "--dry-run")
    assert "row 2: street: Dorpsstraat 1 -> Kerkstraat 2" in result.output
    assert "row 3: new: Fatima El Amrani" in result.output
    assert "1 people would be taken in, 1 would be changed, 0 are known as they are." in result.output
    assert result.exit_code == 1
    with store.read() as connection:
        assert [one.street for one in list_clients(connection)] == ["Dorpsstraat 1"]


def test_the_refused_rows_are_written_to_a_file_that_names_nobody(
    store: Store, take_in: Callable[..., Result], tmp_path: Path
) -> None:
    take_in([JAN, WRONG], "--report", str(tmp_path / "fout.csv"))
    lines = (tmp_path / "fout.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "row;column;what to do"
    assert [line.rsplit(";", 1)[0] for line in lines[1:]] == ["3;postal_code", "3;birth_date"]
    assert "Bos" not in str(lines)


def test_of_very_many_faults_the_first_are_shown(store: Store, take_in: Callable[..., Result]) -> None:
    result = take_in([WRONG.replace("U3", f"X{number}") for number in range(30)])
    assert "and 40 more: --report FILE writes them all" in result.output
    assert result.output.count("\n") == 22


def test_a_long_list_tells_how_far_it_is(
    store: Store, take_in: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.cli.people.PROGRESS_FROM", 2)
    assert "2 of 3 rows\n" in take_in([JAN, FATIMA, JAN]).output


def test_what_is_no_list_ends_in_one_line(store: Store, tmp_path: Path) -> None:
    (tmp_path / "brief.csv").write_bytes(b"Geachte heer")
    result = CliRunner().invoke(import_clients, [str(tmp_path / "brief.csv")])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert result.output.startswith("Error: brief.csv: No row names the columns.")


def test_columns_that_are_not_read_are_named(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(f"{HEADER};BSN\n{JAN};geheim\n")
    assert "Not read: BSN.\n" in CliRunner().invoke(import_clients, [str(file)]).output


def test_somebody_with_one_name_is_called_by_it(store: Store, take_in: Callable[..., Result]) -> None:
    take_in([JAN.replace("Jan", "")])
    with store.read() as connection:
        [one] = list_clients(connection)
    assert (one.name, one.call_name) == ("Bakker", "Bakker")
    assert people.full_name("Jan", "Bakker") == "Jan Bakker"


def test_somebody_of_whom_the_list_has_initials_is_called_by_the_whole_name(
    store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(f"{HEADER.replace('Voornaam', 'Voorletters')}\n{JAN.replace('Jan', 'J')}\n")
    assert CliRunner().invoke(import_clients, [str(file)]).exit_code == 0
    with store.read() as connection:
        [one] = list_clients(connection)
    assert (one.name, one.call_name) == ("J. Bakker", "J. Bakker")


@pytest.mark.parametrize("report", ["lijst.csv", "nergens/verslag.csv"])
def test_a_report_that_can_not_be_written_stops_everything_beforehand(
    store: Store, take_in: Callable[..., Result], tmp_path: Path, report: str
) -> None:
    result = take_in([JAN, WRONG], "--keep-good", "--report", str(tmp_path / report))
    assert (result.exit_code, names(store)) == (2, [])
    assert (tmp_path / "lijst.csv").read_text("utf-8").startswith(HEADER)
