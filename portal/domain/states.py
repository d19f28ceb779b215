"""The states of a dossier and of a submission, and the only moves between them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Generic, TypeVar

from portal.domain.errors import MovedOn
from portal.domain.regimes import Regime
from portal.domain.total import Total

Row = TypeVar("Row", covariant=True)


class Obligation(StrEnum):
    """The main lane: where someone stands with the tegenprestatie."""

    INTAKE = "intake"
    """Known from the benefit administration; nothing has been asked yet."""
    ANNOUNCED = "announced"
    """The client was asked to come with something, before a date."""
    PROPOSED = "proposed"
    """A plan of the client's own lies with the gemeente."""
    EXISTING_REPORTED = "existing_reported"
    """The client reported mantelzorg or volunteering that he already does."""
    IMPOSED = "imposed"
    """The tegenprestatie was decided on (Participatiewet art. 9 lid 1 onder c)."""
    AGREED = "agreed"
    """How the client takes part was agreed on, under rules that impose nothing."""
    EXISTING_ACCEPTED = "existing_accepted"
    """What the client already does is enough: it counts, or no tegenprestatie is imposed because of it."""
    NOT_IMPOSED = "not_imposed"
    """The gemeente decided to impose nothing, such as on who is lastingly unable (HS art. 5 lid 1)."""
    ENDED = "ended"
    """What was decided ends, or ended, before its time: a job, a move, somebody who stopped."""


RUNS = frozenset({Obligation.IMPOSED, Obligation.AGREED})
"""Something goes on that was decided on."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByObligation(Total[Obligation, Row], Generic[Row]):
    """Something for each place where someone can stand."""

    KEYS: ClassVar = Obligation
    intake: Row
    announced: Row
    proposed: Row
    existing_reported: Row
    imposed: Row
    agreed: Row
    existing_accepted: Row
    not_imposed: Row
    ended: Row


class Handling(StrEnum):
    """Where a submission is on its way across the desk."""

    RECEIVED = "received"
    QUESTION_ASKED = "question_asked"
    """The client was asked to add something; the term to decide stands still (Awb 4:5, 4:15)."""
    DECIDED = "decided"
    ANSWERED = "answered"
    """Closed with an answer: nothing had to be decided."""
    WITHDRAWN = "withdrawn"
    """The client took it back before anything was decided."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByHandling(Total[Handling, Row], Generic[Row]):
    """Something for each place on the way across the desk."""

    KEYS: ClassVar = Handling
    received: Row
    question_asked: Row
    decided: Row
    answered: Row
    withdrawn: Row


CLOSED = frozenset({Handling.DECIDED, Handling.ANSWERED, Handling.WITHDRAWN})
"""What lies here waits for nobody at the gemeente."""


class Outcome(StrEnum):
    """What was decided: each outcome is a beschikking."""

    AGREED = "agreed"
    AGREED_WITH_CHANGES = "agreed_with_changes"
    REFUSED = "refused"
    EXISTING_COUNTS = "existing_counts"
    """What the client already does leads to no extra duty (HS 3.2, Rotterdam 4.4, Beleidsregels 2)."""
    EXISTING_DOES_NOT_COUNT = "existing_does_not_count"
    EXEMPTION_GRANTED = "exemption_granted"
    """Nothing, or fewer hours, until a day (Participatiewet art. 9 lid 2)."""
    EXEMPTION_REFUSED = "exemption_refused"
    NOT_IMPOSED = "not_imposed"
    ENDED = "ended"
    """The tegenprestatie ends before the day that was decided."""
    SPARING_ENDED = "sparing_ended"
    """A decision by which nothing was asked holds no longer, because something changed."""
    PART_AGREED = "part_agreed"
    """The gemeente and the client agreed on how he takes part; nothing is ordered."""
    PART_NOT_AGREED = "part_not_agreed"
    """The gemeente does not agree with a plan, on a ground that its regeling knows."""
    PART_COUNTS = "part_counts"
    """What the client already does is taking part."""
    PART_DOES_NOT_COUNT = "part_does_not_count"
    PART_ENDED = "part_ended"
    """What was agreed on ends before its last day."""

    @property
    def regime(self) -> Regime:
        """The one regime that knows it: who decides so, decides under that regime."""
        return KNOWN_BY[self]

    @property
    def begins(self) -> bool:
        """True when an activity begins with the decision."""
        return self in {Outcome.AGREED, Outcome.AGREED_WITH_CHANGES, Outcome.PART_AGREED}

    @property
    def refuses(self) -> bool:
        """True when the client does not get what he asked."""
        return self in REFUSING

    @property
    def spares(self) -> bool:
        """True when nothing (more) is asked by the decision, until another one says otherwise."""
        return self in SPARING


