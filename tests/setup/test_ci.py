"""What continuous integration runs: the commands of a developer, with the seconds that each took."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from portal import paths


def ci(tmp_path: Path, make: str) -> tuple[int, list[str]]:
    """Run it with another ``make``; its exit code, and its lines."""
    fake = tmp_path / "make"
    fake.write_text(f'#!/bin/sh\necho "make $*"\n{make}\n', "utf-8")
    fake.chmod(0o755)
    environ = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    done = subprocess.run(  # noqa: S603 - our own script
        [paths.ROOT / ".ci" / "run"], env=environ, capture_output=True, text=True, check=False
    )
    return done.returncode, [re.sub(r"\d+ s$", "N s", line) for line in done.stdout.splitlines()]


def test_each_part_is_run_and_its_seconds_are_printed(tmp_path: Path) -> None:
    parts = ["make setup-dev", "ci      set-up: N s", "make test", "ci      tests: N s"]
    assert ci(tmp_path, "exit 0") == (0, parts)


@pytest.mark.parametrize(("fails", "lines"), [("setup-dev", 2), ("test", 4)])
def test_a_part_that_fails_ends_the_run_and_says_so(tmp_path: Path, fails: str, lines: int) -> None:
    code, said = ci(tmp_path, f'[ "$1" != {fails} ] || exit 3')
    assert (code, len(said)) == (3, lines)
