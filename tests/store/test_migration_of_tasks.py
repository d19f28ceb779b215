"""Revision 0021: what was on the desk becomes tasks, and comes back as it was, on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import op

from portal.domain.states import Handling
from portal.domain.tasks import TaskState, Term, Waits
from portal.domain.ways import Form
from portal.store import conversation, schema, submissions, tasklist, tasks
from portal.store.base import Connection, Moment, Store, new_id
from portal.store.tasklist import Filter
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import RECEIVED, add_dossier, add_staff, add_term

pytestmark = on_each_database
BEFORE = "0020"
DAY = date(2026, 4, 27)
OLD = sa.table(
    "submission",
    *map(sa.column, ("id", "dossier_id", "number", "flow", "draft_id", "language", "law_version", "state")),
    *(sa.column(name, sa.JSON) for name in ("answers", "shown", "judged")),
    *(sa.column(name, sa.Date) for name in ("decide_by", "urgent_on")),
    *(sa.column("received_at", Moment), sa.column("caseworker_id"), sa.column("revision")),
)
OLD_NOTE = sa.table(
    "note",
    *map(sa.column, ("id", "submission_id", "staff_id", "text")),
    sa.column("written_at", Moment),
)
SENT: tuple[tuple[Handling, bool, int, int], ...] = (
    (Handling.RECEIVED, False, 3, 1),
    (Handling.RECEIVED, True, 0, 2),
    (Handling.QUESTION_ASKED, True, 4, 3),
    (Handling.DECIDED, True, 1, 4),
    (Handling.ANSWERED, False, 2, 5),
    (Handling.WITHDRAWN, False, 2, 6),
)
"""State, whether somebody has it, days after which it came, and days until it is due."""
IN_ORDER = (1, 3, 4, 5, 0, 2)
"""The same by when they came, and on one moment by number."""


class Was:
    """What stood in the database of before: the keys of what was sent in (``SENT``), and of who has it."""

    def __init__(self, connection: Connection) -> None:
        self.noor = add_staff(connection, "Noor Visser")
        self.dossier = add_dossier(connection)
        self.keys = [new_id() for _ in SENT]
        rows = [self._row(number) for number in range(len(SENT))]
        connection.execute(OLD.insert(), rows[::-1])
        note = {"id": new_id(), "submission_id": self.keys[1], "staff_id": self.noor, "text": "Gebeld."}
        connection.execute(OLD_NOTE.insert(), {**note, "written_at": RECEIVED})

    def _row(self, number: int) -> dict[str, Any]:
        state, is_taken, came, due = SENT[number]
        day = DAY + timedelta(days=due)
        return {
            "id": self.keys[number], "dossier_id": self.dossier, "number": f"TP-2026-{number:05d}",
            "flow": (Form.PLAN, Form.HELP)[number % 2], "draft_id": new_id(), "language": "nl",
            "law_version": "2015-01-01", "state": state, "answers": {}, "shown": [], "judged": {},
            "decide_by": day, "urgent_on": day, "received_at": RECEIVED + timedelta(days=came),
            "caseworker_id": self.noor if is_taken else None, "revision": 3,
        }  # fmt: skip

    def old_columns(self, connection: Connection) -> list[tuple[str | None, date]]:
        """Who has it, and by when, as the table of before says."""
        found = {row.id: row for row in connection.execute(sa.select(OLD))}
        return [(found[key].caseworker_id, found[key].urgent_on) for key in self.keys]


@pytest.fixture
def was(empty_store: Store) -> Was:
    """A database of before, with six forms on the desk and a note."""
    schema.upgrade(empty_store, BEFORE)
    with empty_store.write() as connection:
        return Was(connection)


def test_everything_that_was_sent_in_has_its_task_in_the_order_in_which_it_came(
    empty_store: Store, was: Was
) -> None:
    schema.upgrade(empty_store)
    with empty_store.read() as connection:
        made = tasks.of_dossier(connection, was.dossier)[::-1]
    assert [one.submission_id for one in made] == [was.keys[number] for number in IN_ORDER]
    assert len({one.id for one in made}) == len(SENT)
    for one, number in zip(made, IN_ORDER, strict=True):
        assert one.opened_at == RECEIVED + timedelta(days=SENT[number][2])
        assert one.kind == (Form.PLAN, Form.HELP)[number % 2]
        assert (one.news_at, one.followed, one.about_id, one.revision) == (None, None, None, 1)


def test_each_task_has_the_state_the_desk_and_the_day_of_its_form(empty_store: Store, was: Was) -> None:
    schema.upgrade(empty_store)
    states = {
        Handling.RECEIVED: (TaskState.OPEN, None),
        Handling.QUESTION_ASKED: (TaskState.STILL, Waits.CLIENT),
        **dict.fromkeys((Handling.DECIDED, Handling.ANSWERED, Handling.WITHDRAWN), (TaskState.DONE, None)),
    }
    with empty_store.read() as connection:
        for key, (state, is_taken, _came, due) in zip(was.keys, SENT, strict=True):
            one = tasks.of_form(connection, key)
            desk = was.noor if is_taken else None
            assert ((one.state, one.waits_for), one.staff_id, one.since is not None) == (
                states[state], desk, is_taken,
            )  # fmt: skip
            found = submissions.require(connection, key)
            assert (found.caseworker_id, found.urgent_on, found.revision) == (desk, one.urgent_on, 3)
            assert one.urgent_on == DAY + timedelta(days=due)


def test_the_search_finds_what_became_tasks_by_name_number_and_desk(empty_store: Store, was: Was) -> None:
    schema.upgrade(empty_store)
    wishes = (
        (Filter(words="amrani", states=tuple(TaskState)), set(range(len(SENT)))),
        (Filter(words="amrani"), {0, 1, 2}),
        (Filter(words="TP-2026-00003", states=tuple(TaskState)), {3}),
        (Filter(words="fatima", desks=(was.noor,)), {1, 2}),
        (Filter(words="fatima", desks=("",)), {0}),
        (Filter(words="fatima", kinds=(Form.HELP,)), {1}),
    )
    with empty_store.read() as connection:
        for chosen, numbers in wishes:
            found = {row.submission_id for row in tasklist.page(connection, chosen).rows}
            assert found == {was.keys[number] for number in numbers}, chosen


def test_what_is_sent_in_after_it_follows_on_what_was_there(empty_store: Store, was: Was) -> None:
    schema.upgrade(empty_store)
    with empty_store.write() as connection:
        key = add_term(connection, was.dossier)
        assert tasks.require(connection, key).seq == len(SENT) + 1
        assert tasklist.page(connection, Filter(words="amrani")).rows[0].id == key


def test_the_tables_are_those_of_the_code_and_no_key_leads_nowhere(empty_store: Store, was: Was) -> None:
    schema.upgrade(empty_store)
    assert schema.differences(empty_store) == []
    with empty_store.write() as connection:
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert [one.text for one in conversation.notes(connection, was.keys[1])] == ["Gebeld."]
        with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
            conversation.add_note(connection, was.noor, "x", RECEIVED, submission_id=new_id())
        with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
            add_term(connection, new_id())


def test_taken_back_the_forms_have_their_desk_and_day_again(empty_store: Store, was: Was) -> None:
    with empty_store.read() as connection:
        before = was.old_columns(connection)
    schema.upgrade(empty_store)
    schema.downgrade(empty_store, BEFORE)
    with empty_store.read() as connection:
        assert was.old_columns(connection) == before
        found = connection.execute(sa.text("SELECT submission_id, words FROM findable ORDER BY seq")).all()
    assert [row.submission_id for row in found] == [was.keys[number] for number in IN_ORDER]
    assert all("amrani" in row.words for row in found)
    assert not {"task"} & set(sa.inspect(empty_store.engine).get_table_names())


def test_what_happened_meanwhile_is_taken_along_but_for_what_had_no_place_before(
    empty_store: Store, was: Was
) -> None:
    schema.upgrade(empty_store)
    with empty_store.write() as connection:
        assert tasks.claim(connection, tasks.of_form(connection, was.keys[0]).id, was.noor, RECEIVED)
        add_term(connection, was.dossier, Term.HOURS_MISSING)
        conversation.add_note(connection, was.noor, "Over de persoon.", RECEIVED, dossier_id=was.dossier)
    schema.downgrade(empty_store, BEFORE)
    with empty_store.read() as connection:
        assert was.old_columns(connection)[0] == (was.noor, DAY + timedelta(days=1))
        assert list(connection.scalars(sa.select(OLD_NOTE.c.text))) == ["Gebeld."]
    schema.upgrade(empty_store)
    with empty_store.read() as connection:
        assert len(tasks.of_dossier(connection, was.dossier)) == len(SENT)
        assert tasks.of_form(connection, was.keys[0]).staff_id == was.noor


def test_a_migration_that_would_leave_keys_leading_nowhere_is_undone_entirely(
    empty_store: Store, was: Was, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop_index = op.drop_index

    def lose_a_person(*which: str) -> None:
        drop_index(*which)
        op.get_bind().exec_driver_sql("DELETE FROM dossier")

    with empty_store.read() as connection:
        before = was.old_columns(connection)
    monkeypatch.setattr("alembic.op.drop_index", lose_a_person)
    with pytest.raises(sa.exc.IntegrityError):
        schema.upgrade(empty_store)
    with empty_store.read() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == BEFORE
        assert connection.exec_driver_sql("SELECT count(*) FROM dossier").scalar() == 1
        assert was.old_columns(connection) == before
    assert "task" not in sa.inspect(empty_store.engine).get_table_names()
    monkeypatch.undo()
    schema.upgrade(empty_store)
    schema.check(empty_store)


def test_after_a_migration_that_failed_keys_are_held_again(empty_store: Store, was: Was) -> None:
    def leave_nothing(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM dossier")

    with pytest.raises(sa.exc.IntegrityError), empty_store.remaking() as connection:
        leave_nothing(connection)
    with pytest.raises(ValueError, match="broke off"), empty_store.remaking() as connection:
        raise ValueError("it broke off")
    with pytest.raises(sa.exc.IntegrityError), empty_store.write() as connection:
        leave_nothing(connection)
    with empty_store.read() as connection:
        assert len(was.old_columns(connection)) == len(SENT)
