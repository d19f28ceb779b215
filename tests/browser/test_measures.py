"""Where things stand on a small telephone: what is asked is seen without scrolling, and so is the way on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.languages import LANGUAGES
from tests.browser.conftest import Served
from tests.browser.person import sign_in
from tests.web.running import HOOGEZAND

pytestmark = pytest.mark.browser
TELEPHONE = {"width": 360, "height": 640}
HEADING = 180
"""Pixels from the top within which the question begins."""
PLAIN = ("plan/geld", "mantelzorg/zelfde-huis", "mantelzorg/langer", "kan-nu-niet/bellen")
"""Questions of one thing, with a few answers."""
GROUPS = ("plan/wat", "plan/begin", "hulp/waarbij")
OFTEN = ("nl", "ar", "uk")


@pytest.mark.slow("seven pages, each drawn in a browser")
@pytest.mark.parametrize(
    "code", [code if code in OFTEN else pytest.param(code, marks=pytest.mark.long) for code in LANGUAGES]
)
def test_a_question_begins_at_the_top_and_a_plain_one_has_its_button_above_the_fold(
    served: Served, open_browser: Callable[..., Page], code: str
) -> None:
    """In a gemeente with a long name, so that the header is as high as it gets."""
    page = open_browser(served(HOOGEZAND), locale=code, viewport=TELEPHONE)
    sign_in(page, "asked")
    headings, ends = {}, {}
    for path in (*PLAIN, *GROUPS):
        page.goto(f"/mijn/{path}?taal={code}")
        headings[path] = top_of(page, "main h1")
        ends[path] = end_of(page, ".p-buttons button")
        assert page.evaluate("document.documentElement.scrollWidth") == TELEPHONE["width"]
    assert {path: top for path, top in headings.items() if top > HEADING} == {}
    assert {path: ends[path] for path in PLAIN if ends[path] > TELEPHONE["height"]} == {}


def test_the_header_is_one_row_on_a_telephone(served: Served, open_browser: Callable[..., Page]) -> None:
    page = open_browser(served(HOOGEZAND), locale="nl", viewport=TELEPHONE)
    sign_in(page, "asked")
    page.goto("/mijn/?taal=nl")
    brand, *disclosures = (
        page.locator(one).bounding_box() for one in (".p-brand", ".p-languages", ".p-nav .p-menu")
    )
    assert brand
    for one in disclosures:
        assert one
        assert brand["y"] - 8 <= one["y"] <= brand["y"] + brand["height"]
    assert end_of(page, ".p-header") <= 72


def test_on_a_wide_screen_who_helps_stands_beside_what_is_asked(
    served: Served, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(served(HOOGEZAND), locale="nl", viewport={"width": 1280, "height": 900})
    sign_in(page, "asked")
    page.goto("/mijn/?taal=nl")
    asked, helps = (page.locator(one).bounding_box() for one in (".p-now", "#wie"))
    assert asked
    assert helps
    assert helps["x"] > asked["x"] + asked["width"]
    assert page.locator(".p-nav .p-panel").is_visible()
    assert not page.locator(".p-nav summary").is_visible()


def top_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"]


def end_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"] + box["height"]
