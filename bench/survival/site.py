"""The portal as it is run for real: ``portal serve`` with two workers, and ``portal worker`` beside it."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bench.survival.databases import Database

ROOT = Path(__file__).resolve().parent.parent.parent
WORKERS = 2


class Site:
    """Both processes; they end with the block."""

    def __init__(self, database_url: str, smtp_url: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        self.base = f"http://127.0.0.1:{self.port}"
        self._environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("PORTAL_")},
            "PYTHONPATH": str(ROOT),
            "PORTAL_DEMO": "1",
            "PORTAL_DATABASE_URL": database_url,
            "PORTAL_BASE_URL": self.base,
            "PORTAL_SMTP_URL": smtp_url,
            "PORTAL_BODY_PAUSE_SECONDS": "5",
        }

    def __enter__(self) -> "Site":
        self._server = self._start("serve", "--port", str(self.port), "--workers", str(WORKERS))
        self._worker = self._start("worker", "--pause", "1")
        self._wait_for_answer()
        return self

    def __exit__(self, *_error: object) -> None:
        for process in (self._server, self._worker):
            process.send_signal(signal.SIGTERM)
        for process in (self._server, self._worker):
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()

    def web_workers(self) -> list[int]:
        """The processes that answer."""
        return _children(self._server.pid)

    def restart_worker(self) -> None:
        """Kill ``portal worker`` in the middle of its work, and start another."""
        self._worker.kill()
        self._worker.wait()
        self._worker = self._start("worker", "--pause", "1")

    def is_running(self) -> bool:
        """Whether both main processes live."""
        return self._server.poll() is None and self._worker.poll() is None

    def rest(self, database: Database, seconds: float) -> None:
        """Wait until no notice waits any more."""
        end = time.monotonic() + seconds
        while database.notices_waiting() and time.monotonic() < end:
            database.make_due()
            time.sleep(1)

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        command: Sequence[str] = [sys.executable, "-c", "from portal.cli import main; main()", *arguments]
        return subprocess.Popen(  # noqa: S603 - our own command
            command,
            env=self._environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _wait_for_answer(self) -> None:
        for _try in range(200):
            with suppress(OSError), urllib.request.urlopen(f"{self.base}/gezond", timeout=5):  # noqa: S310
                return
            time.sleep(0.1)
        raise RuntimeError("the portal did not start")


def _children(parent: int) -> list[int]:
    lists = Path(f"/proc/{parent}/task").glob("*/children")
    return [int(pid) for each in lists for pid in each.read_text().split()]
