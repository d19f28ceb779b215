"""The build of the style sheet keeps what pages use, drops the rest, and says where it came from."""

import json
import re
from pathlib import Path

import pytest

from portal import paths
from portal.web import assets

SHEET = """
.utrecht-textbox { color: var(--utrecht-textbox-color) }
.utrecht-textbox, .utrecht-never-used { margin-inline: 1px }
.utrecht-never-used { margin: 2px }
@media (forced-colors: active) { .utrecht-textbox { color: FieldText } .utrecht-never-used { color: red } }
@media print { .utrecht-never-used { color: blue } }
"""
TOKENS = """
.acme-theme { --utrecht-textbox-color: var(--acme-ink); --acme-ink: #123456; --acme-unused: red }
"""


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build with packages of our own making, far from the real output."""
    packages = tmp_path / "node_modules"
    for name in assets.COMPONENTS:
        write(packages / f"@utrecht/{name}-css/dist/index.css", SHEET if name == "textbox" else "")
        write(packages / f"@utrecht/{name}-css/package.json", '{"version": "1.2.3", "license": "EUPL-1.2"}')
    write(packages / assets.BUNDLE / "LICENSE.md", "EUPL")
    write(packages / assets.THEME / "dist/theme.css", TOKENS)
    write(packages / assets.THEME / "package.json", '{"version": "4.5.6", "license": "EUPL-1.2"}')
    monkeypatch.setattr(assets, "PACKAGES", packages)
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "vendor" / "manifest.json")
    monkeypatch.setattr(assets.paths, "ROOT", tmp_path)
    assets.asset_url.cache_clear()
    yield tmp_path
    assets.asset_url.cache_clear()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_rules_and_tokens_that_no_page_uses_are_dropped(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    assert "never-used" not in css
    assert "--acme-unused" not in css
    assert ".utrecht-textbox{margin-inline:1px}" in css
    assert "@media (forced-colors:active){.utrecht-textbox{color:FieldText}}" in css.replace(": ", ":")
    assert ".voorbeeld-theme{--acme-ink:#123456;--utrecht-textbox-color:var(--acme-ink)}" in css


def test_our_own_sheets_stand_first_and_last(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    marks = ("--p-latin:", ".utrecht-textbox{margin", ".voorbeeld-theme{--acme", ".p-wrap{")
    places = [css.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_address_changes_with_the_content_and_only_one_sheet_is_kept(workshop: Path) -> None:
    assets.build()
    first = assets.asset_url("portal.css")
    write(workshop / "node_modules/@utrecht/textbox-css/dist/index.css", ".utrecht-textbox { color: red }")
    assets.build()
    assets.asset_url.cache_clear()
    assert assets.asset_url("portal.css") != first
    assert len(list((workshop / "vendor").glob("*.css"))) == 1


def test_the_licence_and_the_origin_go_along(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    notice = (workshop / "vendor" / "NOTICE.txt").read_text("utf-8")
    assert css.startswith("/*! Contains")
    assert "@utrecht/textbox-css 1.2.3 (EUPL-1.2) dist/index.css sha256=" in notice
    assert (workshop / "vendor" / "LICENSE-EUPL-1.2.md").exists()


def test_without_packages_our_own_sheets_go_alone(
    workshop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(assets, "PACKAGES", workshop / "nowhere")
    assert assets.main([]) == 0
    css = (workshop / "vendor" / json.loads(assets.MANIFEST.read_text())["portal.css"]).read_text("utf-8")
    assert ".p-wrap{" in css
    assert "Contains" not in css
    assert "own CSS alone" in capsys.readouterr().err


def test_a_package_that_lacks_a_file_stops_the_build_with_what_to_do(
    workshop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workshop / "node_modules" / "@utrecht/alert-css/dist/index.css").unlink()
    assert assets.main([]) == 1
    assert "alert-css" in capsys.readouterr().err
    assert not assets.MANIFEST.exists()


def test_without_a_build_the_page_links_our_own_sheet_by_its_content(workshop: Path) -> None:
    address, _, version = assets.asset_url("portal.css").partition("?v=")
    assert address == "/static/portal.css"
    assert len(version) == 10
    imports = (paths.STATIC / "portal.css").read_text("utf-8")
    assert all(f'@import url("{part}.css")' in imports for part in assets.own_css())


SIDE = "left|right|top|bottom"
PHYSICAL = re.compile(rf"[{{;]\s*(?:{SIDE}|width|height|(?:margin|padding|border)-(?:{SIDE}))\s*:")


def test_our_own_sheets_know_no_left_and_no_right() -> None:
    assert {part: PHYSICAL.findall(css) for part, css in assets.own_css().items()} == {"base": [], "app": []}


def test_our_own_sheets_ask_nothing_that_makes_an_old_phone_drop_them() -> None:
    rules = (re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL) for css in assets.own_css().values())
    assert not any("@layer" in css or ":has(" in css for css in rules)
