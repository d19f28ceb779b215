"""In a real browser: from the choice of a persona to the letter as PDF, in Dutch and in Arabic."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.letters.press import Press
from tests.browser.conftest import Served
from tests.browser.person import answer, answer_unseen, asked, go_on, sign_in, speak, step_of
from tests.web.answers import PLAN
from tests.web.cases import JUDGED, WEIGHED
from tests.web.running import HOOGEZAND, ROTTERDAM
from tests.web.visitor import in_language

pytestmark = pytest.mark.browser

CHANGE = {"change_what": "Zestien uur in plaats van twintig.", "change_why": "Meer dan zestien mag niet."}
WAYS = (
    pytest.param(ROTTERDAM, "nl", "en", "akkoord", {}, id="rotterdam-nl"),
    pytest.param(HOOGEZAND, "ar", "nl", "wijzigen", {**CHANGE, "minutes": "16"}, id="hoogezand-ar"),
)


@pytest.mark.slow("three people, each page of whom is drawn")
@pytest.mark.parametrize(("gemeente", "code", "other", "outcome", "changes"), WAYS)
def test_from_persona_to_letter(
    served: Served,
    open_browser: Callable[..., Page],
    real_press: Press,
    gemeente: str,
    code: str,
    other: str,
    outcome: str,
    changes: dict[str, str],
) -> None:
    address = served(gemeente, real_press)
    client = open_browser(address, locale=code)
    propose(client, code, other)
    number = client.locator("main bdi[translate=no]").first.inner_text()
    noor, ingrid = (open_browser(address, locale="nl") for _ in range(2))
    case = take(noor, number)
    sign_in(ingrid, "ingrid")
    ingrid.goto(f"{case}/besluit/{outcome}")
    if code == "nl":
        find_it_stopped(ingrid, changes)
    judge(noor)
    assert noor.url.partition("#")[0] == case
    ingrid.goto(f"{case}/besluit/{outcome}")
    decide(ingrid, changes, is_typed=code == "nl")
    client.goto("/mijn/")
    links = client.locator("main a[href*='/brieven/']").evaluate_all("all => all.map(one => one.href)")
    [letter] = set(links)
    pdf = client.request.get(letter)
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")


def propose(page: Page, code: str, other: str) -> None:
    """Fill the plan in, in Dutch page by page; on one page look at it in another language and come back."""
    page.goto(f"/{code}/?taal={code}")
    sign_in(page, "asked")
    page.goto("/mijn/plan/wat")
    answer(page, PLAN["wat"])
    for language in (other, code):
        speak(page, language)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("#task").input_value() == PLAN["wat"]["task"]
    go_on(page, code)
    if code == "nl":
        answer_all(page, code)
    else:
        page.goto(answer_unseen(page, "plan", step_of(page), PLAN))
    go_on(page, code, "Versturen")
    assert page.locator("h1").inner_text() == in_language(code, "Wij hebben uw plan")


def answer_all(page: Page, code: str) -> None:
    """Answer every question that is left, each on its page."""
    while step_of(page) != "controleren":
        answer(page, PLAN[step_of(page)])
        go_on(page, code)


def take(page: Page, number: str) -> str:
    """The caseworker looks the plan up and takes it; gives the address of the case."""
    sign_in(page, "noor")
    page.locator("#zoek").fill(number)
    page.locator("#zoek").press("Enter")
    page.locator("tbody a:visible").click()
    case = page.url
    go_on(page, "nl", "Oppakken")
    return case


def judge(page: Page) -> None:
    """The caseworker goes from what is unknown to its question, and answers all of them."""
    page.locator(".p-facts a").first.click()
    page.wait_for_url("**/toets#*")
    assert page.locator("main form input:target, main form select:target").count() == 1
    answer(page, asked(page, JUDGED))
    go_on(page, "nl", "Bewaren")


def find_it_stopped(page: Page, changes: dict[str, str]) -> None:
    """The decider hears what must be answered before; what was typed stays."""
    answer(page, asked(page, {**WEIGHED, **changes}))
    go_on(page, "nl", "Beslissen en brief versturen")
    assert "Dit moet eerst beantwoord zijn" in page.locator("main").inner_text()
    assert page.locator("[name=ability]").input_value() == WEIGHED["ability"]


def decide(page: Page, changes: dict[str, str], *, is_typed: bool) -> None:
    """The decider fills in what the letter must say, as far as it was not typed before, and decides."""
    if is_typed:
        assert page.locator("[name=ability]").input_value() == WEIGHED["ability"]
    answer(page, asked(page, {**WEIGHED, **changes}))
    go_on(page, "nl", "Beslissen en brief versturen")
    assert "Het besluit is genomen." in page.locator("main").inner_text()


def test_a_question_can_be_answered_with_the_keyboard_alone(
    served: Served, open_browser: Callable[..., Page]
) -> None:
    page = open_browser(served(ROTTERDAM), locale="nl")
    sign_in(page, "busy")
    page.goto("/mijn/plan/geld")
    for _stop in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "pay":
            break
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert page.locator("[value=expenses]").is_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bedrag")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
