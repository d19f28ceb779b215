"""Every page, in every language: no barrier, no sideways scrolling, nothing lost at 200 %, valid markup."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from portal.languages import LANGUAGES
from tests.browser.browser import is_wider_than_screen, opened, show
from tests.browser.checkers import axe_violations, lost, nu_messages
from tests.browser.pages import PARTS, of_staff
from tests.browser.reader import Reader, is_file

pytestmark = pytest.mark.browser

NARROWEST, DESK = 320, 1280
WIDTHS = (360, 640, DESK)
"""Besides 320; 640 is a desk at 200 % zoom."""
ON_A_DESK_TOO = ("nl", "ar")
"""One language for each direction of writing: what is laid out otherwise on a desk is the same in all."""


def test_no_page_is_forgotten(app: Flask) -> None:
    reader = Reader(app, "nl")
    for part in (*PARTS.values(), of_staff):
        part(reader)
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert reader.endpoints == {endpoint for endpoint in routes if not is_file(app, endpoint)}


@pytest.mark.timeout(600)  # a hundred pages, seen five ways, on a machine that may be busy
@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("part", PARTS)
def test_no_page_for_a_client_has_a_barrier(
    app: Flask, chromium: Browser, tmp_path: Path, part: str, code: str
) -> None:
    reader = Reader(app, code)
    PARTS[part](reader)
    desk = (DESK,) if code in ON_A_DESK_TOO else ()
    assert wrong_with(chromium, reader.pages, (NARROWEST, *desk)) == {}
    assert nu_messages(reader.pages, tmp_path) == []


@pytest.mark.parametrize("code", ON_A_DESK_TOO)
def test_no_page_for_staff_has_a_barrier(app: Flask, chromium: Browser, tmp_path: Path, code: str) -> None:
    reader = Reader(app, code)
    of_staff(reader)
    assert wrong_with(chromium, reader.pages, (DESK,)) == {}
    assert nu_messages(reader.pages, tmp_path) == []


def wrong_with(chromium: Browser, pages: Mapping[str, str], looked_at: Iterable[int]) -> dict[str, list[str]]:
    """What is wrong with each page; axe looks at it at these widths."""
    first = next(iter(pages.values()))
    with opened(chromium, {"/": first}, viewport=_screen(NARROWEST)) as page:
        page.goto("/")
        found = {name: [*_at_each_width(page, html, looked_at)] for name, html in pages.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def _at_each_width(page: Page, html: str, looked_at: Iterable[int]) -> Iterable[str]:
    show(page, html)
    for width in (NARROWEST, *WIDTHS):
        page.set_viewport_size(_screen(width))
        if width in looked_at:
            yield from axe_violations(page)
        yield from (f"at {width}: {one}" for one in _does_not_fit(page))
    page.set_viewport_size(_screen(WIDTHS[0]))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from (f"with text at 200 %: {one}" for one in _does_not_fit(page))
    page.evaluate("document.documentElement.style.fontSize = ''")


def _does_not_fit(page: Page) -> Iterable[str]:
    if is_wider_than_screen(page):
        yield "scrolls sideways"
    yield from lost(page)


def _screen(width: int) -> dict[str, int]:
    return {"width": width, "height": 740}
