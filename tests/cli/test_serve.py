"""Serving: the demo makes its people once, and unsafe settings stop the start with a sentence."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from portal import demo as fictional
from portal import paths
from portal.actions.installation import Installation
from portal.actions.intake import register_client
from portal.cli import serve
from portal.store.base import Store
from tests.fixtures.installations import FakePress, law
from tests.fixtures.people import FATIMA

SETTINGS = ("PORTAL_DEMO", "PORTAL_GEMEENTE", "PORTAL_DATABASE_URL", "PORTAL_BASE_URL", "PORTAL_PRODUCTION")


class Served:
    """Stands in for the web server: remembers how it was started."""

    def __init__(self) -> None:
        self.started: list[tuple[str, int, int]] = []

    def __call__(self, _target: str, listener: socket.socket, workers: int) -> "Served":
        self.started.append((*listener.getsockname(), workers))
        return self

    def serve(self) -> None:
        """Return at once."""


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Settings that the command changes come back after the test; databases go to a folder of the test."""
    for name in SETTINGS:
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    monkeypatch.setattr(paths, "VAR", tmp_path)
    loaded = law()
    monkeypatch.setattr("portal.rules.library.load", lambda _folder: loaded)
    monkeypatch.setattr("portal.app.WarmPress", FakePress)
    monkeypatch.setattr(fictional, "fill", lambda portal: register_client(portal, FATIMA, {}))


@pytest.fixture(autouse=True)
def closed_afterwards(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever portal was made to look whether it can start lets go of its database after the test."""
    made: list[Flask] = []
    create = serve.create_app

    def keep(*arguments: Any) -> Flask:
        made.append(create(*arguments))
        return made[-1]

    monkeypatch.setattr(serve, "create_app", keep)
    yield
    for app in made:
        app.extensions["portal"].close()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Served:
    """The web server of the test."""
    served = Served()
    monkeypatch.setattr(serve, "Server", served)
    return served


@pytest.fixture
def free_port() -> int:
    """A port that nobody has."""
    return _free()


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def run(command: str, *arguments: str) -> Result:
    """``portal serve`` or ``portal demo``."""
    port = () if "--port" in arguments else ("--port", f"{_free()}")
    return CliRunner().invoke(getattr(serve, command), [*arguments, *port])


def test_the_demo_makes_people_the_first_time_and_keeps_them_the_second(
    server: Served, tmp_path: Path, free_port: int
) -> None:
    first = run("demo", "--gemeente", "rotterdam", "--port", f"{free_port}")
    assert "Making fictional people" in first.output
    assert f"http://127.0.0.1:{free_port}" in first.output
    assert str(tmp_path / "demo-rotterdam.sqlite3") in first.output
    database = tmp_path / "demo-rotterdam.sqlite3"
    made = database.read_bytes()
    second = run("demo", "--gemeente", "rotterdam", "--port", f"{free_port}")
    assert "Making fictional people" not in second.output
    assert database.read_bytes() == made
    assert server.started == [("127.0.0.1", free_port, 1)] * 2


def test_a_fresh_demo_begins_again(server: Served, tmp_path: Path, free_port: int) -> None:
    run("demo", "--port", f"{free_port}")
    database = tmp_path / "demo-hoogezand-sappemeer.sqlite3"
    (tmp_path / f"{database.name}-wal").write_bytes(b"of the demo before")
    before = database.stat().st_ino
    fresh = run("demo", "--port", f"{free_port}", "--fresh")
    assert "Making fictional people" in fresh.output
    assert database.stat().st_ino != before
    assert server.started == [("127.0.0.1", free_port, 1)] * 2


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_port_in_use_is_one_line_before_anything_is_made(
    server: Served, tmp_path: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_DATABASE_URL", f"sqlite:///{tmp_path / 'portal.sqlite3'}")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run(command, "--port", f"{port}")
    assert refuses(result, f"Port {port}", "in use", "--port")
    assert len(result.output.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
    assert server.started == []


def test_a_demo_that_failed_half_way_is_made_again(
    server: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(portal: Installation) -> None:
        portal.close()
        raise RuntimeError("the power is off")

    with monkeypatch.context() as patch:
        patch.setattr(fictional, "fill", fail)
        assert isinstance(run("demo").exception, RuntimeError)
    assert not (tmp_path / "demo-hoogezand-sappemeer.sqlite3").exists()
    assert run("demo").exit_code == 0
    assert (tmp_path / "demo-hoogezand-sappemeer.sqlite3").exists()
    assert list(tmp_path.glob("*.part*")) == []


def test_each_gemeente_has_a_demo_of_its_own(server: Served, tmp_path: Path) -> None:
    for gemeente in ("rotterdam", "beleidsregels"):
        run("demo", "--gemeente", gemeente)
    assert {path.name for path in tmp_path.glob("*.sqlite3")} == {
        "demo-rotterdam.sqlite3",
        "demo-beleidsregels.sqlite3",
    }


def refuses(result: Result, *words: str) -> bool:
    """Whether the start was refused in one line with these words."""
    return result.exit_code == 1 and all(word in result.output for word in ("Error: ", *words))


def test_a_demo_of_an_unknown_gemeente_names_those_that_are_known(server: Served, tmp_path: Path) -> None:
    assert refuses(run("demo", "--gemeente", "atlantis"), "atlantis", "rotterdam")
    assert list(tmp_path.glob("*.sqlite3")) == []
    assert server.started == []


def test_there_is_no_demo_in_production(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORTAL_PRODUCTION", "1")
    assert refuses(run("demo"), "PORTAL_DEMO", "PORTAL_PRODUCTION")
    assert server.started == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, ["PORTAL_SECRET_KEY"]),
        ({"PORTAL_DEMO": "1", "PORTAL_PRODUCTION": "1"}, ["PORTAL_DEMO", "PORTAL_PRODUCTION"]),
        ({"PORTAL_DEMO": "1", "PORTAL_GEMEENTE": "atlantis"}, ["atlantis"]),
        ({"PORTAL_DEMO": "1"}, ["portal migrate"]),
    ],
)
def test_what_is_unsafe_or_unfinished_stops_the_start(
    server: Served,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    words: list[str],
) -> None:
    monkeypatch.setenv("PORTAL_DATABASE_URL", f"sqlite:///{tmp_path / 'portal.sqlite3'}")
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert refuses(run("serve"), *words)
    assert server.started == []


def test_serving_uses_the_address_that_was_asked(
    server: Served, monkeypatch: pytest.MonkeyPatch, store: Store, database_url: str, free_port: int
) -> None:
    monkeypatch.setenv("PORTAL_DATABASE_URL", database_url)
    monkeypatch.setenv("PORTAL_SECRET_KEY", "s" * 32)
    assert run("serve", "--host", "0.0.0.0", "--port", f"{free_port}", "--workers", "3").exit_code == 0  # noqa: S104
    assert server.started == [("0.0.0.0", free_port, 3)]  # noqa: S104


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(server: Served, port: str) -> None:
    assert run("demo", "--port", port).exit_code == 2
    assert server.started == []


def test_the_settings_of_the_demo_reach_the_workers(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, str] = {}
    monkeypatch.setattr(server, "serve", lambda: seen.update(os.environ))
    run("demo", "--gemeente", "rotterdam")
    assert seen["PORTAL_GEMEENTE"] == "rotterdam"
    assert seen["PORTAL_DATABASE_URL"].endswith("demo-rotterdam.sqlite3")
