"""The set-up's modules, on a machine that is only a folder: its programs are scripts that take notes."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from portal import paths


@pytest.fixture
def setup_module(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a module of the folder .ci by name."""
    monkeypatch.syspath_prepend(str(paths.ROOT / ".ci"))
    return importlib.import_module


class Machine:
    """The programs of the pretended machine and what they were asked."""

    def __init__(self, folder: Path) -> None:
        self.programs = folder
        self.notes = folder / "notes"

    def has(self, name: str, script: str = "") -> None:
        """Put a program on the PATH that notes how it was called and then runs a line of shell."""
        program = self.programs / name
        program.write_text(f'#!/bin/sh\necho "{name} $*" >> "{self.notes}"\n{script}\n')
        program.chmod(0o755)

    def was_asked(self) -> list[str]:
        """The calls so far, each with its arguments."""
        return self.notes.read_text().splitlines() if self.notes.exists() else []


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    """An empty machine: no program but a shell's own and ``env``."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    return Machine(folder)


@pytest.fixture
def as_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as root."""
    monkeypatch.setattr("os.geteuid", lambda: 0)


@pytest.fixture
def as_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Act as an ordinary user."""
    monkeypatch.setattr("os.geteuid", lambda: 1000)
