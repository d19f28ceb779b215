"""The parts that every action works with, wired together once in ``portal.app``."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from portal.domain.regimes import Regime
from portal.letters.contexts import Letter
from portal.look import Brand, example_brand
from portal.rules.gemeente import Gemeente
from portal.rules.library import Law, Library
from portal.store.base import Store


class Press(Protocol):
    """Makes PDF of a letter; ``portal.letters.press`` does it in a process of its own."""

    def render(self, letter: str, language: str, context: Letter) -> bytes:
        """The letter as PDF."""

    def close(self) -> None:
        """Let go of what the press holds."""


class Scanner(Protocol):
    """Looks for viruses in what clients add; ``portal.papers.scanning`` asks ClamAV."""

    def is_safe(self, content: bytes) -> bool:
        """Whether nothing was found; raises ``ScannerAway`` when nobody can say."""


@dataclass(frozen=True)
class Installation:
    """One running portal: one gemeente, its database, the law, the press for its letters, and a scanner.

    ``papers_at_once``: so many files of clients are made anew at the same moment, by all processes together.
    ``privacy_url``: the page of the gemeente that says how long data are kept and how to reach its officer
    for data protection (AVG art. 13); empty while there is none. ``brand``: what its letters look like.
    """

    gemeente_id: str
    base_url: str
    store: Store
    library: Library
    press: Press
    scanner: Scanner | None = None
    papers_at_once: int = 2
    privacy_url: str = ""
    brand: Brand = field(default_factory=example_brand)

    @property
    def gemeente(self) -> Gemeente:
        """The gemeente that this portal speaks for."""
        return self.library.gemeenten[self.gemeente_id]

    def law(self, on: date, regime: Regime | None = None) -> Law:
        """The law of this gemeente on a day: under the regime of that day, or under one that a case keeps."""
        return self.library.in_force(self.gemeente_id, on, regime)

    def regime(self, on: date) -> Regime:
        """The regime of this gemeente on a day."""
        return self.library.regime(self.gemeente_id, on)

    def close(self) -> None:
        """Let go of the database and the press."""
        self.store.close()
        self.press.close()
