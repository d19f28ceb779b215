"""The ways a client can answer the gemeente, and what each can lead to."""

from collections.abc import Mapping
from dataclasses import dataclass

from portal.domain.states import Obligation, Outcome


@dataclass(frozen=True)
class Way:
    """One way: where the dossier stands while it lies with the gemeente, and what can be decided on it."""

    state: Obligation
    outcomes: tuple[Outcome, ...]


_EXISTING = Way(Obligation.EXISTING_REPORTED, (Outcome.EXISTING_COUNTS, Outcome.EXISTING_DOES_NOT_COUNT))

WAYS: Mapping[str, Way] = {
    "plan": Way(Obligation.PROPOSED, (Outcome.AGREED, Outcome.AGREED_WITH_CHANGES, Outcome.REFUSED)),
    "mantelzorg": _EXISTING,
    "vrijwilligerswerk": _EXISTING,
}
"""By the slug of the form that the client sends in."""
