"""Nothing that a reader sees escapes translation: no bare text in a template, no sentence made of pieces."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from portal import paths

# The Dutch letter itself is not translated: it is the one that binds (Awb 2:6).
OF_LETTERS = "besluit|afwijzing|onze-redenen|eerder|eerder-besluit|vertel-voor|afgesproken|afwijken"
DUTCH = re.compile(rf"^pdf/(_shared/({OF_LETTERS})|[a-z-]+/nl)\.html$")
ATTRIBUTES = (
    "templates/components/field_attributes.html"  # a piece of a tag, so a parser would take it for text
)
SAID_BY_ATTRIBUTES = {"alt", "aria-label", "placeholder", "title"}
NAMES = {"nationaleombudsman", "nl", "WCAG", "Tegenprestatie", "Gemeente", "PDF", "kB", "SHA", "Enter"}
MARKERS = {"_", "gettext", "ngettext"}
# What a form, a choice or a persona says was marked where it was declared.
MARKED_ELSEWHERE = {
    "received",
    "text",
    "label",
    "description",
    "hint",
    "title",
    "unit_name",
    "situation",
    "line",
    "meaning",
}
NO_TEXT = re.compile(r"\{% block (body_class|skip_to|width) %\}.*?\{% endblock %\}")
"""Blocks that hold classes, or the id to which a link leads."""


def templates() -> list[str]:
    found = [*paths.TEMPLATES.rglob("*.html"), *paths.TEMPLATES.rglob("*.txt"), *paths.PDF.rglob("*.html")]
    names = sorted(str(path.relative_to(paths.ROOT)) for path in found)
    return [name for name in names if not DUTCH.match(name) and name != ATTRIBUTES]


def text_of(name: str) -> str:
    return Path(paths.ROOT / name).read_text(encoding="utf-8")


class Words(HTMLParser):
    """Collects what a reader sees or hears of a page: its text, and what attributes say aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, _tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found += [value or "" for name, value in attributes if name in SAID_BY_ATTRIBUTES]

    def handle_data(self, data: str) -> None:
        if self.cdata_elem != "style":
            self.found.append(data)


def bare_words(source: str) -> list[str]:
    """Words that stand in a template outside its expressions."""
    outside = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", NO_TEXT.sub("", source), flags=re.DOTALL)
    reader = Words()
    reader.feed(outside)
    return [word for text in reader.found for word in re.findall(r"[^\W\d_]{2,}", text) if word not in NAMES]


def unfit(source: str) -> Iterator[str]:
    """What is given to be translated and can't be found by the extraction: joined or computed sentences."""
    calls = Environment(extensions=["jinja2.ext.i18n"]).parse(source).find_all(nodes.Call)  # noqa: S701
    for call in calls:
        if isinstance(call.node, nodes.Name) and call.node.name in MARKERS:
            first = call.args[0]
            said_by = getattr(first, "attr", None) or getattr(first, "name", None)
            if not isinstance(first, nodes.Const) and said_by not in MARKED_ELSEWHERE:
                yield f"line {call.lineno}"


@pytest.mark.parametrize("name", templates())
def test_a_template_has_no_text_of_its_own(name: str) -> None:
    assert bare_words(text_of(name)) == []


@pytest.mark.parametrize("name", templates())
def test_a_sentence_is_translated_whole(name: str) -> None:
    assert list(unfit(text_of(name))) == []


@pytest.mark.parametrize(
    "source", ["<p>Vul dit in.</p>", '<a title="Naar boven" href="#">{{ x }}</a>', "{% if x %}Ja{% endif %}"]
)
def test_bare_text_is_found(source: str) -> None:
    assert bare_words(source)


@pytest.mark.parametrize(
    "source", ["{{ _('Tot ' ~ day) }}", "{{ _(sentence) }}", "{{ gettext(a.b | lower) }}"]
)
def test_a_sentence_made_of_pieces_is_found(source: str) -> None:
    assert list(unfit(source))
