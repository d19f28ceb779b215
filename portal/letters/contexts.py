"""What each letter needs to know: plain values, complete before a PDF can exist.

A field without a default must be filled. A missing block is an error here and not a gap on paper:
a beschikking that does not say what was decided, why, and how to object fails Awb 3:45 to 3:47.
"""

from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from typing import Literal

from portal.clock import day_of


class LetterIncomplete(ValueError):
    """A required block of a letter is empty, so the letter can't be made. ``fields`` names them."""

    def __init__(self, part: str, names: tuple[str, ...]) -> None:
        super().__init__(f"{part} lacks {', '.join(names)}")
        self.part = part
        self.fields = names

    def __reduce__(self) -> tuple[type["LetterIncomplete"], tuple[str, tuple[str, ...]]]:
        return type(self), (self.part, self.fields)


class LetterContradicts(ValueError):
    """Two values of a letter can't both be true, such as an end before the start."""


@dataclass(frozen=True, kw_only=True)
class Complete:
    """Base of every part of a letter: refuses to exist while a required field is empty.

    Raises:
        LetterIncomplete: a field without a default holds nothing.
    """

    def __post_init__(self) -> None:
        required = (f.name for f in fields(self) if f.default is MISSING)
        missing = tuple(name for name in required if _is_empty(getattr(self, name)))
        if missing:
            raise LetterIncomplete(type(self).__name__, missing)


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, tuple):
        return not value or any(_is_empty(item) for item in value)
    return value is None or value == 0


@dataclass(frozen=True, kw_only=True)
class Sender(Complete):
    """The gemeente as it stands on its letters.

    ``gemeente`` is the name alone: "Rotterdam". ``website`` and ``objection_url`` are whole addresses
    ("https://…"); the second is empty while bezwaar can't be made online.
    ``court`` is the rechtbank for a voorlopige voorziening, ``kept_for`` completes "Wij bewaren ze …".
    """

    gemeente: str
    address: tuple[str, ...]
    phone: str
    website: str
    opening_hours: str
    objection_address: tuple[str, ...]
    free_help: tuple[str, ...]
    objection_url: str = ""
    court: str = "de rechtbank"
    kept_for: str = ""

    @property
    def college(self) -> str:
        """The body that decides, in full (Awb 10:10 asks for it on a mandated decision)."""
        return f"het college van burgemeester en wethouders van {self.gemeente}"

    @property
    def website_name(self) -> str:
        """The website as people write it."""
        return self.website.removeprefix("https://")


@dataclass(frozen=True, kw_only=True)
class Addressee(Complete):
    """Who gets the letter: the name as in a greeting, and the address lines below it."""

    name: str
    address: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Signatory(Complete):
    """The officer who decides on behalf of the college (Awb 10:10)."""

    name: str
    function: str


@dataclass(frozen=True, kw_only=True)
class Rule(Complete):
    """One legal basis: its name, the article, and the date since which that version holds (Awb 3:47)."""

    source: str
    article: str
    version: date


@dataclass(frozen=True, kw_only=True)
class Factors(Complete):
    """What the gemeente looked at, a sentence or more each (HS 3.4): one paragraph of reasons apiece."""

    ability: str
    situation: str
    wishes: str
    existing: str


