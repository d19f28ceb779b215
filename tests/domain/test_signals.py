"""A report of displaced work: every move that exists is written out, and when a decision needs reasons."""

from datetime import date
from itertools import product

import pytest

from portal.domain.errors import MovedOn
from portal.domain.signals import SignalOutcome, SignalState, check_move, departs, must_hear, read_by

MOVES = {
    ("received", "taken"),
    ("taken", "with_committee"),
    ("with_committee", "advised"),
    ("taken", "closed"),
    ("with_committee", "closed"),
    ("advised", "closed"),
}


@pytest.mark.parametrize(("old", "new"), list(product(SignalState, repeat=2)))
def test_a_report_moves_only_as_listed(old: SignalState, new: SignalState) -> None:
    if (old, new) in MOVES:
        check_move(old, new)
    else:
        with pytest.raises(MovedOn, match=f"{old} to {new}"):
            check_move(old, new)


@pytest.mark.parametrize(("outcome", "advised"), list(product(SignalOutcome, repeat=2)))
def test_another_outcome_than_the_advice_asks_for_reasons(
    outcome: SignalOutcome, advised: SignalOutcome
) -> None:
    assert departs(outcome, advised, has_committee=True) is (outcome != advised)


@pytest.mark.parametrize("has_committee", [True, False])
def test_a_decision_without_advice_asks_for_reasons_only_where_there_is_a_committee(
    has_committee: bool,
) -> None:
    assert departs(SignalOutcome.ADAPT, None, has_committee=has_committee) is has_committee


def test_only_before_the_end_of_working_together_the_organisation_must_be_heard() -> None:
    assert [one for one in SignalOutcome if must_hear(one)] == [SignalOutcome.STOP_COOPERATION]


def test_somebody_reads_a_report_within_a_week() -> None:
    assert read_by(date(2026, 2, 25)) == date(2026, 3, 4)
