"""The audit trail cannot be changed through the database, and shows it when it was changed around it."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from portal.store import trail
from portal.store.base import Connection, Store
from portal.store.tables import trail as table
from tests.fixtures.databases import on_each_database
from tests.fixtures.rows import RECEIVED
from tests.fixtures.threads import at_once

LENGTH = 5


def record(connection: Connection, length: int = LENGTH) -> None:
    """Events about one case."""
    for number in range(length):
        trail.record(connection, RECEIVED, f"actor-{number}", "case:claimed", "case")


@pytest.fixture
def recorded(store: Store) -> Store:
    """A store with a few events."""
    with store.write() as connection:
        record(connection)
    return store


@on_each_database
def test_an_untouched_trail_is_whole(recorded: Store) -> None:
    with recorded.read() as connection:
        assert list(trail.broken_links(connection)) == []
        assert [event.seq for event in trail.of(connection, "case")] == [1, 2, 3, 4, 5]


@on_each_database
def test_an_empty_trail_is_whole(store: Store) -> None:
    with store.read() as connection:
        assert list(trail.broken_links(connection)) == []


@on_each_database
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE trail SET actor_id = 'somebody else' WHERE seq = 2",
        "UPDATE trail SET fields = fields",
        "DELETE FROM trail WHERE seq = 5",
        "DELETE FROM trail",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_event(recorded: Store, change: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), recorded.write() as connection:
        connection.exec_driver_sql(change)
    with recorded.read() as connection:
        assert len(trail.of(connection, "case")) == LENGTH


@pytest.mark.postgresql
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_postgresql_refuses_to_empty_the_trail_at_once(recorded: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="append-only"), recorded.write() as connection:
        connection.exec_driver_sql("TRUNCATE trail")


@on_each_database
def test_an_event_that_failed_with_its_change_leaves_no_gap(recorded: Store) -> None:
    def fail() -> None:
        with recorded.write() as connection:
            record(connection, 1)
            raise RuntimeError("the change failed")

    with pytest.raises(RuntimeError):
        fail()
    with recorded.write() as connection:
        record(connection, 1)
    with recorded.read() as connection:
        assert [event.seq for event in trail.of(connection, "case")] == [1, 2, 3, 4, 5, 6]
        assert list(trail.broken_links(connection)) == []


@on_each_database
def test_events_recorded_at_one_moment_form_one_chain(store: Store) -> None:
    def write() -> None:
        with store.write() as connection:
            record(connection, 3)

    assert at_once(*[write] * 6) == [None] * 6
    with store.read() as connection:
        assert [event.seq for event in trail.of(connection, "case")] == list(range(1, 19))
        assert list(trail.broken_links(connection)) == []


@on_each_database
def test_events_of_several_objects_come_back_in_the_order_in_which_they_happened(store: Store) -> None:
    with store.write() as connection:
        for key in ("plan", "dossier", "other", "plan"):
            trail.record(connection, RECEIVED, "noor", "case:claimed", key)
    with store.read() as connection:
        assert [event.object_id for event in trail.of(connection, "plan", "dossier")] == [
            "plan",
            "dossier",
            "plan",
        ]
        assert trail.of(connection) == []


@pytest.mark.parametrize(
    ("event", "fields"),
    [
        ("case:forgotten", {}),
        ("case:claimed", {"name": "Fatima"}),
        ("case:decided", {"outcome": "agreed"}),
    ],
)
def test_an_event_that_is_not_declared_is_not_recorded(
    store: Store, event: str, fields: Mapping[str, Any]
) -> None:
    with pytest.raises(ValueError, match=event), store.write() as connection:
        trail.record(connection, RECEIVED, "noor", event, "case", **fields)
    with store.read() as connection:
        assert trail.of(connection, "case") == []


def events() -> list[dict[str, Any]]:
    """The rows of a trail that was never touched."""
    store = Store("sqlite://")
    with store.write() as connection:
        table.create(connection)
        record(connection)
        rows = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    store.close()
    return rows


UNTOUCHED = events()


def broken(rows: list[dict[str, Any]]) -> list[int]:
    """Where a trail of these rows does not hold: a copy without the guards of the database."""
    store = Store("sqlite://")
    with store.write() as connection:
        table.create(connection)
        if rows:
            connection.execute(table.insert(), rows)
        found = list(trail.broken_links(connection))
    store.close()
    return found


def test_a_faithful_copy_is_whole() -> None:
    assert broken(UNTOUCHED) == []


@given(
    place=st.integers(0, LENGTH - 1),
    field=st.sampled_from([column.name for column in table.columns if column.name != "seq"]),
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40),
)
def test_any_other_text_in_any_field_of_any_event_shows(place: int, field: str, text: str) -> None:
    if UNTOUCHED[place][field] == text:
        return
    rows = [{**row, field: text} if row["seq"] == place + 1 else row for row in UNTOUCHED]
    assert place + 1 in broken(rows)


@given(place=st.integers(0, LENGTH - 1), number=st.integers(-(2**31), 2**31))
def test_an_event_in_another_place_shows(place: int, number: int) -> None:
    if number in {row["seq"] for row in UNTOUCHED}:
        return
    rows = [{**row, "seq": number} if row["seq"] == place + 1 else row for row in UNTOUCHED]
    assert broken(rows) != []


@pytest.mark.parametrize("gone", range(1, LENGTH))
def test_an_event_that_was_cut_out_shows(gone: int) -> None:
    rows = [row for row in UNTOUCHED if row["seq"] != gone]
    assert broken(rows) == [gone + 1]


def test_an_event_that_was_put_in_shows() -> None:
    made_up = {**UNTOUCHED[-1], "seq": LENGTH + 1}
    assert broken([*UNTOUCHED, made_up]) == [LENGTH + 1]


def test_two_events_that_changed_places_show() -> None:
    first, second, *others = UNTOUCHED
    rows = [{**second, "seq": 1}, {**first, "seq": 2}, *others]
    assert broken(rows) == [1, 2, 3]


def test_the_fields_of_an_event_are_plain_json_in_a_fixed_order(store: Store) -> None:
    fields = {"outcome": "stopped", "kept": []}
    with store.write() as connection:
        trail.record(connection, RECEIVED, "fatima", "signal:closed", "case", **fields)
    with store.read() as connection:
        [event] = trail.of(connection, "case")
    assert json.loads(event.fields) == fields
    assert list(json.loads(event.fields)) == sorted(fields)
    assert event.at == "2026-03-02T09:30:00+00:00"
