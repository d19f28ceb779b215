"""Each page carries the look of the gemeente, and browsers keep it."""

import pytest

from portal import look
from portal.config import ConfigError
from portal.web import assets
from tests.fixtures.themes import Made
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor


def test_each_page_links_the_theme_and_browsers_may_keep_it(portal_of: Opened) -> None:
    visitor = Visitor(portal_of(HOOGEZAND, theme="groen"))
    page, chosen = visitor.get("/nl/"), look.load("groen", assets.sheet())
    [own, sent] = [str(link["href"]) for link in page.soup.select("link[rel=stylesheet]")]
    assert sent == chosen.url
    assert own != sent
    with visitor.browser.get(sent) as sheet:
        assert sheet.mimetype == "text/css"
        assert sheet.get_data(as_text=True) == chosen.css
        assert "immutable" in sheet.headers["Cache-Control"]
    assert visitor.browser.get("/static/huisstijl/0000000000.css").status_code == 404
    icon = str(page.soup.select_one("link[rel=icon]")["href"])
    with visitor.browser.get(icon) as shown:
        assert (shown.mimetype, shown.get_data(as_text=True)) == ("image/svg+xml", chosen.icon)
    assert page.soup.html["class"] == ["voorbeeld-theme", "eigen-theme"]


def test_with_the_example_a_page_asks_for_one_sheet(portal_of: Opened) -> None:
    page = Visitor(portal_of(HOOGEZAND)).get("/nl/")
    assert len(page.soup.select("link[rel=stylesheet]")) == 1


def test_a_portal_with_an_unreadable_theme_does_not_start(portal_of: Opened, folder: Made) -> None:
    with pytest.raises(ConfigError, match="--p-ink"):
        portal_of(HOOGEZAND, theme=folder(":root { --p-ink: #eee }"))
