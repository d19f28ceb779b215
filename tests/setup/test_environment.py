"""The environment is made once, filled from the lock with hashes, and redone only when something changed."""

import hashlib
import importlib.util
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.conftest import Machine

PYTHON_WORKS = '[ "$1" = -c ] && exit 0'


@pytest.fixture
def environment(
    setup_module: Callable[[str], ModuleType],
    tmp_path: Path,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
) -> ModuleType:
    """The module, in a project folder of its own with two lock files."""
    module = setup_module("environment")
    for name in ("LOCK", "DEV_LOCK"):
        lock = tmp_path / f"{name.lower()}.lock"
        lock.write_text(name)
        monkeypatch.setattr(module, name, lock)
    monkeypatch.setattr(module, "DONE", tmp_path / "done")
    monkeypatch.setattr(module, "VENV", tmp_path / "venv")
    monkeypatch.setattr(module, "PYTHON", machine.programs / "python")
    return module


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that pip takes for all packages there are; what it installs goes to the folder ``target``."""
    folder = tmp_path / "index"
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    settings = {"CONFIG_FILE": os.devnull, "NO_INDEX": "1", "FIND_LINKS": str(folder)}
    for name, value in {**settings, "TARGET": str(tmp_path / "target")}.items():
        monkeypatch.setenv(f"PIP_{name}", value)
    return folder


def wheel(index: Path, name: str, version: str, *, requires: str = "") -> tuple[str, str]:
    """Offer a release of an empty package; returns its name and the hash of its file."""
    file, info = index / f"{name}-{version}-py3-none-any.whl", f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"{info}/METADATA", metadata + (f"Requires-Dist: {requires}\n" if requires else ""))
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return name, hashlib.sha256(file.read_bytes()).hexdigest()


def test_packages_are_installed_once_with_their_hashes(environment: ModuleType, machine: Machine) -> None:
    machine.has("python")
    environment.install_packages(dev=False)
    environment.install_packages(dev=False)
    install, check = machine.was_asked()
    quietly = "--quiet --no-input --disable-pip-version-check"
    locked = f"--no-deps --require-hashes --requirement {environment.LOCK}"
    assert install == f"python -m pip install {quietly} {locked}"
    assert check == "python -m pip --disable-pip-version-check check"


def test_a_newer_release_of_something_required_indirectly_changes_nothing(
    environment: ModuleType, index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "PYTHON", sys.executable)
    monkeypatch.setenv("PATH", os.defpath)
    locked = (wheel(index, "inner", "1.0"), wheel(index, "outer", "1.0", requires="inner[more]>=1.0"))
    wheel(index, "inner", "2.0")
    environment.LOCK.write_text("".join(f"{name}==1.0 --hash=sha256:{key}\n" for name, key in locked))
    environment.install_packages(dev=False)
    installed = {path.name for path in (tmp_path / "target").glob("*.dist-info")}
    assert installed == {"inner-1.0.dist-info", "outer-1.0.dist-info"}


def test_a_lock_that_lacks_something_is_told_so(
    environment: ModuleType,
    machine: Machine,
    setup_module: Callable[[str], ModuleType],
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine.has("python", 'case "$*" in *check) echo outer needs inner; exit 1;; esac')
    with pytest.raises(setup_module("console").Stop):
        environment.install_packages(dev=False)
    assert "outer needs inner" in capsys.readouterr().out
    assert not environment.DONE.exists()


def test_a_changed_lock_is_installed_again(environment: ModuleType, machine: Machine) -> None:
    machine.has("python")
    environment.install_packages(dev=False)
    environment.LOCK.write_text("something newer")
    environment.install_packages(dev=False)
    assert len(machine.was_asked()) == 4


def test_the_environment_of_the_tests_has_all_the_portal_needs(
    environment: ModuleType, machine: Machine
) -> None:
    machine.has("python")
    environment.install_packages(dev=True)
    environment.install_packages(dev=False)
    assert len(machine.was_asked()) == 2


def test_a_failed_install_is_tried_again_and_ends_in_one_line(
    environment: ModuleType,
    machine: Machine,
    setup_module: Callable[[str], ModuleType],
    capsys: pytest.CaptureFixture[str],
) -> None:
    machine.has("python", "echo hash does not match; exit 1")
    for _ in range(2):
        with pytest.raises(setup_module("console").Stop, match="Is there a network"):
            environment.install_packages(dev=False)
    assert capsys.readouterr().out.count("hash does not match") == 2
    assert len(machine.was_asked()) == 2


def test_an_environment_that_works_is_kept(environment: ModuleType, machine: Machine) -> None:
    machine.has("python", PYTHON_WORKS)
    environment.make()
    assert not environment.VENV.exists()


@pytest.mark.usefixtures("as_root")
def test_python_without_venv_gets_its_package(
    environment: ModuleType, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(environment, "create", made.append)
    machine.has("apt-get")
    environment.make()
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    assert machine.was_asked()[0].endswith(f" python{version}-venv")
    assert made == [environment.VENV]


@pytest.mark.usefixtures("as_somebody")
def test_without_venv_and_without_rights_a_line_names_the_package(
    environment: ModuleType,
    machine: Machine,
    monkeypatch: pytest.MonkeyPatch,
    setup_module: Callable[[str], ModuleType],
) -> None:
    machine.has("no-venv", "exit 1")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    monkeypatch.setattr(sys, "executable", str(machine.programs / "no-venv"))
    with pytest.raises(setup_module("console").Stop, match=r"Install python3\.\d+-venv"):
        environment.make()


def test_an_old_python_is_told_so(
    setup_module: Callable[[str], ModuleType],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    entry = setup_module("setup")
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert entry.main() == 1
    assert "needs Python 3.11 or newer" in capsys.readouterr().err
