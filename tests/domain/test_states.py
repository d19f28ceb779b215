"""The lanes: every move that exists is written out here, and every other move is refused."""

from itertools import product

import pytest

from portal.domain.errors import MovedOn, PortalError
from portal.domain.regimes import Regime
from portal.domain.states import (
    CLOSED,
    KNOWN_BY,
    Handling,
    Obligation,
    Outcome,
    check_handling_move,
    check_obligation_move,
)

OBLIGATION = {
    ("intake", "announced"),
    ("intake", "proposed"),
    ("announced", "proposed"),
    ("proposed", "imposed"),
    ("proposed", "announced"),
    ("imposed", "imposed"),
    ("intake", "existing_reported"),
    ("announced", "existing_reported"),
    ("existing_reported", "existing_accepted"),
    ("existing_reported", "announced"),
    ("existing_accepted", "existing_accepted"),
    ("existing_accepted", "imposed"),
    ("imposed", "existing_accepted"),
    ("intake", "not_imposed"),
    ("announced", "not_imposed"),
    ("proposed", "not_imposed"),
    ("existing_reported", "not_imposed"),
    ("imposed", "not_imposed"),
    ("existing_accepted", "not_imposed"),
    ("not_imposed", "not_imposed"),
    ("not_imposed", "announced"),
    ("not_imposed", "intake"),
    ("existing_accepted", "announced"),
    ("existing_accepted", "intake"),
    ("imposed", "ended"),
    ("ended", "imposed"),
    ("ended", "existing_accepted"),
    ("ended", "not_imposed"),
    ("proposed", "intake"),
    ("existing_reported", "intake"),
    ("announced", "intake"),
    ("not_imposed", "imposed"),
    ("not_imposed", "existing_accepted"),
    ("proposed", "agreed"),
    ("imposed", "agreed"),
    ("agreed", "agreed"),
    ("existing_accepted", "agreed"),
    ("not_imposed", "agreed"),
    ("ended", "agreed"),
    ("agreed", "existing_accepted"),
    ("agreed", "ended"),
    ("agreed", "not_imposed"),
}
HANDLING = {("received", "question_asked"), ("question_asked", "received"), ("received", "decided")} | {
    ("received", "answered"),
    ("answered", "received"),
    ("received", "withdrawn"),
    ("question_asked", "withdrawn"),
    ("answered", "withdrawn"),
}


@pytest.mark.parametrize(("old", "new"), list(product(Obligation, repeat=2)))
def test_a_dossier_moves_only_as_listed(old: Obligation, new: Obligation) -> None:
    if (old, new) in OBLIGATION:
        check_obligation_move(old, new)
    else:
        with pytest.raises(MovedOn, match=f"{old} to {new}"):
            check_obligation_move(old, new)


@pytest.mark.parametrize(("old", "new"), list(product(Handling, repeat=2)))
def test_a_submission_moves_only_as_listed(old: Handling, new: Handling) -> None:
    if (old, new) in HANDLING:
        check_handling_move(old, new)
    else:
        with pytest.raises(MovedOn, match=f"{old} to {new}"):
            check_handling_move(old, new)


def test_a_decided_submission_stays_decided() -> None:
    assert not any(old == Handling.DECIDED for old, _ in HANDLING)


def test_what_is_closed_waits_for_nobody_at_the_gemeente() -> None:
    assert {Handling.DECIDED, Handling.ANSWERED, Handling.WITHDRAWN} == CLOSED


def test_every_state_can_be_reached() -> None:
    assert {new for _, new in OBLIGATION} | {"intake"} == set(Obligation)
    assert {new for _, new in HANDLING} | {"received"} == set(Handling)


def test_an_activity_begins_with_an_agreement_on_a_plan_and_with_nothing_else() -> None:
    assert {outcome for outcome in Outcome if outcome.begins} == {
        Outcome.AGREED,
        Outcome.AGREED_WITH_CHANGES,
        Outcome.PART_AGREED,
    }


def test_each_outcome_belongs_to_one_regime_and_each_regime_has_its_traits() -> None:
    assert set(KNOWN_BY.values()) == set(Regime)
    assert [one for one in Regime if one.imposes] == [Regime.TEGENPRESTATIE]


def test_a_move_that_does_not_exist_is_a_refused_action() -> None:
    assert issubclass(MovedOn, PortalError)
