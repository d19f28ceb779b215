"""Legal terms in calendar days and months (Algemene wet bestuursrecht, Algemene termijnenwet)."""

from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.easter import easter

WEEKEND = (5, 6)
SUNDAY = 6
FIRST_KONINGSDAG = 2014
FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))
"""Month and day of New Year, 5 May and both Christmas days (art. 3 lid 1 Algemene termijnenwet)."""
AFTER_EASTER = (-2, 1, 39, 50)
"""Days from first Easter day to Good Friday, second Easter day, Ascension and second Whit day."""
DECISION_WEEKS = 8
BEZWAAR_WEEKS = 6
BEZWAAR_DECISION_WEEKS = 6
WITH_COMMITTEE_WEEKS = 12
ADJOURNED_WEEKS = 6
RECONSIDER_MONTHS = 3
LONGEST_MOVABLE_MONTHS = 3
"""The Algemene termijnenwet moves only terms of at most three months when they are not in a law (art. 4)."""

EQUATED_DAYS = frozenset(
    {
        *(date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30)),
        *(date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)),
    }
)
"""Days that the government treats as holidays, by a decision for three years (art. 3 lid 3
Algemene termijnenwet). Those before 2023 are not listed; the decision after this one is for 2029 to 2031."""


def add_months(day: date, months: int) -> date:
    """The same day some calendar months later (or earlier), clamped to the end of the month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def is_working_day(day: date) -> bool:
    """False on a Saturday, a Sunday and a holiday of art. 3 Algemene termijnenwet."""
    return day.weekday() not in WEEKEND and day not in legal_holidays(day.year)


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it (art. 1 lid 1 Algemene termijnenwet)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, number: int) -> date:
    """The day that lies ``number`` working days after a day.

    Raises:
        ValueError: a negative number of days.
    """
    if number < 0:
        raise ValueError("number must not be negative")
    for _ in range(number):
        day = next_working_day(day + timedelta(days=1))
    return day


def posted_on(decided_on: date, working_days: int) -> date:
    """The day on which a decision leaves by post: so many working days after it was taken (Awb art. 3:41).

    Raises:
        ValueError: fewer than one working day: then it might leave on a day without post.
    """
    if working_days < 1:
        raise ValueError("a decision leaves one working day after it, or later")
    return working_days_after(decided_on, working_days)


def counted_from(printed_on: date, posted_on: date) -> date:
    """The day of sending of a letter that was posted on another day than the one printed in it.

    The later of the two, never the earlier, and a working day: so it only moves to the reader's good.
    """
    return next_working_day(max(printed_on, posted_on))


@cache
def legal_holidays(year: int) -> frozenset[date]:
    """The holidays of art. 3 Algemene termijnenwet in a year, with the days treated as one (lid 3).

    New Year, second Easter and Whit day, both Christmas days, Ascension, Koningsdag and 5 May (lid 1),
    and Good Friday (lid 2). First Easter and Whit day are Sundays.
    """
    first_easter = easter(year)
    moving = (first_easter + timedelta(days=days) for days in AFTER_EASTER)
    fixed = (date(year, month, day) for month, day in FIXED)
    equated = (day for day in EQUATED_DAYS if day.year == year)
    return frozenset((*fixed, *moving, _koningsdag(year), *equated))


def _koningsdag(year: int) -> date:
    """The day on which the birthday of the king is celebrated; until 2013 that of the queen.

    Never on a Sunday: the day before, since 1980.
    """
    day = date(year, 4, 27) if year >= FIRST_KONINGSDAG else date(year, 4, 30)
    return day - timedelta(days=1) if day.weekday() == SUNDAY else day


def bezwaar_last_day(sent_on: date) -> date:
    """The last day on which a bezwaar is in time.

    Six weeks that start the day after sending (Awb art. 6:7 and 6:8 lid 1); the end moves to the
    next working day (Algemene termijnenwet art. 1 lid 1).
    """
    return next_working_day(bezwaar_unmoved_day(sent_on))


def bezwaar_unmoved_day(sent_on: date) -> date:
    """The end of the six weeks before the Algemene termijnenwet moves it (Awb art. 6:7, 6:8)."""
    return sent_on + timedelta(weeks=BEZWAAR_WEEKS)


def decision_due(
    received_on: date,
    *,
    weeks: int = DECISION_WEEKS,
    suspended_days: int = 0,
    extended_to: date | None = None,
) -> date:
    """The last day to decide on an application.

    ``weeks`` after receipt (Awb art. 4:13), plus the days that the term stood still while the client
    completed the application (art. 4:15), or the day named in a letter that extends it (art. 4:14).

    Raises:
        ValueError: a negative number of weeks or days.
    """
    if weeks < 0 or suspended_days < 0:
        raise ValueError("weeks and suspended_days must not be negative")
    due = next_working_day(received_on + timedelta(weeks=weeks, days=suspended_days))
    return max(due, next_working_day(extended_to)) if extended_to else due


def bezwaar_decision_due(
    sent_on: date, *, committee: bool = False, adjourned: bool = False, suspended_days: int = 0
) -> date:
    """The last day to decide on a bezwaar against a beschikking.

    Six weeks, twelve with a committee, counted from the end of the bezwaar term and not from receipt
    (Awb art. 7:10 lid 1); six more when adjourned (lid 3), plus days of repair (lid 2).

    Raises:
        ValueError: a negative number of days.
    """
    if suspended_days < 0:
        raise ValueError("suspended_days must not be negative")
    weeks = WITH_COMMITTEE_WEEKS if committee else BEZWAAR_DECISION_WEEKS
    weeks += ADJOURNED_WEEKS if adjourned else 0
    return next_working_day(bezwaar_last_day(sent_on) + timedelta(weeks=weeks, days=suspended_days))


def suspended_days(asked_on: date, *, completed_on: date | None, repair_until: date) -> int:
    """How many days a term stood still while the client completed an application.

    From the day after the request until the day of completion, or until the repair term passed
    without use (Awb art. 4:15 lid 1 onder a). Completion on the day of the request stops nothing.
    """
    end = min(completed_on or repair_until, repair_until)
    return max(0, (end - asked_on).days)


def repair_last_day(asked_on: date, days: int = 14) -> date:
    """The last day to complete an application (Awb art. 4:5): two weeks unless the letter says otherwise."""
    return next_working_day(asked_on + timedelta(days=days))


def hearing_last_day(sent_on: date, days: int = 14) -> date:
    """The last day to give a zienswijze before a burdening beschikking (Awb art. 4:8): a reasonable term."""
    return next_working_day(sent_on + timedelta(days=days))


def proposal_deadline(asked_on: date, days: int) -> date:
    """The last day to make an own proposal; the number of days is the gemeente's own choice."""
    return next_working_day(asked_on + timedelta(days=days))


def window_ends(start: date, months: int) -> date:
    """The last day of a window in months, such as six months to find a tegenprestatie.

    A term of more than three months that is not in a law does not move for a weekend or holiday
    (Algemene termijnenwet art. 4), so a long window ends on its own day.
    """
    end = add_months(start, months)
    return end if months > LONGEST_MOVABLE_MONTHS else next_working_day(end)


def evaluation_dates(start: date, every_months: int, until: date) -> tuple[date, ...]:
    """The days of review: each number of months after the start, counted from the start, up to ``until``.

    Raises:
        ValueError: fewer than one month between reviews.
    """
    if every_months < 1:
        raise ValueError("every_months must be at least 1")
    days: list[date] = []
    while (day := add_months(start, every_months * (len(days) + 1))) <= until:
        days.append(day)
    return tuple(days)


def evaluation_task_opens(term_ends_on: date, days_before: int = 28) -> date:
    """The day on which the review is put before the caseworker: four weeks before the end."""
    return term_ends_on - timedelta(days=days_before)


def reconsider_by(decided_on: date, months: int = RECONSIDER_MONTHS) -> date:
    """The last day to reconsider a maatregel (Participatiewet art. 18 lid 3): within three months."""
    return add_months(decided_on, months)
