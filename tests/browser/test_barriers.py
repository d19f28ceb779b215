"""Every page, in every language: no barrier, no sideways scrolling, nothing lost at 200 %, valid markup."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page

from portal.languages import LANGUAGES
from tests.browser.browser import is_wider_than_screen, opened, show
from tests.browser.checkers import OF_LAYOUT, axe_violations, lost, nu_messages
from tests.browser.pages import PARTS, of_staff
from tests.browser.reader import Reader, is_file

pytestmark = pytest.mark.browser

NARROWEST, TELEPHONE, ZOOMED, DESK = 320, 360, 640, 1280
"""Pixels; ``ZOOMED`` is a desk at 200 %."""


def test_no_page_is_forgotten(app: Flask) -> None:
    reader = Reader(app, "nl")
    for part in (*PARTS.values(), of_staff):
        part(reader)
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert reader.endpoints == {endpoint for endpoint in routes if not is_file(app, endpoint)}


@pytest.mark.timeout(900)  # hundreds of pages, seen five ways, on a machine that may be busy
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_for_a_client_has_a_barrier(app: Flask, chromium: Browser, tmp_path: Path, code: str) -> None:
    pages: dict[str, str] = {}
    for name, part in PARTS.items():
        reader = Reader(app, code)
        part(reader)
        pages |= {f"{name}: {page}": html for page, html in reader.pages.items()}
    assert wrong_with(chromium, pages, {NARROWEST: (), TELEPHONE: OF_LAYOUT, DESK: OF_LAYOUT}) == {}
    assert nu_messages(pages, tmp_path) == []


@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_no_page_for_staff_has_a_barrier(app: Flask, chromium: Browser, tmp_path: Path, code: str) -> None:
    reader = Reader(app, code)
    of_staff(reader)
    assert wrong_with(chromium, reader.pages, {DESK: ()}) == {}
    assert nu_messages(reader.pages, tmp_path) == []


Axe = Mapping[int, Sequence[str]]
"""The widths at which axe looks, and with which rules; none are all. No style hides a thing by width."""


def wrong_with(chromium: Browser, pages: Mapping[str, str], axe: Axe) -> dict[str, list[str]]:
    """What is wrong with each page."""
    first = next(iter(pages.values()))
    with opened(chromium, {"/": first}, viewport=_screen(NARROWEST)) as page:
        page.goto("/")
        found = {name: [*_at_each_width(page, html, axe)] for name, html in pages.items()}
    return {name: wrong for name, wrong in found.items() if wrong}


def _at_each_width(page: Page, html: str, axe: Axe) -> Iterable[str]:
    show(page, html)
    for width in (NARROWEST, TELEPHONE, ZOOMED, DESK):
        page.set_viewport_size(_screen(width))
        if width in axe:
            yield from axe_violations(page, axe[width])
        yield from (f"at {width}: {one}" for one in _does_not_fit(page))
    page.set_viewport_size(_screen(TELEPHONE))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    yield from (f"with text at 200 %: {one}" for one in _does_not_fit(page))
    page.evaluate("document.documentElement.style.fontSize = ''")


def _does_not_fit(page: Page) -> Iterable[str]:
    if is_wider_than_screen(page):
        yield "scrolls sideways"
    yield from lost(page)


def _screen(width: int) -> dict[str, int]:
    return {"width": width, "height": 740}
