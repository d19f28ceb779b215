"""What the set-up says and runs: one line a step, the details only when something fails."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

LINES_OF_A_FAILURE = 25


def say(text: str, end: str = "\n") -> None:
    """Show text at once, also when nobody watches and the output goes to a file."""
    sys.stdout.write(text + end)
    sys.stdout.flush()


class Stop(Exception):
    """The set-up can't go on; the message is one line that says what to do."""


class CommandFailed(Exception):
    """A command ended badly; the message is the end of what it printed."""


@contextmanager
def step(name: str) -> Iterator[None]:
    """Show a step by name while it runs, then the seconds it took."""
    say(f"set-up  {name} ... ", end="")
    start = time.monotonic()
    try:
        yield
    except BaseException:
        say("failed")
        raise
    say(f"{time.monotonic() - start:.1f} s")


def run(
    command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> None:
    """Run a command without a sound and without a question.

    Raises:
        CommandFailed: it could not start or ended with another status than 0.
    """
    try:
        done = subprocess.run(  # noqa: S603 (the commands are the set-up's own)
            command,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        raise CommandFailed(str(error)) from error
    if done.returncode:
        lines = done.stdout.decode(errors="replace").splitlines()
        raise CommandFailed("\n".join(lines[-LINES_OF_A_FAILURE:]) or f"{command[0]} gave {done.returncode}")


@contextmanager
def or_stop(advice: str) -> Iterator[None]:
    """Turn a failed command into the end of the set-up: its output first, the advice last."""
    try:
        yield
    except CommandFailed as failure:
        say(str(failure))
        raise Stop(advice) from failure