@dataclass(frozen=True, kw_only=True, eq=False)
class ByOutcome(Total[Outcome, Row], Generic[Row]):
    """Something for each outcome."""

    KEYS: ClassVar = Outcome
    agreed: Row
    agreed_with_changes: Row
    refused: Row
    existing_counts: Row
    existing_does_not_count: Row
    exemption_granted: Row
    exemption_refused: Row
    not_imposed: Row
    ended: Row
    sparing_ended: Row
    part_agreed: Row
    part_not_agreed: Row
    part_counts: Row
    part_does_not_count: Row
    part_ended: Row


ENDS = frozenset({Outcome.ENDED, Outcome.PART_ENDED})
"""The decisions by which something ends that was decided on: each under the regime of what ends."""
REFUSING = frozenset(
    {
        Outcome.REFUSED,
        Outcome.EXISTING_DOES_NOT_COUNT,
        Outcome.EXEMPTION_REFUSED,
        Outcome.PART_NOT_AGREED,
        Outcome.PART_DOES_NOT_COUNT,
    }
)
SPARING = frozenset({Outcome.EXISTING_COUNTS, Outcome.NOT_IMPOSED})
"""The decisions by which nothing (more) is asked. Where nothing is imposed, nobody need be spared."""

_TP, _MP = Regime.TEGENPRESTATIE, Regime.PARTICIPATION
KNOWN_BY = ByOutcome(
    agreed=_TP,
    agreed_with_changes=_TP,
    refused=_TP,
    existing_counts=_TP,
    existing_does_not_count=_TP,
    exemption_granted=_TP,
    exemption_refused=_TP,
    not_imposed=_TP,
    ended=_TP,
    sparing_ended=_TP,
    part_agreed=_MP,
    part_not_agreed=_MP,
    part_counts=_MP,
    part_does_not_count=_MP,
    part_ended=_MP,
)
"""By outcome. No regime knows one of another, so a decision says by itself under which it was taken."""


class Reply(StrEnum):
    """How something that asks for no beschikking is closed."""

    ANSWERED = "answered"
    """With a message."""
    PAUSED = "paused"
    """The tegenprestatie stands still until a day, confirmed by letter."""
    REGISTERED = "registered"
    """A bezwaar is registered, its receipt confirmed by letter (Awb 6:14)."""


class OnObjection(StrEnum):
    """What was decided on a bezwaar (Awb 7:11, 7:12)."""

    FOUNDED = "founded"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"
    INADMISSIBLE = "inadmissible"
    """Nobody looked at what it says: it was too late without a reason, or not whole (Awb 6:6, 6:11)."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByOnObjection(Total[OnObjection, Row], Generic[Row]):
    """Something for each."""

    KEYS: ClassVar = OnObjection
    founded: Row
    partly: Row
    unfounded: Row
    inadmissible: Row


_WITH_A_PLAN = frozenset(Obligation) - {
    Obligation.INTAKE,
    Obligation.ANNOUNCED,
    Obligation.EXISTING_REPORTED,
}
"""Where somebody can stand while a plan of his lies with the gemeente."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByReply(Total[Reply, Row], Generic[Row]):
    """Something for each reply."""

    KEYS: ClassVar = Reply
    answered: Row
    paused: Row
    registered: Row


