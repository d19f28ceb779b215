"""The list of tasks: complete, in one order, and safe to search in."""

import random
from datetime import date, timedelta
from itertools import product

import pytest

from portal.domain.errors import NotFound
from portal.domain.states import Handling
from portal.domain.tasks import Followed, Kind, TaskState, Term, Waits
from portal.domain.ways import Form
from portal.store import submissions, tasklist, tasks
from portal.store.base import Connection, Store
from portal.store.taskline import Line
from portal.store.tasklist import Filter
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import (
    RECEIVED,
    add_client,
    add_dossier,
    add_staff,
    add_submission,
    add_term,
    task_of,
)

pytestmark = on_each_database
DAY = date(2026, 4, 27)


def pages(store: Store, chosen: Filter = Filter(), size: int = 4) -> list[list[Line]]:  # noqa: B008
    """Every page from the first to the last."""
    found, after = [], None
    with store.read() as connection:
        while True:
            page = tasklist.page(connection, chosen, after, size)
            found.append(page.rows)
            after = page.next_after
            if after is None:
                return found


def names(store: Store, chosen: Filter) -> set[str]:
    """The clients on the lines that match."""
    return {row.client_name for page in pages(store, chosen) for row in page}


def fill(store: Store, lines: int) -> None:
    """Submissions of one client on a few days, so that many share a day."""
    chance = random.Random(7)  # noqa: S311 - the same days in each run
    with store.write() as connection:
        dossier = add_dossier(connection)
        for _ in range(lines):
            add_submission(connection, dossier, urgent_on=DAY + timedelta(days=chance.randrange(3)))


def ended(connection: Connection, task_id: str) -> None:
    """Let a task be done."""
    stands_at = tasks.require(connection, task_id).revision
    done = {"state": TaskState.DONE, "done_at": RECEIVED, "followed": Followed.LOOKED}
    assert tasks.change(connection, task_id, stands_at, **done)


def test_pages_together_hold_each_line_once(store: Store) -> None:
    fill(store, 23)
    found = pages(store)
    keys = [row.id for page in found for row in page]
    assert [len(page) for page in found] == [4, 4, 4, 4, 4, 3]
    assert len(set(keys)) == len(keys) == 23


def test_lines_are_ordered_by_day_and_then_by_the_order_in_which_they_came(store: Store) -> None:
    fill(store, 23)
    found = [(row.urgent_on, row.seq) for page in pages(store) for row in page]
    assert found == sorted(found)
    assert found == [(row.urgent_on, row.seq) for page in pages(store, size=7) for row in page]


def test_on_one_day_what_came_in_first_stands_first(store: Store) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        sent = [add_submission(connection, dossier, urgent_on=DAY) for _ in range(9)]
    assert [row.submission_id for page in pages(store) for row in page] == sent


@pytest.mark.parametrize("lines", [0, 1, 4, 8])
def test_the_last_page_says_that_it_is_the_last(store: Store, lines: int) -> None:
    fill(store, lines)
    found = pages(store)
    assert sum(map(len, found)) == lines
    assert len(found) == max(1, lines / 4), "no empty page after a full one"


def test_a_line_that_left_while_somebody_leafs_skips_nobody(store: Store) -> None:
    fill(store, 9)
    lines = [row for page in pages(store) for row in page]
    order = [row.id for row in lines]
    with store.write() as connection:
        first = tasklist.page(connection, Filter(), None, 4)
        submissions.change(connection, str(lines[0].submission_id), 1, state=Handling.DECIDED)
        second = tasklist.page(connection, Filter(), first.next_after, 4)
    assert [row.id for row in second.rows] == order[4:8]


def test_only_open_work_shows_unless_asked_otherwise(store: Store) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        for state in Handling:
            add_submission(connection, dossier, state=state)
    [shown] = pages(store)
    assert {row.handling for row in shown} == {Handling.RECEIVED, Handling.QUESTION_ASKED}
    assert {row.handling: (row.state, row.waits_for) for row in shown} == {
        Handling.RECEIVED: (TaskState.OPEN, None),
        Handling.QUESTION_ASKED: (TaskState.STILL, Waits.CLIENT),
    }
    [done] = pages(store, Filter(states=(TaskState.DONE,)))
    assert {row.handling for row in done} == {Handling.DECIDED, Handling.ANSWERED, Handling.WITHDRAWN}


