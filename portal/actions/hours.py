"""The hours that a client gives of his tegenprestatie (form K6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from portal import clock
from portal.actions import relief, running
from portal.actions.installation import Installation
from portal.actions.relief import Relief
from portal.domain.answers import HoursAnswers, HowItWent
from portal.domain.errors import MovedOn
from portal.domain.hours import MINUTES, shared
from portal.domain.states import Handling
from portal.domain.ways import Form
from portal.store import beschikkingen, fingerprints, trail, worked
from portal.store.base import Connection
from portal.store.beschikkingen import Activity
from portal.store.dossiers import Dossier

FLOW = Form.HOURS
HALF_HOUR = 30
WEEK = timedelta(weeks=1)
WEEKS_BACK = 8
"""How many weeks one can still give hours for, counted from this week or else from the last one."""


@dataclass(frozen=True)
class Progress:
    """Minutes agreed for the whole term, and given so far; what is left is never below nothing."""

    agreed: int
    given: int

    @property
    def left(self) -> int:
        """Minutes still to do."""
        return max(0, self.agreed - self.given)


@dataclass(frozen=True)
class OpenWeek:
    """A week one can give hours for: the minutes given already, None for none, and whether it stood still.

    ``asked`` are the minutes that were agreed for it, in half hours.
    """

    monday: date
    minutes: int | None
    stood_still: bool
    asked: int = 0

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.monday + timedelta(days=6)

    @property
    def open_until(self) -> date:
        """Its hours can be given and changed up to this day, or longer when nothing came after it."""
        return self.monday + WEEKS_BACK * WEEK - timedelta(days=1)

    def is_due(self, today: date) -> bool:
        """Whether it is over and has no hours yet.

        A week in which it stood still, if only for a day, is not asked; hours may be given of it.
        """
        return self.last < today and self.minutes is None and not self.stood_still


def current(connection: Connection, dossier: Dossier) -> Activity | None:
    """The activity that counts today; None after the last day of what ended early."""
    found, today = beschikkingen.activities_of_dossier(connection, dossier.id), clock.today()
    is_there = running.standing(found, dossier.obligation, today)
    return running.current(found, today) if is_there else None


def counted(portal: Installation, connection: Connection, dossier: Dossier) -> Sequence[Activity]:
    """What was decided on of which hours are given, the newest decision first.

    That is where its regime asks them, or the regeling says so. Whatever was decided since, the last weeks of
    what ended can still be given.
    """
    found = beschikkingen.activities_of_dossier(connection, dossier.id)
    return [one for one in found if asks_hours(portal, one)]


def asks_hours(portal: Installation, activity: Activity) -> bool:
    """Whether hours are given of an activity."""
    return portal.law(clock.today(), activity.outcome.regime).asks_hours


def open_weeks(activities: Sequence[Activity], today: date) -> Mapping[date, Sequence[Activity]]:
    """The Mondays of the weeks one can give hours for, newest first, each with what goes on in that week.

    To a week belongs everything that has begun and has a day in it. So what follows leaves the weeks before
    it open, and after the end the last weeks stay.
    """
    begun = [one for one in activities if one.starts_on <= min(today, one.ends_on)]
    if not begun:
        return {}
    last = _monday(min(today, max(one.ends_on for one in begun)))
    weeks = (last - timedelta(weeks=back) for back in range(WEEKS_BACK))
    found = ((week, [one for one in begun if _days_in(one, week)]) for week in weeks)
    return {week: there for week, there in found if there}


def weeks(
    portal: Installation, connection: Connection, dossier: Dossier, reliefs: Sequence[Relief]
) -> list[OpenWeek]:
    """The weeks a client can give hours for, newest first."""
    given = worked.minutes_by_week(connection, dossier.id)
    return weeks_of(counted(portal, connection, dossier), given, reliefs, clock.today())


def weeks_of(
    activities: Sequence[Activity], given: Mapping[date, int], reliefs: Sequence[Relief], today: date
) -> list[OpenWeek]:
    """The open weeks of these activities, with the minutes ``given`` by Monday; newest first."""
    return [
        OpenWeek(
            monday,
            given.get(monday),
            relief.stands_still(reliefs, monday, monday + timedelta(days=6)),
            asked_in_week(there, reliefs, monday),
        )
        for monday, there in open_weeks(activities, today).items()
    ]


def asked_in_week(activities: Sequence[Activity], reliefs: Sequence[Relief], monday: date) -> int:
    """The minutes that are asked of everything together in a week, down to half hours."""
    days = (monday + timedelta(days=day) for day in range(7))
    asked = sum(
        _asked(one, reliefs, [other for other in activities if other is not one], day)
        for day in days
        for one in activities
        if one.starts_on <= day <= one.ends_on
    )
    return int(asked / 7 // HALF_HOUR) * HALF_HOUR


def due(weeks: Sequence[OpenWeek], today: date) -> list[date]:
    """The Mondays of the weeks that are over and have no hours yet, oldest first."""
    return sorted(one.monday for one in weeks if one.is_due(today))


def progress(
    connection: Connection, activity: Activity, reliefs: Sequence[Relief], beside: Sequence[Activity] = ()
) -> Progress:
    """How far somebody is with an activity; ``beside``: everything that was imposed or agreed on."""
    given = sum(week.minutes for week in worked.weeks(connection, activity.id))
    return Progress(agreed=agreed_minutes(activity, reliefs, beside), given=given)


def agreed_minutes(activity: Activity, reliefs: Sequence[Relief], beside: Sequence[Activity] = ()) -> int:
    """The minutes of a term, in whole hours: each day counts for what is asked in its week on that day.

    A relief is for all that goes on on a day together: what it leaves is shared by what was agreed of each.
    """
    others = [one for one in beside if one.id != activity.id]
    asked = sum(_asked(activity, reliefs, others, day) for day in _days(activity))
    return round(asked / 7 / MINUTES) * MINUTES


def _asked(activity: Activity, reliefs: Sequence[Relief], others: Sequence[Activity], day: date) -> Fraction:
    there = (one.minutes_per_week for one in others if one.starts_on <= day <= one.ends_on)
    together = activity.minutes_per_week + sum(there)
    most = relief.minutes_asked(reliefs, day, together)
    return Fraction(activity.minutes_per_week * most, together or 1)


def is_routine(flow: Form, answers: Mapping[str, Any]) -> bool:
    """True for hours that went well, with nothing to tell: they need nobody at the gemeente."""
    if flow is not FLOW:
        return False
    told = HoursAnswers.read(answers)
    return told.went is not HowItWent.BADLY and not told.remark


def first_state(flow: Form, answers: Mapping[str, Any]) -> Handling:
    """Where a form starts on its way across the desk."""
    return Handling.ANSWERED if is_routine(flow, answers) else Handling.RECEIVED


def give(
    portal: Installation,
    connection: Connection,
    actor_id: str,
    dossier: Dossier,
    submission_id: str,
    told: HoursAnswers,
) -> None:
    """Write the hours of each week down: those of the week in all, shared over what goes on in it.

    Raises:
        MovedOn: nothing runs of which hours are asked, or a week lies outside it.
    """
    weeks_open = open_weeks(counted(portal, connection, dossier), clock.today())
    if not told.weeks:
        raise MovedOn("no week was given")
    for one in told.weeks:
        there = weeks_open.get(one.monday, ()) if one.monday else ()
        if one.monday is None or one.minutes is None or not there:
            raise MovedOn("no hours are asked of this week")
        shares = share(there, one.monday, one.minutes)
        written = worked.put(connection, dossier.id, submission_id, one.monday, shares)
        kept = fingerprints.taken(connection, *(("worked_week", key) for key in written))
        trail.record(
            connection, clock.now(), actor_id, "hours:given", submission_id, week=one.monday, kept=kept
        )


def share(activities: Sequence[Activity], monday: date, minutes: int) -> Mapping[str, int]:
    """The minutes of a week, shared by what was agreed of each in that week; by the key of the activity."""
    agreed = [one.minutes_per_week * _days_in(one, monday) for one in activities]
    return dict(zip((one.id for one in activities), shared(minutes, agreed), strict=True))


def _days(activity: Activity) -> list[date]:
    length = (activity.ends_on - activity.starts_on).days + 1
    return [activity.starts_on + timedelta(days=day) for day in range(length)]


def _days_in(activity: Activity, monday: date) -> int:
    """How many days of the week that begins on ``monday`` it goes on."""
    first, last = max(activity.starts_on, monday), min(activity.ends_on, monday + timedelta(days=6))
    return max(0, (last - first).days + 1)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
