"""Who uses the portal while things break: reporters without a name, clients who send a form, a bystander."""

import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

from bench.playing.forms import FLOW, PAGES, REPORT, cookie
from bench.survival.browser import Answer, Away, Browser

REPORTERS, CLIENTS = 2, 2
Found = TypeVar("Found")
NUMBER = re.compile(r"TP-\d{4}-\d+")
SENT = re.compile(r"/ingestuurd/([0-9a-f-]{36})")


class Load:
    """All of them, in threads, until ``stop``. ``reports`` and ``sent`` hold what was confirmed."""

    def __init__(self, base: str, secrets: list[str]) -> None:
        self.bystander = Bystander(base)
        self.reports: list[str] = []
        self.sent: list[str] = []
        self.retries = 0
        self._base, self._secrets = base, list(secrets)
        self._over = threading.Event()
        jobs = [self._report] * REPORTERS + [self._send] * CLIENTS
        self._threads = [threading.Thread(target=job, daemon=True) for job in jobs]

    def __enter__(self) -> "Load":
        for thread in (*self._threads, self.bystander):
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Let everybody finish what he began."""
        self._over.set()
        for thread in self._threads:
            thread.join(180)
        self.bystander.leave()

    def _report(self) -> None:
        while not self._over.is_set():
            browser = Browser(self._base)
            page = self._until(lambda browser=browser: browser.get("/nl/melden"))  # type: ignore[misc]
            fields = {**REPORT, "seed": page.field("seed"), "csrf_token": page.field("csrf_token")}
            self.reports.append(self._until(lambda b=browser, f=fields: _number(b.post("/nl/melden", f))))  # type: ignore[misc]

    def _send(self) -> None:
        while self._secrets and not self._over.is_set():
            browser = Browser(self._base, {"portal": cookie(self._secrets.pop())})
            for page, answers in PAGES.items():
                self._until(lambda b=browser, p=page, a=answers: _answered(b, p, a))  # type: ignore[misc]
            self.sent.append(self._until(lambda b=browser: _confirmed(b)))  # type: ignore[misc]
            time.sleep(0.3)

    def _until(self, work: Callable[[], Found]) -> Found:
        """Try as a person would: again after a while, as long as nobody answers."""
        while True:
            try:
                return work()
            except Away:
                self.retries += 1
                time.sleep(0.5)


class Bystander(threading.Thread):
    """Somebody who only reads: how long each page takes, and who breaks things meanwhile."""

    def __init__(self, base: str) -> None:
        super().__init__(daemon=True)
        self._browser = Browser(base)
        self._waits: list[float] = []
        self._left = threading.Event()

    def run(self) -> None:
        """Open a page, five times a second at the most; a connection that broke is tried again at once."""
        while not self._left.wait(0.2):
            start = time.monotonic()
            while not self._left.is_set():
                try:
                    self._browser.get("/nl/")
                    break
                except Away:
                    time.sleep(0.05)
            self._waits.append(time.monotonic() - start)

    def between(self, trouble: Callable[[], object]) -> list[float]:
        """How long each page took that was opened while something broke, in seconds."""
        before = len(self._waits)
        trouble()
        time.sleep(0.5)
        return self._waits[before:] or [float("inf")]

    def leave(self) -> None:
        """Stop reading."""
        self._left.set()
        self.join(60)


def _number(answer: Answer) -> str:
    found = NUMBER.search(answer.text)
    if found is None:
        raise Away(f"no number on a page of {answer.status}")
    return found[0]


def _answered(browser: Browser, page: str, answers: Mapping[str, object]) -> None:
    path = f"/mijn/{FLOW}/{page}"
    token = browser.get(path).field("csrf_token")
    answer = browser.post(path, {**answers, "csrf_token": token})
    if answer.status != 303:
        raise Away(str(answer.status))


def _confirmed(browser: Browser) -> str:
    path = f"/mijn/{FLOW}/controleren"
    page = browser.get(path)
    if page.status == 200:
        fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.text)
        browser.post(path, dict(fields))
    answer = browser.get("/mijn/")
    found = SENT.search(answer.text)
    if found is None:
        raise Away("not sent yet")
    return found[1]
