"""Letters as PDF without WeasyPrint in the web process.

Importing WeasyPrint costs a second and 50 MB, and a first letter half a second more. One child process
per web process pays that once, at the first letter, and stays warm. It is a plain subprocess over a
socket pair: it works below servers whose workers may not have ``multiprocessing`` children, imports
nothing of the server's main module, can be killed when it hangs, and ends by itself with its parent.
"""

import socket
import subprocess
import sys
from multiprocessing.connection import Connection
from threading import Lock

from portal import paths
from portal.domain.regimes import Regime
from portal.letters.contexts import Letter
from portal.wording import speech

WAIT_SECONDS = 60.0


class PressFailed(Exception):
    """The letter could not be made now; nothing was written. The message holds no personal data."""


class Press:
    """A rendering process and the line to it. ``wait``: seconds one letter may take."""

    def __init__(self, wait: float = WAIT_SECONDS) -> None:
        self._wait = wait
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    def render(self, letter: str, language: str, context: Letter) -> bytes:
        """A letter as PDF; the same as :func:`portal.letters.pdf.render`, made in the other process.

        It speaks there in the words of the regime in which is spoken here.

        Raises:
            PressFailed: rendering failed, took too long, or the process died twice.
        """
        if not self._lock.acquire(timeout=self._wait):
            raise PressFailed("the press is busy")
        try:
            answer = self._ask_twice((letter, language, context, speech.regime()))
        finally:
            self._lock.release()
        if isinstance(answer, str):
            raise PressFailed(f"{letter} could not be rendered: {answer}")
        return answer

    def close(self) -> None:
        """End the process, if there is one. The next letter starts a new one."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._line = self._process = None

    def _ask_twice(self, request: tuple[str, str, Letter, Regime]) -> bytes | str:
        try:
            return self._ask(request)
        except (EOFError, OSError):
            self.close()
        try:
            return self._ask(request)
        except (EOFError, OSError) as error:
            self.close()
            raise PressFailed("the rendering process died") from error

    def _ask(self, request: tuple[str, str, Letter, Regime]) -> bytes | str:
        line = self._line or self._start()
        line.send(request)
        if not line.poll(self._wait):
            self.close()
            raise PressFailed(f"no letter within {self._wait:g} seconds")
        answer: bytes | str = line.recv()
        return answer

    def _start(self) -> Connection:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 -- our own module, no outside input
                [sys.executable, "-m", f"{__package__}.worker", str(theirs.fileno())],
                cwd=paths.ROOT,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,  # Ctrl-C is for the portal, which then lets this one end
            )
        self._line = Connection(ours.detach())
        return self._line
