"""Taking in staff from the command line, and seeing who there is."""

import click
import pytest
from click.testing import CliRunner, Result

from portal.cli.staff import COMMANDS, ROLES
from portal.domain.roles import Role
from portal.store import people, trail
from portal.store.base import Store
from tests.fixtures.installations import law

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


def test_the_list_names_everybody_with_his_roles(store: Store) -> None:
    run("register-staff", *INGRID, "--role", "decider")
    run("register-staff", "--name", "Bram Kok", *INGRID[2:], "--role", "administrator")
    lines = [line.split("\t")[1:] for line in run("list-staff").output.splitlines()]
    assert lines == [
        ["Bram Kok", "teamleider Participatie", "010 000 00 11", "administrator"],
        ["Ingrid Mulder", "teamleider Participatie", "010 000 00 11", "decider"],
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
