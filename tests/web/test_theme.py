"""A gemeente has its own look by one setting; one that cannot be read, or is more than a look, is refused."""

from pathlib import Path

import pytest
from tinycss2.color3 import parse_color

from portal import paths
from portal.config import ConfigError
from portal.web import assets, theme
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor

SHIPPED = sorted(file.stem for file in paths.THEMES.glob("*.css"))
GREEN = "--basis-color-action-2-color-default: #0b5d1e"


@pytest.fixture(params=["built", "not built"])
def sheets(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Both style sheets: with NL Design System, and our own alone."""
    if request.param == "not built":
        monkeypatch.setattr(assets, "MANIFEST", tmp_path / "none.json")
    elif not assets.MANIFEST.exists():
        pytest.skip("The style sheet is not built: python -m portal.web.assets")


def file_with(folder: Path, rule: str) -> str:
    """A theme file of a gemeente; returns the setting."""
    file = folder / "huisstijl.css"
    file.write_text(rule, "utf-8")
    return str(file)


def test_the_example_needs_no_sheet_of_its_own() -> None:
    assert theme.load("voorbeeld") == theme.Theme()


@pytest.mark.usefixtures("sheets")
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_theme_can_be_read(name: str) -> None:
    assert theme.load(name).css.startswith("html.eigen-theme{--")


@pytest.mark.usefixtures("sheets")
def test_the_example_itself_can_be_read() -> None:
    assert list(theme._unreadable(theme._base_tokens(assets.sheet()))) == []


@pytest.mark.usefixtures("sheets")
def test_a_gemeente_brings_a_file_of_its_own_and_only_what_pages_use_is_sent(tmp_path: Path) -> None:
    made = theme.load(file_with(tmp_path, f".ons-thema {{ {GREEN}; --ons-logo-breedte: 3rem; }}"))
    assert made.css == "html.eigen-theme{--basis-color-action-2-color-default:#0b5d1e}\n"
    assert made.url.startswith("/static/huisstijl/")


@pytest.mark.usefixtures("sheets")
@pytest.mark.parametrize(
    ("token", "named"),
    [
        ("--basis-color-default-color-document: #999", "--p-ink on --p-paper has a contrast of 2.85:1"),
        ("--basis-color-action-2-color-default: #7ab8e0", "--p-accent on --p-paper"),
        ("--basis-color-default-bg-document: #333", "--p-ink on --p-paper"),
        ("--p-danger: #ff8080", "--p-danger on --p-danger-bg"),
    ],
)
def test_text_that_cannot_be_read_stops_the_start_and_is_named(
    tmp_path: Path, token: str, named: str
) -> None:
    with pytest.raises(ConfigError, match=r"At least 4\.5:1") as refused:
        theme.load(file_with(tmp_path, f":root {{ {token} }}"))
    assert named in str(refused.value)


def test_a_button_with_pale_words_is_refused(tmp_path: Path) -> None:
    if not assets.MANIFEST.exists():
        pytest.skip("The style sheet is not built: python -m portal.web.assets")
    pale = ":root { --basis-color-action-2-color-default: #8899aa }"
    with pytest.raises(ConfigError, match="--p-paper on --p-accent"):
        theme.load(file_with(tmp_path, pale))


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (f":root {{ {GREEN}; display: none }}", "only tokens"),
        (f":root {{ {GREEN}; a {{ color: red }} }}", "only tokens"),
        (f":root {{ {GREEN} }} body {{ --x: 1 }}", "one rule"),
        ('@import "https://elders.invalid/x.css";', "one rule"),
        (f"@media print {{ :root {{ {GREEN} }} }}", "one rule"),
        ("", "one rule"),
        (":root { --p-paper: url(https://elders.invalid/x.png) }", "may not load"),
        (":root { --p-paper: {a:b} }", "may not load"),
        (":root { --p-ink: rgba(0, 0, 0, 0.9) }", "Write it as a full colour"),
        (":root { --p-ink: mooi }", "Write it as a full colour"),
        (":root { --p-ink: var(--p-paper); --p-paper: var(--p-ink) }", "refers to itself"),
    ],
)
def test_a_theme_is_tokens_and_nothing_else(tmp_path: Path, sheet: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        theme.load(file_with(tmp_path, sheet))


@pytest.mark.parametrize("setting", ["lila", "/nergens/huisstijl.css", "../themes/donkerblauw", ""])
def test_a_theme_that_is_not_there_is_named_with_those_that_are(setting: str) -> None:
    with pytest.raises(ConfigError, match="Use donkerblauw, voorbeeld or the path"):
        theme.load(setting)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#0b2545", "#0b2545", 1.0)]
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert round(theme.contrast(parse_color(one), parse_color(other)), 2) == ratio
    assert theme.contrast(parse_color(one), parse_color(other)) == theme.contrast(
        parse_color(other), parse_color(one)
    )


def test_each_page_links_the_theme_and_browsers_may_keep_it(portal_of: Opened) -> None:
    visitor = Visitor(portal_of(HOOGEZAND, theme="donkerblauw"))
    page = visitor.get("/nl/")
    [own, look] = [str(link["href"]) for link in page.soup.select("link[rel=stylesheet]")]
    assert look == theme.load("donkerblauw").url
    assert own != look
    with visitor.browser.get(look) as sheet:
        assert sheet.mimetype == "text/css"
        assert sheet.get_data(as_text=True) == theme.load("donkerblauw").css
        assert "immutable" in sheet.headers["Cache-Control"]
    assert visitor.browser.get("/static/huisstijl/0000000000.css").status_code == 404
    assert page.soup.html["class"] == ["voorbeeld-theme", "eigen-theme"]


def test_with_the_example_a_page_asks_for_one_sheet(portal_of: Opened) -> None:
    page = Visitor(portal_of(HOOGEZAND)).get("/nl/")
    assert len(page.soup.select("link[rel=stylesheet]")) == 1


def test_a_portal_with_an_unreadable_theme_does_not_start(portal_of: Opened, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="--p-ink"):
        portal_of(HOOGEZAND, theme=file_with(tmp_path, ":root { --p-ink: #eee }"))
