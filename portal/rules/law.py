"""The law for one gemeente on one day: what every check is given beside the facts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from portal.domain.regimes import Regime
from portal.rules.citation import Citation
from portal.rules.findings import Finding, Severity
from portal.rules.national import National, Participation
from portal.rules.regeling import Contradiction, Regeling
from portal.rules.values import Rule

OWN_ACT: Mapping[str, Callable[[National], Participation]] = {
    "ioaw": lambda national: national.ioaw,
    "ioaz": lambda national: national.ioaz,
}
"""The benefits that are granted by another act than the Participatiewet, and that act."""


def rests_on(regeling: Regeling, benefit: str) -> bool:
    """Whether a regeling names the act of a benefit as its basis.

    The IOAW and the IOAZ ask a verordening of their own (art. 35 onder d); one that rests on the
    Participatiewet alone carries out that act and no other.
    """
    named = " ".join(regeling.legal_bases)
    return bool(re.search(rf"\b{benefit}\b", named, re.IGNORECASE))


@dataclass(frozen=True)
class Law:
    """One regeling version together with the national texts of the same day.

    ``benefit``: whose act it is, where that is another than the Participatiewet.
    """

    regeling: Regeling
    national: National
    benefit: str = ""

    def under(self, benefit: str | None) -> "Law":
        """The law for who gets this benefit: the act that grants it says what he owes.

        While nobody knows the benefit it is the Participatiewet.
        """
        return self._by_benefit.get(benefit or "", self)

    @cached_property
    def _by_benefit(self) -> "Mapping[str, Law]":
        return {
            benefit: Law(self.regeling, replace(self.national, participation=act_of(self.national)), benefit)
            for benefit, act_of in OWN_ACT.items()
        }

    @cached_property
    def files(self) -> tuple[tuple[str, str], ...]:
        """Each law file that counts here: its path below the law folder and its SHA-256."""
        return ((self.regeling.path, self.regeling.sha256), *self.national.files)

    @property
    def regime(self) -> Regime:
        """Under which regime these rules are."""
        return self.regeling.regime

    @property
    def asks_hours(self) -> bool:
        """Whether hours are owed week by week: by the regime, or because the regeling says so."""
        return self.regime.asks_hours or self.regeling.taking_part.hours is not None

    def carries(self, citation: Citation) -> bool:
        """Whether an article can carry anything under this regime.

        What the act of the benefit, the pension age and the judges say of the duty of one regime carries
        nothing under another: what is left is what the regeling says.
        """
        return not self._silent or citation not in self._silent  # which is seldom: to hash one takes long

    @cached_property
    def _silent(self) -> frozenset[Citation]:
        act, judges = self.national.participation, self.national.case_law
        if act.regime.value == self.regime:
            return frozenset()
        held = [getattr(text, one.name) for text in (act, judges) for one in fields(text)]
        about_money = (act.allowance_under, act.allowance_exempt)
        rules = [rule for rule in held if isinstance(rule, Rule) and rule not in about_money]
        return frozenset((*(rule.citation for rule in rules), self.national.pension.citation))

    @cached_property
    def beginning(self) -> Rule[Any]:
        """Where the regeling begins, or that it only asks: what carries it as a whole."""
        asks = self.regeling.course.request
        return asks or Rule(True, next(iter(self.regeling.articles.values())).citation)

    def has_basis(self, benefit: str | None) -> bool:
        """Whether the regeling rests on the act of this benefit."""
        return benefit is None or benefit not in OWN_ACT or rests_on(self.regeling, benefit)

    @cached_property
    def may_deviate_from(self) -> frozenset[Citation]:
        """The articles of the regeling from which it lets the college deviate.

        None of another text, and none that keeps paid work from being displaced, whatever else it says.
        """
        regeling, rule = self.regeling, self.regeling.factors.deviate_from
        named = {regeling.articles[key].citation for key in rule.value} if rule else set()
        protecting = {one.citation for one in self._against_displacement if one}
        return frozenset(one for one in named - protecting if one.source == regeling.title)

    @property
    def _against_displacement(self) -> tuple[Rule[bool] | None, ...]:
        """What the regeling says so that unpaid work takes the place of no paid work."""
        said = self.regeling.content
        per_case = said.displacement_per_case
        return said.no_displacement, per_case, said.additional, said.no_market, said.unpaid

    @property
    def power(self) -> tuple[Rule[bool], ...]:
        """What lets the college impose: the duty in the act, and the order to make the verordening where this
        verordening rests on it. A regeling that only asks has nothing but its own article.
        """
        if self.regeling.course.request:
            return (self.regeling.course.request,)
        law = self.national.participation
        return (law.additional, law.by_verordening) if self.has_basis(self.benefit) else (law.additional,)

    @cached_property
    def about_tegenprestatie(self) -> frozenset[Citation]:
        """What the act says of the tegenprestatie alone: who only asks orders nothing by it."""
        law = self.national.participation
        rules = (law.additional, law.unpaid, law.no_displacement, law.by_verordening, law.confirmed_until)
        return frozenset((*(rule.citation for rule in rules), law.ability.citation))

    @cached_property
    def flags(self) -> dict[str, Contradiction]:
        """The contradictions that a case under this law can meet, by finding code."""
        both = (*self.national.contradictions.values(), *self.regeling.contradictions.values())
        return {one.flag: one for one in both if one.flag and self.carries(one.sides[0])}

    def reading(self, flag: str) -> str | None:
        """How a contradiction is read: the lawyer's choice, else the default; None when this law has none."""
        contradiction = self.flags.get(flag)
        return contradiction.reading if contradiction else None

    def is_unsettled(self, flag: str) -> bool:
        """True when this law has the contradiction and its lawyer has not chosen yet."""
        contradiction = self.flags.get(flag)
        return contradiction is not None and contradiction.choice is None

    def flag(self, code: str, **values: object) -> tuple[Finding, ...]:
        """The finding that says this contradiction was met; none when this law does not have it.

        Once the lawyer has chosen, it no longer asks for a choice but shows it, with name and date.
        """
        contradiction = self.flags.get(code)
        if contradiction is None:
            return ()
        choice = contradiction.choice
        sides = tuple(side.article for side in contradiction.sides)
        values = {"reading": contradiction.reading, "sides": sides, **values}
        if choice:
            values |= {"chosen_by": choice.by, "chosen_on": choice.on}
        severity = Severity.INFO if choice else Severity.FLAG
        return (Finding(code, severity, contradiction.sides[0], values, contradiction.gist),)