def test_a_caseworker_can_see_his_own_work_that_of_some_nobodys_or_everybodys(store: Store) -> None:
    with store.write() as connection:
        noor, thomas = add_staff(connection, "Noor"), add_staff(connection, "Thomas")
        for name, desk in (("Aa", noor), ("Bb", thomas), ("Cc", None)):
            dossier = add_dossier(connection, first_name=name, last_name="X")
            add_submission(connection, dossier, caseworker_id=desk)
    assert names(store, Filter(desks=(noor,))) == {"Aa X"}
    assert names(store, Filter(desks=("",))) == {"Cc X"}
    assert names(store, Filter(desks=(noor, thomas))) == {"Aa X", "Bb X"}
    assert names(store, Filter(desks=(thomas, ""))) == {"Bb X", "Cc X"}
    assert names(store, Filter()) == {"Aa X", "Bb X", "Cc X"}


def test_a_line_says_who_has_it(store: Store) -> None:
    with store.write() as connection:
        add_submission(connection, add_dossier(connection), caseworker_id=add_staff(connection, "Noor"))
        add_submission(connection, add_dossier(connection))
    [rows] = pages(store)
    assert {row.caseworker for row in rows} == {"Noor", None}


PEOPLE = (
    ("Fatima", "El Amrani"),
    ("Jan", "100%_Zeker"),
    ("Anna", "Aksoy"),
    ("Ria", "O'Brien"),
    ("Bea", 'de "Wit"'),
    ("Gert", "Back\\slash"),
)


@pytest.fixture
def peopled(store: Store) -> Store:
    """A list of people with awkward names."""
    with store.write() as connection:
        for first, last in PEOPLE:
            add_submission(connection, add_dossier(connection, first_name=first, last_name=last))
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("amrani", {"Fatima El Amrani"}),
        ("FATIMA", {"Fatima El Amrani"}),
        ("amrani fatima", {"Fatima El Amrani"}),
        ("fatima jan", set()),
        ("%", set()),
        ("_", set()),
        ("100%_z", {"Jan 100%_Zeker"}),
        ("o'brien", {"Ria O'Brien"}),
        ('"wit"', {'Bea de "Wit"'}),
        ("back\\s", {"Gert Back\\slash"}),
        ("'; DROP TABLE client; --", set()),
        ("TP-2026-00003", {"Anna Aksoy"}),
        ("00003", {"Anna Aksoy"}),
        ("  ", {f"{first} {last}" for first, last in PEOPLE}),
    ],
)
def test_looking_for_words_finds_names_and_numbers_that_hold_them_all(
    peopled: Store, words: str, found: set[str]
) -> None:
    assert names(peopled, Filter(words=words)) == found
    with peopled.read() as connection:
        assert tasklist.count(connection, Filter(words=words)) == len(found)


def test_the_count_is_of_all_pages(store: Store) -> None:
    fill(store, 23)
    with store.read() as connection:
        assert tasklist.count(connection, Filter()) == 23


def test_a_client_who_sent_nothing_is_not_in_the_list(store: Store) -> None:
    with store.write() as connection:
        add_client(connection)
        add_dossier(connection)
    assert pages(store) == [[]]


@pytest.mark.parametrize(
    "place", ["x", ".", "2026-13-01.1", "2026-04-27", "2026-04-27.", "2026-04-27.TP-2026-00001"]
)
def test_a_place_that_is_none_is_not_found(store: Store, place: str) -> None:
    with store.read() as connection, pytest.raises(NotFound):
        tasklist.page(connection, Filter(), place)


def test_the_list_can_show_some_kinds_of_form_and_of_term(store: Store) -> None:
    with store.write() as connection:
        dossier_id = add_dossier(connection)
        keys: dict[Kind, str] = {
            flow: task_of(connection, add_submission(connection, dossier_id, flow=flow)).id
            for flow in (Form.PLAN, Form.HELP)
        }
        keys |= {term: add_term(connection, dossier_id, term) for term in Term}
    for kinds in ((Form.HELP,), (Term.EVALUATION,), (Form.PLAN, Term.HOURS_MISSING), tuple(keys)):
        found = [row.id for page in pages(store, Filter(kinds=kinds)) for row in page]
        assert sorted(found) == sorted(keys[kind] for kind in kinds)


