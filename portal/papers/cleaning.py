"""Makes a file anew in a process of its own, which lives as long as the file takes.

Pillow and qpdf open what strangers send. A bomb, a crash or a hole in them then costs one process that
knows nothing, and the web process imports neither.
"""

import subprocess
import sys

from portal import paths
from portal.domain.errors import PaperRefused
from portal.domain.papers import Kind, Refusal
from portal.papers.worker import REFUSED

WAIT_SECONDS = 30


def clean(kind: Kind, content: bytes) -> bytes:
    """The file as it is kept (``kind.kept_as``): what it shows, and nothing else.

    Raises:
        PaperRefused: it is locked, too large once opened, broken, or takes too long.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module; the file goes in by a pipe
            [sys.executable, "-m", f"{__package__}.worker", kind.value],
            input=content,
            capture_output=True,
            cwd=paths.ROOT,
            env={},  # no settings, no secrets
            timeout=WAIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise PaperRefused(Refusal.BROKEN) from late
    if done.returncode == REFUSED:
        raise PaperRefused(Refusal(done.stdout.decode()))
    if done.returncode or not done.stdout:
        raise PaperRefused(Refusal.BROKEN)
    return done.stdout
