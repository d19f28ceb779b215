"""In a real browser: a sister fills in from elsewhere in Ukrainian; the client reads in Dutch and sends."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Served
from tests.browser.person import answer, answer_unseen, go_on, invite, sign_in, speak, step_of
from tests.web.answers import PLAN
from tests.web.running import ROTTERDAM
from tests.web.visitor import in_language

pytestmark = pytest.mark.browser


def test_a_helper_fills_in_and_the_client_reads_confirms_and_sends(
    served: Served, open_browser: Callable[..., Page]
) -> None:
    address = served(ROTTERDAM)
    client, helper = open_browser(address, locale="nl"), open_browser(address, locale="uk")
    sign_in(client, "asked")
    client.locator(".p-languages summary").click()
    client.locator('a[href="?taal=nl"]').click()
    come_in(helper, invite(client, "nl"))
    fill_in(helper)
    client.goto("/mijn/")
    client.get_by_role("link", name="Lees het en verstuur het").click()
    assert PLAN["wat"]["task"] in client.locator("main").inner_text()
    go_on(client, "nl", "Versturen")
    assert client.locator("#fouten").is_visible()
    client.locator("[name=confirmed]").check(force=True)
    go_on(client, "nl", "Versturen")
    assert client.locator("h1").inner_text() == "Wij hebben uw plan"
    stop(client)
    helper.goto("/mijn/plan/wat")
    assert step_of(helper) == "helpen"


def come_in(page: Page, code: str) -> None:
    """Type the code over, switch the language on the way, and agree to the rules."""
    page.goto("/helpen")
    answer(page, {"invitation_code": code})
    for language in ("en", "uk"):
        speak(page, language)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("#invitation_code").input_value() == code
    go_on(page, "uk")
    answer(page, {"agreed": ["yes"]})
    go_on(page, "uk", "Begin met helpen")


def fill_in(page: Page) -> None:
    """Answer in Ukrainian; look at one page in Dutch and come back. Nothing sends here."""
    page.goto("/mijn/plan/wat")
    answer(page, PLAN["wat"])
    for language in ("nl", "uk"):
        speak(page, language)
        assert page.locator("#task").input_value() == PLAN["wat"]["task"]
    go_on(page, "uk")
    page.goto(answer_unseen(page, "plan", step_of(page), PLAN))
    assert step_of(page) == "controleren"
    assert page.locator("html").get_attribute("lang") == "uk"
    assert page.get_by_role("button", name=in_language("uk", "Versturen"), exact=True).count() == 0
    page.goto("/mijn/")
    assert page.locator("h1").inner_text() == in_language("uk", "Deze pagina is niet voor u")


def stop(page: Page) -> None:
    """End the invitation."""
    page.goto("/mijn/samen/")
    go_on(page, "nl", "Stop deze code")
