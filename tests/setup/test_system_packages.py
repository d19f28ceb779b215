"""System packages come without a question, or a line says which ones to install."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.setup.conftest import Machine


@pytest.fixture
def packages(setup_module: Callable[[str], ModuleType]) -> ModuleType:
    return setup_module("system_packages")


def need(packages: ModuleType, package: str, machine: Machine) -> object:
    """Something that is there once its package was asked for alone or with others."""
    installed = machine.programs / f"{package}.installed"
    return packages.Need(package, f"use of {package}", installed.exists)


def apt_that_installs(machine: Machine, refuse: str = "never") -> None:
    """An apt-get that refuses any call that names one package, and installs the rest."""
    machine.has(
        "apt-get",
        f'for p; do [ "$p" = {refuse} ] && exit 100; done\n'
        f'for p; do case "$p" in lib*) : > "{machine.programs}/$p.installed";; esac; done',
    )


@pytest.mark.usefixtures("as_root")
def test_root_installs_what_is_missing_in_one_go(packages: ModuleType, machine: Machine) -> None:
    apt_that_installs(machine)
    (machine.programs / "libhere.installed").touch()
    needs = [need(packages, name, machine) for name in ("liba", "libhere", "libb")]
    assert packages.install_missing(needs) == []
    assert machine.was_asked() == ["apt-get install -q -y --no-install-recommends liba libb"]


@pytest.mark.usefixtures("as_root")
def test_a_package_that_does_not_exist_here_keeps_out_no_other(
    packages: ModuleType, machine: Machine
) -> None:
    apt_that_installs(machine, refuse="libgone")
    notes = packages.install_missing([need(packages, name, machine) for name in ("liba", "libgone", "libb")])
    assert notes == ["Not available: use of libgone. To have it, as root: apt-get install libgone"]
    assert "apt-get update -q -y" in machine.was_asked()


@pytest.mark.usefixtures("as_somebody")
def test_without_rights_one_line_names_all_that_is_missing(packages: ModuleType, machine: Machine) -> None:
    apt_that_installs(machine)
    machine.has("sudo", "exit 1")
    notes = packages.install_missing([need(packages, name, machine) for name in ("liba", "libb")])
    assert notes == [
        "Not available: use of liba, use of libb. To have it, as root: apt-get install liba libb"
    ]
    assert machine.was_asked() == ["sudo -n true"], "sudo may not ask for a password"


@pytest.mark.usefixtures("as_somebody")
def test_sudo_without_a_password_is_used(packages: ModuleType, machine: Machine) -> None:
    apt_that_installs(machine)
    machine.has("sudo", '[ "$2" = true ] || { shift; exec "$@"; }')
    assert packages.install_missing([need(packages, "liba", machine)]) == []


@pytest.mark.usefixtures("as_root")
def test_a_system_without_apt_is_left_alone(packages: ModuleType, machine: Machine) -> None:
    assert len(packages.install_missing([need(packages, "liba", machine)])) == 1
    assert machine.was_asked() == []


@pytest.mark.usefixtures("as_root")
def test_nothing_missing_asks_nothing(packages: ModuleType, machine: Machine) -> None:
    apt_that_installs(machine)
    (machine.programs / "liba.installed").touch()
    assert packages.install_missing([need(packages, "liba", machine)]) == []
    assert machine.was_asked() == []


def test_the_fonts_of_one_script_are_not_enough(
    packages: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages, "FONT_FOLDERS", [str(tmp_path)])
    monkeypatch.setattr("sys.platform", "linux")
    (tmp_path / "noto").mkdir()
    (tmp_path / "noto" / "NotoSansArabic-Regular.ttf").touch()
    assert not packages.has_fonts_for_all_languages()
    (tmp_path / "noto" / "NotoSansEthiopic-Regular.ttf").touch()
    assert packages.has_fonts_for_all_languages()
