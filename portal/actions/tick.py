"""What time does: terms that pass become tasks, what stood still goes on, what is over goes away.

Safe to do twice, late or by two at once: a term makes one task, ever, and each step is one transaction.
Nothing is refused, ended or sent to anybody by it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from portal import clock
from portal.actions.installation import Installation
from portal.domain.tasks import ByWaits, Followed, TaskState, Term, Waits
from portal.rules import terms
from portal.store import tasks, trail
from portal.store.base import Connection
from portal.store.passing import LATE_BY, PASSING, REMIND_WITHIN, Passing, evaluated_each, still_so

SYSTEM = "system"
GRACE = ByWaits(client=REMIND_WITHIN, others=timedelta(), day=timedelta())
"""When what stood still goes on, it is to be done within so much time."""


@dataclass(frozen=True)
class Ticked:
    """What came of one look at the clock: tasks made and settled by their term, and those that went on."""

    opened: dict[Term, int]
    settled: dict[Term, int]
    went_on: int


def tick(portal: Installation) -> Ticked:
    """Do what time does, up to today."""
    today = clock.today()
    opened = {term: _done(portal, _open, term, today) for term in Term}
    opened[Term.EVALUATION] += _each_so_many_months(portal, today)
    settled = {term: _done(portal, _settle, term, today) for term in Term}
    with portal.store.write() as connection:
        return Ticked(opened, settled, _go_on(connection, today))


def _done(
    portal: Installation, step: Callable[[Connection, Term, date], int], term: Term, today: date
) -> int:
    with portal.store.write() as connection:
        return step(connection, term, today)


def _open(connection: Connection, term: Term, today: date) -> int:
    """A task for each of the term that passes and has none yet; returns how many."""
    return _made(connection, term, PASSING[term](connection, today, today - LATE_BY))


def _each_so_many_months(portal: Installation, today: date) -> int:
    """Evaluations of what runs on, where the regeling lets its content change after so many months."""
    months = portal.law(today).regeling.course.change_after_months
    if months is None:
        return 0
    with portal.store.write() as connection:
        found = evaluated_each(connection, today, today - LATE_BY, int(months.value))
        return _made(connection, Term.EVALUATION, found)


def _made(connection: Connection, term: Term, passing: Iterable[Passing]) -> int:
    number = 0
    for found in passing:
        key = tasks.add_of_term(
            connection,
            term,
            dossier_id=found.dossier_id,
            about_id=found.about_id,
            ends_on=found.ends_on,
            urgent_on=found.urgent_on,
            opened_at=clock.now(),
            staff_id=found.staff_id,
        )
        if key:
            trail.record(connection, clock.now(), SYSTEM, "task:opened", key, kind=term)
            number += 1
    return number


def _settle(connection: Connection, term: Term, today: date) -> int:
    """End the tasks of a term whose reason is there no more; returns how many."""
    waiting = tasks.open_of_kind(connection, term)
    if not waiting:
        return 0
    holds = still_so(connection, term, today)
    over = [one for one in waiting if one.about_id not in holds]
    for one in over:
        values = {"state": TaskState.DONE, "done_at": clock.now(), "followed": Followed.SETTLED}
        if tasks.change(connection, one.id, one.revision, waits_for=None, **values):
            trail.record(
                connection, clock.now(), SYSTEM, "task:done", one.id, followed=Followed.SETTLED, kept=[]
            )
    return len(over)


def _go_on(connection: Connection, today: date) -> int:
    """What stood still until today or before goes on; returns how many."""
    waited = tasks.waited(connection, today)
    for one in waited:
        by = terms.next_working_day(today + GRACE[one.waits_for or Waits.DAY])
        tasks.change(connection, one.id, one.revision, state=TaskState.OPEN, waits_for=None, urgent_on=by)
        trail.record(connection, clock.now(), SYSTEM, "task:went_on", one.id)
    return len(waited)
