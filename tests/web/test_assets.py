"""The build of the style sheets keeps what pages use, drops the rest, and says where it came from."""

import json
import re
from pathlib import Path

import pytest

from portal import look, paths
from portal.web import assets, icons, nlds

SHEET = """
.utrecht-textbox { color: var(--utrecht-textbox-color); border-color: var(--utrecht-textbox-border-color) }
.utrecht-textbox, .utrecht-never-used { margin-inline: 1px }
.utrecht-never-used { margin: 2px }
@media (forced-colors: active) { .utrecht-textbox { color: FieldText } .utrecht-never-used { color: red } }
@media print { .utrecht-never-used { color: blue } }
"""
TOKENS = """
.acme-theme {
  --utrecht-textbox-color: var(--acme-ink);
  --utrecht-textbox-border-color: var(--basis-ink);
  --acme-ink: #123456;
  --basis-ink: #654321;
  --acme-unused: red;
}
"""
DRAWING = """<!-- @license lucide-static v7.8.9 - ISC -->
<svg class="lucide" width="24" height="24" viewBox="0 0 24 24">
  <path d="M5 12h14" />
  <path d="M12 5v14" />
</svg>
"""


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A build with packages of our own making, far from the real output."""
    packages = tmp_path / "node_modules"
    for name in (*nlds.COMPONENTS, *nlds.DESK_COMPONENTS):
        write(packages / f"@utrecht/{name}-css/dist/index.css", SHEET if name == "textbox" else "")
        write(packages / f"@utrecht/{name}-css/package.json", '{"version": "1.2.3", "license": "EUPL-1.2"}')
    write(packages / nlds.BUNDLE / "LICENSE.md", "EUPL")
    write(packages / nlds.THEME / "dist/theme.css", TOKENS)
    write(packages / nlds.THEME / "package.json", '{"version": "4.5.6", "license": "EUPL-1.2"}')
    for one in icons.Icon:
        write(packages / icons.PACKAGE / "icons" / f"{one}.svg", DRAWING)
    write(packages / icons.PACKAGE / "package.json", '{"version": "7.8.9", "license": "ISC"}')
    write(packages / icons.PACKAGE / "LICENSE", "ISC")
    monkeypatch.setattr(assets, "PACKAGES", packages)
    monkeypatch.setattr(assets, "VENDOR", tmp_path / "vendor")
    monkeypatch.setattr(assets, "MANIFEST", tmp_path / "vendor" / "manifest.json")
    monkeypatch.setattr(assets.paths, "ROOT", tmp_path)
    monkeypatch.setattr(look, "example_tokens", dict)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    """Addresses are kept; a new build has others."""
    assets.asset_url.cache_clear()
    assets.drawings.cache_clear()


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_rules_and_tokens_that_no_page_uses_are_dropped(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    assert "never-used" not in css
    assert "--acme-unused" not in css
    assert ".utrecht-textbox{margin-inline:1px}" in css
    assert "@media (forced-colors:active){.utrecht-textbox{color:FieldText}}" in css.replace(": ", ":")
    assert (  # what a gemeente may set keeps its name, a step between does not
        ".voorbeeld-theme{--basis-ink:#654321;--utrecht-textbox-border-color:var(--basis-ink);"
        "--utrecht-textbox-color:#123456}"
    ) in css


def test_our_own_sheets_stand_first_and_last(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    marks = ("--p-latin:", ".utrecht-textbox{margin", ".voorbeeld-theme{--basis-ink", ".p-wrap{")
    places = [css.index(mark) for mark in marks]
    assert places == sorted(places)


def test_what_only_staff_see_stands_in_a_sheet_of_its_own_that_clients_never_get(workshop: Path) -> None:
    write(workshop / "node_modules/@utrecht/table-css/dist/index.css", ".utrecht-table { margin: 1px }")
    css = assets.build().read_text("utf-8")
    desk = (workshop / "vendor" / json.loads(assets.MANIFEST.read_text())[assets.DESK]).read_text("utf-8")
    for mark in (".utrecht-table{", ".p-casework", ".p-columns"):
        assert (mark in css, mark in desk) == (False, True)
    assert (".p-meter" in css, ".p-meter" in desk) == (True, False)


def test_a_rule_whose_token_nobody_sets_says_nothing_and_is_dropped(workshop: Path) -> None:
    rules = """
    .utrecht-textbox { color: var(--utrecht-textbox-nobody); margin: var(--utrecht-textbox-no-one, 3px) }
    .utrecht-textarea { color: var(--utrecht-textarea-nobody) }
    """
    write(workshop / "node_modules/@utrecht/textbox-css/dist/index.css", rules)
    css = assets.build().read_text("utf-8")
    assert "nobody" not in css
    assert ".utrecht-textbox{margin:var(--utrecht-textbox-no-one,3px)}" in css.replace(", ", ",")


def test_what_our_own_example_says_holds_over_what_the_package_says(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "example_tokens", lambda: {"--basis-ink": "#0a0b0c"})
    built = assets.build().read_text("utf-8")
    assert "--basis-ink:#0a0b0c" in built
    assert "#654321" not in built


def test_drawings_are_taken_along_and_are_never_read_aloud(workshop: Path) -> None:
    assets.build()
    address = assets.drawings()
    assert icons.icon(assets.drawings, "phone", "p-go") == (
        f'<svg class="p-go" aria-hidden="true"><use href="{address}#phone"/></svg>'
    )
    with pytest.raises(ValueError, match="no-such-drawing"):
        icons.icon(assets.drawings, "no-such-drawing")
    file = (workshop / address.removeprefix("/static/")).read_text("utf-8")
    assert '<symbol id="phone" viewBox="0 0 24 24"><path d="M5 12h14"/><path d="M12 5v14"/></symbol>' in file


def test_while_nothing_is_built_a_page_has_no_drawings(workshop: Path) -> None:
    assert icons.icon(assets.drawings, "phone") == ""


def test_the_address_changes_with_the_content_and_only_one_sheet_is_kept(workshop: Path) -> None:
    assets.build()
    first = assets.asset_url("portal.css")
    write(workshop / "node_modules/@utrecht/textbox-css/dist/index.css", ".utrecht-textbox { color: red }")
    assets.build()
    assets.asset_url.cache_clear()
    assert assets.asset_url("portal.css") != first
    assert len(list((workshop / "vendor").glob("*.css"))) == 2  # of clients, and of staff besides
    assert len(list((workshop / "vendor").glob("*.svg"))) == 1


def test_the_licence_and_the_origin_go_along(workshop: Path) -> None:
    css = assets.build().read_text("utf-8")
    notice = (workshop / "vendor" / "NOTICE.txt").read_text("utf-8")
    assert css.startswith("/*! Contains")
    assert "@utrecht/textbox-css 1.2.3 (EUPL-1.2) dist/index.css sha256=" in notice
    assert "lucide-static 7.8.9 (ISC) icons/*.svg" in notice
    for licence in ("LICENSE-EUPL-1.2.md", "LICENSE-lucide.txt"):
        assert (workshop / "vendor" / licence).exists()


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
    (workshop / "node_modules" / "@utrecht/button-css/dist/index.css").unlink()
    assert assets.main([]) == 1
    assert "button-css" in capsys.readouterr().err
    assert not assets.MANIFEST.exists()


def test_without_a_build_the_page_links_our_own_sheet_by_its_content(workshop: Path) -> None:
    address, _, version = assets.asset_url("portal.css").partition("?v=")
    assert address == "/static/portal.css"
    assert len(version) == 10
    imports = (paths.STATIC / "portal.css").read_text("utf-8")
    assert re.findall(r'@import url\("(\w+)\.css"\)', imports) == list(assets.own_css())
    assert assets.asset_url(assets.DESK).partition("?v=")[0] == "/static/desk.css"


SIDE = "left|right|top|bottom"
PHYSICAL = re.compile(rf"[{{;]\s*(?:{SIDE}|width|height|(?:margin|padding|border)-(?:{SIDE}))\s*:")


def own_sheets() -> dict[str, str]:
    """All that is written here, for clients and for staff."""
    return {**assets.own_css(), "desk": (paths.STATIC / assets.DESK).read_text("utf-8")}


def test_every_sheet_in_the_folder_is_one_of_them() -> None:
    assert {file.stem for file in paths.STATIC.glob("*.css")} == {*own_sheets(), "portal"}


def test_our_own_sheets_know_no_left_and_no_right() -> None:
    assert {part: found for part, css in own_sheets().items() if (found := PHYSICAL.findall(css))} == {}


def test_our_own_sheets_ask_nothing_that_makes_an_old_phone_drop_them() -> None:
    rules = (re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL) for css in own_sheets().values())
    assert not any("@layer" in css or ":has(" in css for css in rules)


MOST_OF_KEYS = 5 * 1024
"""Bytes of the one script, which only the list of staff loads."""


def test_the_keys_of_the_worklist_are_published_as_they_were_written(workshop: Path) -> None:
    assets.build()
    address = assets.asset_url(assets.KEYS)
    assert re.fullmatch(r"/static/vendor/desk\.[0-9a-f]+\.js", address)
    published = (workshop / address.removeprefix("/static/")).read_text("utf-8")
    assert published == (paths.STATIC / assets.KEYS).read_text("utf-8")
    assert len(list((workshop / "vendor").glob("*.js"))) == 1


def test_without_a_build_the_keys_have_an_address_by_their_content(workshop: Path) -> None:
    address, _, version = assets.asset_url(assets.KEYS).partition("?v=")
    assert (address, len(version)) == ("/static/desk.js", 10)


def test_the_keys_are_small_and_reach_nothing_outside_the_page() -> None:
    script = (paths.STATIC / assets.KEYS).read_text("utf-8")
    assert len(script.encode()) <= MOST_OF_KEYS
    for way_out in ("fetch(", "XMLHttpRequest", "import(", "http:", "https:", "innerHTML", "eval(", "cookie"):
        assert way_out not in script
    assert [file.name for file in paths.STATIC.glob("*.js")] == [assets.KEYS]
