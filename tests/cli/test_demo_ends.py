"""Whoever ends the demo ends all of it: the server, its workers, and what holds the port."""

import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from portal import paths
from portal.store import schema
from portal.store.base import Store
from tests.cli.live import until

pytestmark = pytest.mark.long
SECONDS_TO_END = 5
"""Less than a worker that does not listen is given before it is killed."""
RUNS = "from portal import paths; paths.VAR = paths.Path({folder!r}); from portal.cli import main; main()"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what starts the demo, with a database that is there already, and nobody in it."""
    store = Store(f"sqlite:///{tmp_path / 'demo-hoogezand-sappemeer.sqlite3'}")
    schema.upgrade(store)
    store.close()
    shutil.copy(paths.ROOT / "Makefile", tmp_path)
    command = tmp_path / ".venv" / "bin" / "portal"
    command.parent.mkdir(parents=True)
    code = shlex.quote(RUNS.format(folder=str(tmp_path)))
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {code} "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.fixture
def port() -> int:
    """A port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextmanager
def started(folder: Path, *command: str, until_said: str) -> Iterator[subprocess.Popen[str]]:
    """A process that was started and said something; whatever it leaves behind is killed afterwards."""
    process = subprocess.Popen(  # noqa: S603 -- our own command
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(paths.ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout
    try:
        assert any(until_said in line for line in process.stdout)
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def is_free(port: int) -> bool:
    """Whether somebody else may listen there."""
    with socket.create_server(("127.0.0.1", port)):
        return True


@pytest.mark.parametrize("said", ["Spawning worker", "Started worker"])
def test_the_demo_that_is_told_to_end_lets_go_of_its_port(folder: Path, port: int, said: str) -> None:
    """Also while its worker is still being made."""
    with started(folder, ".venv/bin/portal", "demo", "--port", str(port), until_said=said) as process:
        begun = time.monotonic()
        process.terminate()
        assert process.wait(2 * SECONDS_TO_END) == 0
        assert until(lambda: is_free(port), SECONDS_TO_END)
        assert time.monotonic() - begun < SECONDS_TO_END


def test_make_demo_that_is_told_to_end_takes_the_server_along(folder: Path, port: int) -> None:
    make = ("make", "-o", "setup", "demo", f"PORT={port}")
    with started(folder, *make, until_said="Started worker") as process:
        process.terminate()
        process.wait(SECONDS_TO_END)
        assert until(lambda: is_free(port), SECONDS_TO_END)
