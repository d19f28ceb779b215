"""What is installed is what was locked: versions and hashes, and no word on where to get them."""

import json
import re
import tomllib
from pathlib import Path

import pytest

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


def test_the_set_up_uses_these_locks() -> None:
    code = "".join(path.read_text() for path in Path(ROOT / ".ci").glob("*.py"))
    assert all(Path(lock).name in code for lock in LOCKS)
    assert "--require-hashes" in code
