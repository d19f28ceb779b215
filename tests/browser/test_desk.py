"""The desk in a real browser: so much work on one screen, and nothing of it out of reach."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.browser import is_wider_than_screen
from tests.browser.conftest import Served
from tests.browser.person import sign_in
from tests.web.running import ROTTERDAM

pytestmark = pytest.mark.browser

SCREEN = {"width": 1280, "height": 900}
ROW, HEADER, LEAST_TARGET = 32, 44, 24
"""Pixels."""
ROWS = """
Array.from(document.querySelectorAll('.d-list tbody tr')).map(row => {
  const {top, bottom, height, right} = row.getBoundingClientRect();
  const {left} = row.cells[1].getBoundingClientRect();  // beside the box with which one chooses it
  const at = [left + 4, right - 4].map(x => document.elementFromPoint(x, (top + bottom) / 2));
  const is_link = bottom > innerHeight || at.every(one => one && one.closest('a.d-row') && row.contains(one));
  return {bottom, height, is_link};
})
"""
LOW = """
least => Array.from(document.querySelectorAll('a, button, summary, select, input:not([type=hidden])'))
  .filter(one => one.checkVisibility() && !one.matches('.p-hidden, .p-skip'))
  .map(one => one.closest('.p-choice') || (one.matches('.d-row') ? one.closest('tr') : one))
  .filter(one => one.getBoundingClientRect().height < least && !one.closest('p, dd'))
  .map(one => one.outerHTML.slice(0, 120))
"""


@pytest.fixture
def noor(served: Served, open_browser: Callable[..., Page]) -> Page:
    """A caseworker at her desk."""
    page = open_browser(served(ROTTERDAM), locale="nl", viewport=SCREEN)
    sign_in(page, "noor")
    page.goto("/werk/")
    return page


def test_twenty_rows_of_32_pixels_stand_on_a_screen_and_each_is_a_link_as_a_whole(noor: Page) -> None:
    rows = noor.evaluate(ROWS)
    assert {round(row["height"]) for row in rows} == {ROW}
    assert len([row for row in rows if row["bottom"] <= SCREEN["height"]]) >= 20
    assert all(row["is_link"] for row in rows)


@pytest.mark.parametrize("width", [1280, 1600, 1920])
def test_the_header_is_one_row_and_the_list_as_wide_as_the_screen(noor: Page, width: int) -> None:
    noor.set_viewport_size({"width": width, "height": 900})
    assert noor.evaluate("document.querySelector('header').offsetHeight") == HEADER
    end = noor.evaluate("document.querySelector('.d-list').getBoundingClientRect().right")
    assert end == noor.evaluate("document.documentElement.clientWidth")
    assert not is_wider_than_screen(noor)


def test_the_head_of_the_list_stays_in_sight(noor: Page) -> None:
    noor.set_viewport_size({"width": 1280, "height": 500})
    noor.mouse.wheel(0, 300)
    noor.wait_for_function("scrollY >= 250")
    assert noor.evaluate("document.querySelector('.d-list th').getBoundingClientRect().top") == 0


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_all_that_one_presses_is_24_pixels_high_and_within_the_screen(noor: Page, width: int) -> None:
    noor.set_viewport_size({"width": width, "height": 740})
    for path in ("/werk/", "/werk/post", "/regeling"):
        noor.goto(path)
        assert noor.evaluate(LOW, LEAST_TARGET - 0.1) == [], path
        assert not is_wider_than_screen(noor), path
    noor.goto("/werk/")
    noor.locator("a.d-row:visible").first.click()
    assert noor.evaluate(LOW, LEAST_TARGET - 0.1) == []


def test_one_searches_and_signs_out_from_the_header_also_on_a_telephone(noor: Page) -> None:
    noor.set_viewport_size({"width": 360, "height": 740})
    noor.goto("/regeling")
    noor.locator("#zoek").fill("TP-2026-00001")
    noor.locator("#zoek").press("Enter")
    noor.wait_for_url("**/werk/?zoek=*")
    assert "00001" not in noor.url
    assert noor.locator("a.d-row:visible").count() == 1
    noor.get_by_text("Menu", exact=True).click()
    noor.locator(".p-menu--nav button").click()
    assert noor.locator(".d-head").count() == 0
