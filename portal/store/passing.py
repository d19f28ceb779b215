"""The terms that pass: of whom, of what, and by which day somebody is to look.

Each question takes a day ``since``: what passed before it is not told. A tick that comes late still finds all
of the last weeks; a portal that is new does not begin with the work of years ago. Without ``since`` it tells
whether what made a task is still so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from portal.domain.sending import By
from portal.domain.states import Obligation
from portal.domain.tasks import ByTerm, Term
from portal.rules import terms
from portal.store.exemptions import DOSSIERS_THAT_ASK
from portal.store.statements import Statement
from portal.store.submissions import SPARES
from portal.store.tables import (
    activity,
    beschikking,
    dossier,
    exemption,
    letter,
    pause,
    staff,
    submission,
    worked_week,
)

FOUR_WEEKS = timedelta(weeks=4)
LATE_BY = timedelta(weeks=4)
"""A tick that comes so much too late still finds everything."""
REMIND_WITHIN = timedelta(weeks=1)
NO_HOURS = timedelta(weeks=3)
"""After so long without hours somebody asks: a week, and the two in which it is given as a rule."""
UNOPENED, CALL_WITHIN = timedelta(weeks=1), timedelta(weeks=1)


@dataclass(frozen=True)
class Passing:
    """A term of something: its last day, by when somebody looks, and who helps the person if anybody."""

    dossier_id: str
    about_id: str
    ends_on: date
    urgent_on: date
    staff_id: str | None


Told = Iterator[Passing]
_TODAY = sa.bindparam("today", type_=sa.Date)
_FROM, _TO = sa.bindparam("from", type_=sa.Date), sa.bindparam("to", type_=sa.Date)
_CONTACT = sa.select(staff.c.id).where(staff.c.id == dossier.c.contact_id, staff.c.active).scalar_subquery()
"""Who helps somebody, as long as he works here."""
_UNANSWERED = Statement(
    sa.select(dossier.c.id, dossier.c.id, dossier.c.answer_by, _CONTACT).where(
        dossier.c.obligation == Obligation.ANNOUNCED,
        dossier.c.answer_by < _TODAY,
        dossier.c.answer_by >= _FROM,
        dossier.c.id.not_in(DOSSIERS_THAT_ASK),
    )
)
_ASKED = Statement(
    sa.select(dossier.c.id).where(
        dossier.c.obligation == Obligation.ANNOUNCED, dossier.c.id.not_in(DOSSIERS_THAT_ASK)
    )
)
_ENDING = Statement(
    sa.select(dossier.c.id, activity.c.id, activity.c.ends_on, _CONTACT)
    .select_from(activity.join(dossier))
    .where(activity.c.called_off_on.is_(None), activity.c.ends_on.between(_FROM, _TO))
)
_RUNNING = Statement(
    sa.select(dossier.c.id, activity.c.id, activity.c.starts_on, activity.c.ends_on, _CONTACT)
    .select_from(activity.join(dossier))
    .where(activity.c.called_off_on.is_(None), activity.c.ends_on >= _TODAY)
)
_LATER = exemption.alias("later")
_EXEMPT = Statement(
    sa.select(dossier.c.id, exemption.c.id, exemption.c.until, _CONTACT)
    .select_from(exemption.join(dossier))
    .where(
        exemption.c.until.between(_FROM, _TO),
        ~sa.exists().where(_LATER.c.dossier_id == exemption.c.dossier_id, _LATER.c.until > exemption.c.until),
    )
)
_SPARED = Statement(
    sa.select(dossier.c.id, beschikking.c.id, beschikking.c.sent_on, _CONTACT)
    .select_from(
        beschikking.join(submission, submission.c.id == beschikking.c.submission_id).join(
            dossier, dossier.c.id == submission.c.dossier_id
        )
    )
    .where(SPARES)
)
_LAST_WEEK = sa.select(sa.func.max(worked_week.c.monday)).where(worked_week.c.activity_id == activity.c.id)
_LAST_PAUSE = sa.select(sa.func.max(pause.c.until)).where(
    pause.c.dossier_id == activity.c.dossier_id, pause.c.until < _TODAY
)
_SILENT = Statement(
    sa.select(
        dossier.c.id, activity.c.id, activity.c.starts_on, _CONTACT,
        _LAST_WEEK.scalar_subquery().label("last"), _LAST_PAUSE.scalar_subquery().label("paused"),
    )
    .select_from(activity.join(dossier))
    .where(
        activity.c.called_off_on.is_(None),
        activity.c.starts_on <= _TODAY,
        activity.c.ends_on >= _TODAY,
        ~sa.exists().where(
            pause.c.dossier_id == dossier.c.id, pause.c.starts_on <= _TODAY, pause.c.until >= _TODAY
        ),
    )
)  # fmt: skip
_CLOSED = Statement(
    sa.select(dossier.c.id, letter.c.id, letter.c.sent_on, _CONTACT)
    .select_from(
        letter.join(dossier, dossier.c.id == letter.c.dossier_id).join(
            beschikking, beschikking.c.id == letter.c.beschikking_id
        )
    )
    .where(
        letter.c.by == By.PORTAL,
        letter.c.first_opened_at.is_(None),
        letter.c.posted_on.is_(None),
        letter.c.sent_on.between(_FROM, _TO),
        beschikking.c.bezwaar_until >= _TODAY,
    )
)


def _rows(connection: sa.Connection, asked: Statement, **days: date) -> list[Any]:
    return list(asked.all(connection, days))


def _ends(found: list[Any]) -> Told:
    """What is to be looked at before its last day."""
    for dossier_id, about_id, day, contact in found:
        yield Passing(dossier_id, about_id, day, day, contact)


def _no_proposal(connection: sa.Connection, today: date, since: date) -> Told:
    for dossier_id, about_id, day, contact in _rows(connection, _UNANSWERED, today=today, **{"from": since}):
        yield Passing(dossier_id, about_id, day, terms.next_working_day(day + REMIND_WITHIN), contact)


def _evaluation(connection: sa.Connection, today: date, since: date) -> Told:
    yield from _ends(_rows(connection, _ENDING, **{"from": since, "to": today + FOUR_WEEKS}))


def evaluated_each(connection: sa.Connection, today: date, since: date, months: int) -> Told:
    """What runs, at each so many months from its first day, where a regeling looks at it then (RTM 6.3)."""
    for dossier_id, about_id, starts_on, ends_on, contact in _rows(connection, _RUNNING, today=today):
        days = terms.evaluation_dates(starts_on, months, min(ends_on, today + FOUR_WEEKS))
        if days and days[-1] >= since and days[-1] != ends_on:
            yield Passing(dossier_id, about_id, days[-1], days[-1], contact)


def _exemption_ends(connection: sa.Connection, today: date, since: date) -> Told:
    yield from _ends(_rows(connection, _EXEMPT, **{"from": since, "to": today + FOUR_WEEKS}))


def _yearly_look(connection: sa.Connection, today: date, since: date) -> Told:
    """Of each decision the last anniversary that is less than four weeks ahead."""
    for dossier_id, about_id, sent_on, contact in _rows(connection, _SPARED):
        years = (today + FOUR_WEEKS).year - sent_on.year
        days = (terms.add_months(sent_on, 12 * number) for number in (years - 1, years) if number > 0)
        last = max((day for day in days if day <= today + FOUR_WEEKS), default=None)
        if last and last >= since:
            yield Passing(dossier_id, about_id, last, last, contact)


def _hours_missing(connection: sa.Connection, today: date, since: date) -> Told:
    """What began, had its last week or went on after a pause so long ago; a pause asks nothing."""
    for dossier_id, about_id, starts_on, contact, last, paused in _rows(connection, _SILENT, today=today):
        begins = (starts_on, last and last + timedelta(weeks=1), paused and paused + timedelta(days=1))
        day = max(one for one in begins if one) + NO_HOURS
        if since <= day <= today:
            yield Passing(dossier_id, about_id, day, terms.next_working_day(day), contact)


def _letter_unopened(connection: sa.Connection, today: date, since: date) -> Told:
    earliest = since - UNOPENED if since > date.min + UNOPENED else since
    days = {"today": today, "from": earliest, "to": today - UNOPENED}
    for dossier_id, about_id, sent_on, contact in _rows(connection, _CLOSED, **days):
        by = terms.next_working_day(sent_on + UNOPENED + CALL_WITHIN)
        yield Passing(dossier_id, about_id, sent_on, by, contact)


PASSING = ByTerm[Callable[[sa.Connection, date, date], Told]](
    no_proposal=_no_proposal,
    evaluation=_evaluation,
    exemption_ends=_exemption_ends,
    yearly_look=_yearly_look,
    hours_missing=_hours_missing,
    letter_unopened=_letter_unopened,
)
"""By term: what passes on a day, of what passed since another."""


def still_so(connection: sa.Connection, term: Term, today: date) -> frozenset[str]:
    """Of what a term passes, or may still pass: what no longer stands here asks nothing more of anybody."""
    if term is Term.NO_PROPOSAL:  # somebody waits for a plan from the day on which it was asked
        return frozenset(_ASKED.values(connection))
    if term is Term.EVALUATION:  # also of what goes on, where a regeling looks each so many months
        going = {row[1] for row in _rows(connection, _RUNNING, today=today)}
        return frozenset(going | {one.about_id for one in _evaluation(connection, today, date.min)})
    return frozenset(one.about_id for one in PASSING[term](connection, today, date.min))
