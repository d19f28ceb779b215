"""The real pages, on phone and desk, in both directions of writing: no barrier, no sideways scrolling."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.browser import is_wider_than_screen, opened
from tests.browser.checkers import axe_violations, nu_messages
from tests.browser.conftest import Served
from tests.browser.pages import of_staff, of_the_client
from tests.web.running import HOOGEZAND

pytestmark = pytest.mark.browser

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
WIDTHS = (320, 360, 1280)


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize(("pages_of", "screen"), [(of_the_client, PHONE), (of_staff, DESK)])
def test_no_page_has_a_barrier_or_scrolls_sideways_or_has_wrong_markup(
    served: Served,
    open_browser: Callable[..., Page],
    chromium: Browser,
    pages_of: Callable[[Page, str], dict[str, str]],
    screen: dict[str, int],
    code: str,
    tmp_path: Path,
) -> None:
    pages = pages_of(open_browser(served(HOOGEZAND)), code)
    addresses = {f"/{number}": html for number, html in enumerate(pages.values())}
    with opened(chromium, addresses, viewport=screen) as page:
        barriers = {name: looked_at(page, f"/{number}", screen) for number, name in enumerate(pages)}
    assert {name: found for name, found in barriers.items() if found} == {}
    assert nu_messages({name.replace(" ", "-"): html for name, html in pages.items()}, tmp_path) == []


def looked_at(page: Page, address: str, screen: dict[str, int]) -> list[str]:
    """What is wrong with one page: on the screen that it is made for, and in width on every screen."""
    page.goto(address)
    page.set_viewport_size(screen)  # type: ignore[arg-type]
    wrong = axe_violations(page)
    return wrong + [f"scrolls sideways at {width}" for width in WIDTHS if overflows(page, width)]


def overflows(page: Page, width: int) -> bool:
    """Whether one scrolls sideways on a screen of this width."""
    page.set_viewport_size({"width": width, "height": 740})
    return is_wider_than_screen(page)
