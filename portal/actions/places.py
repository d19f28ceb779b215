"""Places at which nobody new begins, because of a report of displaced work (domain B.4).

A plan says in free text where it is, so a place is known by its name: a name that can be the same is held
until somebody says that it is another place, or other work.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal import clock
from portal.actions.installation import Installation
from portal.domain.answers import PlanAnswers
from portal.domain.fold import fold
from portal.domain.permissions import Permission, require
from portal.domain.roles import Actor
from portal.domain.searchwords import PART
from portal.domain.ways import Form
from portal.rules.fact import Fact
from portal.store import beschikkingen, signals, submissions
from portal.store.base import Connection
from portal.store.beschikkingen import Going
from portal.store.signals import HeldPlace
from portal.store.submissions import Submission

PLACE, ABOUT = "place", "about_reports"
"""In what was judged of a plan: where it is, and of which reports it was answered whether they mean that."""
ANSWER = Fact.OTHER_THAN_REPORTED.field
BETWEEN = ", "
SHORTEST = 3
"""Letters of a word that names something."""


@dataclass(frozen=True)
class There:
    """Who is or wants to be at a place: open plans, and what was imposed there and is not over."""

    plans: Sequence[Submission]
    running: Sequence[Going]


def can_be_same(one: str, other: str) -> bool:
    """Whether two names can be of one place: every word of the one stands in the other.

    Short words alone name a place only when there are no others on either side.
    """
    first, second = _words(one), _words(other)
    if first == second:
        return bool(first)
    names_something = any(len(word) >= SHORTEST for word in first & second)
    return names_something and (first <= second or second <= first)


def place_of(submission: Submission) -> str:
    """Where the work of a plan is: as the toets says, else as the client told; empty for another form."""
    if submission.flow is not Form.PLAN:
        return ""
    return submission.judged.get(PLACE) or PlanAnswers.read(submission.answers).place


def is_where_judged(submission: Submission, place: str) -> bool:
    """Whether a plan would be decided at the place that its toets is about."""
    return can_be_same(place, place_of(submission))


def seen_at(connection: Connection, submission: Submission, judged: Mapping[str, Any]) -> dict[str, Any]:
    """The reports that an answer of the toets is about: those that hold the place that it names.

    Whoever says that it is what a report means says so also where the names are not alike: then of every
    place that is held. And whoever says it once more says it of those of before too.
    """
    answer = judged.get(ANSWER)
    if answer is None:
        return {}
    held, told = signals.held_places(connection), PlanAnswers.read(submission.answers).place
    now = holding(held, judged.get(PLACE, submission.judged.get(PLACE)) or told)
    if answer is False:
        before = [one for one in held if _is_same(submission, one)]
        now = (*before, *now) if before or now else tuple(held)
    return {ABOUT: BETWEEN.join(dict.fromkeys(one.number for one in now))}


def held_for(places: Sequence[HeldPlace], submission: Submission, place: str) -> tuple[bool, bool | None]:
    """Whether a place is held for a plan, and whether it was said to be another than each of those reports.

    An answer holds for the reports that it was given about. What was not judged to be another stays held,
    however the place is spelled afterwards.
    """
    about, answer = _about(submission), submission.judged.get(ANSWER)
    if answer is not True and any(one.number in about for one in places):
        return True, answer
    holds = holding(places, place)
    return bool(holds), answer if all(one.number in about for one in holds) else None


def holding(places: Iterable[HeldPlace], place: str) -> tuple[HeldPlace, ...]:
    """Those of the held places that can be the one of this name."""
    return tuple(one for one in places if can_be_same(one.place, place))


def held_at(connection: Connection, place: str) -> tuple[HeldPlace, ...]:
    """The reports that hold a place of this name."""
    return holding(signals.held_places(connection), place) if place else ()


def there(portal: Installation, actor: Actor, place: str) -> There:
    """Who is or wants to be at a place that a report is about, for the quality officer.

    Raises:
        Forbidden: the actor handles no reports.
    """
    require(actor, Permission.CASEWORK_SIGNAL_HANDLE)
    with portal.store.read() as connection:
        plans = [one for one in submissions.list_open(connection) if can_be_same(place, place_of(one))]
        going_on = beschikkingen.going_on(connection, clock.today())
    return There(plans, [one for one in going_on if can_be_same(place, one.place)])


def _is_same(submission: Submission, held: HeldPlace) -> bool:
    """Whether a plan was judged before to be what a report means."""
    return submission.judged.get(ANSWER) is False and held.number in _about(submission)


def _about(submission: Submission) -> list[str]:
    """The numbers of the reports that the answer of before is about."""
    return str(submission.judged.get(ABOUT, "")).split(BETWEEN)


def _words(name: str) -> frozenset[str]:
    return frozenset(PART.findall(fold(name)))
