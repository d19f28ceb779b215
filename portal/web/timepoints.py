"""A point on a timeline, of a form as of a report."""

from dataclasses import dataclass

from portal.wording import N_

DECIDED = N_("Wij hebben besloten")
AT_THE_LATEST = N_("Uiterlijk %(date)s")


@dataclass(frozen=True)
class Event:
    """One point on the timeline: done, now or todo; what; when; and a word more."""

    state: str
    title: str
    when: str
    detail: str = ""
