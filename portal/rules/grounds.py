"""The grounds of an outcome: what the law asks for it, and how each question stands in this case.

Whoever shows, checks, explains or keeps a decision reads this list and nothing else (Awb 3:46, 3:47).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from portal.domain.states import Outcome
from portal.rules import deviating
from portal.rules.asked import Asked
from portal.rules.basis import BASES, Basis, Lean
from portal.rules.citation import Citation
from portal.rules.condition import Condition, Standing
from portal.rules.engine import CONDITIONS
from portal.rules.fact import Fact
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law

BY_QUESTION: Mapping[Asked, Condition] = {condition.asks: condition for condition in CONDITIONS}
CAN_FAIL = frozenset({Standing.NOT_MET, Standing.TO_JUDGE})


@dataclass(frozen=True, slots=True)
class Ground:
    """One question of the law for one outcome.

    ``citations``: where the law asks it, the most own text first. ``about``: the facts that it asks for,
    ``missing``: those of them that nobody has answered. ``findings``: what the check found, without the
    contradictions in the text. ``deviates_from``: the articles by which it is not met and from which the
    college may deviate; none where it may not.
    """

    asks: Asked
    lean: Lean
    standing: Standing
    citations: tuple[Citation, ...]
    about: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    findings: tuple[Finding, ...]
    deviates_from: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Grounds:
    """All grounds of one outcome in one case, in the order in which a person would ask.

    ``set_aside``: from these questions is deviated; they stand in the way no more, and carry nothing.
    """

    outcome: Outcome
    listed: tuple[Ground, ...]
    set_aside: frozenset[Asked] = frozenset()

    @property
    def basis(self) -> Basis:
        """What the outcome rests on."""
        return BASES[self.outcome]

    @property
    def against(self) -> tuple[Ground, ...]:
        """What the outcome needs and what certainly is not so, but for that from which is deviated."""
        return tuple(one for one in self._not_so if one.asks not in self.set_aside)

    @property
    def deviated(self) -> tuple[Ground, ...]:
        """What certainly is not so, and from which is deviated."""
        return tuple(one for one in self._not_so if one.asks in self.set_aside)

    @property
    def to_deviate(self) -> tuple[Ground, ...]:
        """What is to be deviated from to reach the outcome: all that is against it, or nothing.

        A no needs no deviation. Nor is one asked while something is unanswered.
        """
        if self.basis.fails or self.unanswered or not all(one.deviates_from for one in self.against):
            return ()
        return self.against

    def deviating(self, asked: Iterable[Asked]) -> "Grounds":
        """The same grounds when from these questions is deviated; as they are where that is not enough."""
        aside = {one.asks for one in self.to_deviate}
        return replace(self, set_aside=frozenset(aside)) if aside and aside.issubset(asked) else self

    @property
    def _not_so(self) -> tuple[Ground, ...]:
        return self._of(Standing.NOT_MET, Lean.HOLDS, Lean.CLEAR, Lean.UNBARRED)

    @property
    def unanswered(self) -> tuple[Ground, ...]:
        """What must be answered before this outcome.

        A no needs no answer any more once something certainly fails. One that rests on a judgement comes
        after all questions that could have helped.
        """
        needed = self._of(Standing.UNKNOWN, Lean.HOLDS, Lean.CLEAR)
        if self.basis.asks_all and not self._of(Standing.NOT_MET, Lean.FAILS):
            needed += self._of(Standing.UNKNOWN, Lean.FAILS)
        return needed

    @property
    def could_help(self) -> tuple[Ground, ...]:
        """What nobody has answered and could help the client: it comes before a no on a judgement."""
        return self._of(Standing.UNKNOWN, Lean.FAILS) if self.basis.asks_all else ()

    @property
    def to_judge(self) -> tuple[Ground, ...]:
        """What a person judges before this outcome, with written reasons."""
        return self._of(Standing.TO_JUDGE, Lean.HOLDS, Lean.CLEAR)

    @property
    def may_fail(self) -> tuple[Ground, ...]:
        """On what a no can rest: what certainly fails, and what a person may judge to fail."""
        asked = [one for one in self.listed if one.lean is Lean.FAILS]
        if any(one.standing is not Standing.NOT_APPLICABLE for one in asked):
            return tuple(one for one in asked if one.standing in CAN_FAIL)
        return tuple(one for one in self.listed if one.lean is Lean.OTHERWISE)

    @property
    def carrying(self) -> tuple[Ground, ...]:
        """What carries a yes: everything that had to be so."""
        return self._of(Standing.MET, Lean.HOLDS) + self._of(Standing.TO_JUDGE, Lean.HOLDS)

    def _of(self, standing: Standing, *leans: Lean) -> tuple[Ground, ...]:
        return tuple(one for one in self.listed if one.standing is standing and one.lean in leans)


def grounds(outcome: Outcome, facts: Facts, law: Law) -> Grounds:
    """What the law asks for an outcome in this case, under this law. Nothing is decided or looked up."""
    law, leans = law.under(facts.client.benefit), BASES[outcome].leans
    return Grounds(outcome, tuple(_ground(BY_QUESTION[asked], lean, facts, law) for asked, lean in leans))


def sheet(outcomes: Iterable[Outcome], facts: Facts, law: Law) -> tuple[Ground, ...]:
    """Every question on which one of the outcomes leans and that this law asks, in the order of the law."""
    needed, law = questions(outcomes), law.under(facts.client.benefit)
    asked = (one for one in CONDITIONS if one.asks in needed and one.is_asked(law))
    return tuple(_ground(condition, Lean.CLEAR, facts, law) for condition in asked)


def questions(outcomes: Iterable[Outcome]) -> frozenset[Asked]:
    """The questions on which one of the outcomes leans."""
    return frozenset(asked for outcome in outcomes for asked, _lean in BASES[outcome].leans)


def facts_asked(outcomes: Iterable[Outcome], law: Law) -> frozenset[Fact]:
    """The facts that a law can ask for one of the outcomes."""
    needed = questions(outcomes)
    return frozenset(fact for one in CONDITIONS if one.asks in needed for fact in one.asks_for(law))


def asked_for(outcome: Outcome, law: Law) -> tuple[tuple[Asked, Lean, tuple[Citation, ...]], ...]:
    """What a law asks for an outcome whatever the case is, with where it asks it."""
    placed = ((asked, lean, BY_QUESTION[asked].cited(law)) for asked, lean in BASES[outcome].leans)
    return tuple((asked, lean, citations) for asked, lean, citations in placed if citations)


def still_open(facts: Facts, law: Law) -> tuple[Ground, ...]:
    """What is unknown about the parts of the case that were given, whatever the outcome would be."""
    act = law.under(facts.client.benefit)
    asked = (_ground(condition, Lean.CLEAR, facts, act) for condition in CONDITIONS)
    return tuple(one for one in asked if one.standing is Standing.UNKNOWN and _is_given(one.missing, facts))


def _is_given(missing: Iterable[Fact], facts: Facts) -> bool:
    return all(getattr(facts, fact.part) is not None for fact in missing)


def _ground(condition: Condition, lean: Lean, facts: Facts, law: Law) -> Ground:
    standing = condition.standing(facts, law)
    findings = tuple(f for f in condition.found(facts, law) if f.severity is not Severity.FLAG)
    not_so = standing is Standing.NOT_MET
    return Ground(
        asks=condition.asks,
        lean=lean,
        standing=standing,
        citations=condition.cited(law),
        about=condition.asks_for(law),
        missing=condition.missing(facts, law) if standing is Standing.UNKNOWN else (),
        findings=findings,
        deviates_from=deviating.articles(condition, findings, law) if not_so else (),
    )
