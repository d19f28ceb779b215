"""The style sheet of the portal: ``python -m portal.web.assets`` builds it, :func:`asset_url` points to it.

One file goes over the wire: ``base.css``, the parts of NL Design System that the templates use, the tokens
of the theme that those parts need, ``app.css``. Without the packages in ``node_modules`` the portal's own
CSS goes alone.
"""

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import rcssmin
import tinycss2

from portal import paths

NAME = "portal.css"
VENDOR = paths.STATIC / "vendor"
MANIFEST = VENDOR / "manifest.json"
PACKAGES = paths.ROOT / "node_modules"
BUNDLE = "@utrecht/component-library-css"
THEME = "@nl-design-system-unstable/voorbeeld-design-tokens"
COMPONENTS = (
    *(
        "skip-link",
        "link",
        "button",
        "button-link",
        "form-label",
        "textbox",
        "textarea",
        "select",
        "radio-button",
    ),
    *("checkbox", "alert", "table", "status-badge"),
)
NOTICE = f"/*! Contains {BUNDLE} and {THEME}, EUPL-1.2, unused rules removed; see NOTICE.txt */\n"

_CLASS = re.compile(r"utrecht-[A-Za-z0-9_-]+")
_TOKEN_USE = re.compile(r"var\(\s*(--[\w-]+)")


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
    digest = hashlib.sha256(b"".join(own_css()[part].encode() for part in ("base", "app"))).hexdigest()
    return f"{root}/{name}?v={digest[:10]}"


def own_css() -> dict[str, str]:
    """The two sheets written here: ``base`` comes first in the cascade, ``app`` last."""
    return {part: (paths.STATIC / f"{part}.css").read_text("utf-8") for part in ("base", "app")}


@cache
def sheet() -> str:
    """The style sheet as browsers get it; our own two while nothing is built."""
    if MANIFEST.exists():
        built: str = json.loads(MANIFEST.read_text("utf-8"))[NAME]
        return (VENDOR / built).read_text("utf-8")
    return "\n".join(own_css().values())


def build() -> Path:
    """Write the style sheet, its manifest and the notices that its licence asks for; answer where it stands.

    Raises:
        AssetsError: ``node_modules`` is there but lacks a package or a file.
    """
    own = own_css()
    components = "\n".join(_component(name, _used_classes()) for name in COMPONENTS) if has_packages() else ""
    theme = _theme(own["base"] + components + own["app"])
    notice = NOTICE if components else ""
    css = notice + rcssmin.cssmin("\n".join((own["base"], components, theme, own["app"])))
    return _publish(css)


def has_packages() -> bool:
    """True when ``npm ci`` has put NL Design System in ``node_modules``."""
    return (PACKAGES / BUNDLE).is_dir()


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


def _publish(css: str) -> Path:
    VENDOR.mkdir(parents=True, exist_ok=True)
    for old in VENDOR.glob("portal.*.css"):
        old.unlink()
    digest = hashlib.sha256(css.encode()).hexdigest()[:10]
    built = VENDOR / f"portal.{digest}.css"
    built.write_text(css, "utf-8")
    if has_packages():
        _write_notices()
    MANIFEST.write_text(json.dumps({NAME: built.name}) + "\n", "utf-8")
    return built


def _write_notices() -> None:
    (VENDOR / "NOTICE.txt").write_text("\n".join(_notices()) + "\n", "utf-8")
    (VENDOR / "LICENSE-EUPL-1.2.md").write_text(_read(PACKAGES / BUNDLE / "LICENSE.md"), "utf-8")


def _notices() -> Iterator[str]:
    files = [(f"@utrecht/{name}-css", "dist/index.css") for name in COMPONENTS] + [(THEME, "dist/theme.css")]
    for package, file in files:
        about = json.loads(_read(PACKAGES / package / "package.json"))
        digest = hashlib.sha256(_read(PACKAGES / package / file).encode()).hexdigest()
        yield f"{package} {about['version']} ({about['license']}) {file} sha256={digest}"


def _used_classes() -> frozenset[str]:
    """The NL Design System classes that a template or our own CSS names (in full, never put together)."""
    sources = [*paths.TEMPLATES.rglob("*.html"), *paths.STATIC.glob("*.css")]
    return frozenset(name for source in sources for name in _CLASS.findall(source.read_text("utf-8")))


def _component(name: str, used: frozenset[str]) -> str:
    sheet = _read(PACKAGES / f"@utrecht/{name}-css" / "dist" / "index.css")
    return "".join(_kept(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), used))


def _kept(rules: list[Any], used: frozenset[str]) -> Iterator[str]:
    """The rules that can apply to a page of the portal."""
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [text for text in _selectors(rule.prelude) if used.issuperset(_CLASS.findall(text))]
            body = tinycss2.serialize(rule.content).strip()
            if selectors and body:
                yield f"{','.join(selectors)}{{{body}}}"
        elif rule.type == "at-rule" and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if body := "".join(_kept(inner, used)):
                yield f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"


def _selectors(prelude: list[Any]) -> list[str]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]


def _theme(css: str) -> str:
    """The tokens of the example theme that the style sheet needs."""
    if not has_packages():
        return ""
    rules = tinycss2.parse_stylesheet(
        _read(PACKAGES / THEME / "dist" / "theme.css"), skip_comments=True, skip_whitespace=True
    )
    styled = (rule for rule in rules if rule.type == "qualified-rule")
    tokens = {name: value for rule in styled for name, value in tokens_in(rule).items()}
    kept = needed(tokens, css)
    return f".voorbeeld-theme{{{';'.join(f'{token}:{kept[token]}' for token in sorted(kept))}}}"


def needed(tokens: Mapping[str, str], css: str) -> dict[str, str]:
    """The tokens that a style sheet needs, each with the tokens it is made of."""
    kept: dict[str, str] = {}
    waiting = _TOKEN_USE.findall(css)
    while waiting:
        token = waiting.pop()
        if token in tokens and token not in kept:
            kept[token] = tokens[token]
            waiting += _TOKEN_USE.findall(tokens[token])
    return kept


def tokens_in(rule: Any) -> dict[str, str]:
    """The custom properties that a rule declares."""
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return {
        part.name: tinycss2.serialize(part.value).strip()
        for part in parts
        if part.type == "declaration" and part.name.startswith("--")
    }


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise AssetsError(f"Missing: {path}. Run npm ci, then build again.") from None


if __name__ == "__main__":
    sys.exit(main())
