"""Somebody who goes through the portal and keeps every page he gets. Nothing is parsed: it is fast."""

import re
from collections.abc import Mapping
from html import unescape
from http import HTTPStatus
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from tests.web.visitor import Visitor

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
LINK = re.compile(r'href="(/[^"#]*)"')
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Reader:
    """One reader, in one language; ``pages`` are what was seen, ``endpoints`` what was asked for."""

    def __init__(self, app: Flask, code: str) -> None:
        self.app, self.code = app, code
        self.pages: dict[str, str] = {}
        self.paths: set[str] = set()
        self.endpoints: set[str] = set()
        self.keys: dict[str, str] = {}
        self.be()

    def be(self, persona: str = "") -> None:
        """Go on as this persona, or as a stranger, with a browser of his own."""
        visitor = Visitor(self.app, self.code).speak(self.code)
        if persona:
            visitor.enter(persona)
        self.who, self.browser = persona or "stranger", visitor.browser

    def see(self, path: str, status: int = 200) -> str:
        """Open a page, wherever it leads, and keep it."""
        return self._kept(self.browser.get(path, follow_redirects=True), status)

    def send(self, path: str, answers: Mapping[str, Any], status: int = 200, action: str = "") -> str:
        """Fill in a form of a page, with the page itself kept; the address of what came after it."""
        hidden = {name: unescape(value) for name, value in HIDDEN.findall(self.see(path))}
        answer = self.browser.post(action or path, data={**hidden, **answers}, follow_redirects=True)
        came_again = status == HTTPStatus.UNPROCESSABLE_ENTITY and bool(answer.history)
        self._kept(answer, HTTPStatus.OK if came_again else status, " sent" if came_again else "")
        return answer.request.path

    def follow(self, path: str, *blueprints: str) -> None:
        """Open every page of these blueprints that a page leads to and that nobody opened before."""
        urls = self.app.url_map.bind("localhost")
        for link in dict.fromkeys(map(unescape, LINK.findall(self.see(path)))):
            endpoint = urls.match(link.partition("?")[0])[0]
            if link not in self.paths and endpoint.startswith(blueprints) and not is_file(self.app, endpoint):
                self.see(link)

    def _kept(self, answer: TestResponse, status: int, how: str = "") -> str:
        request = answer.request
        path = request.full_path.removesuffix("?") if request.args else request.path
        assert answer.status_code == status, f"{self.who} {path}: {answer.status}"
        sent = " sent" if request.method == "POST" else how
        self.paths.add(path)
        self.pages[f"{self.who} {KEY.sub(self._number, path)}{sent} {status}"] = answer.text
        if status != HTTPStatus.NOT_FOUND:
            self.endpoints.add(self.app.url_map.bind("localhost").match(request.path)[0])
        return answer.text

    def _number(self, key: re.Match[str]) -> str:
        """A key by its number: the keys differ each time, the names of the pages must not."""
        return self.keys.setdefault(key[0], str(len(self.keys) + 1))


NO_PAGE = {
    *("static", "public.theme_file", "health.alive", "health.ready", "public.root", "account.home"),
    "client.go_on",
    *("mydata.fetch", "course.days", "client_papers.paper", "casework_papers.paper"),
}
"""What is a file, or only leads on; besides these all that ends in .pdf."""


def is_file(app: Flask, endpoint: str) -> bool:
    """Whether there is no page of HTML at an endpoint."""
    return endpoint in NO_PAGE or next(app.url_map.iter_rules(endpoint)).rule.endswith(".pdf")