OBLIGATION_MOVES = frozenset(
    {
        (Obligation.INTAKE, Obligation.ANNOUNCED),
        (Obligation.INTAKE, Obligation.PROPOSED),
        (Obligation.ANNOUNCED, Obligation.PROPOSED),
        (Obligation.PROPOSED, Obligation.IMPOSED),
        (Obligation.PROPOSED, Obligation.ANNOUNCED),  # refused: the client may come with another plan
        (Obligation.IMPOSED, Obligation.IMPOSED),  # another plan while one runs
        (Obligation.INTAKE, Obligation.EXISTING_REPORTED),
        (Obligation.ANNOUNCED, Obligation.EXISTING_REPORTED),
        (Obligation.EXISTING_REPORTED, Obligation.EXISTING_ACCEPTED),
        (Obligation.EXISTING_REPORTED, Obligation.ANNOUNCED),
        (Obligation.EXISTING_ACCEPTED, Obligation.EXISTING_ACCEPTED),  # reported anew, because it changed
        (Obligation.EXISTING_ACCEPTED, Obligation.IMPOSED),  # a plan of his own, sent in later
        (Obligation.IMPOSED, Obligation.EXISTING_ACCEPTED),
        # Who can do something again may say so; or a plan lay with the gemeente already.
        (Obligation.NOT_IMPOSED, Obligation.IMPOSED),
        (Obligation.NOT_IMPOSED, Obligation.EXISTING_ACCEPTED),
        (Obligation.IMPOSED, Obligation.ENDED),
        (Obligation.ENDED, Obligation.IMPOSED),  # a new plan, agreed to
        (Obligation.ENDED, Obligation.EXISTING_ACCEPTED),
        # The same under rules that impose nothing; what ran under others makes room for it.
        *((state, Obligation.AGREED) for state in _WITH_A_PLAN),
        (Obligation.AGREED, Obligation.EXISTING_ACCEPTED),
        (Obligation.AGREED, Obligation.ENDED),
        (Obligation.PROPOSED, Obligation.INTAKE),  # withdrawn, by somebody who was never asked
        (Obligation.EXISTING_REPORTED, Obligation.INTAKE),
        (Obligation.ANNOUNCED, Obligation.INTAKE),  # a plan is refused because nothing may be asked of him
        *((state, Obligation.NOT_IMPOSED) for state in Obligation),
        # A decision by which nothing was asked ends: it is asked anew, of who was ever asked.
        (Obligation.EXISTING_ACCEPTED, Obligation.ANNOUNCED),
        (Obligation.EXISTING_ACCEPTED, Obligation.INTAKE),
        (Obligation.NOT_IMPOSED, Obligation.ANNOUNCED),
        (Obligation.NOT_IMPOSED, Obligation.INTAKE),
    }
)
HANDLING_MOVES = frozenset(
    {
        (Handling.RECEIVED, Handling.QUESTION_ASKED),
        (Handling.QUESTION_ASKED, Handling.RECEIVED),
        (Handling.RECEIVED, Handling.DECIDED),
        (Handling.RECEIVED, Handling.ANSWERED),
        (Handling.ANSWERED, Handling.RECEIVED),  # the client wrote back
        (Handling.RECEIVED, Handling.WITHDRAWN),
        (Handling.QUESTION_ASKED, Handling.WITHDRAWN),
        (
            Handling.ANSWERED,
            Handling.WITHDRAWN,
        ),  # a bezwaar that was registered and not decided on (Awb 6:21)
    }
)


def check_obligation_move(old: Obligation, new: Obligation) -> None:
    """Let a move in the main lane through.

    Raises:
        MovedOn: the dossier is in a state from which this move does not exist.
    """
    if (old, new) not in OBLIGATION_MOVES:
        raise MovedOn(f"{old} to {new}")


def check_handling_move(old: Handling, new: Handling) -> None:
    """Let a move of a submission through.

    Raises:
        MovedOn: the submission is in a state from which this move does not exist.
    """
    if (old, new) not in HANDLING_MOVES:
        raise MovedOn(f"{old} to {new}")
