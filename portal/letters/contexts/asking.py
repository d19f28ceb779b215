"""The letters that ask somebody for a plan (domain L1, L3): they decide nothing and threaten with nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.letters.contexts.parts import Addressee, Complete, LetterContradicts, Sender, Signatory


@dataclass(frozen=True, kw_only=True)
class Talk(Complete):
    """A talk to which somebody is invited: a moment with zone, and where."""

    at: datetime
    place: str


@dataclass(frozen=True, kw_only=True)
class Asking(Complete):
    """What both letters hold: by which day somebody tells what he can do, and who answers questions."""

    sender: Sender
    addressee: Addressee
    reference: str
    made_on: date
    sent_on: date
    answer_by: date
    contact: Signatory

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.answer_by <= self.sent_on:
            raise LetterContradicts("the last day comes before the letter")


@dataclass(frozen=True, kw_only=True)
class Invitation(Asking):
    """L1: somebody is asked for a plan, and where that is so invited to a talk."""

    talk: Talk | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.talk and self.talk.at.date() <= self.sent_on:
            raise LetterContradicts("the talk is before the letter arrives")


@dataclass(frozen=True, kw_only=True)
class Reminder(Asking):
    """L3: the day passed; ``asked_on`` is when somebody was asked."""

    asked_on: date
