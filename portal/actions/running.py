"""What somebody does as tegenprestatie on a day: everything that is not over, and the one that counts."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from portal.domain.states import RUNS, Obligation
from portal.store import trail
from portal.store.base import Connection
from portal.store.beschikkingen import Activity, Beschikking


def going_on(activities: Sequence[Activity], today: date) -> list[Activity]:
    """Everything that is not over, in the order in which it begins."""
    return sorted((one for one in activities if not one.is_over(today)), key=lambda one: one.starts_on)


def has_begun(activities: Sequence[Activity], today: date) -> bool:
    """Whether a day is one of the days of something."""
    return any(one.starts_on <= today for one in going_on(activities, today))


def standing(activities: Sequence[Activity], obligation: Obligation, today: date) -> list[Activity]:
    """What a page shows: everything that is not over, or else what ended last, unless it ended early."""
    found = going_on(activities, today)
    if found or not activities or obligation not in RUNS:
        return found
    return [max(activities, key=lambda one: one.ends_on)]


def current(activities: Sequence[Activity], today: date) -> Activity | None:
    """Of activities, the newest decision first, the one that counts on a day.

    Of what has begun the one of the newest decision, else what begins first; of what is over the last.
    """
    found = going_on(activities, today)
    if not found:
        return max(activities, key=lambda one: one.ends_on, default=None)
    begun = (one for one in activities if one in found and one.starts_on <= today)
    return next(begun, found[0])


def cut_short(connection: Connection, decided: Iterable[Beschikking]) -> frozenset[str]:
    """The keys of the activities that one of these decisions ended before their own last day.

    The trail keeps that: an activity only has the last day that holds.
    """
    keys = [one.submission_id for one in decided]
    told = trail.of(connection, *keys) if keys else []
    ends = [json.loads(one.fields).get("kept", []) for one in told if one.event == "activity:ended"]
    return frozenset(key for kept in ends for kind, key, _mark in kept if kind == "activity")
