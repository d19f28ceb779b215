"""Templates and style sheet speak of the same classes: none unknown, none dead."""

import re

from portal import paths
from portal.web.assets import DESK, own_css

NAME = re.compile(r"\bp-[a-z]+(?:--?[a-z0-9]+|__[a-z]+)*\b")


def in_templates() -> set[str]:
    return {
        name for path in paths.TEMPLATES.rglob("*.html") for name in NAME.findall(path.read_text("utf-8"))
    }


def in_sheets() -> set[str]:
    sheets = [*own_css().values(), (paths.STATIC / DESK).read_text("utf-8")]
    selectors = re.sub(r"\{[^{}]*\}|/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL)
    return {name[1:] for name in re.findall(r"\.p-[a-z0-9_-]+", selectors)}


def test_a_class_that_a_template_names_has_a_look() -> None:
    assert in_templates() - in_sheets() == set()


def test_a_class_that_has_a_look_is_named_by_a_template() -> None:
    assert in_sheets() - in_templates() == set()
