"""What was changed around the portal is found: every column that may not change unseen, on both databases."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.store import fingerprints, tampering, trail, wording_reports
from portal.store.base import Connection, Moment, Store, metadata, new_id
from portal.store.fingerprints import KINDS, WITHOUT
from portal.store.tampering import Wrong
from tests.fixtures.databases import on_each_database
from tests.fixtures.everything import hold_everything
from tests.fixtures.rows import RECEIVED, add_staff

COLUMNS = [(name, column) for name, kind in KINDS.items() for column in kind.kept if column != "id"]


def keys_of(connection: Connection) -> dict[str, str]:
    """The one row of each kind, by its table."""
    return {name: connection.execute(sa.select(kind.table.c.id)).scalar_one() for name, kind in KINDS.items()}


def keep(connection: Connection, *names: str) -> None:
    """Record the fingerprint of what stands in these tables, or in all."""
    keys = keys_of(connection)
    kept = fingerprints.taken(connection, *((name, keys[name]) for name in names or KINDS))
    trail.record(connection, RECEIVED, "somebody", "note:written", "case", kept=kept)


@pytest.fixture
def held(store: Store) -> Iterator[Connection]:
    """A transaction in a store with one thing of each kind, of which nothing is recorded yet.

    Nothing of it is kept, and no key is followed: whoever changes a database by hand does as he likes.
    """
    with store.engine.connect() as connection:
        let_go_of_keys = {
            "sqlite": "PRAGMA defer_foreign_keys = ON",
            "postgresql": "SET session_replication_role = replica",
        }
        connection.exec_driver_sql(let_go_of_keys[connection.dialect.name])
        hold_everything(connection, "reiger", add_staff(connection, "Noor"))
        report = {"language": "nl", "page": "/nl/", "wrong": "zoo", "better": "zo", "reported_at": RECEIVED}
        wording_reports.add(connection, {"id": new_id(), **report, "handled_at": RECEIVED})
        say_what_documents_are(connection)
        yield connection
        connection.rollback()


def say_what_documents_are(connection: Connection) -> None:
    """Let each row with a document hold the SHA-256 of it."""
    for kind in KINDS.values():
        if kind.digest:
            digest, document = kind.digest
            content = connection.execute(sa.select(kind.table.c[document])).scalar_one()
            connection.execute(kind.table.update().values({digest: fingerprints._digest(content)}))


@contextmanager
def undone(connection: Connection) -> Iterator[None]:
    """What is done within the block is undone after it."""
    nested = connection.begin_nested()
    yield
    nested.rollback()


def broken(connection: Connection) -> list[tuple[str, Wrong]]:
    """What is not as it was recorded."""
    return [(one.kind, one.wrong) for one in tampering.compare(connection).broken]


def another(column: sa.Column[Any], value: Any) -> Any:
    """Nearly the same value: one sign, one bit, one day, one moment apart."""
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if isinstance(column.type, sa.JSON):
        text = json.dumps(value)
        place = next(place for place, sign in enumerate(text) if sign.isalpha() and text[place - 1] == '"')
        return json.loads(f"{text[:place]}{'x' if text[place] != 'x' else 'y'}{text[place + 1 :]}")
    if isinstance(value, str):
        return value[:-1] + ("x" if value[-1] != "x" else "y")
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    smallest = "microseconds" if isinstance(column.type, Moment) else "days"
    return value + timedelta(**{smallest: 1})


def change(connection: Connection, name: str, column: str) -> None:
    """Change one value in the database, by hand."""
    table = KINDS[name].table
    value = connection.execute(sa.select(table.c[column])).scalar_one()
    connection.execute(table.update().values({column: another(table.c[column], value)}))


@on_each_database
class TestChanged:
    def test_what_was_left_alone_is_whole(self, held: Connection) -> None:
        keep(held)
        assert tampering.compare(held) == tampering.Comparison([], {})

    def test_a_value_that_was_changed_a_little_is_found(self, held: Connection) -> None:
        keep(held)
        for name, column in COLUMNS:
            with undone(held):
                change(held, name, column)
                assert broken(held) == [(name, Wrong.CHANGED)], column
        assert broken(held) == []

    def test_what_just_moves_is_left_alone(self, held: Connection) -> None:
        keep(held)
        for name, kind in KINDS.items():
            for column in kind.moving:
                change(held, name, column)
        assert broken(held) == []

    def test_what_was_removed_is_found(self, held: Connection) -> None:
        keep(held)
        for name, kind in KINDS.items():
            with undone(held):
                held.execute(kind.table.delete())
                assert broken(held) == [(name, Wrong.GONE)]

    def test_what_was_put_in_place_of_another_is_found(self, held: Connection) -> None:
        keep(held)
        for name, kind in KINDS.items():
            with undone(held):
                held.execute(kind.table.update().values(id=new_id()))
                assert broken(held) == [(name, Wrong.GONE)]
                assert tampering.compare(held).unmarked == {name: 1}


@on_each_database
class TestMoving:
    def test_the_last_fingerprint_counts(self, held: Connection) -> None:
        keep(held)
        change(held, "activity", "ends_on")
        keep(held, "activity")
        assert broken(held) == []
        change(held, "activity", "ends_on")
        assert broken(held) == [("activity", Wrong.CHANGED)]

    def test_what_went_away_as_the_trail_says_is_not_missed(self, held: Connection) -> None:
        keep(held)
        key = keys_of(held)["upload"]
        held.execute(KINDS["upload"].table.delete())
        removed = fingerprints.taken(held, ("upload", key))
        trail.record(held, RECEIVED, "somebody", "upload:removed", key, kept=removed)
        assert broken(held) == []

    def test_what_is_back_after_it_was_removed_is_found(self, held: Connection) -> None:
        keep(held)
        key = keys_of(held)["upload"]
        trail.record(held, RECEIVED, "somebody", "upload:removed", key, kept=[("upload", key, None)])
        assert broken(held) == [("upload", Wrong.BACK)]


@on_each_database
class TestJoined:
    """A column that joined the fingerprints when there were rows already: the term to decide."""

    def test_the_term_of_a_case_is_found_changed(self, held: Connection) -> None:
        keep(held, "submission")
        change(held, "submission", "decide_by")
        assert broken(held) == [("submission", Wrong.CHANGED)]

    def test_what_was_recorded_without_it_is_held_against_the_rest(self, held: Connection) -> None:
        kind, key = KINDS["submission"], keys_of(held)["submission"]
        [row] = kind.rows(held)
        kept = [("submission", key, kind.earlier(row))]
        trail.record(held, RECEIVED, "somebody", "note:written", key, kept=kept)
        change(held, "submission", "decide_by")
        assert broken(held) == []
        change(held, "submission", "answers")
        assert broken(held) == [("submission", Wrong.CHANGED)]

    def test_from_its_next_event_on_it_is_held_too(self, held: Connection) -> None:
        self.test_what_was_recorded_without_it_is_held_against_the_rest(held)
        keep(held, "submission")
        assert broken(held) == []
        change(held, "submission", "decide_by")
        assert broken(held) == [("submission", Wrong.CHANGED)]


def write_older(connection: Connection, about: str, **fields: Any) -> None:
    """An event as it was before there were fingerprints."""
    last = list(trail.walk(connection))[-1]
    values = {
        "seq": last.seq + 1,
        "at": RECEIVED.isoformat(),
        "actor_id": "somebody",
        "event": "case:decided",
        "object_id": about,
        "fields": json.dumps(fields),
    }
    connection.execute(trail.trail.insert().values(**values, hash=trail._hash(last.hash, values)))


@on_each_database
class TestOlder:
    """Of what was recorded before there were fingerprints only a letter can be held against the trail."""

    @pytest.fixture(autouse=True)
    def decided(self, held: Connection) -> None:
        """The event with which the letter left."""
        letter = KINDS["letter"].table
        about, digest = held.execute(sa.select(letter.c.submission_id, letter.c.sha256)).one()
        write_older(held, about, letter_sha256=digest, outcome="agreed")

    def test_nothing_of_it_is_called_altered_and_it_is_counted(self, held: Connection) -> None:
        found = tampering.compare(held)
        assert found.broken == []
        assert found.unmarked == {name: 1 for name in KINDS if name != "letter"}

    def test_a_document_that_is_not_what_its_row_says_is_found(self, held: Connection) -> None:
        for name, kind in KINDS.items():
            if kind.digest:
                with undone(held):
                    change(held, name, kind.digest[1])
                    assert broken(held) == [(name, Wrong.CHANGED)]

    def test_a_letter_that_was_changed_with_its_row_is_found(self, held: Connection) -> None:
        letter = KINDS["letter"].table
        held.execute(letter.update().values(pdf=b"other", sha256=fingerprints._digest(b"other")))
        assert broken(held) == [("letter", Wrong.GONE)]

    def test_a_letter_that_was_removed_is_found(self, held: Connection) -> None:
        held.execute(KINDS["letter"].table.delete())
        assert broken(held) == [("letter", Wrong.GONE)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestSpoiled:
    """SQLite keeps in a column whatever is put there; looking for what was spoiled goes on."""

    @pytest.mark.parametrize("rubbish", ["{", b"\xff", 7.5])
    def test_a_value_that_cannot_be_read_is_found(self, held: Connection, rubbish: object) -> None:
        keep(held)
        for name, column in COLUMNS:
            with undone(held):
                held.exec_driver_sql(f'UPDATE "{name}" SET "{column}" = ?', (rubbish,))  # noqa: S608
                assert broken(held) == [(name, Wrong.CHANGED)], column

    @pytest.mark.parametrize(
        "fields", ["{", "[]", '{"kept": 7}', '{"kept": [[1]]}', '{"kept": [["x", "y", "z"]]}']
    )
    def test_an_event_that_cannot_be_read_says_nothing(self, held: Connection, fields: str) -> None:
        keep(held)
        held.exec_driver_sql("DROP TRIGGER trail_no_update")
        held.exec_driver_sql("UPDATE trail SET fields = ?", (fields,))
        assert broken(held) == []


def test_every_table_has_fingerprints_or_a_reason_why_not() -> None:
    assert {*KINDS, *WITHOUT} == set(metadata.tables)
    assert not {*KINDS} & {*WITHOUT}
    assert all(reason.strip() for reason in WITHOUT.values())


@pytest.mark.parametrize("name", KINDS)
def test_every_column_may_not_change_unseen_or_just_moves(name: str) -> None:
    kind = KINDS[name]
    assert sorted([*kind.kept, *kind.moving]) == sorted(kind.table.columns.keys())


def test_a_column_that_is_empty_changes_no_fingerprint() -> None:
    """So a column can be added later, and what was recorded before it stays as it was recorded."""
    kind = KINDS["note"]
    row: Any = dict.fromkeys(kind.frozen, "x")
    more = fingerprints.Kind(kind.table, (*kind.frozen, "later"))
    later = sa.Table("note", sa.MetaData(), *(sa.Column(name, sa.Text) for name in more.frozen))
    more = fingerprints.Kind(later, more.frozen)
    assert more.fingerprint({**row, "later": None}) == kind.fingerprint(row)
    assert more.fingerprint({**row, "later": "y"}) != kind.fingerprint(row)
