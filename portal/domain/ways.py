"""The ways a client can tell the gemeente something, and how each can be closed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import ClassVar, Generic, TypeVar

from portal.domain.papers import Papers
from portal.domain.regimes import Regime
from portal.domain.states import Obligation, Outcome, Reply
from portal.domain.total import Total

Row = TypeVar("Row", covariant=True)


class Form(StrEnum):
    """The forms of a client, each by its name in addresses and in the database."""

    PLAN = "plan"
    """What he wants to do (K1)."""
    CARE = "mantelzorg"
    """The care that he gives already (K2)."""
    VOLUNTEERING = "vrijwilligerswerk"
    """The volunteering that he does already (K3)."""
    CANNOT = "kan-nu-niet"
    """That he can't, for now or for good (K4)."""
    HELP = "hulp"
    """What he needs help with (K5)."""
    HOURS = "uren"
    """The hours of a week (K6)."""
    CHANGE = "wijziging"
    """That something changed: a pause, a job, a move (K7)."""
    OBJECTION = "oneens"
    """That he disagrees (K8)."""
    CORRECTION = "correctie"
    """That something held about him is wrong (K10; AVG art. 16)."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByForm(Total[Form, Row], Generic[Row]):
    """Something for each form."""

    KEYS: ClassVar = Form
    plan: Row
    care: Row
    volunteering: Row
    cannot: Row
    help: Row
    hours: Row
    change: Row
    objection: Row
    correction: Row


class Lane(StrEnum):
    """What runs side by side in one dossier."""

    MAIN = "main"
    """The tegenprestatie itself: one form at a time."""
    EXEMPTION = "exemption"
    """The wish to be left in peace for a while: beside whatever runs in the main lane, one at a time."""
    SERVICE = "service"
    """Everything that is answered, as often as the client likes."""


@dataclass(frozen=True)
class Way:
    """One way: its lane, where the dossier stands meanwhile, how the gemeente closes it, and papers.

    ``outcomes`` are those of every regime; ``replies`` close what asks for no decision.
    """

    lane: Lane
    state: Obligation | None = None
    outcomes: tuple[Outcome, ...] = ()
    replies: tuple[Reply, ...] = ()
    papers: Papers = Papers.NOT_ASKED
    is_final: bool = False
    """What it says stands when it comes in, so there is nothing to withdraw: it can only be given anew."""

    keeps_its_day: bool = False
    """The day on which it came in counts (Awb 6:7, 6:9): it is added to, and nothing takes its place."""

    about_what_runs: bool = False
    """It is about what goes on already, so it stays under the regime under which that was decided."""

    def outcomes_under(self, regime: Regime) -> tuple[Outcome, ...]:
        """What can be decided on it under a regime."""
        return tuple(one for one in self.outcomes if one.regime is regime)

    def asks_decision(self, regime: Regime) -> bool:
        """True when it is judged and closed with a beschikking; else a beschikking is the exception."""
        return self.lane is not Lane.SERVICE and bool(self.outcomes_under(regime))

    def replies_under(self, regime: Regime) -> tuple[Reply, ...]:
        """How it can be answered under a regime: what asks for a decision is not closed with less."""
        return () if self.asks_decision(regime) else self.replies


_EXISTING = Way(
    Lane.MAIN,
    Obligation.EXISTING_REPORTED,
    (
        Outcome.EXISTING_COUNTS,
        Outcome.EXISTING_DOES_NOT_COUNT,
        Outcome.PART_COUNTS,
        Outcome.PART_DOES_NOT_COUNT,
    ),
    papers=Papers.WELCOME,
)
_ANSWERED = Way(Lane.SERVICE, replies=(Reply.ANSWERED,))

WAYS = ByForm(
    plan=Way(
        Lane.MAIN,
        Obligation.PROPOSED,
        (
            Outcome.AGREED,
            Outcome.AGREED_WITH_CHANGES,
            Outcome.REFUSED,
            Outcome.PART_AGREED,
            Outcome.PART_NOT_AGREED,
        ),
        papers=Papers.WELCOME,
    ),
    care=replace(_EXISTING, papers=Papers.ONLY_A_TALK),
    volunteering=_EXISTING,
    cannot=Way(
        Lane.EXEMPTION,
        outcomes=(Outcome.EXEMPTION_GRANTED, Outcome.NOT_IMPOSED, Outcome.EXEMPTION_REFUSED),
        replies=(Reply.ANSWERED,),  # where nothing is imposed there is nothing to be exempt from
        papers=Papers.NEVER_MEDICAL,
        about_what_runs=True,
    ),
    help=_ANSWERED,
    hours=replace(_ANSWERED, is_final=True, about_what_runs=True),
    change=Way(
        Lane.SERVICE,
        outcomes=(
            Outcome.ENDED,
            Outcome.SPARING_ENDED,
            Outcome.PART_ENDED,
        ),  # an end is decided; the rest is answered
        replies=(Reply.ANSWERED, Reply.PAUSED),
        papers=Papers.WELCOME,
        about_what_runs=True,
    ),
    objection=Way(
        Lane.SERVICE,
        replies=(Reply.REGISTERED, Reply.ANSWERED),
        papers=Papers.WELCOME,
        keeps_its_day=True,
    ),
    correction=_ANSWERED,
)


@cache
def in_lane(lane: Lane) -> tuple[Form, ...]:
    """The forms in a lane."""
    return tuple(form for form, way in WAYS.items() if way.lane is lane)
