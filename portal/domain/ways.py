"""The ways a client can tell the gemeente something, and how each can be closed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from portal.domain.papers import Papers
from portal.domain.regimes import Regime
from portal.domain.states import Obligation, Outcome, Reply


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

WAYS: Mapping[str, Way] = {
    "plan": Way(
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
    "mantelzorg": replace(_EXISTING, papers=Papers.ONLY_A_TALK),
    "vrijwilligerswerk": _EXISTING,
    "kan-nu-niet": Way(
        Lane.EXEMPTION,
        outcomes=(Outcome.EXEMPTION_GRANTED, Outcome.NOT_IMPOSED, Outcome.EXEMPTION_REFUSED),
        replies=(Reply.ANSWERED,),  # where nothing is imposed there is nothing to be exempt from
        papers=Papers.NEVER_MEDICAL,
    ),
    "hulp": _ANSWERED,
    "uren": replace(_ANSWERED, is_final=True, about_what_runs=True),
    "wijziging": Way(
        Lane.SERVICE,
        outcomes=(Outcome.ENDED, Outcome.PART_ENDED),  # that a duty ends is decided; the rest is answered
        replies=(Reply.ANSWERED, Reply.PAUSED),
        papers=Papers.WELCOME,
        about_what_runs=True,
    ),
    "oneens": Way(Lane.SERVICE, replies=(Reply.REGISTERED, Reply.ANSWERED), papers=Papers.WELCOME),
    "correctie": _ANSWERED,  # of what is held about him (AVG art. 16)
}
"""By the slug of the form that the client sends in."""


def in_lane(lane: Lane) -> tuple[str, ...]:
    """The slugs of the forms in a lane."""
    return tuple(slug for slug, way in WAYS.items() if way.lane is lane)
