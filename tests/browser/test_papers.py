"""In a real browser without scripts: a photo is chosen, added, seen by the gemeente, and not compulsory."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.browser import is_wider_than_screen
from tests.browser.conftest import Served
from tests.browser.person import LOOKED_AT_MS, PAPER, answer_unseen, await_papers, go_on, sign_in, step_of
from tests.fixtures.files import SECRET, opened, photo
from tests.web.answers import PLAN
from tests.web.running import ROTTERDAM

pytestmark = pytest.mark.browser

PAPERS = "/mijn/plan/bijlagen"


@pytest.fixture
def jan(served: Served, open_browser: Callable[..., Page]) -> Page:
    """Jan, on a telephone that runs no script, who answered every question of his plan and adds papers."""
    page = open_browser(served(ROTTERDAM), locale="nl", java_script_enabled=False)
    page.goto("/nl/?taal=nl")
    sign_in(page, "asked")
    page.goto(answer_unseen(page, "plan", "wat", PLAN))
    assert step_of(page) == "controleren"
    page.locator(f'main a[href="{PAPERS}"]').click()
    return page


def choose(page: Page, file: Path) -> None:
    """Choose a file as a person does, and add it."""
    with page.expect_file_chooser() as chooser:
        page.get_by_label("Kies een foto of een PDF").click()
    chooser.value.set_files(file)
    go_on(page, "nl", "Toevoegen")


def test_a_photo_from_the_telephone_goes_along_with_the_plan(jan: Page, tmp_path: Path) -> None:
    file = tmp_path / "Foto van Jan Bakker.jpg"
    file.write_bytes(photo(size=(1200, 900)))
    choose(jan, file)
    await_papers(jan)
    assert "De bijlage is toegevoegd." in jan.locator("main").inner_text()
    kept = jan.request.get(str(jan.locator(PAPER).get_attribute("href"))).body()
    assert opened(kept).size == (900, 1200)
    assert SECRET.encode() not in kept
    jan.get_by_role("link", name="Ga verder", exact=True).click()
    go_on(jan, "nl", "Versturen")
    assert jan.locator(PAPER).inner_text().startswith("Bijlage 1 (foto)")
    assert "Jan Bakker.jpg" not in jan.content()


def test_the_plan_goes_without_papers_too(jan: Page) -> None:
    jan.get_by_role("link", name="Ga verder zonder bijlage").click()
    go_on(jan, "nl", "Versturen")
    assert jan.locator(PAPER).count() == 0


def test_a_file_that_is_no_photo_says_what_to_do_and_fits_the_screen(jan: Page, tmp_path: Path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(b"<script>alert(1)</script>")
    choose(jan, file)
    jan.locator(".p-summary").wait_for(timeout=LOOKED_AT_MS)
    assert "Dit is geen foto en geen PDF." in jan.locator(".p-summary").inner_text()
    jan.set_viewport_size({"width": 320, "height": 740})
    assert not is_wider_than_screen(jan)


def test_a_paper_can_be_taken_back(jan: Page, tmp_path: Path) -> None:
    file = tmp_path / "foto.jpg"
    file.write_bytes(photo())
    choose(jan, file)
    await_papers(jan)
    jan.get_by_role("button", name="Weghalen").click()
    assert jan.locator(PAPER).count() == 0
    assert step_of(jan) == "bijlagen"
