"""What is costly to make: the first worker that needs it makes it, and all have it until the run ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import RUN_FOLDER


@contextmanager
def once_in_a_run(name: str) -> Iterator[tuple[Path, bool]]:
    """Where something is kept, and whether the block is the first and must put it there.

    Other workers wait for the block to end. When it fails before the file is there, the next is the first.
    """
    kept = Path(os.environ[RUN_FOLDER]) / name
    with kept.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield kept, not kept.exists()
