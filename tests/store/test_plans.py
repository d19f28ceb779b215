"""How the databases find their rows: at 100,000 cases no page of the list, no search and nobody's own
data reads a whole table or sorts one.

The tests fill the tables with a thousand cases; SQLite itself makes a hundred of each, once for all tests of
the module: about ten seconds, most of it for the indexes. PostgreSQL needs no more than the thousand: asked
to scan and to sort nothing, it does so only where no index serves.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from portal.domain.states import Handling, Outcome
from portal.domain.tasks import STATE_OF, Kind, TaskState, Term
from portal.domain.ways import Form
from portal.store import goingon, held, schema, search, tasklist, trail
from portal.store.base import Store
from portal.store.tables import client, dossier, staff, submission
from portal.store.tasklist import Filter
from portal.store.tasktables import findable, task
from tests.fixtures.databases import migrated_sqlite

CASES, COPIES = 1000, 99
FIRST, LAST = (
    ("Anna", "Bea", "Ahmed", "Derya", "Emil"),
    ("Jansen", "de Vries", "Yılmaz", "Bos", "Smit", "Tol"),
)
NOOR, THOMAS = (f"00000000-0000-4000-8000-00000000{end}" for end in ("aaaa", "bbbb"))
STATES = (Handling.DECIDED, Handling.ANSWERED, Handling.WITHDRAWN, Handling.RECEIVED, Handling.QUESTION_ASKED)
OPEN, CLOSED = (TaskState.OPEN, TaskState.STILL), (TaskState.DONE,)
GOING_ON = (Outcome.AGREED, Outcome.EXEMPTION_GRANTED)
TABLES = (client, dossier, submission, task, findable)
FLOWS: tuple[Kind, ...] = (Form.PLAN, Form.HELP, Form.HOURS)
MIDDLE = date(2030, 1, 1)
READS_ALL = re.compile(r"SCAN (?!CONSTANT ROW|findable_fts VIRTUAL TABLE INDEX \d+:.*M)|TEMP B-TREE")
"""In a plan of SQLite. A match in FTS5 calls itself a scan of a virtual table by an index with an M."""
SEARCHES = ("jansen", "j", "anna vries", "TP-2026-00042", "2026 42", "zzyzx", "TP2026", "Vries, de")


def key(kind: int, number: int) -> str:
    """A key that says what it is of."""
    return f"{kind:08d}-0000-4000-8000-{number:012d}"


def rows_of(number: int) -> tuple[dict[str, Any], ...]:
    """One person with a dossier, a case, its task, and the words to find it by."""
    sent = datetime(2026, 3, 2, tzinfo=UTC)
    state = STATES[number % 3] if number % 20 else STATES[3 + number // 20 % 2]
    person = {
        "id": key(1, number), "first_name": FIRST[number % 5], "last_name": LAST[number % 6],
        "birth_date": date(1980, 1, 1), "street": "Dorpsstraat 1", "postal_code": "1000 AA",
        "city": "Voorbeeldstad", "mail": None, "language": "nl", "benefit": "bijstand",
        "benefit_since": None, "created_at": sent,
    }  # fmt: skip
    file = {"id": key(2, number), "client_id": key(1, number), "obligation": "imposed", "verified": {}}
    day = date(2026, 1, 1) + timedelta(days=number % 3000)
    case = {
        "id": key(3, number), "dossier_id": key(2, number), "number": f"TP-2026-{number:05d}",
        "flow": FLOWS[number % 7 % 3], "draft_id": key(4, number), "answers": {}, "shown": [],
        "language": "nl", "law_version": "2015-01-01", "received_at": sent, "state": state,
        "decide_by": day, "judged": {}, "revision": 1,
    }  # fmt: skip
    work = {
        "id": key(5, number), "dossier_id": key(2, number), "submission_id": key(3, number),
        "kind": FLOWS[number % 7 % 3], "state": STATE_OF[state], "urgent_on": day,
        "staff_id": {0: NOOR, 1: THOMAS}.get(number % 11), "opened_at": sent, "revision": 1,
        "news_at": sent if number % 3 == 0 else None,
    }  # fmt: skip
    row = sa.util.immutabledict({**person, **case, **work})
    return person, file, case, work, {"words": search.words_of(_Attributes(row))}


class _Attributes:
    def __init__(self, values: Any) -> None:
        self.__dict__.update(values)


def fill(store: Store) -> None:
    """A thousand cases, and two caseworkers."""
    made = [rows_of(number) for number in range(CASES)]
    with store.write() as connection:
        for who in (NOOR, THOMAS):
            member = {"id": who, "name": "Noor", "job_title": "x", "phone": "x", "active": True}
            connection.execute(staff.insert(), member)
        for table, rows in zip(TABLES, zip(*made, strict=True), strict=True):
            connection.execute(table.insert(), list(rows))
        trail.record(connection, datetime(2026, 3, 2, tzinfo=UTC), NOOR, "case:claimed", key(3, 7))


def multiply(store: Store) -> None:
    """More of each case, with keys, years and days of their own."""
    with store.write() as connection:
        for table in TABLES:
            values = {column.name: copied(column) for column in table.columns if column.name != "seq"}
            connection.exec_driver_sql(
                f"WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < {COPIES}) "  # noqa: S608
                f"INSERT INTO {table} ({', '.join(values)}) SELECT {', '.join(values.values())} "
                f"FROM n CROSS JOIN {table}"
            )


def copied(column: sa.Column[Any]) -> str:
    """What the copy of a value is, in SQLite."""
    name = column.name
    if name.endswith("id") and name != "staff_id":
        return f"substr({name}, 1, 9) || printf('%04d', k) || substr({name}, 14)"
    if name in {"number", "words"}:
        return f"replace({name}, '2026', 2026 + k)"
    return f"date({name}, k || ' days')" if name == "urgent_on" else name


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """100,000 cases in SQLite."""
    file = Path(tmp_path_factory.mktemp("plans")) / "portal.sqlite3"
    file.write_bytes(migrated_sqlite())
    store = Store(f"sqlite:///{file}")
    fill(store)
    multiply(store)
    yield store
    store.close()


def wishes() -> list[Filter]:
    """Every filter of the list, with and without words."""
    every_desk = ((), ("",), (NOOR,), (NOOR, THOMAS, ""))
    every_kind: tuple[tuple[Kind, ...], ...] = ((), (Form.HELP,), (Form.HELP, Term.EVALUATION))
    lists = [
        Filter(states=states, desks=desks, kinds=kinds, up_to=up_to, is_news=is_news)
        for states in (OPEN, CLOSED)
        for desks in every_desk
        for kinds in every_kind
        for up_to in (None, MIDDLE)
        for is_news in (False, True)
    ]
    return [*lists, *(Filter(states=states, words=words) for states in (OPEN, CLOSED) for words in SEARCHES)]


def walk(store: Store) -> None:
    """The first two pages and the count of every filter, what stands beside a line, and what is held.

    In another order than that of their day lines are sorted: the page offers that for a thousand at most.
    """
    with store.read() as connection:
        for chosen in wishes():
            first = tasklist.page(connection, chosen)
            if first.next_after:
                assert tasklist.page(connection, chosen, first.next_after).rows
            tasklist.count(connection, chosen)
            if not chosen.is_search:
                tasklist.around(connection, chosen, (MIDDLE, 1))
        for read in (goingon.of, goingon.count):
            read(connection, GOING_ON, datetime(2027, 1, 1, tzinfo=UTC), date(2027, 1, 28), 200)
        held.about(connection, key(1, 7), with_files=True)
        trail.of(connection, key(3, 7), key(2, 7))


def statements(store: Store) -> list[tuple[str, Any]]:
    """What the walk asks of the database, each text once."""
    asked: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, text: str, values: Any, *_: Any) -> None:
        if text.startswith("SELECT"):
            asked.setdefault(text, values)

    sa.event.listen(store.reader, "before_cursor_execute", note)
    try:
        walk(store)
    finally:
        sa.event.remove(store.reader, "before_cursor_execute", note)
    return list(asked.items())


def explained(
    store: Store, prefix: str, asked: Sequence[tuple[str, Any]], *settings: str
) -> Iterator[tuple[str, str]]:
    """Each statement with its plan."""
    with store.read() as connection:
        for setting in settings:
            connection.exec_driver_sql(setting)
        for text, values in asked:
            plan = connection.exec_driver_sql(f"{prefix} {text}", values).all()
            yield text, "\n".join(str(row[-1]) for row in plan)


def test_sqlite_scans_and_sorts_no_table(sqlite: Store) -> None:
    asked = statements(sqlite)
    bad = {
        text: plan for text, plan in explained(sqlite, "EXPLAIN QUERY PLAN", asked) if READS_ALL.search(plan)
    }
    assert len(asked) > 30
    assert not bad, "\n\n".join(f"{text}\n{plan}" for text, plan in bad.items())


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM task WHERE state IN ('open', 'still') ORDER BY urgent_on, seq LIMIT 26",
        "SELECT * FROM client WHERE last_name LIKE '%ansen%'",
        "SELECT * FROM findable_fts WHERE words LIKE '%ansen%'",
    ],
)
def test_what_reads_all_is_seen_in_a_plan(sqlite: Store, text: str) -> None:
    [(_, plan)] = explained(sqlite, "EXPLAIN QUERY PLAN", [(text, ())])
    assert READS_ALL.search(plan), plan


@pytest.mark.postgresql
def test_postgresql_has_an_index_for_all_of_it(empty_postgresql_url: str) -> None:
    store = Store(empty_postgresql_url)
    schema.upgrade(store)
    fill(store)
    asked = [one for one in statements(store) if "task" in one[0] or "findable" in one[0]]
    plans = list(
        explained(store, "EXPLAIN", asked, "SET LOCAL enable_seqscan = off", "SET LOCAL enable_sort = off")
    )
    store.close()
    # The hits of a search for a rare word are few: they are sorted by place.
    sorts = re.compile(r"\bSort\b(?!.*\n.*Sort Key: seq)")
    bad = {text: plan for text, plan in plans if "Seq Scan" in plan or sorts.search(plan)}
    assert not bad, "\n\n".join(f"{text}\n{plan}" for text, plan in bad.items())
