"""The regimes: by which law a gemeente and a client speak. What differs between them hangs on this.

A regime is a property of a dated regeling. Which outcomes it knows stands with the outcomes
(``states.Outcome.regime``), its words in ``wording.speech``, what its file may say in ``rules.regelingfile``.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from portal.domain.total import Total

Row = TypeVar("Row", covariant=True)


class Regime(StrEnum):
    """One regime, by its name in law files."""

    TEGENPRESTATIE = "tegenprestatie"
    """Participatiewet art. 9 lid 1 onder c: the college orders unpaid, useful work."""
    PARTICIPATION = "maatschappelijke-participatie"
    """What replaces it (Wet Participatiewet in balans, Stb. 2025, 312); the text of the new art. 9 was not
    seen, so nothing is known but what the regeling of the gemeente says."""

    @property
    def imposes(self) -> bool:
        """Whether something can be ordered, so that it is owed by a day and has consequences."""
        return TRAITS[self].imposes

    @property
    def asks_hours(self) -> bool:
        """Whether hours are owed week by week without a word of the regeling about them."""
        return TRAITS[self].asks_hours


@dataclass(frozen=True, kw_only=True, eq=False)
class ByRegime(Total[Regime, Row], Generic[Row]):
    """Something for each regime."""

    KEYS: ClassVar = Regime
    tegenprestatie: Row
    participation: Row


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What holds under a regime whatever a gemeente writes; what a gemeente chooses stands in its file."""

    imposes: bool
    asks_hours: bool


TRAITS = ByRegime(
    tegenprestatie=Traits(imposes=True, asks_hours=True),
    participation=Traits(imposes=False, asks_hours=False),
)


@dataclass(frozen=True)
class OtherRules:
    """The other rules that a gemeente applies from ``starts_on``, beside a decision from before that day.

    ``is_certain``: that day was laid down; until then it was only announced.
    """

    regime: Regime
    starts_on: date
    is_certain: bool
    decided_on: date | None = None
