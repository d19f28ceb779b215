"""The terms that pass: told from their first day on, also to who looks weeks late, and not without reason."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.domain.states import Handling, Obligation, Outcome
from portal.domain.tasks import ByTerm, Term
from portal.store import passing
from portal.store.base import Connection, Store, metadata
from portal.store.passing import LATE_BY, PASSING, Passing
from tests.fixtures.databases import on_each_database
from tests.fixtures.everything import hold_everything
from tests.fixtures.rows import RECEIVED, add_staff

pytestmark = on_each_database
FIRST = date(2026, 6, 15)
"""A Monday: the first day on which each of the terms asks something of somebody."""
Rows = Mapping[str, Mapping[str, Any]]
QUIET: Rows = {
    "dossier": {"obligation": Obligation.INTAKE, "answer_by": None},
    "submission": {"flow": "plan", "state": Handling.DECIDED},
    "activity": {
        "called_off_on": date(2025, 1, 1),
        "starts_on": date(2025, 2, 1),
        "ends_on": date(2025, 3, 1),
    },
    "exemption": {"until": date(2025, 3, 1)},
    "beschikking": {"outcome": Outcome.AGREED, "holds_until": None, "sent_on": date(2025, 1, 2)},
    "letter": {"by": "post", "sent_on": date(2025, 1, 2)},
    "pause": {"starts_on": date(2025, 2, 1), "until": date(2025, 2, 8)},
    "worked_week": {"monday": date(2025, 2, 3)},
}
"""Somebody of whom no term passes."""


def days(number: int) -> date:
    """So many days after the first."""
    return FIRST + timedelta(days=number)


RUNS = {"called_off_on": None, "starts_on": days(-21), "ends_on": days(100)}
PASSES = ByTerm[Rows](
    no_proposal={"dossier": {"obligation": Obligation.ANNOUNCED, "answer_by": days(-1)}},
    evaluation={"activity": {"called_off_on": None, "starts_on": days(-90), "ends_on": days(28)}},
    exemption_ends={"exemption": {"until": days(28)}},
    yearly_look={"beschikking": {"outcome": Outcome.NOT_IMPOSED, "sent_on": date(2025, 7, 13)}},
    hours_missing={"activity": RUNS},
    letter_unopened={
        "letter": {"by": "portal", "sent_on": days(-7), "first_opened_at": None, "posted_on": None},
        "beschikking": {"bezwaar_until": days(35)},
    },
)
"""Of each term what makes it pass."""
BY = ByTerm(
    no_proposal=date(2026, 6, 22),
    evaluation=date(2026, 7, 13),
    exemption_ends=date(2026, 7, 13),
    yearly_look=date(2026, 7, 13),
    hours_missing=date(2026, 6, 15),
    letter_unopened=date(2026, 6, 22),
)
"""By when somebody looks; a Sunday becomes the Monday after it."""


@pytest.fixture
def put(store: Store) -> Callable[[Rows], None]:
    """Write values in the one row of each of these tables."""
    with store.write() as connection:
        hold_everything(connection, "reiger", add_staff(connection, "Noor Visser"))

    def write(rows: Rows) -> None:
        with store.write() as connection:
            for name, values in rows.items():
                connection.execute(metadata.tables[name].update().values(**values))

    write(QUIET)
    return write


Put = Callable[[Rows], None]


def told(connection: Connection, term: Term, day: date, late_by: timedelta = LATE_BY) -> list[Passing]:
    """What a tick of a day finds."""
    return list(PASSING[term](connection, day, day - late_by))


def test_of_who_is_quiet_no_term_passes_on_any_day(store: Store, put: Put) -> None:
    with store.read() as connection:
        for term in Term:
            for number in range(-60, 61, 7):
                assert told(connection, term, days(number)) == [], (term, number)


@pytest.mark.parametrize("term", Term)
def test_a_term_passes_from_its_first_day_on(store: Store, put: Put, term: Term) -> None:
    put(PASSES[term])
    with store.read() as connection:
        assert told(connection, term, days(-1)) == []
        [found] = told(connection, term, FIRST)
        assert found.urgent_on == BY[term]
        assert (found.dossier_id, found.staff_id) == tuple(
            connection.execute(sa.text("SELECT id, contact_id FROM dossier")).one()
        )


@pytest.mark.parametrize("term", Term)
def test_who_looks_four_weeks_after_having_looked_in_vain_still_finds_it(
    store: Store, put: Put, term: Term
) -> None:
    put(PASSES[term])
    with store.read() as connection:
        [first] = told(connection, term, FIRST)
        for number in (1, 7, 20, 27):
            assert told(connection, term, days(number)) == [first], number


@pytest.mark.parametrize("term", Term)
def test_of_what_passed_long_ago_nothing_is_told(store: Store, put: Put, term: Term) -> None:
    put(PASSES[term])
    with store.read() as connection:
        for number in (90, 200, 300):
            assert told(connection, term, days(number)) == [], number


@pytest.mark.parametrize("term", Term)
def test_only_the_term_itself_passes(store: Store, put: Put, term: Term) -> None:
    put(PASSES[term])
    with store.read() as connection:
        assert [one for one in Term if told(connection, one, FIRST)] == [term]


@pytest.mark.parametrize("term", Term)
def test_what_passes_is_so_until_its_reason_is_gone(store: Store, put: Put, term: Term) -> None:
    put(PASSES[term])
    with store.read() as connection:
        [found] = told(connection, term, FIRST)
        assert found.about_id in passing.still_so(connection, term, FIRST)
    put({**QUIET, "exemption": {"until": days(200)}})
    with store.read() as connection:
        assert passing.still_so(connection, term, FIRST) == frozenset()


WITHOUT: tuple[tuple[str, Term, Rows], ...] = (
    ("who sent a plan", Term.NO_PROPOSAL, {"dossier": {"obligation": Obligation.PROPOSED}}),
    (
        "who asked for an ontheffing",
        Term.NO_PROPOSAL,
        {"submission": {"flow": "kan-nu-niet", "state": Handling.RECEIVED}},
    ),
    ("what never begins", Term.EVALUATION, {"activity": {"called_off_on": days(-1)}}),
    ("what was decided otherwise", Term.YEARLY_LOOK, {"beschikking": {"holds_until": days(-1)}}),
    ("whose plan was agreed to", Term.YEARLY_LOOK, {"beschikking": {"outcome": Outcome.AGREED}}),
    ("what never begins", Term.HOURS_MISSING, {"activity": {"called_off_on": days(-1)}}),
    ("what is over", Term.HOURS_MISSING, {"activity": {"ends_on": days(-1)}}),
    ("what began later", Term.HOURS_MISSING, {"activity": {"starts_on": days(-20)}}),
    ("who gave hours last week", Term.HOURS_MISSING, {"worked_week": {"monday": days(-7)}}),
    ("what stands still", Term.HOURS_MISSING, {"pause": {"starts_on": days(-10), "until": days(3)}}),
    ("what stood still", Term.HOURS_MISSING, {"pause": {"starts_on": days(-15), "until": days(-8)}}),
    ("who opened it", Term.LETTER_UNOPENED, {"letter": {"first_opened_at": RECEIVED}}),
    ("who got it by post", Term.LETTER_UNOPENED, {"letter": {"by": "post"}}),
    ("to whom it was posted after all", Term.LETTER_UNOPENED, {"letter": {"posted_on": days(-1)}}),
    ("who can object no more", Term.LETTER_UNOPENED, {"beschikking": {"bezwaar_until": days(-1)}}),
)


@pytest.mark.parametrize(("who", "term", "rows"), WITHOUT, ids=[f"{one[1]}: {one[0]}" for one in WITHOUT])
def test_a_term_does_not_pass_of(store: Store, put: Put, who: str, term: Term, rows: Rows) -> None:
    put(PASSES[term])
    put(rows)
    with store.read() as connection:
        assert told(connection, term, FIRST) == [], who


def test_of_the_last_week_with_hours_three_weeks_count_from_its_end(store: Store, put: Put) -> None:
    put({"activity": {**RUNS, "starts_on": days(-70)}, "worked_week": {"monday": days(-28)}})
    with store.read() as connection:
        assert told(connection, Term.HOURS_MISSING, days(-1)) == []
        [found] = told(connection, Term.HOURS_MISSING, FIRST)
        assert found.ends_on == FIRST


@pytest.mark.parametrize("weeks", [1, 4, 10])
def test_after_a_pause_of_any_length_the_weeks_without_hours_count_from_its_end(
    store: Store, put: Put, weeks: int
) -> None:
    last = days(-22)
    put(
        {
            "activity": {**RUNS, "starts_on": last - timedelta(weeks=weeks, days=7)},
            "pause": {"starts_on": last - timedelta(weeks=weeks), "until": last},
        }
    )
    with store.read() as connection:
        assert told(connection, Term.HOURS_MISSING, days(-1)) == []
        assert len(told(connection, Term.HOURS_MISSING, FIRST)) == 1


def test_each_year_has_its_own_look_also_of_what_was_sent_on_a_leap_day(store: Store, put: Put) -> None:
    put({"beschikking": {"outcome": Outcome.NOT_IMPOSED, "sent_on": date(2024, 2, 29), "holds_until": None}})
    with store.read() as connection:
        for year, first in ((2025, date(2025, 1, 31)), (2026, date(2026, 1, 31)), (2028, date(2028, 2, 1))):
            assert told(connection, Term.YEARLY_LOOK, first - timedelta(days=1)) == []
            [found] = told(connection, Term.YEARLY_LOOK, first)
            assert (found.ends_on.year, found.ends_on.month) == (year, 2)
        assert told(connection, Term.YEARLY_LOOK, date(2024, 3, 1)) == []
