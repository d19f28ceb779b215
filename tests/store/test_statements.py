"""A statement that is put in words once gives what SQLAlchemy gives, on both databases."""

from enum import StrEnum

import pytest
import sqlalchemy as sa

from portal.store.base import Connection, Store
from portal.store.statements import LONGEST, Statement, among
from portal.store.tables import client
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import FATIMA
from tests.fixtures.rows import RECEIVED, add_client

pytestmark = on_each_database


class City(StrEnum):
    """A word of the portal, which is no plain text to a driver."""

    HERE = FATIMA["city"]


EVERYTHING = sa.select(client).where(client.c.city == sa.bindparam("city"))
OF_SOME = sa.select(client.c.id).where(client.c.id.in_(sa.bindparam("keys", expanding=True)))
CHANGE = Statement(client.update().where(client.c.city == sa.bindparam("where")))


def read(connection: Connection) -> list[tuple[object, ...]]:
    """All clients, as a statement of its own gives them."""
    return [tuple(row) for row in Statement(EVERYTHING).all(connection, {"city": City.HERE})]


def test_every_column_of_a_row_is_what_sqlalchemy_makes_of_it(store: Store) -> None:
    with store.write() as connection:
        add_client(connection, letters_since=RECEIVED)
    with store.read() as connection:
        plain = [tuple(row) for row in connection.execute(EVERYTHING, {"city": City.HERE})]
        assert read(connection) == plain
        assert RECEIVED in plain[0]


def test_a_list_that_is_given_is_read_too(store: Store) -> None:
    with store.write() as connection:
        keys = [add_client(connection) for _ in range(2)]
        assert sorted(Statement(OF_SOME).values(connection, keys=keys)) == sorted(keys)
        assert Statement(OF_SOME).value(connection, keys=[]) is None


@pytest.mark.parametrize("strangers", [0, 1, LONGEST])
def test_a_list_of_any_length_goes_with_the_other_values(store: Store, strangers: int) -> None:
    of_some = Statement(OF_SOME.where(client.c.city == sa.bindparam("city")))
    with store.write() as connection:
        keys = [add_client(connection), add_client(connection, city="Verzonnenstad")]
        asked = [*keys, *map(str, range(strangers))]
        for _ in range(2):  # the second time the words are known
            assert of_some.values(connection, keys=asked, city=City.HERE) == keys[:1]


def test_a_list_in_the_code_is_a_part_of_the_words(store: Store) -> None:
    some = Statement(sa.select(client.c.id).where(among(client.c.city, [City.HERE, "elders"])))
    with store.write() as connection:
        assert some.values(connection) == []
        assert add_client(connection) == some.value(connection)


def test_a_change_says_how_many_rows_it_changed_and_only_in_the_columns_that_are_given(store: Store) -> None:
    with store.write() as connection:
        add_client(connection)
        assert CHANGE.run(connection, {"where": City.HERE, "street": "Kade 1"}) == 1
        assert CHANGE.run(connection, {"where": City.HERE, "first_name": "Samira"}) == 1
        assert CHANGE.run(connection, {"where": "elders", "first_name": "Noor"}) == 0
        query = sa.select(client.c.street, client.c.first_name)
        assert Statement(query).all(connection, {})[0] == ("Kade 1", "Samira")


def test_a_value_that_is_not_given_is_an_error_and_nothing_is_asked(store: Store) -> None:
    with store.read() as connection, pytest.raises(KeyError, match="city"):
        Statement(EVERYTHING).all(connection, {})


def test_what_the_database_refuses_is_told_without_what_was_to_be_written(store: Store) -> None:
    with store.write() as connection:
        key = add_client(connection)
    with pytest.raises(sa.exc.IntegrityError) as refused, store.write() as connection:
        add_client(connection, id=key)
    assert FATIMA["street"] not in str(refused.value)


def test_who_listens_to_statements_hears_these_too(store: Store) -> None:
    heard: list[str] = []
    with store.write() as connection:
        add_client(connection)

    def hear(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        heard.append(statement)

    sa.event.listen(store.reader, "before_cursor_execute", hear)
    with store.read() as connection:
        assert len(read(connection)) == 1
    assert len(heard) == 1
