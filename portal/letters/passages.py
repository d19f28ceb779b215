"""The language of each passage of a PDF, as its template marks it with ``lang`` (WCAG 3.1.2, PDF/UA-1 7.2).

WeasyPrint names one language for the whole file, so a screen reader would read an Arabic sheet, or the Dutch
words in it, as if they were written in that one. It builds its tags box by box in one private function; this
puts the language of the HTML element on the tag of each box. A test fails when that no longer works.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

import pydyf
from weasyprint.pdf import tags

ROOT = frozenset({"html", "body"})
"""Their language is that of the file."""
Build = Callable[..., Iterator[Any]]


def mark_languages() -> None:
    """From now on every PDF of this process says the language of each passage. Doing it twice is harmless."""
    if not hasattr(tags._build_box_tree, "__wrapped__"):
        tags._build_box_tree = _with_language(tags._build_box_tree)


def _with_language(build: Build) -> Build:
    @wraps(build)
    def built(box: Any, *args: Any) -> Iterator[Any]:
        language = _language(box)
        for tag in build(box, *args):
            if language and "Lang" not in tag:
                tag["Lang"] = pydyf.String(language)
            yield tag

    return built


def _language(box: Any) -> str | None:
    element = getattr(box, "element", None)
    if element is None or box.element_tag in ROOT:
        return None
    found: str | None = element.attrib.get("lang")
    return found
