"""The style sheets of the portal: ``python -m portal.web.assets`` builds them, :func:`asset_url` finds them.

One file goes over the wire to clients: ``base.css``, what is taken from NL Design System (``nlds.py``), and
what is ours besides. Staff get ``desk.css`` after it, so that a telephone never loads that, and the worklist
the keys of ``desk.js``. Without the
packages in ``node_modules`` the portal's own CSS goes alone. The drawings that pages hold (``icons.py``) are
taken from there too.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import rcssmin

from portal import look, paths
from portal.look.tokens import needed
from portal.web import icons, nlds

NAME = "portal.css"
DESK = "desk.css"
KEYS = "desk.js"
ICONS = "icons.svg"
VENDOR = paths.STATIC / "vendor"
MANIFEST = VENDOR / "manifest.json"
FIRST = ("base",)
LAST = ("look", "frame", "parts", "questions", "paper")
"""Our own sheets, before and after NL Design System."""
PACKAGES = paths.ROOT / "node_modules"
NOTICE = f"/*! Contains {nlds.BUNDLE} and {nlds.THEME}, EUPL-1.2, unused rules removed; see NOTICE.txt */\n"


class AssetsError(Exception):
    """The packages in ``node_modules`` lack something that the build needs; the message says what."""


@cache
def asset_url(name: str, root: str = "/static") -> str:
    """The address of a built file with its hash in the name; of our own CSS while nothing is built.

    A built file never changes under its name, so browsers may keep it for ever.
    """
    if MANIFEST.exists():
        built = json.loads(MANIFEST.read_text("utf-8"))
        return f"{root}/vendor/{built[name]}"
    parts = own_css() if name == NAME else {name: _own(name)}
    digest = hashlib.sha256("".join(parts.values()).encode()).hexdigest()
    return f"{root}/{name}?v={digest[:10]}"


@cache
def drawings() -> str:
    """The address of the file with the drawings; empty while nothing is built."""
    return asset_url(ICONS) if MANIFEST.exists() and ICONS in MANIFEST.read_text("utf-8") else ""


def own_css() -> dict[str, str]:
    """The sheets written here that clients get, by name, in the order of the cascade."""
    return {part: _own(f"{part}.css") for part in (*FIRST, *LAST)}


@cache
def sheet() -> str:
    """The style sheet of clients as browsers get it; our own while nothing is built."""
    if MANIFEST.exists():
        built: str = json.loads(MANIFEST.read_text("utf-8"))[NAME]
        return (VENDOR / built).read_text("utf-8")
    return "\n".join(own_css().values())


def build() -> Path:
    """Write the style sheets, the drawings, their manifest and the notices that their licences ask for.

    Answers where the style sheet of clients stands.

    Raises:
        AssetsError: ``node_modules`` is there but lacks a package or a file.
    """
    own = own_css()
    first, last = ("\n".join(own[part] for part in parts) for parts in (FIRST, LAST))
    desk = _own(DESK)
    if not has_packages():
        own_sheets = {NAME: rcssmin.cssmin(f"{first}\n{last}"), DESK: rcssmin.cssmin(desk)}
        return _publish({**own_sheets, KEYS: _own(KEYS)})
    try:
        theme = {**nlds.theme_tokens(PACKAGES), **look.example_tokens()}
        known = theme.keys() | nlds.declared(first + last).keys()
        chosen = nlds.Chosen(PACKAGES, _used_classes(), known)
        sheets = {
            NAME: _sheet(chosen, theme, first, nlds.COMPONENTS, last),
            DESK: _sheet(chosen, theme, "", nlds.DESK_COMPONENTS, desk),
            ICONS: icons.sprite(PACKAGES),
            KEYS: _own(KEYS),
        }
        return _publish(sheets)
    except FileNotFoundError as error:
        raise AssetsError(f"Missing: {error.filename}. Run npm ci, then build again.") from None


def has_packages() -> bool:
    """True when ``npm ci`` has put NL Design System in ``node_modules``."""
    return (PACKAGES / nlds.BUNDLE).is_dir()


def _sheet(
    chosen: nlds.Chosen, theme: Mapping[str, str], first: str, components: tuple[str, ...], last: str
) -> str:
    """One style sheet, with the tokens that it needs between what is taken and what is ours."""
    taken = "\n".join(chosen.component(name) for name in components)
    tokens = needed(theme, first + taken + last)
    rule = f".{look.EXAMPLE}-theme{{{';'.join(f'{name}:{tokens[name]}' for name in sorted(tokens))}}}"
    return NOTICE + str(rcssmin.cssmin("\n".join((first, taken, rule, last))))


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line; exit code 1 with one line when the packages are not as expected."""
    parser = argparse.ArgumentParser(prog="python -m portal.web.assets", description="Build the style sheet.")
    parser.parse_args(arguments)
    try:
        built = build()
    except AssetsError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    if not has_packages():
        sys.stderr.write(
            "NL Design System is not in node_modules (npm ci): the portal uses its own CSS alone.\n"
        )
    sys.stdout.write(f"{built.relative_to(paths.ROOT)}\n")
    return 0


def _publish(files: Mapping[str, str]) -> Path:
    """Write each file under a name with its hash, and which name that is; answers where the sheet stands."""
    VENDOR.mkdir(parents=True, exist_ok=True)
    for old in (*VENDOR.glob("*.css"), *VENDOR.glob("*.svg"), *VENDOR.glob("*.js")):
        old.unlink()
    built = {}
    for name, text in files.items():
        stem, _, ending = name.rpartition(".")
        built[name] = f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.{ending}"
        (VENDOR / built[name]).write_text(text, "utf-8")
    if has_packages():
        _write_notices()
    MANIFEST.write_text(json.dumps(built) + "\n", "utf-8")
    return VENDOR / built[NAME]


def _write_notices() -> None:
    (VENDOR / "NOTICE.txt").write_text("\n".join(_notices()) + "\n", "utf-8")
    (VENDOR / "LICENSE-EUPL-1.2.md").write_text(
        (PACKAGES / nlds.BUNDLE / "LICENSE.md").read_text("utf-8"), "utf-8"
    )
    (VENDOR / "LICENSE-lucide.txt").write_text(
        (PACKAGES / icons.PACKAGE / "LICENSE").read_text("utf-8"), "utf-8"
    )


def _notices() -> Iterator[str]:
    names = (*nlds.COMPONENTS, *nlds.DESK_COMPONENTS)
    files = [(f"@utrecht/{name}-css", "dist/index.css") for name in names] + [(nlds.THEME, "dist/theme.css")]
    for package, file in files:
        about = json.loads((PACKAGES / package / "package.json").read_text("utf-8"))
        digest = hashlib.sha256((PACKAGES / package / file).read_bytes()).hexdigest()
        yield f"{package} {about['version']} ({about['license']}) {file} sha256={digest}"
    lucide = json.loads((PACKAGES / icons.PACKAGE / "package.json").read_text("utf-8"))
    yield f"{icons.PACKAGE} {lucide['version']} ({lucide['license']}) icons/*.svg, see LICENSE-lucide.txt"


def _own(name: str) -> str:
    return (paths.STATIC / name).read_text("utf-8")


def _used_classes() -> frozenset[str]:
    """The classes of NL Design System that a template or our own CSS names."""
    sources = [*paths.TEMPLATES.rglob("*.html"), *paths.STATIC.glob("*.css")]
    return nlds.classes_in([source.read_text("utf-8") for source in sources])


if __name__ == "__main__":
    sys.exit(main())
