"""The parts of a form on paper: each question with room for its answer, empty or filled in.

All text is in the reader's language. The kinds of room are what :mod:`portal.web.forms.fields` can ask; the
macro of the same name in ``pdf/_shared/antwoord.html`` draws each.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from portal.letters.contexts.parts import Complete, Sender


@dataclass(frozen=True, kw_only=True)
class Lines(Complete):
    """``rows`` lines to write on, or the ``text`` that was typed."""

    kind: ClassVar[str] = "lines"
    rows: int
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Box(Complete):
    """A box to tick, with what it means."""

    label: str
    hint: str = ""
    is_ticked: bool = False


@dataclass(frozen=True, kw_only=True)
class Boxes(Complete):
    """Answers to choose from; ``many``: any number of them, otherwise one."""

    kind: ClassVar[str] = "boxes"
    boxes: tuple[Box, ...]
    many: bool = False


@dataclass(frozen=True, kw_only=True)
class GridRow(Complete):
    """One line of a grid: a day, and a box for each part of it."""

    label: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True)
class Grid(Complete):
    """Boxes in rows; any number of them may be ticked."""

    kind: ClassVar[str] = "grid"
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, kw_only=True)
class Blank(Complete):
    """A short box for ``digits`` digits, with its name (such as month) and what was typed in it."""

    label: str
    digits: int
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Blanks(Complete):
    """Short boxes beside each other: a date."""

    kind: ClassVar[str] = "blanks"
    blanks: tuple[Blank, ...]


@dataclass(frozen=True, kw_only=True)
class Amount(Complete):
    """A short box for a number of ``digits`` digits, with the sign before it and the unit behind it."""

    kind: ClassVar[str] = "amount"
    digits: int
    before: str = ""
    after: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Elsewhere(Complete):
    """No room: ``words`` say at which other question to write the answer."""

    kind: ClassVar[str] = "elsewhere"
    words: str


@dataclass(frozen=True, kw_only=True)
class WeekLine(Complete):
    """A week: its days, the hours that were agreed and done, and why it was less. What is open has room."""

    days: str = ""
    agreed: str = ""
    hours: str = ""
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class WeekLines(Complete):
    """A line for each week; ``unit`` is the word for hours."""

    kind: ClassVar[str] = "weeks"
    lines: tuple[WeekLine, ...]
    unit: str


Room = Lines | Boxes | Grid | Blanks | Amount | Elsewhere | WeekLines
"""Where an answer goes on paper."""


@dataclass(frozen=True, kw_only=True)
class PaperQuestion(Complete):
    """A question as on screen, with the same number; ``hints`` are the explanation under it."""

    number: int
    text: str
    room: Room
    hints: tuple[str, ...] = ()
    is_optional: bool = False


@dataclass(frozen=True, kw_only=True)
class PaperStep(Complete):
    """The questions of one page on screen. ``only_if`` says who must answer them; empty: everybody.

    ``title`` is the heading of a group, empty above a single question. ``hints``: what the regeling says.
    """

    questions: tuple[PaperQuestion, ...]
    title: str = ""
    only_if: str = ""
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Arrival(Complete):
    """That a form came in: the number it got, and the moment, with zone."""

    number: str
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class PaperForm(Complete):
    """A form on paper, in the reader's language: to fill in with a pen, or with the answers typed so far.

    ``printed_on`` is the day on which it was made. ``is_filled``: the answers of somebody who signed in
    stand in it, with ``name`` and ``born``; on the empty form both are asked. ``address`` has lines when
    the form asks it (``asks_address``) and it is known. ``is_nameless``: on this form nobody is asked who he
    is. ``arrival``: it is a copy of what was sent; it says so, and not how to send it. ``large_print`` as in
    :class:`portal.letters.contexts.Addressee`.
    """

    sender: Sender
    form_title: str
    intro: tuple[str, ...]
    steps: tuple[PaperStep, ...]
    printed_on: date
    name: str = ""
    born: date | None = None
    is_filled: bool = False
    asks_address: bool = False
    address: tuple[str, ...] = ()
    is_nameless: bool = False
    arrival: Arrival | None = None
    large_print: bool = False

    @property
    def reference(self) -> str:
        """What stands at the foot of each page: nothing personal, because paper lies about."""
        return self.form_title

    @property
    def sent_on(self) -> date:
        """The file's own date."""
        return self.printed_on
