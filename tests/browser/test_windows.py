"""The windows see what they are for: each fault is made once, and found at the widths at which it is one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.checkers import OF_LAYOUT
from tests.browser.windows import DESK, LEAST_ROOM, NARROWEST, OFTEN, WIDTHS, Windows, of_each_build, windows

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="nl"><title>Proef – Gemeente</title>
<meta name="viewport" content="width=device-width"><body style="margin: 0"><main><h1>Proef</h1>{}</main>"""
LINK = '<a href="/" style="display: inline-block; line-height: 3; {}">Verder</a>'


@pytest.fixture(scope="module")
def seen(chromium: Browser) -> Iterator[Windows]:
    with windows(chromium, PAGE.format("")) as made:
        yield made


def places(found: list[str], word: str) -> list[str]:
    """At which widths something was found."""
    return [one.partition(": ")[0] for one in found if word in one]


def test_nothing_is_wrong_with_a_page_on_which_all_fits(seen: Windows) -> None:
    axe = {NARROWEST: (), DESK: OF_LAYOUT}
    assert seen.wrong_with(PAGE.format(f"<p>Gewone tekst.</p>{LINK}"), axe) == []


def test_what_is_wider_than_some_windows_is_named_at_these(seen: Windows) -> None:
    found = seen.wrong_with(PAGE.format('<p style="width: 500px">Breed</p>'), {})
    assert places(found, "scrolls sideways") == ["at 320", "at 360", "with text at 200 %"]


def test_what_is_too_wide_for_large_text_only_is_named_there(seen: Windows) -> None:
    found = seen.wrong_with(PAGE.format('<p style="width: 15rem">Breed</p>'), {})
    assert places(found, "scrolls sideways") == ["with text at 200 %"]


def test_a_link_beside_the_window_is_named_even_when_nobody_can_scroll_there(seen: Windows) -> None:
    hidden = f'<div style="overflow: hidden">{LINK.format("margin-inline-start: -400px; width: 300px")}</div>'
    assert places(seen.wrong_with(PAGE.format(hidden), {}), "beside the screen") == [*WIDTHS]


def test_a_link_over_another_one_is_named(seen: Windows) -> None:
    both = LINK.format("width: 200px") + LINK.format("position: absolute; left: 20px; width: 90px")
    assert places(seen.wrong_with(PAGE.format(both), {}), "overlaps") != []


def test_only_the_windows_that_are_asked_for_are_looked_at(chromium: Browser) -> None:
    with windows(chromium, PAGE.format(""), OFTEN) as few:
        found = few.wrong_with(PAGE.format('<p style="width: 2000px">Breed</p>'), {})
    assert places(found, "scrolls sideways") == [*OFTEN]


def test_of_the_windows_that_are_open_some_can_be_left_out(seen: Windows) -> None:
    found = seen.wrong_with(PAGE.format('<p style="width: 2000px">Breed</p>'), {}, LEAST_ROOM)
    assert places(found, "scrolls sideways") == [*LEAST_ROOM]
    again = seen.wrong_with(PAGE.format('<p style="width: 2000px">Breed</p>'), {})
    assert places(again, "scrolls sideways") == [*WIDTHS]


def test_pages_are_of_one_build_when_the_same_elements_stand_beside_each_other() -> None:
    pages = {
        "short": PAGE.format('<a class="p" href="/">Ja</a>'),
        "long": PAGE.format('<a class="p" href="/langer">Jazeker</a>'),
        "other class": PAGE.format('<a class="q" href="/">Ja</a>'),
        "beside": PAGE.format('<a class="p" href="/">Ja</a><button>Nee</button>'),
    }
    assert of_each_build(pages) == {"long", "other class", "beside"}


def test_a_page_forgets_the_one_before_it(seen: Windows) -> None:
    assert seen.wrong_with(PAGE.format('<p style="width: 5000px">Breed</p>'), {}) != []
    assert seen.wrong_with(PAGE.format("<p>Smal</p>"), {}) == []


@pytest.mark.parametrize("width", [NARROWEST, DESK])
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ('<p style="color: #bbb; background: #fff">Licht</p>', "color-contrast"),
        (
            '<p>Tekst met <a href="/" style="color: #222; text-decoration: none">een link</a> erin.</p>',
            "link-",
        ),
        ('<a href="/" style="font-size: 4px">a</a> <a href="/x" style="font-size: 4px">b</a>', "target-size"),
    ],
)
def test_axe_finds_a_fault_of_layout_in_a_window(seen: Windows, width: int, fault: str, rule: str) -> None:
    found = seen.wrong_with(PAGE.format(fault), {width: OF_LAYOUT})
    assert [one for one in found if one.startswith(rule)] != []


def test_axe_looks_with_every_rule_at_the_page_alone(seen: Windows) -> None:
    found = seen.wrong_with('<!doctype html><html><body><p id="a">Los</p><img src="/x">', {NARROWEST: ()})
    assert {"html-has-lang", "image-alt", "landmark-one-main"} <= {one.partition(":")[0] for one in found}
