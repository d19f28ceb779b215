"""The letters that decide nothing: they confirm or tell, wholly in the reader's language."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from portal.clock import day_of
from portal.letters.contexts.parts import (
    Addressee,
    Complete,
    LetterContradicts,
    LetterIncomplete,
    Section,
    Sender,
    Signatory,
)


@dataclass(frozen=True, kw_only=True)
class Receipt(Complete):
    """L2: the gemeente has the form (Awb 4:3a). All text in it is in the client's language.

    ``received_at`` is a moment with zone. By when what follows comes: a decision (``decide_by``), an answer
    (``answer_by``), the confirmation of a bezwaar (``confirm_by``); empty where that does not follow.
    ``papers`` is how many papers went with it, ``helped`` says who helped to fill it in; empty when nobody
    did.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    received_at: datetime
    form_title: str
    sections: tuple[Section, ...]
    next_steps: tuple[str, ...]
    decide_by: date | None = None
    answer_by: date | None = None
    confirm_by: date | None = None
    papers: int = 0
    helped: str = ""

    @property
    def sent_on(self) -> date:
        """The Dutch calendar day of the receipt, for the file's own date."""
        return day_of(self.received_at)


@dataclass(frozen=True, kw_only=True)
class PauseConfirmed(Complete):
    """L13: the tegenprestatie stands still from ``starts_on`` up to and including ``until``.

    The first day may lie before the letter, the last not before it was made. ``told`` is what the client
    told, as told. ``contact`` answers the telephone.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    made_on: date
    sent_on: date
    starts_on: date
    until: date
    told: str
    contact: Signatory

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.until < self.made_on:
            raise LetterContradicts("the pause ends before the letter is made")
        if self.until < self.starts_on:
            raise LetterContradicts("the pause ends before it begins")


@dataclass(frozen=True, kw_only=True)
class ObjectionReceived(Complete):
    """L14: the bezwaar is in (Awb 6:14), and what happens to it (Awb 7:2, 7:4, 7:10, 10:3 lid 3).

    ``received_at`` is a moment with zone; ``against`` names the letter it is against, by its number.
    ``decide_by`` is the last day to decide. It counts from the end of the term for bezwaar, so with a very
    late bezwaar it may have passed: leave it empty then. ``is_late``: it came after the last day, so the
    letter asks why (Awb 6:11). ``missing`` is what the bezwaar still lacks and ``repair_by`` the last day
    to add it (Awb 6:6), or to tell why it came late.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    received_at: datetime
    sent_on: date
    against: str
    contact: Signatory
    decision_sent_on: date | None = None
    decide_by: date | None = None
    is_late: bool = False
    repair_by: date | None = None
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.missing and self.repair_by is None:
            raise LetterIncomplete("ObjectionReceived", ("repair_by",))
        if self.repair_by and not (self.missing or self.is_late):
            raise LetterContradicts("there is a last day to add something, and nothing to add")
        received_on = day_of(self.received_at)
        if self.sent_on < received_on:
            raise LetterContradicts("the letter leaves before the bezwaar came")
        if any(day < received_on for day in (self.decide_by, self.repair_by) if day):
            raise LetterContradicts("a last day has passed when the bezwaar comes in")


@dataclass(frozen=True, kw_only=True)
class SignalOutcome(Complete):
    """L15: what the gemeente did with a report that work displaces a paid job.

    ``work`` is what was reported, in the reporter's words. ``explanation`` says why, in Dutch, and names
    no other person: neither a client nor anybody of the organisation.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    sent_on: date
    work: str
    outcome: Literal["continue", "adapt", "stop_activity", "stop_cooperation"]
    explanation: str
    contact: Signatory
