"""Every page, in every language: no barrier, no sideways scrolling, nothing lost at 200 %, valid markup."""

import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest
from flask import Flask
from playwright.sync_api import Browser

from portal import paths
from portal.languages import LANGUAGES
from portal.web import assets
from tests.browser.checkers import OF_SIZE, nu_messages
from tests.browser.pages import PARTS, of_staff, with_a_second_eye
from tests.browser.reader import Reader, is_file
from tests.browser.windows import (
    DESK,
    KEYS,
    LEAST_ROOM,
    NARROWEST,
    OFTEN,
    ON_A_DESK,
    SHEET,
    TELEPHONE,
    WIDTHS,
    Axe,
    Windows,
    of_each_build,
    windows,
)

pytestmark = pytest.mark.browser

SHEETS = [paths.STATIC / f"{part}.css" for part in assets.own_css()]
WHOLE = ("nl", "ar")
"""The languages in which axe looks with every rule: the source, and one from right to left."""


@dataclass(frozen=True)
class Looks:
    """Where axe looks, and with which rules: on every page, and on one page of each build as well.

    ``only`` are the windows in which everything must fit, when that is not in all that are open.
    """

    at_all: Axe
    at_each_build: Axe = field(default_factory=dict)
    only: tuple[str, ...] = ()

    def at(self, is_longest: bool) -> Axe:
        """What axe looks at on a page that is, or is not, the longest of its build."""
        return {**self.at_all, **(self.at_each_build if is_longest else {})}


OFTEN_LOOKS: Mapping[str, Looks] = {
    "nl": Looks({NARROWEST: ()}, {DESK: (*OF_SIZE, "color-contrast")}),
    "ar": Looks({NARROWEST: ()}),
}
"""No width changes a colour, so what is read well at the narrowest is read well on a desk."""
ELSEWHERE = Looks({}, {NARROWEST: OF_SIZE}, LEAST_ROOM)
"""What stands on a page and its colours are the same in each language; longer words may push things aside.

They do so where there is least room. How a page is put together on a desk is seen in Dutch and in Arabic.
"""
STAFF = Looks({DESK: ()}, only=ON_A_DESK)
ANY_WIDTH = Looks(dict.fromkeys((NARROWEST, TELEPHONE, DESK), ()))


class Look(Protocol):
    """Says what is wrong with each page, in the windows of these names."""

    def __call__(
        self, pages: Mapping[str, str], looks: Looks, names: tuple[str, ...] = OFTEN
    ) -> dict[str, list[str]]: ...


@pytest.fixture(scope="module")
def wrong_with(chromium: Browser) -> Iterator[Look]:
    """Windows that stay open from test to test: a fresh one first spends seconds on getting fast at axe."""
    kept: dict[tuple[str, ...], tuple[Windows, list[str]]] = {}
    with ExitStack() as opened:

        def look(
            pages: Mapping[str, str], looks: Looks, names: tuple[str, ...] = OFTEN
        ) -> dict[str, list[str]]:
            pages = {name: KEYS.sub("", html) for name, html in pages.items()}
            first = next(iter(pages.values()))
            key = (*names, *SHEET.findall(first))
            if key not in kept:
                kept[key] = opened.enter_context(windows(chromium, first, names)), SHEET.findall(first)
            seen, sheets = kept[key]
            assert [name for name, html in pages.items() if SHEET.findall(html) != sheets] == []
            builds = of_each_build(pages)
            found = {
                name: seen.wrong_with(html, looks.at(name in builds), looks.only)
                for name, html in pages.items()
            }
            return {name: wrong for name, wrong in found.items() if wrong}

        yield look


def test_no_page_is_forgotten(app: Flask) -> None:
    reader = Reader(app, "nl")
    for part in (*PARTS.values(), of_staff, with_a_second_eye):
        part(reader)
    routes = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert reader.endpoints == {endpoint for endpoint in routes if not is_file(app, endpoint)}


@pytest.mark.slow("hundreds of pages in Chromium")
@pytest.mark.timeout(900)  # on a machine that may be busy
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_for_a_client_has_a_barrier(app: Flask, wrong_with: Look, tmp_path: Path, code: str) -> None:
    pages = of_clients_in(app, code)
    assert wrong_with(pages, OFTEN_LOOKS.get(code, ELSEWHERE)) == {}
    if code in WHOLE:
        assert nu_messages(pages, tmp_path) == []


@pytest.mark.slow("the same for the pages of staff")
@pytest.mark.timeout(300)
@pytest.mark.parametrize("code", WHOLE)
def test_no_page_for_staff_has_a_barrier(app: Flask, wrong_with: Look, tmp_path: Path, code: str) -> None:
    pages = of_staff_in(app, code)
    assert wrong_with(pages, STAFF) == {}
    assert nu_messages(pages, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_for_a_client_breaks_a_rule_at_any_width(
    app: Flask, wrong_with: Look, tmp_path: Path, code: str
) -> None:
    pages = of_clients_in(app, code)
    assert wrong_with(pages, ANY_WIDTH, tuple(WIDTHS)) == {}
    assert nu_messages(pages, tmp_path) == []


@pytest.mark.long
@pytest.mark.timeout(900)
@pytest.mark.parametrize("code", WHOLE)
def test_no_page_for_staff_breaks_a_rule_on_a_desk(app: Flask, wrong_with: Look, code: str) -> None:
    assert wrong_with(of_staff_in(app, code), Looks({DESK: ()}), tuple(WIDTHS)) == {}


def test_a_telephone_is_set_as_the_narrowest_window_is() -> None:
    """So what axe sees at 320 pixels holds at 360 too."""
    sheets = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
    named = re.findall(r"@media[^{]*-width: *([\d.]+)(\w+)", sheets)
    assert {unit for _number, unit in named} == {"rem"}
    assert [number for number, _unit in named if NARROWEST <= float(number) * 16 <= TELEPHONE] == []


def of_clients_in(app: Flask, code: str) -> dict[str, str]:
    """Every page that a client or a stranger sees, in a language."""
    pages: dict[str, str] = {}
    for name, part in PARTS.items():
        reader = Reader(app, code)
        part(reader)
        pages |= {f"{name}: {page}": html for page, html in reader.pages.items()}
    return pages


def of_staff_in(app: Flask, code: str) -> dict[str, str]:
    """Every page that staff works with, in a language."""
    reader = Reader(app, code)
    of_staff(reader)
    with_a_second_eye(reader)
    return reader.pages
