"""The look of a gemeente: colours and shapes as tokens, over those of the example theme.

``PORTAL_THEME`` names a file of ``portal/web/themes``, or a file of the gemeente's own. It may hold nothing
but tokens, and text that cannot be read on its ground stops the start (WCAG 2.2, 1.4.3).
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from portal import paths
from portal.config import ConfigError
from portal.web import assets, nlds

EXAMPLE = "voorbeeld"
FOLDER = "/static/huisstijl"
LEAST_CONTRAST = 4.5
_BUTTON = "--utrecht-button"
_SECONDARY = ("secondary-action-hover-", "secondary-action-active-")
PAIRS = (
    ("--p-ink", ("--p-paper", "--p-soft", "--p-accent-bg", "--p-danger-bg", "--p-ok-bg", "--p-warn-bg")),
    ("--p-quiet", ("--p-paper", "--p-soft")),
    ("--p-accent", ("--p-paper", "--p-soft", "--p-accent-bg")),
    ("--p-paper", ("--p-accent", "--p-danger")),
    ("--p-danger", ("--p-paper", "--p-danger-bg")),
    ("--p-ok", ("--p-ok-bg",)),
    ("--p-warn", ("--p-paper", "--p-warn-bg")),
    ("--p-focus-ink", ("--p-focus",)),
    ("--utrecht-textbox-color", ("--utrecht-textbox-background-color",)),
    ("--utrecht-button-secondary-action-color", ("--p-paper",)),
    *(
        (f"{_BUTTON}-{state}color", (f"{_BUTTON}-{state}background-color",))
        for state in ("primary-action-", "primary-action-hover-", "primary-action-active-", *_SECONDARY)
    ),
)
"""The tokens of text, each with the grounds that it stands on. Those of NL Design System only once built."""
_BASE = {"html", f".{EXAMPLE}-theme", f"html.{EXAMPLE}-theme"}
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)", re.DOTALL)


@dataclass(frozen=True)
class Theme:
    """A theme as browsers get it: its address, and the style sheet there. The example theme has none."""

    url: str = ""
    css: str = ""
    logo: str = ""
    icon_url: str = "data:,"
    is_light_only: bool = False


def load(setting: str) -> Theme:
    """The theme that a setting names: ``voorbeeld``, a file of ``portal/web/themes``, or a path.

    Raises:
        ConfigError: there is no such file, it holds something else than tokens, or text would be unreadable.
    """
    if setting == EXAMPLE:
        return Theme()
    sheet = assets.sheet()
    given = _tokens_of(setting, _read(setting))
    tokens = {**_base_tokens(sheet), **given}
    if unreadable := list(_unreadable(tokens)):
        raise ConfigError(f"PORTAL_THEME {setting}: {'; '.join(unreadable)}. At least {LEAST_CONTRAST}:1.")
    kept = nlds.needed(given, sheet)
    css = f"html.eigen-theme{{{';'.join(f'{name}:{kept[name]}' for name in sorted(kept))}}}\n"
    return Theme(f"{FOLDER}/{hashlib.sha256(css.encode()).hexdigest()[:10]}.css", css)


def _read(setting: str) -> str:
    is_name = re.fullmatch(r"[a-z0-9-]+", setting)
    file = paths.THEMES / f"{setting}.css" if is_name else Path(setting)
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        names = ", ".join(sorted([EXAMPLE, *(one.stem for one in paths.THEMES.glob("*.css"))]))
        raise ConfigError(
            f"PORTAL_THEME {setting}: no such theme. Use {names} or the path of a file."
        ) from error


def _tokens_of(setting: str, sheet: str) -> dict[str, str]:
    """The tokens of a theme file: one rule, with custom properties alone."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    if len(rules) != 1 or rules[0].type != "qualified-rule":
        raise ConfigError(
            f"PORTAL_THEME {setting}: a theme is one rule, such as :root {{ --token: value; }}."
        )
    tokens = {}
    for part in tinycss2.parse_blocks_contents(rules[0].content, skip_comments=True, skip_whitespace=True):
        if part.type != "declaration" or not part.name.startswith("--"):
            said = getattr(part, "name", part.type)
            raise ConfigError(
                f"PORTAL_THEME {setting}: only tokens (--name: value) may stand in it, not {said}."
            )
        tokens[part.name] = _value(setting, part)
    return tokens


def _value(setting: str, token: Any) -> str:
    value = str(tinycss2.serialize(token.value)).strip()
    if "url(" in value.lower() or any(sign in value for sign in "{}<;"):
        raise ConfigError(f"PORTAL_THEME {setting}: {token.name} may not load or hold anything but a value.")
    return value


def _base_tokens(sheet: str) -> dict[str, str]:
    """The tokens that hold without a theme file, the later ones of the style sheet over the earlier ones."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    own = (rule for rule in rules if rule.type == "qualified-rule" and _selector(rule) in _BASE)
    return {name: value for rule in own for name, value in nlds.tokens_in(rule).items()}


def _selector(rule: Any) -> str:
    return str(tinycss2.serialize(rule.prelude)).strip()


def _unreadable(tokens: Mapping[str, str]) -> Iterator[str]:
    """Each text with too little contrast, with its ground."""
    for text, grounds in PAIRS:
        for ground in grounds:
            if text not in tokens or ground not in tokens:
                continue
            ratio = contrast(_colour(text, tokens), _colour(ground, tokens))
            if ratio < LEAST_CONTRAST:
                yield f"{text} on {ground} has a contrast of {ratio:.2f}:1"


def contrast(one: RGBA, other: RGBA) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGBA) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour[:3]
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _colour(name: str, tokens: Mapping[str, str]) -> RGBA:
    value, seen = tokens[name], {name}
    while found := _VAR.fullmatch(value.strip()):
        if found[1] in seen:
            raise ConfigError(f"PORTAL_THEME: {found[1]} refers to itself.")
        seen.add(found[1])
        value = tokens.get(found[1], found[2] or "")
    colour = parse_color(value.strip())
    if not isinstance(colour, RGBA) or colour.alpha != 1:
        raise ConfigError(f"PORTAL_THEME: {name} is {value!r}. Write it as a full colour, such as #13315c.")
    return colour
