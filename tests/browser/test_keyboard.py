"""With Tab, Space, Enter and arrows alone: from the overview to a form that was sent, a mistake mended."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.web.flows import FLOWS
from tests.browser.browser import focused
from tests.browser.conftest import Served
from tests.browser.person import sign_in, step_of
from tests.web.running import ROTTERDAM
from tests.web.visitor import in_language

pytestmark = pytest.mark.browser

FLOW = "wijziging"
STOPS = 90
"""More than there are on any page: the way round would be endless."""
IS_SEEN = """
(() => {
  const style = getComputedStyle(document.activeElement);
  const place = document.activeElement.getBoundingClientRect();
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  return drawn && place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
})()
"""


@pytest.mark.slow("every page of a plan in a browser, key by key")
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_form_is_sent_with_the_keyboard_alone(
    served: Served, open_browser: Callable[..., Page], code: str
) -> None:
    page = open_browser(served(ROTTERDAM), locale=code)
    page.goto(f"/{code}/?taal={code}")
    sign_in(page, "asked")
    press(page, 'main a[href="/mijn/doorgeven"]')
    press(page, f'main a[href="/mijn/{FLOW}/"]')
    press(page, f'main a[href="/mijn/{FLOW}/wat"]')
    choose(page, "kind", "pause")
    press(page, SEND)
    day(page, "since", ["31", "2", "2026"])
    press(page, SEND)
    mend(page, ["21", "9", "2026"])
    day(page, "until", ["30", "9", "2026"])
    press(page, SEND)
    tab_to(page, "[name=story]")
    page.keyboard.type("Wij gaan op reis.")
    press(page, SEND)
    press(page, SEND)
    assert page.locator("h1").inner_text() == in_language(code, FLOWS[FLOW].received)


def test_whoever_goes_on_as_it_was_chooses_with_the_keyboard_alone(
    served: Served, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(served(ROTTERDAM), locale="nl")
    sign_in(page, "agreed")
    page.goto("/mijn/verloop")
    plan = page.locator('main a[href^="/mijn/ingestuurd/"]').first.get_attribute("href")
    page.goto("/mijn/plan/wat")
    tab_to(page, "[name=task]")
    page.keyboard.type("Koffie schenken in het buurthuis.")
    tab_to(page, "[name=day]")
    page.keyboard.type("Ik schenk koffie en ruim daarna op.")
    press(page, SEND)
    page.goto(f"{plan}/doorgaan")
    press(page, 'main a[href="/mijn/plan/uren"]')
    page.goto(f"{plan}/doorgaan")
    press(page, SEND)
    assert step_of(page) == "controleren"


SEND = "main button:not([name])"
"""The button that sends: those that save for later or switch the language have a name."""


def tab_to(page: Page, goal: str) -> None:
    """Press Tab until the focus is there. At every stop one sees where it is."""
    for _stop in range(STOPS):
        page.keyboard.press("Tab")
        assert shows(page), f"the focus does not show on {focused(page)} of {page.url}"
        if page.evaluate("goal => document.activeElement.matches(goal)", goal):
            return
    raise AssertionError(f"the keyboard does not reach {goal} on {page.url}")


def shows(page: Page) -> bool:
    """Whether one sees where the focus is, as soon as the page has been drawn again."""
    for _wait in range(40):
        if page.evaluate(IS_SEEN):
            return True
        page.wait_for_timeout(50)
    return False


def press(page: Page, goal: str) -> None:
    """Go to a link or button and press Enter; wait for the next page."""
    tab_to(page, goal)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, name: str, value: str) -> None:
    """Go to a question with choices, and along them to this one."""
    tab_to(page, f"[name={name}]")
    page.keyboard.press("Space")
    while page.evaluate("document.activeElement.value") != value:
        page.keyboard.press("ArrowDown")
    assert page.locator(f"[name={name}][value={value}]").is_checked()


def day(page: Page, name: str, typed: list[str]) -> None:
    """Type a date in its three boxes."""
    for place, text in enumerate(typed):
        if not page.evaluate("name => document.activeElement.name === name", name) or place:
            tab_to(page, f"[name={name}]")
        page.keyboard.press("Control+A")
        page.keyboard.type(text)


def mend(page: Page, typed: list[str]) -> None:
    """The focus is on the summary of what is wrong; its link leads to the date, which is typed again."""
    assert (step_of(page), focused(page)) == ("vanaf", "fouten")
    tab_to(page, ".p-summary a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/vanaf#since*")
    day(page, "since", typed)
    press(page, SEND)
