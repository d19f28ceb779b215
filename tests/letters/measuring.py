"""Where things stand on the paper of a letter, in millimetres from the left and the top of the sheet."""

import io
from dataclasses import dataclass, replace
from typing import Any

import pymupdf

from portal.letters import pdf
from portal.letters.contexts import Letter
from portal.look import Brand

MM = 25.4 / 72


@dataclass(frozen=True)
class Place:
    """A rectangle on the sheet, and the word in it, if there is one."""

    left: float
    top: float
    right: float
    bottom: float
    word: str = ""

    def touches(self, other: "Place") -> bool:
        """Whether two rectangles have something in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Place") -> bool:
        """Whether the other lies within this one."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True)
class Sheet:
    """One page: its words, and what is drawn on it."""

    words: tuple[Place, ...]
    drawn: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The words in their order."""
        return " ".join(one.word for one in self.words)


def _place(box: Any, word: str = "") -> Place:
    return Place(*(part * MM for part in box), word)


def sheets(data: bytes) -> list[Sheet]:
    """Every page of a letter."""
    with pymupdf.open(stream=io.BytesIO(data)) as document:
        return [
            Sheet(
                tuple(_place(word[:4], word[4]) for word in page.get_text("words")),
                tuple(_place(drawing["rect"]) for drawing in page.get_drawings()),
            )
            for page in document
        ]


def sizes(data: bytes) -> dict[float, int]:
    """How many characters there are of each size, in points."""
    found: dict[float, int] = {}
    with pymupdf.open(stream=io.BytesIO(data)) as document:
        for page in document:
            for block in page.get_text("dict")["blocks"]:
                for span in (one for line in block.get("lines", ()) for one in line["spans"]):
                    size = round(span["size"], 1)
                    found[size] = found.get(size, 0) + len(span["text"])
    return found


def dressed(letter: Letter, brand: Brand | None = None, **addressee: Any) -> Letter:
    """The same letter of a gemeente with this house style, to this addressee."""
    sender = replace(letter.sender, brand=brand or letter.sender.brand)
    if not addressee:
        return replace(letter, sender=sender)
    known = letter.addressee  # type: ignore[union-attr]
    return replace(letter, sender=sender, addressee=replace(known, **addressee))


def printed(name: str, code: str, letter: Letter) -> list[Sheet]:
    """The pages of a letter with these values."""
    return sheets(pdf.render(name, code, letter))
