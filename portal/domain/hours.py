"""Hours and minutes: answers, activities and letters count in minutes, the law and its rules in hours."""

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
