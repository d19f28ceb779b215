"""The caseworkers' queue: complete, in one order, and safe to search in."""

import random
from datetime import date, timedelta

import pytest

from portal.domain.errors import NotFound
from portal.domain.states import Handling
from portal.store import queue, submissions
from portal.store.base import Store
from portal.store.queue import Filter, QueueRow
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_client, add_dossier, add_staff, add_submission

pytestmark = on_each_database
DAY = date(2026, 4, 27)


def pages(store: Store, chosen: Filter = Filter(), size: int = 4) -> list[list[QueueRow]]:  # noqa: B008
    """Every page from the first to the last."""
    found, after = [], None
    with store.read() as connection:
        while True:
            page = queue.page(connection, chosen, after, size)
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


def test_pages_together_hold_each_line_once(store: Store) -> None:
    fill(store, 23)
    found = pages(store)
    keys = [row.id for page in found for row in page]
    assert [len(page) for page in found] == [4, 4, 4, 4, 4, 3]
    assert len(set(keys)) == len(keys) == 23


def test_lines_are_ordered_by_day_and_then_by_number(store: Store) -> None:
    fill(store, 23)
    found = [(row.urgent_on, row.number) for page in pages(store) for row in page]
    assert found == sorted(found)
    assert found == [(row.urgent_on, row.number) for page in pages(store, size=7) for row in page]


def test_on_one_day_what_came_in_first_stands_first(store: Store) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        sent = [add_submission(connection, dossier, urgent_on=DAY) for _ in range(9)]
    assert [row.id for page in pages(store) for row in page] == sent


@pytest.mark.parametrize("lines", [0, 1, 4, 8])
def test_the_last_page_says_that_it_is_the_last(store: Store, lines: int) -> None:
    fill(store, lines)
    found = pages(store)
    assert sum(map(len, found)) == lines
    assert len(found) == max(1, lines / 4), "no empty page after a full one"


def test_a_line_that_left_while_somebody_leafs_skips_nobody(store: Store) -> None:
    fill(store, 9)
    order = [row.id for page in pages(store) for row in page]
    with store.write() as connection:
        first = queue.page(connection, Filter(), None, 4)
        submissions.change(connection, order[0], 1, state=Handling.DECIDED)
        second = queue.page(connection, Filter(), first.next_after, 4)
    assert [row.id for row in second.rows] == order[4:8]


def test_only_open_work_shows_unless_asked_otherwise(store: Store) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        for state in Handling:
            add_submission(connection, dossier, state=state)
    [shown] = pages(store)
    assert {row.state for row in shown} == {Handling.RECEIVED, Handling.QUESTION_ASKED}
    [decided] = pages(store, Filter(states=(Handling.DECIDED,)))
    assert [row.state for row in decided] == [Handling.DECIDED]


def test_a_caseworker_can_see_his_own_work_nobodys_or_everybodys(store: Store) -> None:
    with store.write() as connection:
        noor, thomas = add_staff(connection, "Noor"), add_staff(connection, "Thomas")
        for name, desk in (("Aa", noor), ("Bb", thomas), ("Cc", None)):
            dossier = add_dossier(connection, first_name=name, last_name="X")
            add_submission(connection, dossier, caseworker_id=desk)
    assert names(store, Filter(caseworker_id=noor)) == {"Aa X"}
    assert names(store, Filter(caseworker_id="")) == {"Cc X"}
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
    """A queue of people with awkward names."""
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
        assert queue.count(connection, Filter(words=words)) == len(found)


def test_the_count_is_of_all_pages(store: Store) -> None:
    fill(store, 23)
    with store.read() as connection:
        assert queue.count(connection, Filter()) == 23


def test_a_client_who_sent_nothing_is_not_in_the_queue(store: Store) -> None:
    with store.write() as connection:
        add_client(connection)
        add_dossier(connection)
    assert pages(store) == [[]]


@pytest.mark.parametrize("place", ["x", ".", "2026-13-01.TP-2026-00001"])
def test_a_place_that_is_none_is_not_found(store: Store, place: str) -> None:
    with store.read() as connection, pytest.raises(NotFound):
        queue.page(connection, Filter(), place)


def test_the_queue_can_show_one_kind_of_form(store: Store) -> None:
    with store.write() as connection:
        dossier_id = add_dossier(connection)
        keys = {flow: add_submission(connection, dossier_id, flow=flow) for flow in ("plan", "hulp")}
    assert [row.id for row in pages(store, Filter(flows=("hulp",)))[0]] == [keys["hulp"]]
