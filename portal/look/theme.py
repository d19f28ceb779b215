"""One theme: read from its folder, checked, and ready for pages and letters."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from markupsafe import Markup

from portal import paths
from portal.config import ConfigError
from portal.look import brand, logo, tokens
from portal.look.brand import Brand, Head
from portal.look.contrast import unreadable
from portal.look.tokens import Tokens

EXAMPLE = "voorbeeld"
FOLDER = "/static/huisstijl"
TOKENS, LOGO, HEAD = "tokens.css", "logo.svg", "briefhoofd.toml"
MOST_BYTES = 64 * 1024
NIGHT = "screen and (prefers-color-scheme:dark)"


@dataclass(frozen=True)
class Theme:
    """A theme as pages get it: the address of its style sheet and the sheet, the logo, the icon of a tab.

    The example needs no sheet of its own. With ``is_light_only`` there is no dark for who asked for it.
    ``brand`` is what letters wear.
    """

    url: str
    css: str
    logo: Markup
    icon_url: str
    icon: str
    is_light_only: bool
    brand: Brand

    @property
    def files(self) -> dict[str, tuple[str, str]]:
        """What pages load, by its address: what it is, and its kind."""
        sheet = {self.url: (self.css, "text/css")} if self.url else {}
        return {**sheet, self.icon_url: (self.icon, "image/svg+xml")}


@dataclass(frozen=True)
class _Files:
    """What stands in the folder of a theme."""

    tokens: str
    logo: str
    head: str


def load(setting: str, sheet: str) -> Theme:
    """The theme that a setting names: a folder of ``portal/look/themes``, or the path of one.

    Parameters: the setting, and the style sheet of the pages, whose tokens hold where the theme sets none.

    Raises:
        ConfigError: there is no such theme, a file holds more than a look, or something would be unreadable.
    """
    try:
        return _made(_read(setting), setting == EXAMPLE, sheet)
    except ConfigError as error:
        raise ConfigError(f"PORTAL_THEME {setting}: {error}") from error


@cache
def example_brand() -> Brand:
    """What letters wear where nothing else was chosen."""
    return _brand(_read(EXAMPLE), tokens.of_theme(_read(EXAMPLE).tokens))


def example_tokens() -> dict[str, str]:
    """What our own example says of the tokens of NL Design System, by day; the rest is in base.css."""
    light = tokens.of_theme(_read(EXAMPLE).tokens).light
    return {name: value for name, value in light.items() if name.startswith("--basis-")}


@lru_cache(maxsize=8)
def _made(files: _Files, is_example: bool, sheet: str) -> Theme:
    given, base = tokens.of_theme(files.tokens), tokens.of_sheet(sheet)
    has_dark = bool(base.dark and (given.dark or is_example))
    sent = Tokens({}, {}) if is_example else given  # the style sheet has those of the example already
    if found := list(_unreadable(base, sent, has_dark=has_dark)):
        raise ConfigError(f"{'; '.join(found)}.")
    css = "" if is_example else _css(given, sheet, has_dark=has_dark)
    worn = _brand(files, given)
    return Theme(
        url=_address(css, "css") if css else "",
        css=css,
        logo=logo.read(files.logo).inline,
        icon_url=_address(worn.logo, "svg"),
        icon=worn.logo,
        is_light_only=not has_dark,
        brand=worn,
    )


def _address(content: str, kind: str) -> str:
    return f"{FOLDER}/{hashlib.sha256(content.encode()).hexdigest()[:10]}.{kind}"


def _css(given: Tokens, sheet: str, *, has_dark: bool) -> str:
    dark = f"@media {NIGHT}{{{_sheet(given.dark, sheet)}}}" if has_dark else ""
    return f"{_sheet(given.light, sheet)}{dark}\n"


def _sheet(given: Mapping[str, str], sheet: str) -> str:
    kept = tokens.needed(given, sheet)
    return f"html.eigen-theme{{{';'.join(f'{name}:{kept[name]}' for name in sorted(kept))}}}"


def _unreadable(base: Tokens, given: Tokens, *, has_dark: bool) -> Iterator[str]:
    """By day, and in the dark where there is one."""
    yield from unreadable({**base.light, **given.light})
    if has_dark:
        night = unreadable({**base.light, **base.dark, **given.light, **given.dark})
        yield from (f"in the dark: {one}" for one in night)


def _brand(files: _Files, given: Tokens) -> Brand:
    example = tokens.of_theme(_read(EXAMPLE).tokens)
    set_so = brand.head(files.head) if files.head else Head()
    return brand.made(given.light, example.light, logo.read(files.logo), set_so)


def _read(setting: str) -> _Files:
    is_name = re.fullmatch(r"[a-z0-9-]+", setting)
    folder = paths.THEMES / setting if is_name else Path(setting)
    if not setting or not folder.is_dir():
        names = ", ".join(sorted(one.name for one in paths.THEMES.iterdir() if one.is_dir()))
        raise ConfigError(f"no such theme. Use {names} or the path of a folder with {TOKENS} and {LOGO}.")
    head = _text(folder / HEAD) if (folder / HEAD).exists() else ""
    return _Files(_text(folder / TOKENS), _text(folder / LOGO), head)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ConfigError(f"{file.name} is larger than {MOST_BYTES} bytes.")
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file.name} is not there, or can't be read as text.") from error
