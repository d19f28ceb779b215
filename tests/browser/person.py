"""What a person does in a real browser."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

from portal import demo
from tests.web.helping import HELPER
from tests.web.visitor import in_language


def sign_in(page: Page, persona: str) -> None:
    """Choose a persona and wait for the next page: a key that is pressed before gets lost."""
    page.goto("/inloggen")
    with page.expect_navigation():
        page.locator(f'button[value="{demo.key(persona)}"]').click()


def step_of(page: Page) -> str:
    """The last part of the address."""
    return page.url.partition("?")[0].rsplit("/", 1)[1]


def answer(page: Page, answers: Mapping[str, Any]) -> None:
    """Type or tick the answers of one page."""
    for name, value in answers.items():
        boxes = page.locator(f'main [name="{name}"]')
        kind = boxes.first.get_attribute("type")
        if kind in {"radio", "checkbox"}:
            for one in value if isinstance(value, list) else [value]:
                box = page.locator(f'main [name="{name}"][value="{one}"]')
                box.check(force=True)  # the label lies over its box
        else:
            for place, text in enumerate(value if isinstance(value, list) else [value]):
                boxes.nth(place).fill(text)


def go_on(page: Page, code: str, button: str = "Volgende") -> None:
    """Press the main button of the form."""
    page.get_by_role("button", name=in_language(code, button), exact=True).click()


def asked(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the answers for which the form of the page has a question."""
    names = set(page.locator("main form [name]").evaluate_all("all => all.map(one => one.name)"))
    judgements = {name: "Dit is besproken." for name in names if name.startswith("judgement_")}
    return {name: value for name, value in {**answers, **judgements}.items() if name in names}


def invite(page: Page, code: str) -> str:
    """Ask somebody to fill in from elsewhere, and read the code from the page."""
    page.goto("/mijn/samen/op-afstand")
    answer(page, HELPER)
    go_on(page, code, "Maak een code")
    return page.locator(".p-invitation").inner_text()
