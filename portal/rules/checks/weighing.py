"""What a person weighs before anything is imposed: no fact answers it, so no check does."""

from collections.abc import Iterable

from portal.rules.asked import Asked
from portal.rules.condition import Condition, by_a_person
from portal.rules.facts import Facts
from portal.rules.findings import Finding, Severity
from portal.rules.law import Law


def hardship(facts: Facts, law: Law) -> Iterable[Finding]:
    """With a hardship clause the college may deviate for who is hit too hard: a person weighs that."""
    rule = law.regeling.factors.hardship
    burdens = (facts.activity, facts.mantelzorg, facts.volunteering, facts.inability, facts.maatregel)
    if rule and any(burdens):
        yield rule.finding("weigh_hardship", Severity.HUMAN)


CONDITIONS = (
    Condition(
        asks=Asked.ABILITY,
        places=lambda law: (law.regeling.factors.ability, law.national.participation.ability),
        stands=by_a_person,
    ),
    Condition(
        asks=Asked.SITUATION,
        places=lambda law: (law.regeling.factors.situation,),
        stands=by_a_person,
    ),
    Condition(
        asks=Asked.WISHES,
        places=lambda law: (law.regeling.factors.wishes, law.regeling.factors.qualities),
        stands=by_a_person,
    ),
    Condition(
        asks=Asked.HARDSHIP,
        places=lambda law: (law.regeling.factors.hardship,),
        check=hardship,
        stands=by_a_person,
    ),
)
