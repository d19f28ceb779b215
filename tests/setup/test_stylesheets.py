"""The style sheets come from npm, from a borrowed npm, or the portal does without; never twice."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.conftest import Machine

FETCHES = '/bin/mkdir -p node_modules && [ "$1" = ci ]'


@pytest.fixture
def stylesheets(
    setup_module: Callable[[str], ModuleType],
    machine: Machine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ModuleType:
    """The module, in a project folder of its own with a builder that makes the folder it should make."""
    module, environment = setup_module("stylesheets"), setup_module("environment")
    machine.has("python", f"/bin/mkdir -p {tmp_path}/vendor")
    monkeypatch.setattr(environment, "PYTHON", machine.programs / "python")
    monkeypatch.setattr(environment, "DONE", tmp_path / "done")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "BUILT", tmp_path / "vendor")
    monkeypatch.setattr(module, "NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(module, "PACKAGE_LOCK", tmp_path / "package-lock.json")
    return module


def test_npm_fetches_without_scripts_and_leaves_nothing_but_the_result(
    stylesheets: ModuleType, machine: Machine, tmp_path: Path
) -> None:
    machine.has("npm", FETCHES)
    assert stylesheets.build(dev=False) == []
    npm, build = machine.was_asked()
    assert npm.startswith("npm ci --ignore-scripts")
    assert npm.endswith("--omit=dev")
    assert build == "python -m portal.web.assets"
    assert not (tmp_path / "node_modules").exists()


def test_a_second_time_there_is_nothing_to_do(stylesheets: ModuleType, machine: Machine) -> None:
    machine.has("npm", FETCHES)
    stylesheets.build(dev=False)
    before = machine.was_asked()
    assert stylesheets.build(dev=False) == []
    assert machine.was_asked() == before


def test_another_lock_file_means_another_build(
    stylesheets: ModuleType, machine: Machine, tmp_path: Path
) -> None:
    machine.has("npm", FETCHES)
    stylesheets.build(dev=False)
    (tmp_path / "package-lock.json").write_text("{}")
    stylesheets.build(dev=False)
    assert len(machine.was_asked()) == 4


def test_a_changed_template_means_another_build(
    stylesheets: ModuleType, machine: Machine, tmp_path: Path
) -> None:
    machine.has("npm", FETCHES)
    stylesheets.build(dev=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>")
    stylesheets.build(dev=True)
    assert [call.split()[0] for call in machine.was_asked()] == ["npm", "python", "python"]


def test_running_the_demo_leaves_the_checkers_of_the_tests(
    stylesheets: ModuleType, machine: Machine, tmp_path: Path
) -> None:
    machine.has("npm", FETCHES)
    stylesheets.build(dev=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("<p>")
    stylesheets.build(dev=False)
    assert (tmp_path / "node_modules").is_dir()
    assert len(machine.was_asked()) == 3


def test_the_tests_keep_the_packages_with_the_checkers(
    stylesheets: ModuleType, machine: Machine, tmp_path: Path
) -> None:
    machine.has("npm", FETCHES)
    assert stylesheets.build(dev=True) == []
    assert "--omit=dev" not in machine.was_asked()[0]
    assert (tmp_path / "node_modules").is_dir()


def test_without_npm_one_is_borrowed_for_the_moment(
    stylesheets: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lent: list[Path] = []

    def create(folder: Path) -> None:
        lent.append(folder)
        (folder / "bin").mkdir()

    def install_lock(lock: Path, *_options: str, python: Path) -> None:
        assert lock == stylesheets.NODE_LOCK
        npm = python.parent / "npm"
        npm.write_text(f"#!/bin/sh\n{FETCHES}\n")
        npm.chmod(0o755)

    monkeypatch.setattr(stylesheets.environment, "create", create)
    monkeypatch.setattr(stylesheets.environment, "install_lock", install_lock)
    assert stylesheets.build(dev=False) == []
    assert machine.was_asked() == ["python -m portal.web.assets"]
    assert [folder.exists() for folder in lent] == [False]


def test_without_a_network_the_portal_runs_on_its_own_style_sheet(
    stylesheets: ModuleType, machine: Machine
) -> None:
    machine.has("npm", "echo npm error code ENOTFOUND; echo npm error see the log; exit 1")
    (note,) = stylesheets.build(dev=False)
    assert note == "No npm packages (npm error code ENOTFOUND): the portal runs on its own plain style sheet."
    assert machine.was_asked()[1:] == []


def test_a_build_that_fails_stops_the_set_up(
    stylesheets: ModuleType, machine: Machine, setup_module: Callable[[str], ModuleType]
) -> None:
    machine.has("npm", FETCHES)
    machine.has("python", "exit 1")
    with pytest.raises(setup_module("console").Stop, match="style sheets"):
        stylesheets.build(dev=False)
