"""Somebody at the portal with a browser of his own: each page that he gets is parsed and checked."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal import demo, languages
from portal.actions.installation import Installation
from portal.store.base import new_id
from portal.web import origin
from tests.web.answer_checks import wrong_with_answer
from tests.web.page import THE_TOKEN, Page, filled_in
from tests.web.page_checks import wrong_with_page

Answers = Mapping[str, Any]
_FINE: set[int] = set()
"""Hashes of pages on which nothing was wrong, with their addresses: the same page is checked once."""


class Visitor:
    """A browser without a script. ``language`` is what the browser asks for."""

    def __init__(self, app: Flask, language: str = "nl") -> None:
        self.app = app
        self.browser = app.test_client()
        self.browser_language = language

    @property
    def portal(self) -> Installation:
        """The installation behind the pages."""
        return self.app.extensions["portal"]  # type: ignore[no-any-return]

    def sign_in(self, persona: str, verder: str = "") -> Page:
        """Choose a persona on the sign-in page, and follow to the first page."""
        return self.follow(self.enter(persona, verder))

    def enter(self, persona: str, verder: str = "") -> TestResponse:
        """Sign in and look no further."""
        answers = {"csrf_token": self.token(), "persona": demo.key(persona), "verder": verder}
        answer = self.post_raw("/inloggen", answers)
        assert answer.status_code == 303, _said(answer)
        return answer

    def token(self) -> str:
        """A CSRF token as the forms of this browser carry it, without a page on which it stands."""
        with self.browser.session_transaction() as kept:
            mark = kept.setdefault(origin.TOKEN, new_id())
            return str(URLSafeTimedSerializer(self.app.secret_key, salt=origin.SALT).dumps(mark))

    def get(self, path: str, status: int = 200) -> Page:
        """Open a page; redirects are not followed. Its status must be the expected one."""
        answer = self.browser.get(path, headers={"Accept-Language": self.browser_language})
        return self._checked(path, answer, status)

    def open(self, path: str) -> Page:
        """Open a page, wherever it leads."""
        return self.follow(self.browser.get(path, headers={"Accept-Language": self.browser_language}))

    def send(self, page: Page, answers: Answers | None = None, action: str = "", status: int = 303) -> Page:
        """Fill a form in over what stands in it, send it, and follow where it leads."""
        kept = {THE_TOKEN: page.token}
        sent = MultiDict((name, kept.get(value, value)) for name, value in filled_in(page.form(action)))
        for name, value in (answers or {}).items():
            sent.setlist(name, value if isinstance(value, list) else [value])
        answer = self.post_raw(action or page.url, sent, came_from=page.url)
        first = answer.status_code
        if status in {200, 422} and first == 303:  # it came again, by its own address
            again = self.follow(answer)
            assert (again.status, again.url) == (200, page.url)
            assert bool(again.errors) is (status == 422)
            return again
        assert first == status, f"{action or page.url} answered {answer.status}: {_said(answer)}"
        return self.follow(answer)

    def post_raw(self, path: str, answers: Any, came_from: str = "") -> TestResponse:
        """Post exactly these values, and give the bare answer."""
        headers = {"Referer": f"http://localhost{came_from}"} if came_from else {}
        answer = self.browser.post(path, data=answers, headers=headers)
        assert wrong_with_answer(self.app, answer) == []
        return answer

    def download(self, path: str, mimetype: str = "application/pdf") -> bytes:
        """Fetch a file."""
        answer = self.browser.get(path)
        assert wrong_with_answer(self.app, answer) == []
        assert (answer.status_code, answer.mimetype) == (200, mimetype), answer.status
        return answer.data

    def follow(self, answer: TestResponse) -> Page:
        """The page at the end of the redirects."""
        for _hop in range(5):
            path = _path(answer.request.url)
            if answer.status_code not in {302, 303, 308}:
                return self._checked(path, answer, answer.status_code)
            assert wrong_with_answer(self.app, answer) == []
            answer = self.browser.get(
                urljoin(path, answer.headers["Location"]), headers={"Accept-Language": self.browser_language}
            )
        raise AssertionError(f"{path} leads in circles")

    def speak(self, code: str) -> "Visitor":
        """Choose a language from the menu."""
        self.browser.get(f"/{code}/?taal={code}")
        return self

    def _checked(self, path: str, answer: TestResponse, status: int) -> Page:
        assert answer.status_code == status, f"{path} answered {answer.status}: {_said(answer)}"
        assert wrong_with_answer(self.app, answer) == []
        page = Page(path, answer)
        if answer.mimetype == "text/html" and answer.status_code not in {302, 303, 308}:
            key = hash((path, page.without_token))
            wrong = [] if key in _FINE else wrong_with_page(self.app, page)
            assert wrong == [], f"{path}: {wrong}"
            _FINE.add(key)
        return page


def in_language(code: str, message: str, **values: object) -> str:
    """A sentence of the portal as a reader of a language gets it, as one line."""
    text = languages.translations(code).gettext(message)
    return " ".join((text % values if values else text).split())


def _path(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _said(answer: TestResponse) -> str:
    page = Page("", answer)
    return f"{page.heading} {page.errors} {answer.headers.get('Location', '')}"
