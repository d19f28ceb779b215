"""A browser as far as a server can tell: a connection that stays open, cookies, and the parts of a page."""

import gzip
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

PART = re.compile(r'<(?:link rel="stylesheet" href|script[^>]* src|img[^>]* src)="(/[^"]+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
SECONDS = 60


@dataclass(frozen=True)
class Page:
    """What was answered at an address; ``moved_to`` is where to look instead."""

    path: str
    status: int
    kind: str
    content: bytes
    moved_to: str

    @property
    def text(self) -> str:
        """The page in letters."""
        return self.content.decode()

    @property
    def hidden(self) -> dict[str, str]:
        """The fields of its forms that nobody sees; of more with one name the first."""
        return dict(reversed(HIDDEN.findall(self.text)))


class Browser:
    """Somebody with an address of his own on this machine. ``loads``: with redirects, styles and scripts."""

    def __init__(self, port: int, cookie: str = "", *, loads: bool = True) -> None:
        address = ".".join(str(random.randrange(1, 255)) for _ in range(3))  # noqa: S311 - no secret
        self._line = HTTPConnection("127.0.0.1", port, SECONDS, source_address=(f"127.{address}", 0))
        self._cookies = {"portal": cookie} if cookie else {}
        self._origin = self._seen_last = f"http://127.0.0.1:{port}"
        self._loads, self._loaded = loads, set[str]()
        self.requests = 0

    def open(self, path: str) -> Page:
        """Go to an address."""
        return self._shown(self._ask("GET", path))

    def send(self, page: Page, fields: Mapping[str, object], to: str = "") -> Page:
        """Send the form of a page, with the hidden fields that stand in it, to its own address or another."""
        body = urlencode({**page.hidden, **fields}, doseq=True)
        return self._shown(self._ask("POST", to or page.path, body))

    def close(self) -> None:
        """Let the connection go."""
        self._line.close()

    def _shown(self, page: Page) -> Page:
        while self._loads and page.moved_to:
            page = self._ask("GET", page.moved_to)
        self._seen_last = self._origin + page.path
        for path in PART.findall(page.text) if self._loads and page.kind == "text/html" else ():
            if path not in self._loaded:
                self._loaded.add(path)
                self._ask("GET", path)
        return page

    def _ask(self, method: str, path: str, body: str | None = None) -> Page:
        self._line.request(method, path, body, self._headers(body))
        answer = self._line.getresponse()
        content, headers = answer.read(), answer.headers
        self.requests += 1
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path} was answered with {answer.status}")
        for made in headers.get_all("Set-Cookie") or ():
            self._cookies.update({name: kept.value for name, kept in SimpleCookie(made).items()})
        if headers.get("Content-Encoding") == "gzip":
            content = gzip.decompress(content)
        to = urlsplit(headers.get("Location", ""))
        there = f"{to.path}?{to.query}" if to.query else to.path
        return Page(path, answer.status, headers.get_content_type(), content, there)

    def _headers(self, body: str | None) -> dict[str, str]:
        headers = {"Accept": "text/html", "Accept-Encoding": "gzip", "Referer": self._seen_last}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._origin}
        return headers
