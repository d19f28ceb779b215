"""In a real browser that runs no script: forms from the overview to the page that says they came in."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from portal.web.flows import FLOWS
from tests.browser.conftest import Served
from tests.browser.person import answer, await_papers, go_on, sign_in, step_of
from tests.fixtures.files import photo
from tests.web import ways
from tests.web.running import ROTTERDAM
from tests.web.visitor import in_language

pytestmark = pytest.mark.browser

SENT = (
    (ways.CANNOT, "nl"),
    (ways.HELP, "ar"),
    (ways.OBJECTION, "ar"),
)


@pytest.mark.parametrize(("flow", "code"), SENT)
def test_a_form_is_sent_without_scripts(
    served: Served, open_browser: Callable[..., Page], tmp_path: Path, flow: str, code: str
) -> None:
    page = open_browser(served(ROTTERDAM), locale=code, java_script_enabled=False)
    page.goto(f"/{code}/?taal={code}")
    sign_in(page, ways.who(flow))
    page.goto("/mijn/doorgeven")
    page.locator(f'main a[href="/mijn/{flow}/"]').click()
    page.locator(f'main a[href^="/mijn/{flow}/"]:not([href$=".pdf"])').first.click()
    while step_of(page) != "controleren":
        answer(page, ways.TYPED[flow][step_of(page)])
        go_on(page, code)
    if papers := page.locator(f'main a[href="/mijn/{flow}/bijlagen"]').all():
        papers[0].click()
        add_a_photo(page, code, tmp_path / "brief.jpg")
    go_on(page, code, "Versturen")
    assert page.locator("h1").inner_text() == in_language(code, FLOWS[flow].received)
    assert page.locator("html").get_attribute("lang") == code


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_hours_are_sent_from_the_page_itself_without_scripts(
    served: Served, open_browser: Callable[..., Page], code: str
) -> None:
    page = open_browser(served(ROTTERDAM), locale=code, java_script_enabled=False)
    page.goto(f"/{code}/?taal={code}")
    sign_in(page, ways.who(ways.HOURS))
    page.goto(f"/mijn/{ways.HOURS}/")
    page.locator(".p-week input").first.fill("0")
    page.locator(".p-week input").first.press("Enter")
    page.locator(".p-week select").first.select_option("ill")
    go_on(page, code, "Uren versturen")
    assert page.locator("h1").inner_text() == in_language(code, FLOWS[ways.HOURS].received)


def add_a_photo(page: Page, code: str, file: Path) -> None:
    """Choose a photo of the letter, add it, and go on with it."""
    file.write_bytes(photo())
    page.locator("#paper").set_input_files(file)
    go_on(page, code, "Toevoegen")
    await_papers(page)
    page.get_by_role("link", name=in_language(code, "Ga verder"), exact=True).click()
