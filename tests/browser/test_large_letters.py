"""A browser whose letters are twice as large: on a desk one column, on a telephone no narrow ones."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browser import FLAGS, PROGRAM, is_wider_than_screen
from tests.browser.conftest import Served
from tests.browser.person import answer, sign_in
from tests.web.running import ROTTERDAM

LETTER = 32
"""Pixels of a usual letter; a browser counts the widths at which a style changes in these."""
NARROWEST = """
() => Math.min(...[...document.querySelectorAll('main label, main dt, main dd, main .p-back')]
  .filter(one => one.checkVisibility() && !one.closest('.p-hidden, details:not([open])'))
  .map(one => one.getBoundingClientRect().width))
"""
OF_ONE = {"/mijn/": "agreed", "/mijn/post": "agreed", "/mijn/uren/weken": "working", "/mijn/plan/wat": "busy"}


@pytest.fixture
def large(chromium: Browser) -> Iterator[Browser]:
    """Chromium with the size of letters that somebody chose for all sites."""
    flags = [*FLAGS, f"--blink-settings=defaultFontSize={LETTER}"]
    browser = chromium.browser_type.launch(executable_path=PROGRAM, args=flags)
    yield browser
    browser.close()


def checked(page: Page) -> None:
    """Fill in a form up to the page on which its answers are checked."""
    sign_in(page, "sent")
    page.goto("/mijn/hulp/waarbij")
    last = {"tongue": "nl", "interpreter": "no"}
    for answers in ({"topics": ["language"]}, {}, {"times": ["write"]}, last):
        answer(page, answers)
        with page.expect_navigation():
            page.locator("main .p-buttons button").first.click()
    assert page.url.endswith("/controleren")


@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_stands_where_it_has_no_room(large: Browser, served: Served, width: int) -> None:
    with large.new_context(base_url=served(ROTTERDAM), viewport={"width": width, "height": 640}) as context:
        page = context.new_page()
        for path, persona in OF_ONE.items():
            sign_in(page, persona)
            page.goto(path)
            lefts = page.eval_on_selector_all(".p-cols > .p-col", "all => all.map(one => one.offsetLeft)")
            assert len(set(lefts)) <= 1, f"{path} has columns"
            assert not is_wider_than_screen(page), path
            assert page.evaluate(NARROWEST) > 2 * LETTER, path
        checked(page)
        assert not is_wider_than_screen(page)
        assert page.evaluate(NARROWEST) > 2 * LETTER
