"""A gemeente has its own look by one setting; one that cannot be read, or is more than a look, is refused."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tinycss2.color3 import parse_color

from portal import look, paths
from portal.config import ConfigError
from portal.look.contrast import contrast, unreadable
from portal.look.tokens import of_sheet, of_theme
from portal.web import assets
from tests.fixtures.themes import Made

SHIPPED = sorted(one.name for one in paths.THEMES.iterdir() if one.is_dir())
GREEN = "--basis-color-action-2-color-default: #0b5d1e"
NIGHT = """
html { --p-ink: #111; --p-paper: #fff; --p-danger: #9f1c22; --p-danger-bg: #fdeeee; --p-accent: #12518a }
@media screen and (prefers-color-scheme: dark) {
  html:not(.p-light) {
    --p-ink: #eee; --p-paper: #111; --p-danger: #ffb4b4; --p-danger-bg: #401010; --p-accent: #9ecbff
  }
}
.x { color: var(--p-ink); background: var(--p-paper); border-color: var(--p-accent) }
"""
"""A style sheet that knows dark."""


@pytest.fixture(params=["built", "not built"])
def sheet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """The style sheet of the pages: with NL Design System, and our own alone."""
    if request.param == "not built":
        monkeypatch.setattr(assets, "MANIFEST", tmp_path / "none.json")
    elif not assets.MANIFEST.exists():
        pytest.skip("The style sheet is not built: python -m portal.web.assets")
    assets.sheet.cache_clear()
    yield assets.sheet()
    assets.sheet.cache_clear()


def test_two_themes_are_shipped() -> None:
    assert SHIPPED == ["groen", "voorbeeld"]


def test_the_example_needs_no_sheet_of_its_own_and_has_a_logo() -> None:
    made = look.load("voorbeeld", "")
    assert (made.url, made.css) == ("", "")
    assert list(made.files) == [made.icon_url]
    assert made.logo.startswith('<svg aria-hidden="true" viewBox="0 0 36 36"')
    assert made.brand == look.example_brand()
    assert made.brand.brand == "#12426f"


def test_pages_of_the_example_look_as_its_letters_also_where_nothing_was_built() -> None:
    """What base.css says by itself is what ``tokens.css`` of the example says."""
    pages = of_sheet((paths.STATIC / "base.css").read_text("utf-8")).light
    letters = of_theme((paths.THEMES / "voorbeeld" / "tokens.css").read_text("utf-8")).light
    fallbacks = dict(
        fall for value in pages.values() for fall in re.findall(r"var\((--[\w-]+), ([^)]+)\)", value)
    )
    said = {name: in_full(value, pages) for name, value in {**fallbacks, **pages}.items()}
    assert {name: said[name] for name in letters} == dict(letters)


def in_full(value: str, tokens: Mapping[str, str]) -> str:
    """A value with the token it refers to written out."""
    found = re.fullmatch(r"var\((--p-[\w-]+)\)", value)
    return tokens[found[1]] if found else value


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_theme_can_be_read(name: str, sheet: str) -> None:
    made = look.load(name, sheet)
    assert made.css.startswith("html.eigen-theme{--") or name == "voorbeeld"
    assert made.brand.logo.count("<svg") == 1


def test_the_example_itself_can_be_read(sheet: str) -> None:
    base = of_sheet(sheet)
    assert base.dark
    assert list(unreadable(base.light)) == []
    assert list(unreadable({**base.light, **base.dark})) == []


def test_a_gemeente_brings_a_folder_of_its_own_and_only_what_pages_use_is_sent(
    folder: Made, sheet: str
) -> None:
    made = look.load(folder(f".ons-thema {{ {GREEN}; --ons-logo-breedte: 3rem; }}"), sheet)
    assert made.css == "html.eigen-theme{--basis-color-action-2-color-default:#0b5d1e}\n"
    assert made.url.startswith("/static/huisstijl/")


@pytest.mark.parametrize(
    ("token", "named"),
    [
        ("--basis-color-default-color-document: #999", "--p-ink on --p-paper has a contrast of 2.85:1"),
        ("--basis-color-action-2-color-default: #7ab8e0", "--p-accent on --p-paper"),
        ("--basis-color-default-bg-document: #333", "--p-ink on --p-paper"),
        ("--basis-color-default-bg-document: #e08a8a", "--p-danger on --p-paper"),
        ("--p-brand: #12426f; --p-brand-ink: #667788", "--p-brand-ink on --p-brand"),
        ("--p-header: #ffffff; --p-header-ink: #c0c0c0", "--p-header-ink on --p-header"),
    ],
)
def test_text_that_cannot_be_read_stops_the_start_and_is_named(
    folder: Made, sheet: str, token: str, named: str
) -> None:
    with pytest.raises(ConfigError, match=r"less than 4\.5:1") as refused:
        look.load(folder(f":root {{ {token} }}"), sheet)
    assert named in str(refused.value)


def test_an_edge_that_nobody_sees_stops_the_start(folder: Made, sheet: str) -> None:
    """WCAG 2.2, 1.4.11: where a field is."""
    pale = folder(":root { --basis-color-default-border-default: #c0c0c0 }")
    with pytest.raises(
        ConfigError, match=r"--p-edge on --p-paper has a contrast of 1\.\d\d:1, less than 3:1"
    ):
        look.load(pale, sheet)


class TestInTheDark:
    LIGHT = ":root { --p-accent: #12426f }"
    BOTH = LIGHT + " @media (prefers-color-scheme: dark) { :root { --p-accent: #9fd0ff } }"

    def test_what_a_theme_sets_for_dark_holds_there_alone(self, folder: Made) -> None:
        made = look.load(folder(self.BOTH), NIGHT)
        assert not made.is_light_only
        assert made.css == (
            "html.eigen-theme{--p-accent:#12426f}"
            "@media screen and (prefers-color-scheme:dark){html.eigen-theme{--p-accent:#9fd0ff}}\n"
        )

    def test_a_theme_without_dark_stays_light(self, folder: Made) -> None:
        made = look.load(folder(self.LIGHT), NIGHT)
        assert (made.is_light_only, "@media" in made.css) == (True, False)

    def test_the_example_is_dark_where_the_pages_are(self) -> None:
        assert not look.load("voorbeeld", NIGHT).is_light_only

    def test_dark_words_that_are_too_dark_stop_the_start(self, folder: Made) -> None:
        with pytest.raises(ConfigError, match="in the dark: --p-accent on --p-paper"):
            look.load(folder(self.BOTH.replace("#9fd0ff", "#223344")), NIGHT)

    def test_where_the_pages_know_no_dark_it_is_left_out(self, folder: Made) -> None:
        made = look.load(folder(self.BOTH), NIGHT.replace("prefers-color-scheme: dark", "min-width: 40rem"))
        assert (made.is_light_only, made.css) == (True, "html.eigen-theme{--p-accent:#12426f}\n")

    def test_the_shipped_green_has_a_dark_of_its_own(self, sheet: str) -> None:
        assert not look.load("groen", sheet).is_light_only


@pytest.mark.parametrize(
    ("tokens", "said"),
    [
        (f":root {{ {GREEN}; display: none }}", "only tokens"),
        (f":root {{ {GREEN}; a {{ color: red }} }}", "only tokens"),
        (f":root {{ {GREEN} }} body {{ --x: 1 }}", "one rule"),
        (f":root {{ {GREEN} }} @media (prefers-color-scheme: dark) {{ a {{ color: red }} }}", "only tokens"),
        (f":root {{ {GREEN} }} @media (prefers-color-scheme: dark) {{ }}", "one rule"),
        (f":root {{ {GREEN} }} @media screen {{ :root {{ {GREEN} }} }}", "one rule"),
        ('@import "https://elders.invalid/x.css";', "one rule"),
        (f"@media print {{ :root {{ {GREEN} }} }}", "one rule"),
        ("/* niets */", "one rule"),
        (":root { --p-paper: url(https://elders.invalid/x.png) }", "may not load"),
        (":root { --p-paper: {a:b} }", "may not load"),
        (":root { --p-danger: #1a7f37 }", "means the same in every gemeente"),
        (":root { --p-ok-bg: #fff }", "means the same in every gemeente"),
        (":root { --p-ink: rgba(0, 0, 0, 0.9) }", "Write it as a full colour"),
        (":root { --p-ink: mooi }", "Write it as a full colour"),
        (":root { --p-ink: var(--p-paper); --p-paper: var(--p-ink) }", "refers to itself"),
    ],
)
def test_a_theme_is_tokens_and_nothing_else(folder: Made, tokens: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        look.load(folder(tokens), assets.sheet())


@pytest.mark.parametrize("setting", ["lila", "/nergens/huisstijl", "../themes/groen", ""])
def test_a_theme_that_is_not_there_is_named_with_those_that_are(setting: str) -> None:
    with pytest.raises(ConfigError, match="Use groen, voorbeeld or the path of a folder"):
        look.load(setting, "")


@pytest.mark.parametrize("missing", ["tokens.css", "logo.svg"])
def test_a_folder_without_one_of_its_two_files_is_refused(folder: Made, missing: str) -> None:
    setting = folder()
    (Path(setting) / missing).unlink()
    with pytest.raises(ConfigError, match=f"{missing} is not there"):
        look.load(setting, "")


def test_a_file_that_is_far_too_large_is_not_read(folder: Made) -> None:
    with pytest.raises(ConfigError, match=r"tokens\.css is larger than"):
        look.load(folder(f":root {{ {GREEN} }}" + " " * 65536), "")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#0b2545", "#0b2545", 1.0)]
)
def test_contrast_is_measured_as_wcag_does(one: str, other: str, ratio: float) -> None:
    assert round(contrast(parse_color(one), parse_color(other)), 2) == ratio
    assert contrast(parse_color(one), parse_color(other)) == contrast(parse_color(other), parse_color(one))
