"""In a real browser, in each gemeente: an empty toets stops a decision and leads to what it lacks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from portal.demo.fitting import fitting
from portal.rules.library import Library
from tests.browser.conftest import Served
from tests.browser.person import answer, asked, go_on, send_unseen, sign_in
from tests.gemeenten.odd import ODD, odd_law
from tests.web import running
from tests.web.answers import PLAN
from tests.web.cases import CHANGED, JUDGED, WEIGHED
from tests.web.running import NOW, gemeenten

pytestmark = pytest.mark.browser

DECIDE = "Beslissen en brief versturen"
GEMEENTEN = [
    *(pytest.param(one, None, id=one) for one in gemeenten()),
    *(pytest.param(one, odd_law, id=one) for one in ODD),
]


@pytest.mark.slow("a demo, a plan and a decision for each gemeente, drawn in a browser")
@pytest.mark.parametrize(("gemeente", "own_law"), GEMEENTEN)
def test_an_empty_toets_stops_a_decision_and_leads_to_the_question_that_it_lacks(
    served: Served,
    open_browser: Callable[..., Page],
    monkeypatch: pytest.MonkeyPatch,
    gemeente: str,
    own_law: Callable[[], Library] | None,
) -> None:
    if own_law:
        monkeypatch.setattr(running, "law", own_law)
    fits = fitting(running.law().in_force(gemeente, NOW.date()))
    changes = {"minutes": f"{fits.minutes / 60:g}".replace(".", ","), "months": str(fits.months)}
    page = open_browser(served(gemeente), viewport={"width": 1280, "height": 900})
    case = plan_on_the_desk(page, changes)
    page.goto(f"{case}/besluit/akkoord")
    answer(page, asked(page, {**WEIGHED, **changes}))
    go_on(page, "nl", DECIDE)
    assert "Dit moet eerst beantwoord zijn" in page.locator("main").inner_text()
    page.locator(".p-alert .p-facts a").first.click()
    page.wait_for_url("**/toets#*")
    assert page.locator("main form input:target, main form select:target").count() == 1
    answer(page, asked(page, {**JUDGED, "kind": fits.kind}))
    go_on(page, "nl", "Bewaren")
    page.goto(f"{case}/besluit/akkoord")
    answer(page, asked(page, {**WEIGHED, **changes}))
    go_on(page, "nl", DECIDE)
    if page.locator("[name=change_what]").count():  # where the plan had other hours
        answer(page, asked(page, CHANGED))
        go_on(page, "nl", DECIDE)
    assert "Het besluit is genomen." in page.locator("main").inner_text()


def plan_on_the_desk(page: Page, changes: dict[str, str]) -> str:
    """A client sends a plan, and a decider takes it; the address of the case."""
    sign_in(page, "asked")
    path = "/mijn/plan/wat"
    while (step := path.rpartition("/")[2]) in PLAN:
        told = {name: changes.get(name, value) for name, value in PLAN[step].items()}
        path = send_unseen(page, path, told)
    sent = send_unseen(page, f"{path.rpartition('/')[0]}/controleren", {})
    assert "/ingestuurd/" in sent
    case = f"/werk/{sent.rsplit('/', 1)[1]}"
    sign_in(page, "ingrid")
    page.goto(case)
    go_on(page, "nl", "Oppakken")
    return case
