"""On which questions of the law each outcome rests, and how it leans on them."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.states import ByOutcome
from portal.rules.asked import Asked

Questions = tuple[Asked, ...]


class Lean(StrEnum):
    """How an outcome leans on a question."""

    HOLDS = "holds"
    """It must be met; together these carry the outcome."""
    CLEAR = "clear"
    """It must have been asked and stand in nobody's way; it carries nothing."""
    UNBARRED = "unbarred"
    """It must not be known to stand in the way."""
    FAILS = "fails"
    """One of these must not be met: that one carries a no."""
    OTHERWISE = "otherwise"
    """It carries a no where the regeling asks none of the questions that could fail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The questions of one outcome.

    ``asks_all``: a no that rests on a judgement comes after every question that could have helped the client.
    ``is_named``: the officer says which judgement carries a no, also when only one can; his reasons may be
    about something else.
    """

    holds: Questions = ()
    clear: Questions = ()
    unbarred: Questions = ()
    fails: Questions = ()
    otherwise: Questions = ()
    asks_all: bool = True
    is_named: bool = False

    @property
    def leans(self) -> tuple[tuple[Asked, Lean], ...]:
        """Each question with how the outcome leans on it."""
        pairs = (
            (self.holds, Lean.HOLDS),
            (self.clear, Lean.CLEAR),
            (self.unbarred, Lean.UNBARRED),
            (self.fails, Lean.FAILS),
            (self.otherwise, Lean.OTHERWISE),
        )
        return tuple((asked, lean) for questions, lean in pairs for asked in questions)


PERSON = (Asked.AGE, Asked.EXEMPTING_AGE, Asked.BENEFIT, Asked.DEPENDS_ON_WORK)
SPARED_BY_LAW = (Asked.INCAPACITATED, Asked.SINGLE_PARENT, Asked.EXEMPTION_RUNNING)
TARGET = (Asked.TARGET_GROUP, Asked.NO_WORK_NO_REINTEGRATION, Asked.REINTEGRATION, Asked.PAID_WORK)
CONTENT = (
    Asked.KIND,
    Asked.UNPAID,
    Asked.ADDITIONAL,
    Asked.MARKET,
    Asked.LABOUR_MARKET_AIM,
    Asked.DESCRIPTION,
    Asked.ORGANISATION,
    Asked.RECIPROCITY,
    Asked.CONVINCED,
    Asked.DISPLACEMENT,
    Asked.PLACE_HELD,
)
SIZE = (Asked.HOURS_LEFT, Asked.HOURS, Asked.MONTH_HOURS, Asked.YEAR_HOURS, Asked.EXCESSIVE, Asked.TERM)
WEIGHED = (Asked.ABILITY, Asked.SITUATION, Asked.WISHES)
COUNTS = (
    Asked.CARE_DEFINITION,
    Asked.CARE_NECESSARY,
    Asked.CARE_COUNTS,
    Asked.VOLUNTEERING_SUFFICES,
    Asked.VOLUNTEERING_COUNTS,
    Asked.VOLUNTEERING_DISPLACES,
)
EXISTING = (Asked.EXISTING_ACTIVITY, Asked.PROPOSED_CARE)

IMPOSING = Basis(
    holds=(
        Asked.POWER,
        Asked.VERORDENING,
        Asked.REGIME,
        *PERSON,
        Asked.REQUEST,
        *TARGET,
        *CONTENT,
        *SIZE,
        *WEIGHED,
        *EXISTING,
        Asked.EARLIER_DECISION,
        Asked.CLAUSE_IMPOSING,
    ),
    clear=(*SPARED_BY_LAW, Asked.EXEMPTION_ASKED, Asked.ALLOWANCE, Asked.HARDSHIP),
)

OWN_PART = (Asked.BENEFIT, Asked.REINTEGRATION)
"""Who can take part by the regeling alone: what the act says of a duty carries nothing there."""

BASES = ByOutcome(
    agreed=IMPOSING,
    agreed_with_changes=IMPOSING,
    refused=Basis(
        clear=(Asked.REGIME, Asked.HARDSHIP),
        fails=(
            Asked.VERORDENING,
            *PERSON,
            *SPARED_BY_LAW,
            Asked.REQUEST,
            *TARGET,
            *EXISTING,
            Asked.EARLIER_DECISION,
            *CONTENT,
            *SIZE,
            *WEIGHED,
            Asked.CLAUSE_IMPOSING,
        ),
        is_named=True,
    ),
    existing_counts=Basis(
        holds=COUNTS,
        clear=(Asked.REGIME, Asked.ALLOWANCE, Asked.CLAUSE_EXISTING),
        unbarred=(*PERSON, *SPARED_BY_LAW, *TARGET),
    ),
    existing_does_not_count=Basis(
        clear=(Asked.REGIME, Asked.EARLIER_DECISION, Asked.HARDSHIP),
        fails=(*COUNTS, Asked.CLAUSE_EXISTING),
        otherwise=(Asked.POWER,),
    ),
    exemption_granted=Basis(
        holds=(Asked.EXEMPTION, Asked.AGREED_TERM, Asked.END_DATE),
        clear=(Asked.REGIME, Asked.CLAUSE_EXEMPTION),
    ),
    exemption_refused=Basis(
        clear=(
            Asked.REGIME,
            Asked.INCAPACITATED,
            Asked.SINGLE_PARENT,
            Asked.LASTING_INABILITY,
            Asked.HARDSHIP,
        ),
        fails=(Asked.EXEMPTION, Asked.CLAUSE_EXEMPTION),
    ),
    not_imposed=Basis(
        fails=(
            Asked.VERORDENING,
            Asked.LASTING_INABILITY,
            *SPARED_BY_LAW,
            Asked.REGIME,
            *PERSON,
            *TARGET,
            Asked.ABILITY,
        ),
        asks_all=False,
    ),
    ended=Basis(holds=(Asked.POWER,)),
    sparing_ended=Basis(
        holds=(Asked.EARLIER_DECISION,),
        clear=(Asked.REGIME, Asked.INCAPACITATED, Asked.SINGLE_PARENT),
        fails=COUNTS,
        otherwise=(Asked.POWER,),
    ),
    part_agreed=Basis(
        holds=(Asked.ARRANGING, Asked.REGIME, *OWN_PART, *CONTENT, *SIZE, *WEIGHED, Asked.CLAUSE_IMPOSING),
        clear=(Asked.ALLOWANCE, Asked.HARDSHIP),
    ),
    part_not_agreed=Basis(
        clear=(Asked.REGIME, Asked.HARDSHIP),
        fails=(*OWN_PART, *CONTENT, *SIZE, *WEIGHED, Asked.CLAUSE_IMPOSING),
        is_named=True,
    ),
    part_counts=Basis(
        holds=COUNTS, clear=(Asked.REGIME, Asked.ALLOWANCE, Asked.CLAUSE_EXISTING), unbarred=(Asked.BENEFIT,)
    ),
    part_does_not_count=Basis(
        clear=(Asked.REGIME, Asked.HARDSHIP), fails=(*COUNTS, Asked.BENEFIT, Asked.CLAUSE_EXISTING)
    ),
    part_ended=Basis(holds=(Asked.ARRANGING,)),
)
"""By outcome. That nothing is imposed favours the client: it may rest on the first thing that is known."""
