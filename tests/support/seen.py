"""What a reader reads of a page or a letter, taken from its HTML."""

from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag

OF_LAW = ("Welke regels gelden hier?", "Welke regels?", "Waar staat dat in de regels?")
"""What one opens to see where something is written: only there articles and contradictions stand."""
OF_WORDS = "Moeilijke woorden op deze pagina"
NOT_READ = ("input", "select", "textarea", "svg", "img", "script", "style")
INLINE = frozenset({"a", "abbr", "b", "bdi", "em", "i", "small", "strong", "span"})
LINES = frozenset(
    {"p", "li", "td", "th", "dt", "dd", "label", "legend", "h1", "h2", "h3", "h4", "strong", "b", "a"}
)
"""In these a ``span`` belongs to the sentence; elsewhere it is a line of its own."""
NAME = "naam"
"""Stands for what is filled in: a name, a number, an address."""


@dataclass(frozen=True)
class Seen:
    """The text of a page: what stands there, where one finds the law, and the words that are explained.

    ``of_law``: the text of each place that one opens to find the law.
    """

    blocks: tuple[str, ...]
    of_law: tuple[str, ...]
    explained: frozenset[str]


def seen(tree: BeautifulSoup, within: str = "main", leave_out: str = "") -> Seen:
    """What one reads in a part of a page; a tree is changed by looking.

    Args:
        tree: the page.
        within: a selector for the part.
        leave_out: a selector for what in it is not read, or not ours.
    """
    part = tree.select_one(within)
    if part is None:
        return Seen((), (), frozenset())
    left_out = [*part.find_all(NOT_READ), *(part.select(leave_out) if leave_out else ()), *_typed(part)]
    for one in left_out:
        one.decompose()
    folds = [(fold, _title(fold)) for fold in part.find_all("details")]
    lists = [fold for fold, title in folds if title == OF_WORDS]
    laws = [fold for fold, title in folds if title in OF_LAW]
    explained = frozenset(term.get_text().strip().lower() for one in lists for term in one.find_all("dt"))
    of_law = tuple(" ".join(fold.get_text(" ").split()) for fold in laws)
    for fold in (*lists, *laws):
        fold.decompose()
    return Seen(tuple(blocks(part)), of_law, explained)


def _typed(part: Tag) -> Iterator[Tag]:
    """What is not our Dutch: another language, and what somebody typed, which has its own direction."""
    for one in part.find_all(True):
        if one.get("lang", "nl") != "nl" or one.get("dir") == "auto" or one.name == "blockquote":
            yield one


def _title(fold: Tag) -> str:
    return " ".join(fold.summary.get_text().split()) if fold.summary else ""


def blocks(part: Tag) -> Iterator[str]:
    """The lines of a part: what a screen reader says in one breath. A name that is filled in is one word."""
    line: list[str] = []
    for piece in _pieces(part):
        if piece is None:
            yield from _joined(line)
            line = []
        else:
            line.append(piece)
    yield from _joined(line)


def _joined(line: list[str]) -> Iterator[str]:
    text = " ".join("".join(line).split()).replace("\u00ad", "")
    if text:
        yield text


def _pieces(part: Tag) -> Iterator[str | None]:
    """The text of a part, with a None where a line ends."""
    for child in part.children:
        if isinstance(child, Tag):
            breaks = _is_a_line(child)
            if breaks:
                yield None
            yield from (NAME,) if child.name == "bdi" else _pieces(child)
            if breaks:
                yield None
        elif type(child) is NavigableString:
            yield str(child)


def _is_a_line(one: Tag) -> bool:
    if one.name == "span":
        inside = one.parent is not None and one.parent.name in LINES
        return not inside and "p-hidden" not in one.get_attribute_list("class")
    return one.name not in INLINE
