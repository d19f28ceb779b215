"""What a person does in a real browser."""

from collections.abc import Mapping
from html import unescape
from typing import Any
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Page, expect

from portal import demo
from tests.browser.reader import HIDDEN
from tests.web.helping import INVITED
from tests.web.visitor import in_language

PAPER = ".p-papers a"
LOOKED_AT_MS = 20_000
"""A machine that is busy takes its time; a page waits three seconds before it looks again."""


def sign_in(page: Page, persona: str) -> None:
    """Choose a persona and wait for the next page: a key that is pressed before gets lost."""
    page.goto("/inloggen")
    with page.expect_navigation():
        page.locator(f'button[value="{demo.key(persona)}"]').click()


def await_papers(page: Page, count: int = 1) -> None:
    """Wait until so many papers were looked at: that happens beside the pages, and the page looks again."""
    expect(page.locator(PAPER)).to_have_count(count, timeout=LOOKED_AT_MS)


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


def send_unseen(page: Page, path: str, answers: Mapping[str, Any]) -> str:
    """Send a form as this browser, but draw neither it nor what comes after; the address of the latter.

    For whatever leads up to what a test is about and is drawn in another one: a page costs much to draw.
    """
    hidden = {name: unescape(value) for name, value in HIDDEN.findall(page.request.get(path).text())}
    sent = page.request.post(
        path,
        data=urlencode({**hidden, **answers}, doseq=True),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert sent.ok, f"{path}: {sent.status}"
    return urlsplit(sent.url).path


def answer_unseen(page: Page, flow: str, first: str, answers: Mapping[str, Mapping[str, Any]]) -> str:
    """Answer the questions of a form from this one on, without drawing them; the address where these end."""
    path = f"/mijn/{flow}/{first}"
    while (step := path.rpartition("/")[2]) in answers:
        path = send_unseen(page, path, answers[step])
    return path


def go_on(page: Page, code: str, button: str = "Volgende") -> None:
    """Press the main button of the form."""
    page.get_by_role("button", name=in_language(code, button), exact=True).click()


def speak(page: Page, code: str) -> None:
    """Open the list of languages and choose one; what was typed goes along."""
    page.locator(".p-languages summary").click()
    page.locator(f'button[name=taal][value="{code}"]').click()


def asked(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the answers for which the form of the page has a question."""
    names = set(page.locator("main form [name]").evaluate_all("all => all.map(one => one.name)"))
    judgements = {name: "Dit is besproken." for name in names if name.startswith("judgement_")}
    return {name: value for name, value in {**answers, **judgements}.items() if name in names}


def invite(page: Page, code: str) -> str:
    """Ask somebody to fill in from elsewhere, and read the code from the page."""
    page.goto("/mijn/samen/op-afstand")
    answer(page, INVITED)
    go_on(page, code, "Maak een code")
    return page.locator(".p-invitation").inner_text()
