"""Writes the lock files anew from ``pyproject.toml``: every package with its version and hashes, no address.

    python3 .ci/lock.py              keeps the versions that still fit
    python3 .ci/lock.py --upgrade    takes the newest versions

The tests' lock is made within the bounds of the portal's, so that both name the same versions.
"""

import os
import sys
import tempfile
from pathlib import Path

import environment
from console import Stop, or_stop, run, step
from environment import DEV_LOCK, LOCK, ROOT
from stylesheets import NODE_LOCK

COMPILE = (
    "pip",
    "compile",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
)
LOCKS = (
    (LOCK, ("pyproject.toml", "--extra=build")),
    (DEV_LOCK, ("pyproject.toml", "--extra=build", "--extra=dev", f"--constraint={LOCK.name}")),
    (NODE_LOCK, (".ci/node.in",)),
)


def main(options: list[str]) -> int:
    """Compile each lock file with uv, in an environment that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="lock-") as name:
        programs = Path(name) / "bin"
        with or_stop("uv did not install. Is there a network?"), step("uv"):
            environment.create(Path(name))
            environment.pip_install("uv", python=programs / "python")
        for lock, sources in LOCKS:
            output = f"--output-file={os.path.relpath(lock, ROOT)}"
            with or_stop("uv found no versions that fit: the lines above say why."), step(lock.name):
                run([programs / "uv", *COMPILE, *options, *sources, output], cwd=ROOT)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Stop as stop:
        sys.exit(str(stop))
