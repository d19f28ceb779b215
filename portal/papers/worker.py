"""The process that :mod:`portal.papers.cleaning` starts for one file: it comes in, and goes out made anew.

Run as ``python -m portal.papers.worker KIND``. What opens files of strangers must be able to fail: here it
has no settings, no database, little memory, little time, and can write no file.
"""

import ctypes
import os
import resource
import signal
import sys

from portal.domain.errors import PaperRefused
from portal.domain.papers import Kind

MEMORY = 1024 * 1024 * 1024
SECONDS = 20
NICE = 10
"""So much is it behind those who answer people, when both want the processor."""
PR_SET_PDEATHSIG = 1
REFUSED = 3
"""The exit code when a reason follows."""


def made_anew(kind: Kind, content: bytes) -> bytes:
    """The file without what it hid; imports only what this kind needs."""
    if kind is Kind.PDF:
        from portal.papers.documents import rebuild

        return rebuild(content)
    from portal.papers.pictures import redraw

    return redraw(content, kind)


def limit() -> None:
    """Give up rights and riches before looking at the file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(NICE)


def end_with_parent() -> None:
    """Nobody waits for what is made when whoever asked is gone (``prctl``, Linux)."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def main(kind: str) -> int:
    """Read a file, write what is made of it, or else the reason why not."""
    end_with_parent()
    limit()
    try:
        answer, code = made_anew(Kind(kind), sys.stdin.buffer.read()), 0
    except PaperRefused as refused:
        answer, code = refused.reason.encode(), REFUSED
    sys.stdout.buffer.write(answer)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
