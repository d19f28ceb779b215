"""A real browser for the tests: Debian's Chromium, steered by Playwright, with no way to the network.

``tests/conftest.py`` offers the fixture ``chromium`` to all tests, because Playwright can run only once in a
process; without Chromium they are skipped with the reason.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from portal import paths

ORIGIN = "http://portal.invalid"
PROGRAM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The same browser; the first has no window of its own to draw, which costs half as much for each page."""
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--js-flags=--no-turbofan",  # its care in compiling costs more than scripts of minutes win by it
]
KINDS = {"css": "text/css", "html": "text/html; charset=utf-8", "svg": "image/svg+xml"}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for all tests of a process; each test opens its own page in it."""
    if PROGRAM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, pages: Mapping[str, str], **context: Any) -> Iterator[Page]:
    """A new page at :data:`ORIGIN` that serves ``pages`` (path to HTML) and static files only.

    ``context`` goes to Playwright, such as ``viewport={"width": 360, "height": 740}`` or ``locale="ar"``.
    """

    def answer(route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path in pages:
            route.fulfill(body=pages[path], content_type=KINDS["html"])
        elif path.startswith("/static/") and (file := paths.STATIC / path.removeprefix("/static/")).is_file():
            route.fulfill(path=file, content_type=KINDS[file.suffix[1:]])
        else:
            route.fulfill(status=404, body="")

    with browser.new_context(base_url=ORIGIN, **context) as fresh:
        fresh.route("**/*", answer)
        yield fresh.new_page()


def show(page: Page, html: str) -> None:
    """Put another page in the place of the one that is open: the sheet stays loaded, so it is fast.

    It is the same as opening it, as long as no page runs a script and all have the same sheets.
    """
    page.evaluate(SHOW, html)


SHOW = """
html => {
  const made = new DOMParser().parseFromString(html, 'text/html'), root = document.documentElement;
  for (const name of root.getAttributeNames()) if (name !== 'style') root.removeAttribute(name);
  for (const one of made.documentElement.attributes) root.setAttribute(one.name, one.value);
  document.title = made.title;
  document.body.replaceWith(document.adoptNode(made.body));
}
"""


def is_wider_than_screen(page: Page) -> bool:
    """True when a reader would have to scroll sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def focused(page: Page) -> str:
    """The id, else the text, of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
