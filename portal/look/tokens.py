"""Custom properties: those that a theme sets, those that a style sheet has, and those that it needs."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.color3 import RGBA, parse_color

from portal.config import ConfigError

DARK = re.compile(r"(screen\s+and\s+)?\(\s*prefers-color-scheme\s*:\s*dark\s*\)", re.IGNORECASE)
MEANING = re.compile(r"--p-(danger|ok|warn|focus)(-|$)")
"""What says wrong, done, mind or here: the same in every gemeente."""
_BASE = {"html", ":root", ".voorbeeld-theme", "html.voorbeeld-theme", "html:not(.p-light)"}
_TOKEN_USE = re.compile(r"var\(\s*(--[\w-]+)")
_VAR = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*(.*))?\)", re.DOTALL)
_SHAPE = "a theme is one rule, such as :root { --token: value; }"


@dataclass(frozen=True)
class Tokens:
    """What holds by day, and what a reader who asked for dark gets instead."""

    light: Mapping[str, str]
    dark: Mapping[str, str]


def of_theme(css: str) -> Tokens:
    """The tokens of ``tokens.css``: one rule, and at most one more within a media rule for dark.

    Raises:
        ConfigError: it holds something else, or a value that is more than a value.
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    dark: dict[str, str] = {}
    if len(rules) == 2 and _is_dark(rules[1]):
        inner = tinycss2.parse_rule_list(rules[1].content, skip_comments=True, skip_whitespace=True)
        dark = _only(inner)
        rules = rules[:1]
    return Tokens(_only(rules), dark)


def of_sheet(css: str) -> Tokens:
    """The tokens that hold without a theme, the later ones of a style sheet over the earlier ones."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            light |= _of_base(rule)
        elif _is_dark(rule):
            for inner in tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True):
                dark |= _of_base(inner)
    return Tokens(light, dark)


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
    return {name: _written(part) for name, part in _declared(rule)}


def colour(name: str, tokens: Mapping[str, str]) -> RGBA:
    """The colour that a token stands for.

    Raises:
        ConfigError: it refers to itself, is no colour, or lets something shine through.
    """
    value, seen = tokens[name], {name}
    while found := _VAR.fullmatch(value.strip()):
        if found[1] in seen:
            raise ConfigError(f"{found[1]} refers to itself.")
        seen.add(found[1])
        value = tokens.get(found[1], found[2] or "")
    made = parse_color(value.strip())
    if not isinstance(made, RGBA) or made.alpha != 1:
        raise ConfigError(f"{name} is {value!r}. Write it as a full colour, such as #13315c.")
    return made


def _is_dark(rule: Any) -> bool:
    if rule.type != "at-rule" or rule.lower_at_keyword != "media" or rule.content is None:
        return False
    return bool(DARK.fullmatch(_selector(rule)))


def _only(rules: list[Any]) -> dict[str, str]:
    """The tokens of a rule that stands alone and holds nothing else."""
    if len(rules) != 1 or rules[0].type != "qualified-rule":
        raise ConfigError(f"{_SHAPE}, and for dark one more within @media (prefers-color-scheme: dark).")
    parts = tinycss2.parse_blocks_contents(rules[0].content, skip_comments=True, skip_whitespace=True)
    return dict(_checked(part) for part in parts)


def _checked(part: Any) -> tuple[str, str]:
    if part.type != "declaration" or not part.name.startswith("--"):
        said = getattr(part, "name", part.type)
        raise ConfigError(f"only tokens (--name: value) may stand in it, not {said}.")
    if MEANING.match(part.name):
        raise ConfigError(f"{part.name} means the same in every gemeente; leave it out.")
    value = _written(part)
    if "url(" in value.lower() or any(sign in value for sign in "{}<;"):
        raise ConfigError(f"{part.name} may not load or hold anything but a value.")
    return part.name, value


def _of_base(rule: Any) -> dict[str, str]:
    is_base = rule.type == "qualified-rule" and _selector(rule) in _BASE
    return tokens_in(rule) if is_base else {}


def _declared(rule: Any) -> Iterator[tuple[str, Any]]:
    for part in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration" and part.name.startswith("--"):
            yield part.name, part


def _written(declaration: Any) -> str:
    return str(tinycss2.serialize(declaration.value)).strip()


def _selector(rule: Any) -> str:
    return str(tinycss2.serialize(rule.prelude)).strip()
