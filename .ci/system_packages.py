"""What the portal and its tests need of the system, and how Debian and Ubuntu call it.

Installed only where that takes no question: as root, or with sudo that asks no password.
"""

import ctypes.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from console import CommandFailed, run, step

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")


@dataclass(frozen=True)
class Need:
    """A package, what is missed without it, and the look that tells whether it is there."""

    package: str
    purpose: str
    is_present: Callable[[], bool]


def has_library(name: str) -> bool:
    """True when the system's loader knows the shared library."""
    return ctypes.util.find_library(name) is not None


def has_program(name: str) -> bool:
    """True when the program is on the PATH."""
    return shutil.which(name) is not None


def has_fonts_for_all_languages() -> bool:
    """True when letters in Arabic and Ethiopic script get their own glyphs; other systems bring theirs."""
    if sys.platform != "linux":
        return True
    fonts = [font.name for folder in FONT_FOLDERS for font in Path(folder).expanduser().rglob("Noto*")]
    return all(any(script in name for name in fonts) for script in ("SansArabic", "SansEthiopic"))


def has_postgresql() -> bool:
    """True when a PostgreSQL server can be made; Debian keeps its programs off the PATH."""
    return has_program("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


PDF = "letters as PDF"
TO_RUN = (
    Need("libpango-1.0-0", PDF, lambda: has_library("pango-1.0")),
    Need("libpangoft2-1.0-0", PDF, lambda: has_library("pangoft2-1.0")),
    Need("libharfbuzz-subset0", PDF, lambda: has_library("harfbuzz-subset")),
    Need("fonts-noto-core", "letters in every script", has_fonts_for_all_languages),
)
TO_TEST = (
    Need("chromium", "browser tests", lambda: has_program("chromium")),
    Need("poppler-utils", "tests of the PDFs", lambda: has_program("pdftoppm")),
    Need("postgresql", "PostgreSQL tests", has_postgresql),
    Need("default-jre-headless", "HTML checker", lambda: has_program("java")),
)


def install_missing(needs: Sequence[Need]) -> list[str]:
    """Install what is missing.

    Returns:
        One line that names what is still missing and what it is for, or none.
    """
    missing = [need for need in needs if not need.is_present()]
    apt_install([need.package for need in missing])
    still = [need for need in missing if not need.is_present()]
    if not still:
        return []
    purposes = ", ".join(dict.fromkeys(need.purpose for need in still))
    packages = " ".join(need.package for need in still)
    return [f"Not available: {purposes}. To have it, as root: apt-get install {packages}"]


def apt_install(packages: Sequence[str]) -> None:
    """Try to install Debian packages; whoever asks looks afterwards whether it worked."""
    prefix = without_question()
    if not packages or prefix is None:
        return
    with step("system packages " + " ".join(packages)):
        if not succeeds(apt(prefix, "install", packages)):
            succeeds(apt(prefix, "update"))
            for package in packages:  # one that does not exist here must not keep out the others
                succeeds(apt(prefix, "install", [package]))


def apt(prefix: Sequence[str], verb: str, packages: Iterable[str] = ()) -> list[str]:
    """The command line for apt-get."""
    options = ["-q", "-y"] + (["--no-install-recommends"] if verb == "install" else [])
    return [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", verb, *options, *packages]


def without_question() -> list[str] | None:
    """What to put before a command to be root without being asked anything; None when that can't be."""
    if not has_program("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if succeeds(["sudo", "-n", "true"]) else None


def succeeds(command: Sequence[str]) -> bool:
    """Run a command; True when it ended well."""
    try:
        run(command)
    except CommandFailed:
        return False
    return True
