"""A report that work displaces paid jobs: where it is, how it can end, and when reasons are asked."""

from datetime import date, timedelta
from enum import StrEnum

from portal.domain.errors import MovedOn

READ_WITHIN = timedelta(days=7)
"""Within this time somebody reads a report: a promise of the gemeente, no term of a law."""


class SignalState(StrEnum):
    """Where a report is."""

    RECEIVED = "received"
    TAKEN = "taken"
    """A quality officer looks at it."""
    WITH_COMMITTEE = "with_committee"
    """The committee of the regeling is asked for advice (Rotterdam art. 4 lid 6)."""
    ADVISED = "advised"
    CLOSED = "closed"


class SignalOutcome(StrEnum):
    """What happens to the work. The same words serve for the advice and for the decision."""

    CONTINUE = "continue"
    ADAPT = "adapt"
    STOP_ACTIVITY = "stop_activity"
    STOP_COOPERATION = "stop_cooperation"


MOVES = frozenset(
    {
        (SignalState.RECEIVED, SignalState.TAKEN),
        (SignalState.TAKEN, SignalState.WITH_COMMITTEE),
        (SignalState.WITH_COMMITTEE, SignalState.ADVISED),
        (SignalState.TAKEN, SignalState.CLOSED),
        (SignalState.WITH_COMMITTEE, SignalState.CLOSED),  # an advice that stays away is no bar (Awb 3:6)
        (SignalState.ADVISED, SignalState.CLOSED),
    }
)


STOPS = frozenset({SignalOutcome.STOP_ACTIVITY, SignalOutcome.STOP_COOPERATION})
"""After these nobody new begins with the work that the report is about."""


def check_move(old: SignalState, new: SignalState) -> None:
    """Let a move of a report through.

    Raises:
        MovedOn: the report is in a state from which this move does not exist.
    """
    if (old, new) not in MOVES:
        raise MovedOn(f"{old} to {new}")


def read_by(received_on: date) -> date:
    """The last day on which somebody must have read a report of this day."""
    return received_on + READ_WITHIN


def departs(outcome: SignalOutcome, advised: SignalOutcome | None, *, has_committee: bool) -> bool:
    """Whether a decision needs reasons of its own beside the advice (Awb 3:50).

    It does when the committee advised something else, and when the regeling has a committee whose advice
    is not there. The advice never binds.
    """
    return outcome is not advised if advised else has_committee


def must_hear(outcome: SignalOutcome) -> bool:
    """Whether the organisation must have had its say first: before the gemeente stops working with it."""
    return outcome is SignalOutcome.STOP_COOPERATION
