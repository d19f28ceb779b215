"""One question of the law, as data: where it stands, the facts it needs, and the check that answers it.

Findings come from the check alone; grounds (``portal.rules.grounds``) come from the same check, with what is
unknown. So no rule is written twice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.rules.asked import Asked
from portal.rules.citation import Citation
from portal.rules.fact import Fact, unknown
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.values import Rule

Check = Callable[[Facts, Law], Iterable[Finding]]
Places = tuple[Rule[Any] | None, ...]


class Standing(StrEnum):
    """How a question of the law stands in a case. Unknown never counts as met, nor as not met."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    """The regeling does not ask it, or the case has nothing that it asks about."""
    UNKNOWN = "unknown"
    """A fact that it needs has not been answered."""
    TO_JUDGE = "to_judge"
    """The facts are there; a person judges, and writes why."""


def ask_nothing(_facts: Facts, _law: Law) -> tuple[Finding, ...]:
    """The check of a question that no computer answers."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One question of the law.

    ``places`` gives the rules that ask it, the most own first; all None: this law does not ask it.
    ``about`` are the facts that it can ask for, or gives those of a law. ``needs`` gives those that are
    unknown and without which it cannot be answered in this case; without it, every one of them.
    ``stands`` says how it stands where the severity of the findings does not say it.

    ``applies`` says whether the case has what it asks about: where it has nothing of that, nothing is met and
    nothing carries. ``fits`` gives those of the places that ask it of this case; without it, all of them.
    """

    asks: Asked
    places: Callable[[Law], Places]
    check: Check = ask_nothing
    about: tuple[Fact, ...] | Callable[[Law], tuple[Fact, ...]] = ()
    needs: Callable[[Facts, Law], tuple[Fact, ...]] | None = None
    stands: Callable[[Facts, Law], Standing] | None = None
    applies: Callable[[Facts, Law], bool] | None = None
    fits: Callable[[Facts, Law], Places] | None = None

    def standing(self, facts: Facts, law: Law) -> Standing:
        """How the question stands. What certainly is against it stays so, whatever else is unknown."""
        if not self.is_asked(law) or (self.applies and not self.applies(facts, law)):
            return Standing.NOT_APPLICABLE
        if self.stands:
            return self.stands(facts, law)
        return by_severity(self.found(facts, law), self.missing(facts, law))

    def missing(self, facts: Facts, law: Law) -> tuple[Fact, ...]:
        """The facts without which it cannot be answered, and which nobody has told."""
        return self.needs(facts, law) if self.needs else unknown(facts, *self.asks_for(law))

    def asks_for(self, law: Law) -> tuple[Fact, ...]:
        """The facts that it can ask for under this law."""
        if not self.is_asked(law):
            return ()
        return self.about(law) if callable(self.about) else self.about

    def is_asked(self, law: Law) -> bool:
        """Whether this law asks it at all."""
        return bool(self.cited(law))

    def cited(self, law: Law) -> tuple[Citation, ...]:
        """Where this law asks it, each place once, the most own first."""
        return _carried(self.places(law), law)

    def cited_in(self, facts: Facts, law: Law) -> tuple[Citation, ...]:
        """The same, where it is asked of this case."""
        return (_carried(self.fits(facts, law), law) if self.fits else ()) or self.cited(law)

    def found(self, facts: Facts, law: Law) -> Iterable[Finding]:
        """What its check finds, as far as this law carries it."""
        return tuple(one for one in self.check(facts, law) if law.carries(one.citation))


def _carried(places: Places, law: Law) -> tuple[Citation, ...]:
    """Each place once, as far as this law carries it."""
    cited = dict.fromkeys(rule.citation for rule in places if rule)
    carried = tuple(one for one in cited if law.carries(one))
    if not carried or law.regeling.course.request is None:
        return carried
    return tuple(one for one in carried if one not in law.about_tegenprestatie) or (law.beginning.citation,)


def by_severity(findings: Iterable[Finding], missing: tuple[Fact, ...]) -> Standing:
    """How a question stands by what its check found and what it lacks."""
    severities = {finding.severity for finding in findings}
    if Severity.BLOCK in severities:
        return Standing.NOT_MET
    if missing:
        return Standing.UNKNOWN
    return Standing.TO_JUDGE if Severity.HUMAN in severities else Standing.MET


def by_a_person(_facts: Facts, _law: Law) -> Standing:
    """It always waits for somebody who writes down why."""
    return Standing.TO_JUDGE


def by_answer(answer: bool | None) -> Standing:
    """How a question stands that was answered with yes or no, or not yet."""
    if answer is None:
        return Standing.UNKNOWN
    return Standing.MET if answer else Standing.NOT_MET
