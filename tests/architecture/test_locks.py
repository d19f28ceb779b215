"""What is installed is what was locked: versions and hashes, and no word on where to get them."""

import json
import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock", ".ci/node.lock")
ADDRESS = re.compile(r"\w+://|index-url|find-links|registry\s*=")


def pinned(lock: str) -> dict[str, str]:
    """The version of each package, with the number of its hashes checked on the way."""
    text = (ROOT / lock).read_text().replace("\\\n", "")
    versions = {}
    for line in text.splitlines():
        if line and not line.lstrip().startswith("#"):
            name, version = re.match(r"([\w.\-]+)(?:\[.*?\])?==([^\s;]+)", line).groups()  # type: ignore[union-attr]
            assert "--hash=sha256:" in line, f"{lock}: {name} has no hash"
            versions[name] = version
    return versions


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_package_with_its_hash(lock: str) -> None:
    assert pinned(lock)


@pytest.mark.parametrize("file", [*LOCKS, "package-lock.json", ".npmrc"])
def test_a_lock_names_no_address(file: str) -> None:
    assert ADDRESS.search((ROOT / file).read_text()) is None


def test_the_style_packages_are_pinned_with_their_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    fetched = {name: package for name, package in packages.items() if name}
    assert fetched
    assert [name for name, package in fetched.items() if not package.get("integrity")] == []


def test_the_tests_run_with_the_versions_that_the_portal_ships() -> None:
    tests = pinned("requirements-dev.lock").items()
    assert pinned("requirements.lock").items() <= tests


@pytest.mark.parametrize(("lock", "extra"), [("requirements.lock", None), ("requirements-dev.lock", "dev")])
def test_every_requirement_of_the_project_is_locked(lock: str, extra: str | None) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    names = {re.split(r"[\[<>=!~; ]", requirement)[0] for requirement in wanted}
    assert names <= pinned(lock).keys()


def needed(requirements: list[str], pins: dict[str, str]) -> set[str]:
    """All that these requirements need here, each extra with what it brings, as its metadata says."""
    seen: set[tuple[str, str]] = set()
    todo = [Requirement(requirement) for requirement in requirements]
    while todo:
        wanted = todo.pop()
        name = canonicalize_name(wanted.name)
        for extra in {"", *wanted.extras} - {extra for known, extra in seen if known == name}:
            seen.add((name, extra))
            if name in pins:
                todo += of_extra(name, extra)
    return {name for name, _extra in seen}


def of_extra(name: str, extra: str) -> list[Requirement]:
    """What a package needs for one of its extras, or for none; on this machine."""
    every = [Requirement(requirement) for requirement in requires(name) or []]
    return [each for each in every if each.marker is None or each.marker.evaluate({"extra": extra})]


@pytest.mark.parametrize(("lock", "extras"), [("requirements.lock", []), ("requirements-dev.lock", ["dev"])])
def test_a_lock_is_whole_also_where_a_requirement_names_an_extra(lock: str, extras: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    optional = [requirement for extra in extras for requirement in project["optional-dependencies"][extra]]
    pins = {canonicalize_name(name): version for name, version in pinned(lock).items()}
    assert needed(project["dependencies"] + optional, pins) <= pins.keys()


def test_the_set_up_uses_these_locks() -> None:
    code = "".join(path.read_text() for path in Path(ROOT / ".ci").glob("*.py"))
    assert all(Path(lock).name in code for lock in LOCKS)
    assert code.count("--require-hashes") == code.count('"--no-deps", "--require-hashes"') == 1
