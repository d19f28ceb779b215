"""The public pages and the forms on paper, as files that any web server can hand out.

They work beside the portal or without it. Links between the pages become relative, so the folder works under
any address. What needs the portal itself (signing in, the self-check, searching) links to the portal.
"""

import html
import posixpath
import re
import warnings
from collections.abc import Iterator
from pathlib import Path

from flask import Flask, current_app, url_for
from flask_frozen import Freezer, MissingURLGeneratorWarning

from portal import languages
from portal.web.address import argument, in_language, path_of, place_of
from portal.web.locale import CHOICE
from portal.web.public.site import PAGES
from portal.web.public.views import PAPER_FORMS

NOT_ADDRESSES = ("#", "tel:", "mailto:", "http:", "https:", "data:")
FRONT_PAGE = Path(languages.SOURCE, "index.html")
_LINK = re.compile(r'(?<= )(href|src|action)="([^"]*)"')


class FolderTaken(Exception):
    """The folder holds something that is no earlier build; the message says which folder."""


class PageFreezer(Freezer):  # type: ignore[misc]  # Frozen-Flask carries no types
    """Writes ``/nl/mantelzorg`` as ``nl/mantelzorg.html``: a name that every web server understands."""

    def urlpath_to_filepath(self, path: str) -> str:
        """The file of an address."""
        return file_of(path)


def build(app: Flask, folder: Path, base_url: str) -> list[Path]:
    """Write every public page and paper form in every language, and what pages need to look right.

    They come in ``folder``; what an earlier build left there and is no page any more is taken away.
    Answers the pages, each with its path below ``folder``; ``index.html`` is the front page in Dutch.

    Raises:
        FolderTaken: the folder is not empty and was not made by this function.
    """
    if folder.is_dir() and any(folder.iterdir()) and not (folder / FRONT_PAGE).exists():
        raise FolderTaken(f"{folder} holds something else. Choose an empty folder.")
    with app.test_request_context():
        files = {Path(file_of(path)) for path in addresses()}
    _freeze(app, folder)
    pages = {file for file in files if file.suffix == ".html"}
    made = {file: (folder / file).read_text("utf-8") for file in pages}
    for file, page in made.items():
        (folder / file).write_text(relinked(page, file, base_url, files), "utf-8")
    (folder / "index.html").write_text(_front_door(made[FRONT_PAGE], base_url, files), "utf-8")
    return sorted({*pages, Path("index.html")})


def _freeze(app: Flask, folder: Path) -> None:
    app.config.update(
        FREEZER_DESTINATION=str(folder.resolve()),
        FREEZER_STATIC_IGNORE=["manifest.json"],
        FREEZER_BASE_URL="://".join(place_of(app.config["PORTAL"].base_url) or ()),  # it answers to no other
    )
    freezer = PageFreezer(app, with_no_argument_rules=False, log_url_for=False)
    freezer.register_generator(addresses)
    with warnings.catch_warnings():
        # The rest of the portal is not for everybody, or needs an answer of its own.
        warnings.simplefilter("ignore", MissingURLGeneratorWarning)
        freezer.freeze()


def _front_door(page: str, base_url: str, files: set[Path]) -> str:
    """The front page in Dutch as it stands one folder higher: its links, seen from there."""
    from_below = relinked(page, FRONT_PAGE, base_url, files)
    return _LINK.sub(lambda found: f'{found[1]}="{_one_up(found[2])}"', from_below)


def _one_up(address: str) -> str:
    if not address or address.startswith(NOT_ADDRESSES):
        return address
    return posixpath.normpath(posixpath.join(FRONT_PAGE.parent.as_posix(), address))


def addresses() -> Iterator[str]:
    """Where the pages, their theme and the paper forms to freeze stand."""
    yield from current_app.extensions["theme"].files
    for lang in languages.LANGUAGES:
        yield url_for("public.start", lang=lang)
        for page in PAGES:
            yield url_for(f"public.{page.name}", lang=lang)
        for slug in PAPER_FORMS:
            yield url_for("public.paper_form", lang=lang, slug=slug)


def file_of(path: str) -> str:
    """The file of an address, below the folder."""
    inside = path.removeprefix("/")
    if path.endswith("/"):
        return f"{inside}index.html"
    return inside if "." in posixpath.basename(inside) else f"{inside}.html"


def relinked(page: str, file: Path, base_url: str, files: set[Path]) -> str:
    """A page with each link leading to a file of this folder, or to the portal at ``base_url``."""

    def link(found: re.Match[str]) -> str:
        target = _target(html.unescape(found[2]), file, base_url, files)
        return f'{found[1]}="{html.escape(target)}"'

    return _LINK.sub(link, page)


def _target(address: str, file: Path, base_url: str, files: set[Path]) -> str:
    if not address or address.startswith(NOT_ADDRESSES):
        return address
    wish = argument(address, CHOICE)
    if wish:  # the language menu: the same page in another language
        own = f"/{file.as_posix()}"
        return _relative(in_language(own, wish), file)
    path = path_of(address)
    if path.startswith("/static/"):
        return _relative(address, file)
    inside = file_of(path)
    return _relative(f"/{inside}", file) if Path(inside) in files else base_url.rstrip("/") + address


def _relative(address: str, file: Path) -> str:
    return posixpath.relpath(address, f"/{file.parent.as_posix()}")
