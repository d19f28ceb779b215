"""What a person weighs before anything is imposed: no fact answers it, so no check does."""

from portal.rules.asked import Asked
from portal.rules.condition import Condition, Standing
from portal.rules.facts import Facts
from portal.rules.law import Law


def by_a_person(_facts: Facts, _law: Law) -> Standing:
    """It always waits for somebody who writes down why."""
    return Standing.TO_JUDGE


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
)
