"""What is taken from NL Design System: the rules that can apply to a page of the portal, and their tokens.

The packages stand in ``node_modules``. A declaration with a token that nobody sets says nothing and is left
out; so are rules for classes that no template names, and the steps between a token and its value that no
theme sets.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2

from portal.look.tokens import tokens_in

BUNDLE = "@utrecht/component-library-css"
THEME = "@nl-design-system-unstable/voorbeeld-design-tokens"
COMPONENTS = (
    *("skip-link", "link", "button", "button-link", "form-label"),
    *("textbox", "textarea", "select"),
)
DESK_COMPONENTS = ("table",)
FOR_THEMES = ("--basis-", "--p-", "--utrecht-")
"""How the tokens begin that a theme may set: these keep their names."""
_CLASS = re.compile(r"utrecht-[A-Za-z0-9_-]+")
_PLAIN_USE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")


def classes_in(sources: Collection[str]) -> frozenset[str]:
    """The classes of NL Design System that texts name: in full, never put together."""
    return frozenset(name for source in sources for name in _CLASS.findall(source))


@dataclass(frozen=True)
class Chosen:
    """Which rules are taken: for these classes, with tokens that somebody sets."""

    packages: Path
    classes: frozenset[str]
    known: Collection[str]

    def component(self, name: str) -> str:
        """The rules of one component.

        Raises:
            FileNotFoundError: the package is not there.
        """
        sheet = (self.packages / f"@utrecht/{name}-css" / "dist" / "index.css").read_text("utf-8")
        known = {*self.known, *declared(sheet)}
        return "".join(self._kept(_parsed(sheet), known))

    def _kept(self, rules: list[Any], known: Collection[str]) -> Iterator[str]:
        for rule in rules:
            if rule.type == "qualified-rule":
                selectors = [
                    one for one in _selectors(rule.prelude) if self.classes.issuperset(_CLASS.findall(one))
                ]
                body = ";".join(_declarations(rule, known))
                if selectors and body:
                    yield f"{','.join(selectors)}{{{body}}}"
            elif rule.type == "at-rule" and rule.content is not None:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                if body := "".join(self._kept(inner, known)):
                    yield f"@{rule.at_keyword} {tinycss2.serialize(rule.prelude).strip()}{{{body}}}"


def theme_tokens(packages: Path) -> dict[str, str]:
    """The tokens of the example theme, each as short as it can be told to somebody with another theme.

    Raises:
        FileNotFoundError: the package is not there.
    """
    sheet = (packages / THEME / "dist" / "theme.css").read_text("utf-8")
    found = declared(sheet)
    return {name: _shortened(value, found) for name, value in found.items()}


def declared(sheet: str) -> dict[str, str]:
    """The tokens that a style sheet declares, whatever for."""
    return {
        name: value
        for rule in _parsed(sheet)
        if rule.type == "qualified-rule"
        for name, value in tokens_in(rule).items()
    }


def _parsed(sheet: str) -> list[Any]:
    return list(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def _parts(rule: Any) -> list[Any]:
    return list(tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True))


def _declarations(rule: Any, known: Collection[str]) -> Iterator[str]:
    """The declarations of a rule that say something."""
    for part in _parts(rule):
        if part.type == "declaration" and _is_set(part.value, known):
            important = "!important" if part.important else ""
            yield f"{part.name}:{tinycss2.serialize(part.value).strip()}{important}"


def _is_set(value: list[Any], known: Collection[str]) -> bool:
    """Whether a value has a meaning: each token in it is set, or has something in its place."""
    return all(_says_something(one, known) for one in value)


def _says_something(one: Any, known: Collection[str]) -> bool:
    inner = getattr(one, "arguments", None) or getattr(one, "content", None)
    if not isinstance(inner, list):
        return True
    if one.type != "function" or one.lower_name != "var":
        return _is_set(inner, known)
    given = [each for each in inner if each.type != "whitespace"]
    otherwise = given[2:]
    return given[0].value in known or (bool(otherwise) and _is_set(otherwise, known))


def _shortened(value: str, tokens: Mapping[str, str]) -> str:
    """A value without the steps that no theme sets."""

    def step(use: re.Match[str]) -> str:
        name = use[1]
        is_kept = name.startswith(FOR_THEMES) or name not in tokens
        return use[0] if is_kept else _shortened(tokens[name], tokens)

    return _PLAIN_USE.sub(step, value)


def _selectors(prelude: list[Any]) -> list[str]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [tinycss2.serialize(part).strip() for part in parts]
