"""Taking in staff from the command line, and seeing who there is."""

import click
import pytest
from click.testing import CliRunner, Result

from portal.cli.staff import COMMANDS, ROLES
from portal.domain.roles import Role
from portal.domain.tasks import Term
from portal.store import people, tasks, trail
from portal.store.base import Store
from tests.fixtures.installations import law
from tests.fixtures.rows import add_dossier, add_term

INGRID = ("--name", "Ingrid Mulder", "--job-title", "teamleider Participatie", "--phone", "010 000 00 11")


@pytest.fixture(autouse=True)
def environment(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of an installation on the database of the test."""
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)


def run(*arguments: str) -> Result:
    """One command, as somebody types it."""
    portal = click.Group("portal", commands={command.name or "": command for command in COMMANDS})
    return CliRunner().invoke(portal, arguments)


def test_who_is_taken_in_can_act_in_his_roles(store: Store) -> None:
    result = run("register-staff", *INGRID, "--role", "decider", "--role", "caseworker")
    assert (result.exit_code, result.output[:50]) == (0, "Ingrid Mulder was taken in as caseworker, decider:")
    key = result.output.split()[-1]
    with store.read() as connection:
        actor = people.actor(connection, key)
        [event] = trail.of(connection, key)
    assert actor is not None
    assert (actor.name, actor.roles) == ("Ingrid Mulder", {Role.DECIDER, Role.CASEWORKER})
    assert (event.event, event.fields) == ("staff:registered", '{"roles": ["caseworker", "decider"]}')


def test_the_list_names_everybody_with_his_roles_and_where_he_is_in_one_his_team(store: Store) -> None:
    run("register-staff", *INGRID, "--role", "decider")
    run("register-staff", "--name", "Bram Kok", *INGRID[2:], "--role", "administrator")
    lines = [line.split("\t")[1:] for line in run("list-staff").output.splitlines()]
    assert lines == [
        ["Bram Kok", "teamleider Participatie", "010 000 00 11", "administrator", ""],
        ["Ingrid Mulder", "teamleider Participatie", "010 000 00 11", "decider", ""],
    ]


def test_a_client_or_a_helper_is_no_staff(store: Store) -> None:
    assert set(ROLES) == set(Role) - {Role.CLIENT, Role.HELPER}
    for role in ("client", "helper", "boss"):
        assert run("register-staff", *INGRID, "--role", role).exit_code == 2
    assert run("list-staff").output == ""


@pytest.mark.parametrize("name", ["", "   ", "x" * 200])
def test_a_name_that_does_not_fit_is_refused_in_one_line(store: Store, name: str) -> None:
    result = run("register-staff", "--name", name, *INGRID[2:], "--role", "decider")
    assert result.exit_code == 1
    assert result.output.startswith("Error: name: use 1 to ")
    assert run("list-staff").output == ""


def test_without_a_role_nobody_is_taken_in(store: Store) -> None:
    assert run("register-staff", *INGRID).exit_code == 2


def test_on_a_database_without_tables_the_commands_say_what_to_do() -> None:
    for result in (run("list-staff"), run("register-staff", *INGRID, "--role", "decider")):
        assert result.exit_code == 1
        assert result.output.startswith("Error: ")


def taken_in(name: str, *roles: str) -> str:
    """The key of somebody who was taken in."""
    given = [one for role in roles for one in ("--role", role)]
    return run("register-staff", "--name", name, *INGRID[2:], *given).output.split()[-1]


def listed() -> list[list[str]]:
    """Name, roles and team of everybody, as the list prints them."""
    lines = [line.split("\t") for line in run("list-staff").output.splitlines()]
    return [[name, roles, team] for _key, name, _job, _phone, roles, team in lines]


def test_somebody_gets_a_team_and_other_roles_and_the_list_shows_both(store: Store) -> None:
    key = taken_in("Noor Visser", "caseworker")
    result = run("change-staff", key, "--team", "Noord", "--role", "decider", "--role", "quality_officer")
    assert (result.exit_code, result.output) == (0, "Changed.\n")
    assert listed() == [["Noor Visser", "decider, quality_officer", "Noord"]]
    assert run("change-staff", key, "--team", "").exit_code == 0
    assert listed() == [["Noor Visser", "decider, quality_officer", ""]]


def test_who_leaves_is_in_the_list_no_more_and_his_work_changed_hands(store: Store) -> None:
    noor, thomas = taken_in("Noor Visser", "caseworker"), taken_in("Thomas de Groot", "caseworker")
    with store.write() as connection:
        dossier = add_dossier(connection)
        for term in (Term.EVALUATION, Term.YEARLY_LOOK):
            add_term(connection, dossier, term, staff_id=noor)
    result = run("staff-leaves", noor, "--hand-over-to", thomas)
    assert (result.exit_code, result.output) == (0, "Gone. 2 tasks changed hands.\n")
    assert listed() == [["Thomas de Groot", "caseworker", ""]]
    with store.read() as connection:
        assert len(tasks.open_of(connection, thomas)) == 2
    assert run("staff-leaves", thomas).output == "Gone. 2 tasks changed hands.\n"
    with store.read() as connection:
        assert {one.staff_id for one in tasks.of_dossier(connection, dossier)} == {None}


def test_a_key_of_nobody_is_said_in_one_line(store: Store) -> None:
    noor = taken_in("Noor Visser", "caseworker")
    for arguments in (
        ("change-staff", "nobody", "--team", "Noord"),
        ("staff-leaves", "nobody"),
        ("staff-leaves", noor, "--hand-over-to", "nobody"),
    ):
        result = run(*arguments)
        assert (result.exit_code, result.output) == (1, "Error: Nobody works here under this key.\n")
    assert listed() == [["Noor Visser", "caseworker", ""]]


@pytest.mark.parametrize("role", ["quality_officer", "administrator", ""])
def test_who_takes_work_over_handles_cases_and_is_somebody_else(store: Store, role: str) -> None:
    noor = taken_in("Noor Visser", "caseworker")
    heir = taken_in("Bram Kok", role) if role else noor
    result = run("staff-leaves", noor, "--hand-over-to", heir)
    assert result.exit_code == 1
    assert result.output == "Error: Who takes the work over must be somebody else who handles cases.\n"
    assert "Noor Visser" in [name for name, *_ in listed()]


def test_a_team_with_too_long_a_name_and_a_role_that_is_none_are_refused(store: Store) -> None:
    noor = taken_in("Noor Visser", "caseworker")
    longest = people.LONGEST_OF_STAFF["team"]
    result = run("change-staff", noor, "--team", "x" * (longest + 1))
    assert (result.exit_code, result.output) == (1, f"Error: team: use at most {longest} characters\n")
    assert run("change-staff", noor, "--role", "client").exit_code == 2
    assert run("change-staff", noor, "--team", "x" * longest).exit_code == 0
    assert listed() == [["Noor Visser", "caseworker", "x" * longest]]
