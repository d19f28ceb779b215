"""What stands before and after a task in the list, and the list in another order than that of its days."""

from datetime import date, timedelta

import pytest

from portal.domain.errors import NotFound
from portal.domain.states import Handling
from portal.domain.tasks import Term
from portal.domain.ways import Form
from portal.store import submissions, tasklist
from portal.store.base import Connection, Store
from portal.store.taskline import Line
from portal.store.tasklist import Filter, Order, Place
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import add_dossier, add_staff, add_submission, add_term

pytestmark = on_each_database
DAY = date(2026, 4, 27)
TWO_DAYS = (DAY, DAY + timedelta(days=1))


def listed(connection: Connection, chosen: Filter = Filter(), **how: Order) -> list[Line]:  # noqa: B008
    """The first page of the list."""
    return tasklist.page(connection, chosen, **how).rows


def place_of(line: Line) -> Place:
    """Where a line stands."""
    return line.urgent_on, line.seq


def five(connection: Connection) -> list[Line]:
    """Five lines on two days, in their order."""
    dossier = add_dossier(connection)
    for number in range(5):
        add_submission(connection, dossier, urgent_on=TWO_DAYS[number % 2])
    return listed(connection)


def test_in_the_middle_a_task_has_one_before_it_and_one_after_it(store: Store) -> None:
    with store.write() as connection:
        lines = five(connection)
        keys = [line.id for line in lines]
        for number in (1, 2, 3):
            found = tasklist.around(connection, Filter(), place_of(lines[number]))
            assert found == (keys[number - 1], keys[number + 1])


def test_at_its_ends_the_list_has_nothing_more(store: Store) -> None:
    with store.write() as connection:
        lines = five(connection)
        assert tasklist.around(connection, Filter(), place_of(lines[0])) == (None, lines[1].id)
        assert tasklist.around(connection, Filter(), place_of(lines[-1])) == (lines[-2].id, None)


def test_a_task_that_stands_alone_has_nothing_beside_it(store: Store) -> None:
    with store.write() as connection:
        add_submission(connection, add_dossier(connection))
        [line] = listed(connection)
        assert tasklist.around(connection, Filter(), place_of(line)) == (None, None)


@pytest.mark.parametrize("number", range(5))
def test_a_task_that_left_the_list_still_lies_between_the_same_two(store: Store, number: int) -> None:
    with store.write() as connection:
        lines = five(connection)
        before = tasklist.around(connection, Filter(), place_of(lines[number]))
        submissions.change(connection, str(lines[number].submission_id), 1, state=Handling.DECIDED)
        assert lines[number].id not in {line.id for line in listed(connection)}
        assert tasklist.around(connection, Filter(), place_of(lines[number])) == before


def test_beside_a_task_stands_only_what_the_filter_lets_through(store: Store) -> None:
    with store.write() as connection:
        noor, thomas, dossier = (
            add_staff(connection, "Noor"), add_staff(connection, "Thomas"), add_dossier(connection),
        )  # fmt: skip
        desks = (noor, thomas, None, noor, thomas, None, noor)
        for desk in desks:
            add_term(connection, dossier, Term.EVALUATION, staff_id=desk)
        lines = listed(connection)
        mine = [line.id for line in lines if line.staff_id == noor]
        middle = place_of(lines[3])
        assert tasklist.around(connection, Filter(desks=(noor,)), middle) == (mine[0], mine[2])
        assert tasklist.around(connection, Filter(desks=("",)), middle) == (lines[2].id, lines[5].id)
        assert tasklist.around(connection, Filter(desks=(thomas, "")), middle) == (lines[2].id, lines[4].id)
        assert tasklist.around(connection, Filter(kinds=(Form.PLAN,)), middle) == (None, None)
        assert tasklist.around(connection, Filter(up_to=DAY - timedelta(days=1)), middle) == (None, None)


PEOPLE = (("Bea", "Tol", "tr"), ("Anna", "Tol", "nl"), ("Emil", "Bos", "pl"), ("Derya", "Smit", "ar"))


def peopled(connection: Connection) -> None:
    """A task of each of these; the later one is in the table, the sooner it is to be done."""
    staff = [add_staff(connection, name) for name in ("Thomas", "Noor")]
    flows = (Form.HOURS, Form.PLAN, Form.HELP, Form.CARE)
    for number, (first, last, language) in enumerate(PEOPLE):
        dossier = add_dossier(connection, first_name=first, last_name=last, language=language)
        where = {"caseworker_id": staff[number % 2], "urgent_on": DAY - timedelta(days=number)}
        add_submission(connection, dossier, flow=flows[number], **where)


SORTED = {
    Order.DAY: ["Derya", "Emil", "Anna", "Bea"],
    Order.NAME: ["Emil", "Derya", "Anna", "Bea"],
    Order.KIND: ["Emil", "Derya", "Anna", "Bea"],
    Order.LANGUAGE: ["Derya", "Anna", "Emil", "Bea"],
    Order.CAME: ["Bea", "Anna", "Emil", "Derya"],
    Order.WHO: ["Derya", "Anna", "Emil", "Bea"],
}


@pytest.mark.parametrize("order", Order)
def test_the_list_can_be_sorted_by_each_of_its_columns(store: Store, order: Order) -> None:
    with store.write() as connection:
        peopled(connection)
        assert [line.first_name for line in listed(connection, order=order)] == SORTED[order]


@pytest.mark.parametrize("order", Order)
def test_pages_in_any_order_together_hold_each_line_once(store: Store, order: Order) -> None:
    with store.write() as connection:
        dossier = add_dossier(connection)
        for number in range(11):
            add_submission(connection, dossier, urgent_on=TWO_DAYS[number % 2])
        keys, after = [], None
        for _page in range(3):
            page = tasklist.page(connection, Filter(), after, 4, order)
            keys += [line.id for line in page.rows]
            after = page.next_after
    assert after is None
    assert len(set(keys)) == len(keys) == 11


@pytest.mark.parametrize("place", ["x", "-1", "2026-04-27.1", "9" * 30, "٣"])
def test_a_place_that_is_none_in_another_order_is_not_found(store: Store, place: str) -> None:
    with store.read() as connection, pytest.raises(NotFound):
        tasklist.page(connection, Filter(), place, order=Order.NAME)


def test_the_filters_hold_in_any_order(store: Store) -> None:
    with store.write() as connection:
        peopled(connection)
        lines = listed(connection)
        desk = lines[0].staff_id
        assert desk is not None
        chosen = Filter(desks=(desk, ""), up_to=DAY - timedelta(days=2))
        expected = {line.id for line in lines if line.staff_id == desk and line.urgent_on <= chosen.up_to}  # type: ignore[operator]
        assert expected
        for order in Order:
            assert {line.id for line in listed(connection, chosen, order=order)} == expected
