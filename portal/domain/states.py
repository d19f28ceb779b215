"""The states of a dossier and of a submission, and the only moves between them."""

from enum import StrEnum

from portal.domain.errors import MovedOn


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
    EXISTING_ACCEPTED = "existing_accepted"
    """What the client already does is enough: it counts, or no tegenprestatie is imposed because of it."""


class Handling(StrEnum):
    """Where a submission is on its way across the desk."""

    RECEIVED = "received"
    QUESTION_ASKED = "question_asked"
    """The client was asked to add something; the term to decide stands still (Awb 4:5, 4:15)."""
    DECIDED = "decided"


class Outcome(StrEnum):
    """What was decided on a plan."""

    AGREED = "agreed"
    AGREED_WITH_CHANGES = "agreed_with_changes"
    REFUSED = "refused"
    EXISTING_COUNTS = "existing_counts"
    """What the client already does leads to no extra duty (HS 3.2, Rotterdam 4.4, Beleidsregels 2)."""
    EXISTING_DOES_NOT_COUNT = "existing_does_not_count"

    @property
    def imposes(self) -> bool:
        """True when a tegenprestatie follows from the decision."""
        return self in {Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}


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
    }
)
HANDLING_MOVES = frozenset(
    {
        (Handling.RECEIVED, Handling.QUESTION_ASKED),
        (Handling.QUESTION_ASKED, Handling.RECEIVED),
        (Handling.RECEIVED, Handling.DECIDED),
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
