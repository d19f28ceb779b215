"""The PostgreSQL that the tests get is theirs alone."""

import pytest
from sqlalchemy import create_engine, make_url, text

pytestmark = pytest.mark.postgresql


def test_a_worker_gets_a_database_of_its_own_that_sorts_by_code_point(postgresql_url: str) -> None:
    engine = create_engine(postgresql_url)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT x FROM unnest(ARRAY['b', 'A', 'a', 'B']) x ORDER BY x")).all()
        database = connection.scalar(text("SELECT current_database()"))
    engine.dispose()
    assert names == ["A", "B", "a", "b"]
    assert database == make_url(postgresql_url).database


@pytest.mark.parametrize("turn", ["first", "second"])
def test_an_emptied_database_holds_nothing_of_an_earlier_test(empty_postgresql_url: str, turn: str) -> None:
    engine = create_engine(empty_postgresql_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE left_behind (turn text)"))
        connection.execute(text("INSERT INTO left_behind VALUES (:turn)"), {"turn": turn})
        assert connection.scalars(text("SELECT turn FROM left_behind")).all() == [turn]
    engine.dispose()
