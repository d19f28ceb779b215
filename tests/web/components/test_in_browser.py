"""The specimen pages in a real browser: nothing in the way of anybody, in both directions of writing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.datastructures import MultiDict

from portal.web import assets
from tests.browser.browser import focused, is_wider_than_screen, opened
from tests.browser.checkers import axe_violations, nu_messages
from tests.browser.windows import DESK, SHEET, TELEPHONE, Windows, windows
from tests.web.components.conftest import specimen_pages
from tests.web.components.specimen import WRONG, EveryField, OneField, checked, step

pytestmark = pytest.mark.browser

LANGUAGES = ("nl", "ar")
NAMES = (
    *("vraag", "vraag-fout", "alle-vragen", "alle-vragen-vol", "alle-vragen-fout"),
    *("overzicht", "werk", "fout"),
)
PHONE = {"width": TELEPHONE, "height": 740}


def test_the_names_here_are_all_specimens(pages: dict[str, str]) -> None:
    assert tuple(pages) == NAMES


STAFF = "werk"
"""The page that is for a desk, with a sheet more."""


@pytest.fixture(scope="module")
def of_clients(chromium: Browser) -> Iterator[Windows]:
    """Windows for what clients see: none runs a script, and all have the same sheet."""
    with windows(chromium, specimen_pages("nl")["vraag"]) as made:
        yield made


@pytest.fixture(scope="module")
def of_staff(chromium: Browser) -> Iterator[Windows]:
    """Windows with the sheet of staff too."""
    with windows(chromium, specimen_pages("nl")[STAFF]) as made:
        yield made


def test_the_specimens_can_be_shown_in_the_same_windows() -> None:
    for are_of_staff in (False, True):
        sheets = {
            tuple(SHEET.findall(html))
            for code in LANGUAGES
            for name, html in specimen_pages(code).items()
            if (name == STAFF) is are_of_staff
        }
        [links] = sheets
        assert len(links) == 1 + are_of_staff
        assert "<script" not in "".join(links)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_barrier_on_phone_and_desk_and_fits_every_window_also_with_text_at_200_percent(
    request: pytest.FixtureRequest, name: str, code: str
) -> None:
    seen: Windows = request.getfixturevalue("of_staff" if name == STAFF else "of_clients")
    assert seen.wrong_with(specimen_pages(code)[name], {TELEPHONE: (), DESK: ()}) == []


@pytest.mark.parametrize("name", NAMES)
def test_whatever_one_taps_is_44_pixels_high_and_24_at_the_desk(chromium: Browser, name: str) -> None:
    with opened(chromium, {"/": specimen_pages("nl")[name]}, viewport=PHONE) as page:
        page.goto("/")
        assert page.evaluate(LOW_TARGETS, 24 if name == STAFF else 44) == []


def test_without_the_built_sheet_the_page_still_works(
    chromium: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "missing.json")
    assets.asset_url.cache_clear()
    html = step(form=checked(EveryField, WRONG), step_title="Uw plan")
    assets.asset_url.cache_clear()
    with opened(chromium, {"/": html}, viewport=PHONE) as page:
        page.goto("/")
        assert page.evaluate("getComputedStyle(document.querySelector('.p-summary')).borderTopWidth") == "3px"
        assert axe_violations(page) == []
        assert not is_wider_than_screen(page)


def test_the_first_tab_offers_the_way_past_the_menu(chromium: Browser) -> None:
    with opened(chromium, {"/": specimen_pages("ar")["overzicht"]}, viewport=PHONE) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhoud"
        assert page.locator(".p-skip").bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert focused(page) == "inhoud"


def test_an_error_has_the_focus_and_leads_to_its_answer(chromium: Browser) -> None:
    html = step(form=checked(EveryField, WRONG), step_title="Uw plan")
    with opened(chromium, {"/": html}, viewport=PHONE) as page:
        page.goto("/")
        assert focused(page) == "fouten"
        page.get_by_role("link", name="Vul de maand in als getal").click()
        assert focused(page) == "start-month"
        page.get_by_role("link", name="Kies of u er geld").click()
        assert focused(page) == "paid-0"


def test_the_keyboard_shows_where_it_is(chromium: Browser) -> None:
    with opened(chromium, {"/": step(form=EveryField, step_title="Uw plan")}, viewport=PHONE) as page:
        page.goto("/")
        plain = [stop for stop in tab_stops(page) if stop["outline"] == "none" or stop["width"] == "0px"]
        assert plain == []


def test_enter_goes_on_and_does_not_change_the_language(chromium: Browser) -> None:
    html = step(form=EveryField, step_title="Uw plan")
    with opened(chromium, {"/": html}, viewport=PHONE) as page:
        page.goto("/")
        page.fill("#place", "Buurthuis")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.press("#place", "Enter")
        assert "place=Buurthuis" in str(sent.value.post_data)
        assert "taal=" not in str(sent.value.post_data)


def test_a_language_button_takes_the_answer_along(chromium: Browser) -> None:
    html = step(form=EveryField, step_title="Uw plan")
    with opened(chromium, {"/": html}, viewport=PHONE) as page:
        page.goto("/")
        page.fill("#place", "Buurthuis")
        with page.expect_request(lambda request: request.method == "POST") as sent:
            page.locator(".p-languages summary").click()
            page.get_by_role("button", name="English").click()
        assert "place=Buurthuis" in str(sent.value.post_data)
        assert "taal=en" in str(sent.value.post_data)


def test_a_whole_line_of_a_choice_can_be_tapped(chromium: Browser) -> None:
    with opened(chromium, {"/": step(form=OneField)}, viewport=PHONE) as page:
        page.goto("/")
        line = page.locator(".p-choice").nth(1).bounding_box()
        page.mouse.click(line["x"] + line["width"] - 8, line["y"] + line["height"] - 8)  # far from the words
        assert page.is_checked("#paid-1")


def test_a_form_that_was_sent_empty_says_so_to_a_screen_reader(chromium: Browser) -> None:
    html = step(form=checked(OneField, MultiDict([("page", "sent")])))
    with opened(chromium, {"/": html}, viewport=PHONE) as page:
        page.goto("/")
        group = page.get_by_role("radiogroup", name="Krijgt u er geld of spullen voor?")
        assert group.get_attribute("aria-invalid") == "true"
        assert group.get_attribute("aria-describedby") == "paid-hint paid-error"


def test_progress_survives_forced_colours(chromium: Browser) -> None:
    overview = {"/": specimen_pages("nl")["overzicht"]}
    for scheme in ("light", "dark"):
        with opened(chromium, overview, forced_colors="active", color_scheme=scheme) as page:
            page.goto("/")
            given, back = page.evaluate(PROGRESS_COLOURS)
            assert given != back, scheme


def test_the_nu_checker_has_nothing_to_say(tmp_path: Path) -> None:
    every_page = {f"{name}-{code}": html for code in LANGUAGES for name, html in specimen_pages(code).items()}
    assert nu_messages(every_page, tmp_path) == []


def tab_stops(page: Page) -> list[dict[str, str]]:
    """What the keyboard reaches, in order, each with the outline it shows."""
    stops: list[dict[str, str]] = []
    while len(stops) < 200:
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard never reaches the end of the page")


STOP = """
(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  return {what: element.outerHTML.slice(0, 80), outline: style.outlineStyle, width: style.outlineWidth};
})()
"""
PROGRESS_COLOURS = """
[getComputedStyle(document.querySelector('.p-meter rect')).fill,
 getComputedStyle(document.querySelector('.p-meter')).backgroundColor]
"""
# Links within text and table cells have their line: WCAG 2.5.8 asks 24 pixels there, and axe looks at that.
LOW_TARGETS = """
least => Array
  .from(document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea'))
  .filter(element => element.checkVisibility() && !element.matches('.p-hidden, .p-skip'))
  .filter(element => element.matches('button') || !element.closest('p, dd, td, th, .p-finding'))
  .map(element => element.closest('.p-choice, .p-task, .p-daytimes label') || element)
  .filter(element => element.getBoundingClientRect().height < least - 0.1)
  .map(element => element.outerHTML.slice(0, 120))
"""
