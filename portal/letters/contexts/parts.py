"""What letters are made of: parts that refuse to exist while something is empty."""

from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Literal

from portal.look import Brand, example_brand


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
        given = (MISSING, MISSING)
        required = (f.name for f in fields(self) if (f.default, f.default_factory) == given)
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

    ``gemeente`` is the name alone: "Rotterdam"; ``college`` the body that decides, in full (Awb 10:10).
    ``website`` and ``objection_url`` are whole addresses ("https://…"); the second is empty while bezwaar
    can't be made online. ``court`` is the rechtbank for a voorlopige voorziening (Awb 8:81), with "de".
    ``privacy_url`` is the page that says how long data are kept and how to reach the officer for data
    protection (AVG art. 13); empty while the gemeente named none. ``opening_hours`` are lines in Dutch.
    ``portal`` is where the portal's pages stand; without it a letter leads to none. ``brand`` is how the
    letters look.
    """

    gemeente: str
    college: str
    address: tuple[str, ...]
    phone: str
    website: str
    opening_hours: tuple[str, ...]
    objection_address: tuple[str, ...]
    free_help: tuple[str, ...]
    court: str
    objection_url: str = ""
    privacy_url: str = ""
    portal: str = ""
    brand: Brand = field(default_factory=example_brand)

    @property
    def post(self) -> str:
        """Where mail goes, on one line."""
        return ", ".join((f"Gemeente {self.gemeente}", *self.address))

    @property
    def website_name(self) -> str:
        """The website as people write it."""
        return self.website.removeprefix("https://")

    def page(self, code: str, slug: str = "") -> str:
        """A public page in a language; without ``slug`` the front page. Empty while there is no portal."""
        return f"{self.portal.rstrip('/')}/{code}/{slug}" if self.portal else ""


@dataclass(frozen=True, kw_only=True)
class Addressee(Complete):
    """Who gets the letter: the name as in a greeting, and the address lines below it.

    ``large_print``: in letters of half again the size.
    """

    name: str
    address: tuple[str, ...]
    large_print: bool = False


@dataclass(frozen=True, kw_only=True)
class Signatory(Complete):
    """The officer who decides on behalf of the college (Awb 10:10)."""

    name: str
    function: str


@dataclass(frozen=True, kw_only=True)
class Rule(Complete):
    """One legal basis: its name, the article, and the date since which that version holds (Awb 3:47).

    ``version`` stays empty for a text that the library does not hold: no date is better than a wrong one.
    """

    source: str
    article: str
    version: date | None = None


@dataclass(frozen=True, kw_only=True)
class Factors(Complete):
    """What the gemeente looked at, a sentence or more each (HS 3.4): one paragraph of reasons apiece."""

    ability: str
    situation: str
    wishes: str
    existing: str


@dataclass(frozen=True, kw_only=True)
class Weighed(Complete):
    """What a person judged, under its name, in the words in which he wrote it (Awb 3:46)."""

    what: str
    words: str


@dataclass(frozen=True, kw_only=True)
class Advised(Complete):
    """An advice on which the decision leans, with its reasons, in the words of the adviser (Awb 3:49)."""

    by: str
    on: date
    words: str


@dataclass(frozen=True, kw_only=True)
class Deviated(Complete):
    """Articles from which the decision deviates, the one that allows it, and why, in the officer's words."""

    articles: tuple[str, ...]
    by: str
    words: str

    @property
    def said(self) -> str:
        """The sentence of the letter. Dutch, which binds."""
        return f"Wij wijken af van {' en '.join(self.articles)}, want {self.words}"


@dataclass(frozen=True, kw_only=True)
class Ended(Complete):
    """A task that starts, or would have started, on ``starts_on`` and was agreed until ``agreed_until``."""

    task: str
    starts_on: date
    agreed_until: date


@dataclass(frozen=True, kw_only=True)
class Earlier(Complete):
    """A task that runs already or is to come, with what becomes of it.

    ``last_day`` is the last day of what stops and of what goes on; what never begins has none to tell.
    """

    task: str
    minutes_per_week: int
    becomes: Literal["stops", "goes_on", "never_begins"]
    last_day: date


@dataclass(frozen=True, kw_only=True)
class EarlierDecision(Complete):
    """A decision by which nothing (more) was asked: it holds until ``last_day``; without it, it goes on.

    ``what`` it said: that what the client does already is enough, or that nothing is imposed.
    """

    what: Literal["existing_counts", "not_imposed"]
    decided_on: date
    last_day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Change(Complete):
    """Something the decision changes in the client's plan, and why."""

    what: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Answer(Complete):
    """One question as it was shown and the answer as it was given; ``number`` is 0 when it has none."""

    question: str
    answer: str = ""
    number: int = 0


@dataclass(frozen=True, kw_only=True)
class Section(Complete):
    """The answers of one part of a form, under its title."""

    title: str
    answers: tuple[Answer, ...]
