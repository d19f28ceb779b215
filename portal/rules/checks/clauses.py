"""Clauses of a regeling that no key can say: a person judges them, each named by its article."""

from collections.abc import Callable, Iterable, Mapping

from portal.rules.asked import Asked
from portal.rules.condition import Check, Condition, Places, by_a_person
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law
from portal.rules.regeling import About
from portal.rules.values import Rule

ASKED: Mapping[About, Asked] = {
    About.IMPOSING: Asked.CLAUSE_IMPOSING,
    About.EXISTING: Asked.CLAUSE_EXISTING,
    About.EXEMPTION: Asked.CLAUSE_EXEMPTION,
    About.COURSE: Asked.CLAUSE_COURSE,
    About.MAATREGEL: Asked.CLAUSE_MAATREGEL,
}
IS_MET: Mapping[About, Callable[[Facts], object]] = {
    About.IMPOSING: lambda facts: facts.activity,
    About.EXISTING: lambda facts: facts.mantelzorg or facts.volunteering,
    About.EXEMPTION: lambda facts: facts.inability,
    About.COURSE: lambda facts: facts.obligation or facts.content_change or facts.proposal_term,
    About.MAATREGEL: lambda facts: facts.maatregel,
}
"""The part of a case that a clause is about: without it there is nothing to judge."""


def _check(about: About) -> Check:
    def judged_by_a_person(facts: Facts, law: Law) -> Iterable[Finding]:
        """Each clause about this, as a question for a person."""
        if law.regeling.clauses and IS_MET[about](facts):
            for clause in law.regeling.clauses:
                if about in clause.about:
                    values = {"question": clause.question}
                    yield Finding("clause_to_judge", Severity.HUMAN, clause.citation, values)

    return judged_by_a_person


def _places(about: About) -> Callable[[Law], Places]:
    return lambda law: tuple(
        Rule(True, clause.citation) for clause in law.regeling.clauses if about in clause.about
    )


CONDITIONS = tuple(
    Condition(asks=asked, places=_places(about), check=_check(about), stands=by_a_person)
    for about, asked in ASKED.items()
)