@dataclass(frozen=True, kw_only=True)
class Change(Complete):
    """Something the decision changes in the client's plan, and why."""

    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Decision(Complete):
    """What every beschikking carries (Awb 3:41, 3:45 to 3:47, 6:4, 10:10).

    ``objection_until`` is the last day for bezwaar, computed by the caller with the Algemene
    termijnenwet. ``client_words`` are what the client wrote or said, as written or said.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    subject: str
    sent_on: date
    submitted_on: date
    client_words: str
    rules: tuple[Rule, ...]
    objection_until: date
    decided_by: Signatory
    talk_on: date | None = None
    advice: str = ""
    policy: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.objection_until <= self.sent_on:
            raise LetterContradicts("the last day for bezwaar is not after the day of sending")

    @property
    def articles(self) -> dict[tuple[str, date], tuple[str, ...]]:
        """The articles of each source in each version, in the order of the first one."""
        found: dict[tuple[str, date], tuple[str, ...]] = {}
        for rule in self.rules:
            found[rule.source, rule.version] = (*found.get((rule.source, rule.version), ()), rule.article)
        return found


@dataclass(frozen=True, kw_only=True)
class PlanDecision(Decision):
    """L6: the client gets a tegenprestatie, as proposed or with changes (PW 9 lid 1 onder c)."""

    outcome: Literal["imposed", "imposed_with_changes"]
    starts_on: date
    ends_on: date
    task: str
    place: str
    minutes_per_week: int
    days: str
    guide: str
    organisation_gives: str
    factors: Factors
    no_displacement: str
    changes: tuple[Change, ...] = ()
    alternatives: str = ""

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ends_on < self.starts_on:
            raise LetterContradicts("the tegenprestatie ends before it starts")
        if self.outcome == "imposed_with_changes" and not self.changes:
            raise LetterIncomplete("PlanDecision", ("changes",))
        if self.outcome == "imposed" and self.changes:
            raise LetterContradicts("the plan is followed and changed at the same time")


@dataclass(frozen=True, kw_only=True)
class PlanRefusal(Decision):
    """The client's plan is refused: why, what was looked at, and what the client can do now.

    ``reasons_explained`` repeats the reasons in the client's language for the explanation sheet.
    """

    plan: str
    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    next_steps: tuple[str, ...]
    reasons_explained: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Answer(Complete):
    """One question as it was shown and the answer as it was given; ``dutch`` is the Dutch key term."""

    question: str
    answer: str = ""
    dutch: str = ""


@dataclass(frozen=True, kw_only=True)
class Section(Complete):
    """The answers of one part of a form, under its title."""

    title: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, kw_only=True)
class Receipt(Complete):
    """L2: the gemeente has the form (Awb 4:3a). All text in it is in the client's language.

    ``received_at`` is a moment with zone; ``decide_by`` stays empty when no decision follows.
    """

    sender: Sender
    addressee: Addressee
    reference: str
    received_at: datetime
    form_title: str
    sections: tuple[Section, ...]
    next_steps: tuple[str, ...]
    decide_by: date | None = None

    @property
    def sent_on(self) -> date:
        """The Dutch calendar day of the receipt, for the file's own date."""
        return day_of(self.received_at)


@dataclass(frozen=True, kw_only=True)
class ExistingDecision(Decision):
    """L7: what the client already does is enough, so nothing more is asked.

    ``effect``: a tegenprestatie is not imposed because of it (Hoogezand-Sappemeer art. 3 lid 2), or it is
    recognised as one (Rotterdam art. 4 lid 4, Beleidsregels nr. 2). ``activity`` says what the client does,
    without the name of anybody who is cared for. ``same_house``: the two live in one house, so the letter
    asks to report it when that is because of the care (PW 3 lid 2 onder a).
    """

    kind: Literal["mantelzorg", "vrijwilligerswerk"]
    effect: Literal["not_imposed", "recognised"]
    activity: str
    minutes_per_week: int
    reasons: tuple[str, ...]
    reasons_explained: tuple[str, ...] = ()
    same_house: bool = False


@dataclass(frozen=True, kw_only=True)
class ExistingRefusal(Decision):
    """What the client already does is not enough: why, what was looked at, and what the client can do now.

    ``reasons_explained`` as in :class:`PlanRefusal`.
    """

    kind: Literal["mantelzorg", "vrijwilligerswerk"]
    activity: str
    reasons: tuple[str, ...]
    looked_at: tuple[str, ...]
    next_steps: tuple[str, ...]
    reasons_explained: tuple[str, ...] = ()


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


Letter = PlanDecision | PlanRefusal | Receipt | ExistingDecision | ExistingRefusal | MyData

LETTERS: dict[str, type[Letter]] = {
    "besluit-tegenprestatie": PlanDecision,
    "besluit-plan-afgewezen": PlanRefusal,
    "ontvangstbevestiging": Receipt,
    "besluit-wat-u-al-doet": ExistingDecision,
    "besluit-telt-niet-mee": ExistingRefusal,
    "mijn-gegevens": MyData,
}
