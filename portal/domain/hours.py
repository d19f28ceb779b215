"""Hours and minutes: answers, activities and letters count in minutes, the law and its rules in hours."""

from collections.abc import Sequence
from typing import overload

MINUTES = 60
"""In an hour."""


@overload
def in_hours(minutes: int) -> float: ...


@overload
def in_hours(minutes: None) -> None: ...


@overload
def in_hours(minutes: int | None) -> float | None: ...


def in_hours(minutes: int | None) -> float | None:
    """Minutes as hours; what is unknown stays unknown."""
    return None if minutes is None else minutes / MINUTES


def in_minutes(hours: float) -> int:
    """Hours as whole minutes."""
    return round(hours * MINUTES)


def shared(minutes: int, weights: Sequence[int]) -> list[int]:
    """Minutes shared in proportion to ``weights``: whole minutes, together exactly the minutes.

    What is left of dividing goes to who misses the most, the first of equals. Without any weight each counts
    the same.
    """
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    shares = [minutes * weight // whole for weight in weights]
    missing = sorted(range(len(weights)), key=lambda one: -(minutes * weights[one] % whole))
    for one in missing[: minutes - sum(shares)]:
        shares[one] += 1
    return shares
