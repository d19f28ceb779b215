"""The hours that a client gives of his tegenprestatie (form K6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from portal import clock
from portal.domain.errors import MovedOn
from portal.domain.states import Handling, Obligation
from portal.store import beschikkingen, trail, worked
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.store.dossiers import Dossier
from portal.store.exemptions import Pause

FLOW = "uren"
WEEKS_BACK = 8
"""How many weeks one can still give hours for."""


@dataclass(frozen=True)
class Progress:
    """Minutes agreed for the whole term, and given so far; what is left is never below nothing."""

    agreed: int
    given: int

    @property
    def left(self) -> int:
        """Minutes still to do."""
        return max(0, self.agreed - self.given)


def running(connection: Connection, dossier: Dossier) -> Activity | None:
    """The activity of which hours are given; none once what somebody already does is enough (HS 3.2)."""
    if dossier.obligation is not Obligation.IMPOSED:
        return None
    return beschikkingen.current_activity(connection, dossier.id, clock.today())


def open_weeks(activity: Activity, today: date) -> list[date]:
    """The Mondays of the weeks one can give hours for, newest first; none before it begins."""
    if today < activity.starts_on:
        return []
    monday = _monday(min(today, activity.ends_on))
    weeks = [monday - timedelta(weeks=back) for back in range(WEEKS_BACK)]
    return [week for week in weeks if week >= _monday(activity.starts_on)]


def progress(connection: Connection, activity: Activity, pauses: Sequence[Pause]) -> Progress:
    """How far somebody is: agreed are the hours a week over the term without its pauses, in whole hours."""
    given = sum(week.minutes for week in worked.weeks(connection, activity.id))
    return Progress(agreed=agreed_minutes(activity, pauses), given=given)


def agreed_minutes(activity: Activity, pauses: Sequence[Pause]) -> int:
    """The minutes of a term without its pauses, in whole hours; a day in two pauses is left out once."""
    days = _days(activity.starts_on, activity.ends_on)
    days -= set[date]().union(*(_days(pause.starts_on, pause.until) for pause in pauses))
    return round(activity.minutes_per_week * len(days) / 7 / 60) * 60


def is_routine(flow: str, answers: Mapping[str, Any]) -> bool:
    """True for hours that went well, with nothing to tell: they need nobody at the gemeente."""
    return flow == FLOW and answers.get("went") != "badly" and not answers.get("remark")


def first_state(flow: str, answers: Mapping[str, Any]) -> Handling:
    """Where a form starts on its way across the desk."""
    return Handling.ANSWERED if is_routine(flow, answers) else Handling.RECEIVED


def give(
    connection: Connection, actor_id: str, dossier: Dossier, submission_id: str, answers: Mapping[str, Any]
) -> None:
    """Write the hours of a week down.

    Raises:
        MovedOn: no tegenprestatie runs, or the week lies outside it.
    """
    activity = running(connection, dossier)
    monday = date.fromisoformat(answers["week"])
    if activity is None or monday not in open_weeks(activity, clock.today()):
        raise MovedOn("no hours are asked of this week")
    worked.put(connection, activity.id, submission_id, monday, answers["minutes"])
    trail.record(connection, clock.now(), actor_id, "hours:given", submission_id, week=monday)


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(days=day) for day in range((last - first).days + 1)}


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
