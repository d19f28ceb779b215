"""Work beside the pages, in threads of this process that live as long as there is something to do."""

import threading
from collections.abc import Callable
from functools import partial
from typing import cast

import structlog
from flask import Flask, current_app

from portal.actions import inviting, jobs, mydata, papers
from portal.actions.installation import Installation
from portal.config import Config
from portal.domain.jobs import Work
from portal.web.flows.inwords import FormsInWords

log = structlog.get_logger()
MAKERS: jobs.Makers = {
    Work.PAPER: papers.look_at,
    Work.OWN_DATA: partial(mydata.make, forms=FormsInWords()),
    Work.INVITATION: inviting.make,
}
OF_A_PAGE = (Work.PAPER,)
"""What somebody waits for with a page open: a web process does it at once. The rest is for the worker."""


class Beside:
    """Threads that do ``work`` when they are woken, ``most`` at once, and end when they were not again."""

    def __init__(self, work: Callable[[], int], most: int = 1) -> None:
        self._work, self._most = work, most
        self._lock = threading.Lock()
        self._running = 0
        self._calls = 0

    def wake(self) -> None:
        """There may be work. Nobody waits for it here."""
        with self._lock:
            self._calls += 1
            if self._running >= self._most:
                return  # whoever runs looks once more
            self._running += 1
        threading.Thread(target=self._run, name="beside", daemon=True).start()

    def _run(self) -> None:
        seen = -1
        while self._is_called_since(seen):
            seen = self._calls
            try:
                self._work()
            except Exception as error:  # the job is taken again when its lease is over
                log.warning("beside_stopped", error=type(error).__name__)

    def _is_called_since(self, seen: int) -> bool:
        with self._lock:
            if seen == self._calls:
                self._running -= 1
                return False
        return True


def install(app: Flask, config: Config) -> None:
    """Give the application its threads. In a demo there is no worker, so they do everything."""
    own = tuple(Work) if config.demo else OF_A_PAGE

    def work() -> int:
        return jobs.do_all(cast("Installation", app.extensions["portal"]), MAKERS, own)

    app.extensions["beside"] = Beside(work, config.papers_at_once)


def wake() -> None:
    """Let this process look whether there is work."""
    cast("Beside", current_app.extensions["beside"]).wake()
