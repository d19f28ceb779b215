"""The web server's processes: each worker answers, a main process sees to it that they are there."""

import asyncio
import errno
import gc
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces, Loops
from granian.server.mp import MPServer

from portal.web import shared

LOOK_SECONDS = 1.0
"""How often the main process looks for a worker that died, and how long one lives before it is replaced."""
STOP_SECONDS = 10
"""How long a worker may go on with its last answers when it is asked to stop."""
ENDING = {signal.SIGTERM, signal.SIGINT}
"""What asks a process to stop."""

RUBBISH = 10_000
"""So many objects are made before a worker looks for rubbish among them: a page makes a few thousand, and
nearly all go by themselves. Python's own 700 cost a page 5 %."""

WAITING = 1024
"""How many connections may wait until a worker takes them."""


class PortInUse(Exception):
    """Somebody else has the port; the message says which, and what to do."""


class Server(MPServer):
    """Workers that come back, however often they die, while the others answer.

    Granian's own option gives up, and stops the workers that are well, when one dies twice within seconds.
    """

    def __init__(self, target: str, listener: socket.socket, workers: int) -> None:
        host, port, *_ = listener.getsockname()
        self._listener = listener
        super().__init__(
            target,
            factory=True,
            address=host,
            port=port,
            interface=Interfaces.ASGINL,
            loop=Loops.uvloop,
            http=HTTPModes.http1,
            websockets=False,
            workers=workers,
            workers_kill_timeout=STOP_SECONDS,
            log_access=False,
        )

    def serve(self, *arguments: Any, **named: Any) -> None:
        """Load what the workers share, and serve until told to stop.

        What stands in memory now is never looked through for rubbish: that would write to each page of it,
        and a page that is written to is shared no more.
        """
        shared.load()
        gc.collect()
        gc.freeze()
        gc.set_threshold(RUBBISH)
        super().serve(*arguments, **named)

    def _init_shared_socket(self) -> None:
        """One listener for all workers, which outlives each of them: who calls meanwhile waits in its queue.

        Granian gives each worker one of its own, with its own queue that dies with it.
        """
        holder: Any = SocketHolder
        self._ssp = self._sso = None
        self._shd = holder(self._listener.detach(), False, WAITING)

    def _spawn_worker(self, idx: int, target: Any, callback_loader: Any) -> Any:  # type: ignore[override]
        return super()._spawn_worker(idx, target, partial(self._load, callback_loader))

    def _load(self, load: Callable[[], Any]) -> Any:
        """Load what a worker serves, in the worker; what it is asked meanwhile waits until it can hear it.

        It is born with what the main process does when asked, which is to remember it, and granian listens
        from the first turn of the loop on: who is asked in between would serve on until it is killed.
        """
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
        made = load()
        if self.interrupt_signal or signal.sigpending() & ENDING:
            raise SystemExit
        asyncio.get_event_loop().call_soon(signal.pthread_sigmask, signal.SIG_UNBLOCK, ENDING)
        return made

    def _serve_loop(self, spawn_target: Callable[..., None], target_loader: Callable[..., Any]) -> None:
        while not self.interrupt_signal:
            self.main_loop_interrupt.wait(LOOK_SECONDS)
            self.main_loop_interrupt.clear()
            if self.reload_signal and not self.interrupt_signal:
                self._reload(spawn_target, target_loader)  # type: ignore[no-untyped-call]
            elif not self.interrupt_signal:
                self._respawn_workers(self._dead(), spawn_target, target_loader)
        self.interrupt_children.clear()  # all are asked to stop: none of them failed

    def _dead(self) -> list[int]:
        """The workers to replace. One that dies at once waits a moment, so that nothing runs in circles."""
        before = time.monotonic() - LOOK_SECONDS
        ended = [worker for worker in self.wrks if not worker.is_alive()]  # type: ignore[no-untyped-call]
        return [worker.idx for worker in ended if worker.birth < before]


def end_with_parent() -> None:
    """Let this worker stop when the main process is gone without a word: it would keep the port for ever."""
    threading.Thread(target=_watch, args=(os.getppid(),), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(STOP_SECONDS)
    os.kill(os.getpid(), signal.SIGKILL)


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Take the port before anything is made, and hold it: nobody else gets it, and who calls waits.

    Raises:
        PortInUse: it is taken, or not to be had.
    """
    try:
        [(family, kind, protocol, _, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        listener = socket.socket(family, kind, protocol)
    except OSError as error:
        raise PortInUse(f"{host} is no address of this machine.") from error
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            listener.listen(WAITING)
        except OSError as error:
            raise PortInUse(_why(error, host, port)) from error
        listener.setblocking(False)
        yield listener


def _why(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is in use. Stop what runs there, or choose another with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs more rights than this user has. Choose one above 1023 with --port."
    if error.errno == errno.EADDRNOTAVAIL:
        return f"{host} is no address of this machine."
    return f"Port {port} of {host} can't be opened: {error.strerror}."
