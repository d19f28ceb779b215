"""The public pages as files: whole, the same each time, and every link leads somewhere."""

import posixpath
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from flask import Flask

from portal.cli import main
from portal.languages import LANGUAGES
from portal.web.public import frozen
from portal.web.public.site import PAGES
from portal.web.public.views import PAPER_FORMS
from tests.fixtures.installations import FakePress
from tests.web.page import tree

PAGE_COUNT = len(LANGUAGES) * (len(PAGES) + 1) + 1
PORTAL = "https://portaal.voorbeeld.invalid/portaal"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the site is kept once it was built: building takes longer than looking."""
    return tmp_path_factory.mktemp("built") / "site"


@pytest.fixture
def folder(app: Flask, built: Path, tmp_path: Path) -> Path:
    """A frozen site, of the test's own."""
    if not built.exists():
        frozen.build(app, built, PORTAL)
    return Path(shutil.copytree(built, tmp_path / "site"))


def links(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every address in every page, with the page."""
    for file in folder.rglob("*.html"):
        soup = tree(file.read_text("utf-8"))
        for name in ("href", "src", "action"):
            yield from ((file, element[name]) for element in soup.find_all(attrs={name: True}))


def content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()
    }


def test_every_page_is_there_in_every_language(folder: Path) -> None:
    names = ["index", *(page.slug for page in PAGES)]
    wanted = {f"{lang}/{name}.html" for lang in LANGUAGES for name in names} | {"index.html"}
    assert {name for name in content(folder) if name.endswith(".html")} == wanted


def test_every_form_is_there_on_paper_in_every_language(folder: Path) -> None:
    papers = {name: data for name, data in content(folder).items() if name.endswith(".pdf")}
    assert "melden" in PAPER_FORMS
    assert papers.keys() == {f"{lang}/formulieren/{slug}.pdf" for lang in LANGUAGES for slug in PAPER_FORMS}
    assert all(data.startswith(b"%PDF") for data in papers.values())
    page = tree((folder / "ar" / "formulieren.html").read_text("utf-8"))
    found = [link["href"] for link in page.select("main .p-task__title")]
    assert found == [f"formulieren/{slug}.pdf" for slug in PAPER_FORMS]


def test_every_link_leads_to_a_file_or_to_the_portal(folder: Path) -> None:
    outside = set()
    for file, address in links(folder):
        parts = urlsplit(address)
        if address.startswith(("#", "tel:", "data:")):
            continue
        if parts.scheme:
            outside.add(address)
            continue
        assert not address.startswith(("/", "?")), (file, address)
        assert Path(posixpath.normpath(file.parent / parts.path)).is_file(), (file, address)
    tools = {f"{PORTAL}/{lang}/{tool}" for lang in LANGUAGES for tool in ("melden", "zelftest", "zoeken")}
    reports = {address for address in outside if "/woord-melden?pagina=/" in address}
    assert {address.partition("?")[0] for address in reports} == {
        f"{PORTAL}/{lang}/woord-melden" for lang in LANGUAGES
    }
    forms = {f"{PORTAL}/inloggen?verder=/mijn/{slug}/" for slug in ("kan-nu-niet", "oneens")}
    doors = {f"{PORTAL}/inloggen", f"{PORTAL}/helpen", f"{PORTAL}/inloggen?verder=/mijn/gegevens"}
    assert outside - reports == {*tools, *doors, *forms, "https://www.nationaleombudsman.nl"}


def test_a_link_in_an_address_that_needs_the_portal_goes_to_the_portal(app: Flask) -> None:
    files = {Path("nl/index.html"), Path("nl/privacy.html")}
    page = '<a href="/nl/privacy">p</a> <a href="/mijn?a=1&amp;b=2">m</a> <a href="#x">x</a>'
    assert frozen.relinked(page, Path("nl/index.html"), PORTAL, files) == (
        f'<a href="privacy.html">p</a> <a href="{PORTAL}/mijn?a=1&amp;b=2">m</a> <a href="#x">x</a>'
    )


def test_the_language_menu_leads_to_the_same_page(folder: Path) -> None:
    soup = tree((folder / "ar" / "mantelzorg.html").read_text("utf-8"))
    found = {link["href"] for link in soup.select(".p-languages a")}
    assert found == {f"../{lang}/mantelzorg.html" for lang in set(LANGUAGES) - {"ar"}}
    front = tree((folder / "index.html").read_text("utf-8"))
    other = {f"{lang}/index.html" for lang in set(LANGUAGES) - {"nl"}}
    assert {link["href"] for link in front.select(".p-languages a")} == other


def test_the_style_sheet_comes_along(folder: Path) -> None:
    soup = tree((folder / "nl" / "index.html").read_text("utf-8"))
    sheet = folder / "nl" / urlsplit(soup.find("link", rel="stylesheet")["href"]).path
    assert ".p-wrap" in sheet.read_text("utf-8") or "app.css" in sheet.read_text("utf-8")


def test_building_again_gives_the_same_bytes_and_takes_away_what_is_old(app: Flask, folder: Path) -> None:
    before = content(folder)
    (folder / "nl" / "oud.html").write_text("oud", "utf-8")
    frozen.build(app, folder, PORTAL)
    assert content(folder) == before


def test_a_folder_with_something_else_is_left_alone(app: Flask, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "brief.txt").write_text("van iemand", "utf-8")
    with pytest.raises(frozen.FolderTaken, match=str(taken)):
        frozen.build(app, taken, PORTAL)
    assert content(taken) == {"brief.txt": b"van iemand"}


def test_the_command_needs_no_database_and_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.app.WarmPress", FakePress)  # real forms have tests of their own
    settings = {
        "PORTAL_GEMEENTE": "rotterdam",
        "PORTAL_BASE_URL": PORTAL,
        "PORTAL_SECRET_KEY": None,
        "PORTAL_DATABASE_URL": f"sqlite:///{tmp_path / 'nowhere' / 'portal.sqlite3'}",
    }
    result = CliRunner().invoke(main, ["build-site", str(tmp_path / "site")], env=settings)
    assert (result.exit_code, result.output) == (0, f"{PAGE_COUNT} pages are in {tmp_path / 'site'}.\n")
    assert "Rotterdam" in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert not (tmp_path / "nowhere").exists()


def test_the_command_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").touch()
    result = CliRunner().invoke(main, ["build-site", str(tmp_path)])
    assert (result.exit_code, result.output) == (
        1,
        f"Error: {tmp_path} holds something else. Choose an empty folder.\n",
    )
