"""What the list of tasks, its search and somebody's own data cost at 1,000 and 1,000,000 cases, in one run.

Both databases are made first: a thousand people as the store would write them, and SQLite makes copies with
keys, years, days and words of their own. (The chain of the trail does not hold in the copies: it is not read
here.) Each question is asked of both in turn, so that a busy machine slows both. A ratio near 1 is flat.
Run: python bench/scale.py [CASES]
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

import sqlalchemy as sa

from portal.domain.states import CLOSED, Handling
from portal.domain.tasks import TaskState, Term
from portal.domain.ways import Form
from portal.store import dossiers, held, outbox, people, schema, submissions, tasklist, tasks, trail, uploads
from portal.store.base import Connection, Store
from portal.store.tables import metadata
from portal.store.tasklist import Filter
from portal.store.toolbox import backup, forget_findable, index_findable

BASE, CASES, ROUNDS = 1000, 1_000_000, 25
SENT = datetime(2026, 3, 2, tzinfo=UTC)
NOOR = "00000000-0000-4000-8000-00000000aaaa"
FIRST = ["Anna", "Ahmed", "Bea", "Chen", "Derya", "Emil", "Farah", "Gert", "Hanna", "Idris"]
LAST = ["Jansen", "de Vries", "Yılmaz", "Bos", "Smit", "Tol", "El Amrani", "Meijer", "Łukasz", "O'Brien"]
LAST += ["van den Berg", "Kaya", "Visser"]
STATES = (Handling.RECEIVED, Handling.QUESTION_ASKED, *sorted(CLOSED))
COPIED = ("client", "dossier", "submission", "task", "findable", "outbox", "upload", "trail")
ABOVE = 4_000_000_000
"""The keys of copies begin higher than those that they copy."""
OF_STAFF = {"contact_id", "staff_id"}
Question = Callable[[Connection], object]


def key(kind: int, number: int) -> str:
    """A key that says what it is of."""
    return f"{kind:08d}-0000-4000-8000-{number:012d}"


def person(connection: Connection, number: int) -> None:
    """Somebody with a dossier, a case, a paper, a notice, and two events."""
    names = {"first_name": FIRST[number % len(FIRST)], "last_name": LAST[number % len(LAST)]}
    place = {"street": "Dorpsstraat 1", "postal_code": "1000 AA", "city": "Voorbeeldstad"}
    benefit = {"benefit": "bijstand", "benefit_since": None, "mail": "a@voorbeeld.invalid", "language": "nl"}
    who = {"id": key(1, number), "birth_date": date(1980, 1, 1), "created_at": SENT}
    people.add_client(connection, {**who, **names, **place, **benefit})
    dossier_id = dossiers.add(connection, key(1, number), {})
    case_id = case(connection, dossier_id, number)
    paper = {"media_type": "image/jpeg", "size": 9, "sha256": "0" * 64, "content": b"nine byte"}
    paper |= {"client_id": key(1, number), "draft_id": key(4, number), "is_scanned": False, "added_at": SENT}
    uploads.add(connection, paper)
    outbox.put(connection, key(1, number), "form-received", "nl", SENT)
    trail.record(connection, SENT, "system", "client:registered", key(1, number))
    trail.record(connection, SENT, NOOR, "case:claimed", case_id)


def case(connection: Connection, dossier_id: str, number: int) -> str:
    """What somebody sent in, with its task: one in twenty is open."""
    day = date(2026, 1, 1) + timedelta(days=number % 365)
    values = {"number": submissions.next_number(connection, 2026), "draft_id": key(4, number), "shown": []}
    values |= {
        "flow": ("plan", "hulp", "uren")[number % 3],
        "answers": {"task": "Voorlezen"},
        "language": "nl",
    }
    values |= {"law_version": "2015-01-01", "received_at": SENT, "decide_by": day, "urgent_on": day}
    case_id = submissions.add(connection, {"dossier_id": dossier_id, **values})
    state = STATES[number // 20 % 2] if number % 20 == 0 else STATES[2 + number % 3]
    submissions.change(connection, case_id, 1, state=state)
    if number % 7 == 0:
        tasks.claim(connection, tasks.of_form(connection, case_id).id, NOOR, SENT)
    return case_id


def fill(store: Store) -> None:
    """A thousand people."""
    with store.write() as connection:
        noor = {"id": NOOR, "name": "Noor Visser", "job_title": "x", "phone": "x", "active": True}
        people.add_staff(connection, noor, frozenset())
        for number in range(BASE):
            person(connection, number)


def multiply(store: Store, copies: int) -> None:
    """So many copies of everybody, without an index to keep meanwhile."""
    with store.write() as connection:
        forget_findable(connection)
        indexes = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).all()
        for name, _ in indexes:
            connection.exec_driver_sql(f"DROP INDEX {name}")
        for table in COPIED:
            copy(connection, metadata.tables[table], copies)
        for _, again in indexes:
            connection.exec_driver_sql(again)
        index_findable(connection)


def copy(connection: Connection, table: sa.Table, copies: int) -> None:
    """More of each row of a table."""
    values = {column.name: copied(table, column) for column in table.columns if column.name != "seq"}
    if table.name == "trail":
        values["seq"] = f"seq + k * {2 * BASE}"
    counted = "WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < ?)"
    names, rows = ", ".join(values), ", ".join(values.values())
    connection.exec_driver_sql(
        f"{counted} INSERT INTO {table} ({names}) SELECT {rows} FROM n CROSS JOIN {table} WHERE k <= ?",  # noqa: S608
        (copies, copies),
    )


def copied(table: sa.Table, column: sa.Column[object]) -> str:
    """What the copy of a value is, in SQLite."""
    name = column.name
    is_key = name.endswith("id") and name not in OF_STAFF and (table.name, name) != ("trail", "actor_id")
    if is_key:
        other = f"printf('%08x', k + {ABOVE}) || substr({name}, 9)"
        return f"CASE WHEN length({name}) = 36 THEN {other} ELSE {name} END"
    if name == "number":
        return "printf('TP-%04d', 2026 + k) || substr(number, 8)"
    if name == "words":
        return "replace(words, '2026', 2026 + k)"
    return f"date({name}, k || ' days')" if name == "urgent_on" else name


def questions() -> Iterator[tuple[str, Question]]:
    """What is asked: a name, and what reads."""
    open_, closed = (TaskState.OPEN, TaskState.STILL), (TaskState.DONE,)
    soon = date(2026, 3, 1)
    filters = {
        "list": Filter(),
        "list, mine": Filter(desks=(NOOR,)),
        "list, nobody's": Filter(desks=("",)),
        "list, mine and nobody's": Filter(desks=(NOOR, "")),
        "list, one kind": Filter(kinds=(Form.HELP,)),
        "list, a term": Filter(kinds=(Term.EVALUATION,)),
        "list, mine, up to a day": Filter(states=open_[:1], desks=(NOOR,), up_to=soon),
        "closed": Filter(states=closed),
        "closed, mine, one kind": Filter(states=closed, kinds=(Form.HELP,), desks=(NOOR,)),
    }
    for name, chosen in filters.items():
        yield f"{name}: page", lambda connection, one=chosen: tasklist.page(connection, one)
        yield f"{name}: count", lambda connection, one=chosen: tasklist.count(connection, one)
        yield f"{name}: beside", lambda connection, one=chosen: tasklist.around(connection, one, (soon, 1))
    for words in ("jansen", "j", "anna vries", "Vries, de", "zzyzx", "TP-2026-00042", "2026 42"):
        one = Filter(words=words)
        yield f"search {words}: page", lambda connection, one=one: tasklist.page(connection, one)
        yield f"search {words}: count", lambda connection, one=one: tasklist.count(connection, one)
        one = Filter(words=words, states=closed)
        yield f"search {words}, closed: page", lambda connection, one=one: tasklist.page(connection, one)
    yield "own data", lambda connection: held.about(connection, key(1, 42))


def deep(connection: Connection) -> object:
    """A page near the end of what is closed."""
    return tasklist.page(connection, Filter(states=(TaskState.DONE,)), "2028-06-01.1")


def milliseconds(store: Store, ask: Question) -> float:
    """How long one answer takes."""
    with store.read() as connection:
        start = time.perf_counter()
        ask(connection)
        return 1e3 * (time.perf_counter() - start)


def compare(name: str, small: Store, large: Store, ask: Question) -> None:
    """Print the two times and their ratio; the first of each warms up, and what is slow is asked less."""
    milliseconds(small, ask)
    rounds = 3 if milliseconds(large, ask) > 500 else ROUNDS
    pairs = [(milliseconds(small, ask), milliseconds(large, ask)) for _ in range(rounds)]
    few, many = (median(times) for times in zip(*pairs, strict=True))
    print(f"{name:32} {few:8.2f} ms {many:8.2f} ms   ratio {many / few:6.2f}", flush=True)


def made(folder: Path, copies: int) -> Iterator[Store]:
    """The two databases."""
    small = Store(f"sqlite:///{folder / 'small.sqlite3'}")
    schema.upgrade(small)
    fill(small)
    backup(small, folder / "large.sqlite3")
    large = Store(f"sqlite:///{folder / 'large.sqlite3'}")
    multiply(large, copies)
    yield from (small, large)


def main() -> None:
    """Fill both, ask both."""
    cases = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        small, large = made(Path(folder), cases // BASE - 1)
        print(f"{BASE:,} and {cases:,} cases, made in {time.perf_counter() - start:.0f} s", flush=True)
        for name, ask in (*questions(), ("closed, deep: page", deep)):
            compare(name, small, large, ask)
        small.close()
        large.close()


if __name__ == "__main__":
    main()
