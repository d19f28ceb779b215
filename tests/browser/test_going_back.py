"""The browser's own way back after a wrong answer: pages of ours, and none after signing out."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.languages import LANGUAGES
from tests.browser.conftest import Served
from tests.browser.person import sign_in
from tests.web.running import ROTTERDAM
from tests.web.visitor import in_language

Opens = Callable[..., Page]
TEXT = "Ik help op maandag in het buurthuis."


def press(page: Page) -> None:
    """Press the first button of the form, and wait for what comes."""
    with page.expect_navigation():
        page.locator("main .p-buttons button").first.click()


@pytest.mark.parametrize("code", LANGUAGES)
def test_going_back_past_a_wrong_answer_shows_pages_of_ours(
    served: Served, open_browser: Opens, code: str
) -> None:
    page = open_browser(served(ROTTERDAM))
    sign_in(page, "quiet")
    page.goto(f"/mijn/?taal={code}")
    page.goto("/mijn/bericht")
    press(page)
    refused = page.locator(".p-summary")
    assert in_language(code, "Schrijf uw bericht op.") in refused.inner_text()
    page.fill("[name=story]", TEXT)
    page.goto("/mijn/post")
    for _ in range(2):
        answer = page.go_back()
        assert answer is not None
        assert answer.ok
        assert page.url.endswith("/mijn/bericht")
        assert page.locator("main h1").inner_text() == in_language(code, "Schrijf een bericht")


def test_after_going_on_from_a_wrong_answer_going_back_leads_to_what_was_typed(
    served: Served, open_browser: Opens
) -> None:
    page = open_browser(served(ROTTERDAM))
    sign_in(page, "asked")
    page.goto("/mijn/plan/wat")
    page.fill("[name=task]", TEXT)
    press(page)
    assert page.input_value("[name=task]") == TEXT
    assert page.locator(".p-summary").count() == 1
    page.fill("[name=day]", "Ik schenk koffie en ik praat met de mensen.")
    press(page)
    assert not page.url.endswith("/wat")
    answer = page.go_back()
    assert answer is not None
    assert answer.ok
    assert page.input_value("[name=task]") == TEXT
    assert page.locator(".p-summary").count() == 0


def test_after_signing_out_going_back_shows_nothing_of_the_client(
    served: Served, open_browser: Opens
) -> None:
    page = open_browser(served(ROTTERDAM))
    sign_in(page, "asked")
    page.goto("/mijn/plan/wat")
    page.fill("[name=task]", TEXT)
    press(page)
    page.locator("form[action='/uitloggen'] button").first.evaluate("one => one.form.submit()")
    page.wait_for_url(lambda url: "/mijn/" not in url)
    for _ in range(2):
        page.go_back()
        assert TEXT not in page.content()
        assert "Fatima" not in page.locator("body").inner_text() or "/inloggen" in page.url
