"""Everything that is held about one person, to read on paper: it decides nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.clock import day_of
from portal.letters.contexts.parts import Addressee, Answer, Complete, Section, Sender


@dataclass(frozen=True, kw_only=True)
class DataPart(Complete):
    """One kind of thing that is held about somebody, and what it is.

    ``entries`` are the things; ``lines`` is a list of short ones. Neither: there is nothing.
    """

    title: str
    about: str
    entries: tuple[Section, ...] = ()
    lines: tuple[Answer, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MyData(Complete):
    """Everything that is held about one person (AVG art. 15). All text in it is in the reader's language.

    ``made_at`` is a moment with zone.
    """

    sender: Sender
    addressee: Addressee
    made_at: datetime
    parts: tuple[DataPart, ...]

    @property
    def sent_on(self) -> date:
        """The Dutch calendar day on which it was made."""
        return day_of(self.made_at)

    @property
    def reference(self) -> str:
        """What stands at the foot of each page: the day, and nothing about the person."""
        return f"MG-{self.sent_on.isoformat()}"