def test_a_line_of_a_term_has_a_person_and_no_number(store: Store) -> None:
    with store.write() as connection:
        add_term(
            connection, add_dossier(connection), Term.EXEMPTION_ENDS, staff_id=add_staff(connection, "Noor")
        )
    [[line]] = pages(store)
    assert (line.kind, line.client_name, line.caseworker) == (Term.EXEMPTION_ENDS, "Fatima El Amrani", "Noor")
    assert (line.submission_id, line.number, line.handling, line.answers) == (None,) * 4


def test_the_list_can_end_with_a_day_and_count_what_it_shows(store: Store) -> None:
    fill(store, 23)
    for days in range(-1, 4):
        until = DAY + timedelta(days=days)
        found = [row.urgent_on for page in pages(store, Filter(up_to=until)) for row in page]
        with store.read() as connection:
            assert tasklist.count(connection, Filter(up_to=until)) == len(found)
        assert all(day <= until for day in found)
        assert (len(found) == 0, len(found) == 23) == (days < 0, days >= 2)


def test_the_list_can_show_only_what_somebody_did_not_see_yet(store: Store) -> None:
    with store.write() as connection:
        noor, dossier = add_staff(connection, "Noor"), add_dossier(connection)
        keys = [add_submission(connection, dossier, caseworker_id=noor) for _ in range(3)]
        tasks.has_news(connection, keys[1], RECEIVED)
        chosen = Filter(desks=(noor,), is_news=True)
        assert tasklist.count(connection, chosen) == 1
        [line] = tasklist.page(connection, chosen).rows
        assert (line.submission_id, line.news_at) == (keys[1], RECEIVED)
        tasks.is_seen(connection, line.id, noor)
        assert tasklist.page(connection, chosen).rows == []


def spread(store: Store) -> tuple[str, str]:
    """Tasks of two caseworkers and of nobody, of several kinds, on days that overlap; returns the two."""
    chance = random.Random(11)  # noqa: S311 - the same in each run
    with store.write() as connection:
        noor, thomas = add_staff(connection, "Noor"), add_staff(connection, "Thomas")
        dossier = add_dossier(connection)
        for number, desk in product(range(6), (noor, thomas, None)):
            day = DAY + timedelta(days=chance.randrange(4))
            if number % 2:
                add_term(connection, dossier, tuple(Term)[number % 3], staff_id=desk, urgent_on=day)
            else:
                flow = (Form.PLAN, Form.HELP)[number % 4 // 2]
                state = (Handling.RECEIVED, Handling.QUESTION_ASKED)[number // 4]
                add_submission(connection, dossier, flow=flow, state=state, caseworker_id=desk, urgent_on=day)
    return noor, thomas


def test_several_desks_states_and_kinds_are_merged_into_one_order(store: Store) -> None:
    noor, thomas = spread(store)
    everything = [row for page in pages(store) for row in page]
    assert [(row.urgent_on, row.seq) for row in everything] == sorted(
        (row.urgent_on, row.seq) for row in everything
    )
    for desks, kinds in product(
        ((noor, thomas), (noor, ""), (noor, thomas, "")),
        ((), (Form.PLAN, Term.EVALUATION), (Form.PLAN, Form.HELP, *Term)),
    ):
        chosen = Filter(desks=desks, kinds=kinds)
        found = [row.id for page in pages(store, chosen, 3) for row in page]
        assert found == [
            row.id for row in everything if (row.staff_id or "") in desks and (not kinds or row.kind in kinds)
        ]
        with store.read() as connection:
            assert tasklist.count(connection, chosen) == len(found)


def test_names_are_given_once_for_each_task_that_is_asked_for(store: Store) -> None:
    with store.write() as connection:
        jan = add_term(connection, add_dossier(connection, first_name="Jan", last_name="Bos"))
        anna = add_term(connection, add_dossier(connection, first_name="Anna", last_name="Aksoy"))
        add_term(connection, add_dossier(connection))
        assert tasklist.names_of(connection, [jan, anna]) == ["Anna Aksoy", "Jan Bos"]
        assert tasklist.names_of(connection, []) == []
