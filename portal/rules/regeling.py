"""One dated version of a gemeente's own rules, as typed values that each know their article.

What a law file may say about each subject stands in ``portal.rules.sections``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.regimes import Regime
from portal.rules.citation import Citation
from portal.rules.sections.activity import Content, Course, Maatregel, Size, TakingPart
from portal.rules.sections.person import Exemption, Existing, Factors, TargetGroup
from portal.rules.sections.vocabulary import (
    BENEFITS,
    BOTH,
    COUNTS,
    EFFECTS,
    EITHER,
    KINDS,
    MAY_COUNT,
    NO_OBLIGATION,
    Words,
)
from portal.rules.values import Number

__all__ = [
    "BELEIDSREGELS",
    "BENEFITS",
    "BOTH",
    "COUNTS",
    "EFFECTS",
    "EITHER",
    "KINDS",
    "MAY_COUNT",
    "NO_OBLIGATION",
    "About",
    "Article",
    "Choice",
    "Clause",
    "Content",
    "Contradiction",
    "Course",
    "Exemption",
    "Existing",
    "Factors",
    "Maatregel",
    "Reduction",
    "Regeling",
    "Size",
    "TakingPart",
    "TargetGroup",
    "Verordening",
    "Words",
]


BELEIDSREGELS = "beleidsregels"
"""A kind of text that binds the college (Awb 4:84), and imposes nothing by itself."""


class About(StrEnum):
    """What a clause of a regeling is about, as law files name it."""

    IMPOSING = "opleggen"
    EXISTING = "bestaand"
    EXEMPTION = "ontheffing"
    COURSE = "verloop"
    MAATREGEL = "maatregel"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that no key can say: a person judges it, in each case that it is about.

    ``question`` is Dutch, as the desk shows it; ``about`` are the decisions before which it is judged.
    """

    citation: Citation
    question: str
    about: tuple[About, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verordening:
    """The verordening on which beleidsregels lean (Participatiewet art. 8a lid 1 onder b)."""

    title: str
    article: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Article:
    """One article or one rule of the explanatory note, and what the portal makes of it.

    ``becomes`` maps a kind of result ("regel", "waarde", "formulier", "brief", "termijn", "rapport",
    "geen_regel") to names or to the reason why no rule follows.
    """

    key: str
    citation: Citation
    becomes: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the gemeente's lawyer chose about a contradiction, by whom and when."""

    reading: str
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two texts that do not agree, the reading taken by default, and the lawyer's choice if there is one."""

    number: str
    flag: str | None
    sides: tuple[Citation, ...]
    gist: str
    readings: Words
    default: str
    choice: Choice | None
    effect: str

    @property
    def reading(self) -> str:
        """The reading that holds: the recorded choice, else the default."""
        return self.choice.reading if self.choice else self.default


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """The gemeente's verordening on lowering the benefit (Participatiewet art. 8 lid 1 onder a)."""

    title: str
    article: str
    percent: Number
    months: Number
    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Regeling:
    """One version of the rules of gemeente ``id``; ``valid_to`` is the last day, ``None`` while open.

    ``holds_from``: in a demo, the day since which it holds though it begins later.
    """

    id: str
    title: str
    cite: str
    kind: str
    regime: Regime
    source: str
    url: str | None
    adopted: date | None
    valid_from: date
    valid_to: date | None
    legal_bases: Words
    articles: Mapping[str, Article]
    contradictions: Mapping[str, Contradiction]
    target_group: TargetGroup
    exemption: Exemption
    existing: Existing
    factors: Factors
    content: Content
    size: Size
    course: Course
    maatregel: Maatregel
    taking_part: TakingPart
    reduction: Reduction | None
    clauses: tuple[Clause, ...] = ()
    verordening: Verordening | None = None
    path: str
    sha256: str
    holds_from: date | None = None

    @property
    def since(self) -> date:
        """Since when it holds."""
        return self.holds_from or self.valid_from
