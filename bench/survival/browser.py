"""A browser without a script, over one connection a request: whatever dies, the next request starts anew."""

import http.client
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SECONDS = 40


class Away(Exception):
    """Nobody answered, or the answer says that it works again later."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    text: str
    location: str

    def field(self, name: str) -> str:
        """The value of a hidden field."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        if found is None:
            raise Away(f"no field {name} on a page of {self.status}")
        return found[1]


class Browser:
    """Somebody at the portal, from an address of his own on this machine."""

    def __init__(self, base: str, cookies: Mapping[str, str] | None = None) -> None:
        self._to = urlsplit(base)
        self._base = base
        self._from = ".".join(str(random.randrange(1, 255)) for _ in range(3))  # noqa: S311 - no secret
        self._cookies = dict(cookies or {})
        self._page = base

    def get(self, path: str) -> Answer:
        """Open a page."""
        self._page = f"{self._base}{path}"
        return self._ask("GET", path)

    def post(self, path: str, fields: Mapping[str, object]) -> Answer:
        """Send a form."""
        return self._ask("POST", path, urlencode(fields, doseq=True))

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        line = http.client.HTTPConnection(
            str(self._to.hostname), self._to.port, timeout=SECONDS, source_address=(f"127.{self._from}", 0)
        )
        try:
            line.request(method, path, body, self._headers(body))
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            raise Away(type(error).__name__) from error
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self._cookies.update({name: kept.value for name, kept in SimpleCookie(cookie).items()})
        if answer.status >= 500:
            raise Away(str(answer.status))
        return Answer(answer.status, text, answer.headers.get("Location", ""))

    def _headers(self, body: str | None) -> dict[str, str]:
        headers = {"Accept": "text/html", "Referer": self._page, "Connection": "close"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self._base}
        return headers
