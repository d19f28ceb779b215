"""Light enough for an old phone on a bad network: what goes over the wire, compressed as a server would."""

import pytest

from portal import paths
from portal.languages import LANGUAGES
from portal.web import assets
from portal.web.compress import OF_FILE, squeezed
from tests.browser.pages import PARTS
from tests.browser.reader import Reader
from tests.web.conftest import Opened
from tests.web.running import ROTTERDAM

FIRST_PAGE = 16 * 1024
LATER_PAGE = 3 * 1024
OFTEN = {"nl", "ar", "uk"}
"""The other languages weigh less than the heaviest of these; ``make test-long`` weighs them all."""


def weight(text: str) -> int:
    return len(squeezed(text.encode()))


@pytest.fixture
def ordinary(pages: dict[str, str]) -> dict[str, str]:
    """The pages as readers get them; the ones with twelve questions at once exist for the tests alone."""
    return {name: html for name, html in pages.items() if not name.startswith("alle-vragen")}


def built(name: str) -> str:
    if not assets.MANIFEST.exists():
        pytest.skip("The style sheet is not built: python -m portal.web.assets")
    return (paths.STATIC / assets.asset_url(name).removeprefix("/static/")).read_text("utf-8")


@pytest.fixture(scope="module")
def sheet() -> str:
    return built(assets.NAME)


@pytest.fixture(scope="module")
def kept(sheet: str) -> int:
    """What the files weigh that a first page asks for, and that a browser keeps."""
    return sum(len(squeezed(file.encode(), OF_FILE)) for file in (sheet, built(assets.ICONS)))


def test_a_first_page_weighs_at_most_16_kilobytes(ordinary: dict[str, str], kept: int) -> None:
    assert max(map(weight, ordinary.values())) + kept <= FIRST_PAGE


def test_a_later_page_weighs_at_most_3_kilobytes(ordinary: dict[str, str]) -> None:
    weights = {name: weight(html) for name, html in ordinary.items()}
    assert {name: bytes_ for name, bytes_ in weights.items() if bytes_ > LATER_PAGE} == {}


@pytest.mark.slow("every page of a client, over HTTP")
@pytest.mark.parametrize(
    "code",
    [code if code in OFTEN else pytest.param(code, marks=pytest.mark.long) for code in LANGUAGES],
)
def test_every_page_of_a_client_is_as_light(portal_of: Opened, kept: int, code: str) -> None:
    reader = Reader(portal_of(ROTTERDAM), code)
    for part in PARTS.values():
        part(reader)
    weights = {name: weight(html) for name, html in reader.pages.items()}
    heavy = {name: bytes_ for name, bytes_ in weights.items() if bytes_ > LATER_PAGE}
    for name in (f"/{code}/", "/inloggen"):  # the front door, with its drawings; the people of the demo
        heavy.pop(f"stranger {name} 200", None)
    assert heavy == {}
    assert max(bytes_ for name, bytes_ in weights.items() if " sent " not in name) + kept <= FIRST_PAGE


def test_the_sheet_brings_no_font_and_no_picture(sheet: str) -> None:
    assert "@font-face" not in sheet
    assert "@import" not in sheet
    assert "http" not in sheet.partition("*/")[2].replace("http://www.w3.org", "")
