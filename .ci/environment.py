"""The virtual environment ``.venv``: made once, filled from the lock file, redone when that changes."""

import hashlib
import importlib.util
import sys
from collections.abc import Iterable
from pathlib import Path

import system_packages
from console import or_stop, run, step

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
DONE = VENV / "set-up"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"


def make() -> None:
    """Create the environment when there is none that works with this Python.

    Raises:
        Stop: Python can't create one here and Debian's package for that can't be installed.
    """
    look = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if system_packages.succeeds([str(PYTHON), "-c", look]):
        return
    package = "python{}.{}-venv".format(*sys.version_info)
    if not importlib.util.find_spec("ensurepip"):
        system_packages.apt_install([package])
    advice = (
        f"Python can't make a virtual environment. Install {package} (as root: apt-get install {package})."
    )
    with or_stop(advice), step("environment for Python {}.{}".format(*sys.version_info)):
        create(VENV)


def create(folder: Path) -> None:
    """Create a virtual environment with pip.

    Raises:
        CommandFailed: this Python can't.
    """
    run([sys.executable, "-m", "venv", "--clear", folder])


def install_packages(*, dev: bool) -> None:
    """Install what the lock file names, each file checked against its hash."""
    if not dev and is_done(DEV_LOCK.name, digest([DEV_LOCK])):
        return  # the tests' environment has everything that the portal needs
    lock = DEV_LOCK if dev else LOCK
    if is_done(lock.name, wanted := digest([lock])):
        return
    with (
        or_stop("The Python packages did not install. Is there a network, and is pip's configuration right?"),
        step(f"Python packages of {lock.name}"),
    ):
        install_lock(lock)
    mark_done(lock.name, wanted)


def install_portal() -> None:
    """Put the command ``.venv/bin/portal`` there; it runs the code of this folder."""
    wanted = digest([ROOT / "pyproject.toml"]) + str(ROOT)
    if is_done("portal", wanted):
        return
    with or_stop("The portal did not install: the lines above say why."), step("command .venv/bin/portal"):
        pip_install("--no-deps", "--no-build-isolation", "--editable", ROOT)
    mark_done("portal", wanted)


def install_lock(lock: Path, *options: str, python: Path | None = None) -> None:
    """Install just what a lock names, then look whether anything is missing.

    Nothing is resolved: pip would look up an indirect requirement that names an extra once more, meet a
    version newer than the lock, and refuse it.
    """
    pip_install(*options, "--no-deps", "--require-hashes", "--requirement", lock, python=python)
    run([python or PYTHON, "-m", "pip", "--disable-pip-version-check", "check"])


def pip_install(*arguments: str | Path, python: Path | None = None) -> None:
    """Run pip as the user has configured it, in ``.venv`` or in the environment of ``python``."""
    quietly = ("--quiet", "--no-input", "--disable-pip-version-check")
    run([python or PYTHON, "-m", "pip", "install", *quietly, *arguments])


def digest(files: Iterable[Path]) -> str:
    """One hash over the content of files; a file that is not there counts as empty."""
    content = [path.read_bytes() if path.is_file() else b"" for path in files]
    return hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in content)).hexdigest()


def is_done(name: str, wanted: str) -> bool:
    """True when step ``name`` was completed before for this same content."""
    mark = DONE / name
    return mark.is_file() and mark.read_text() == wanted


def mark_done(name: str, content: str) -> None:
    """Remember that step ``name`` is complete for this content."""
    DONE.mkdir(exist_ok=True)
    (DONE / name).write_text(content)
