"""Minutes shared over several things: whole minutes that are together exactly what was given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.hours import shared


@pytest.mark.parametrize(
    ("minutes", "weights", "shares"),
    [
        (840, [480, 360], [480, 360]),
        (420, [480, 360], [240, 180]),
        (100, [1, 1, 1], [34, 33, 33]),
        (1, [480, 360], [1, 0]),
        (0, [480, 360], [0, 0]),
        (61, [480], [61]),
        (60, [0, 0], [30, 30]),
        (60, [], []),
    ],
)
def test_in_proportion_and_what_is_left_to_who_misses_the_most(
    minutes: int, weights: list[int], shares: list[int]
) -> None:
    assert shared(minutes, weights) == shares


@given(st.integers(0, 40 * 60), st.lists(st.integers(0, 40 * 60), min_size=1, max_size=5))
def test_together_exactly_what_was_given_and_never_a_minute_off(minutes: int, weights: list[int]) -> None:
    shares = shared(minutes, weights)
    assert sum(shares) == minutes
    if whole := sum(weights):
        for part, weight in zip(shares, weights, strict=True):
            assert abs(part - minutes * weight / whole) < 1
