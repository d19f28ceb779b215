"""The database takes nothing for a while: who reads goes on, who writes hears it soon and loses no word."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.store import trouble
from portal.web import impatient
from tests.fixtures.databases import POSTGRESQL, SQLITE
from tests.web.cases import case_url
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.running import HOOGEZAND, NOW, demo_database, running
from tests.web.test_signals import TOLD, kept
from tests.web.visitor import Visitor, in_language

LONGEST_S = 10
STEP, DAY = "/mijn/plan/wat", "Ik sorteer kleding en ik help klanten bij de kassa."
Trouble = Callable[[Flask], AbstractContextManager[None]]

pytestmark = pytest.mark.parametrize(
    "app", [SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.postgresql)], indirect=True
)


@pytest.fixture
def app(request: pytest.FixtureRequest, moment: Callable[..., None]) -> Iterator[Flask]:
    """The demo of Hoogezand-Sappemeer, on each database."""
    moment(NOW)
    server = None
    if request.param == POSTGRESQL:
        server = request.getfixturevalue("postgresql_server").render_as_string(hide_password=False)
    with demo_database(HOOGEZAND, server) as address, running(HOOGEZAND, address) as opened:
        yield opened


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Somebody else is writing, and does not end."""
    engine = app.extensions["portal"].store.engine
    other = sa.create_engine(engine.url, module=engine.dialect.dbapi)
    with other.connect() as connection:
        if engine.dialect.name == SQLITE:
            connection.connection.dbapi_connection.isolation_level = None
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("SELECT pg_advisory_lock(1)")
        try:
            yield
        finally:
            connection.invalidate()
    other.dispose()


class DiskFull(Exception):
    """As each database says it."""

    sqlstate = "53100"


@contextmanager
def full(app: Flask) -> Iterator[None]:
    """There is no room for a single row more."""
    engine = app.extensions["portal"].store.engine

    def refuse(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(("INSERT", "UPDATE")):
            raise sa.exc.OperationalError(statement, None, DiskFull())

    sa.event.listen(engine, "before_cursor_execute", refuse)
    try:
        yield
    finally:
        sa.event.remove(engine, "before_cursor_execute", refuse)


@contextmanager
def no_page_left(app: Flask) -> Iterator[None]:
    """The file of SQLite may not grow by one page."""
    engine = app.extensions["portal"].store.engine

    def hold(connection: sa.Connection) -> None:
        connection.exec_driver_sql("PRAGMA max_page_count=1")  # never less than it has

    sa.event.listen(engine, "begin", hold)
    try:
        yield
    finally:
        sa.event.remove(engine, "begin", hold)
        engine.dispose()


def refused(visitor: Visitor, page: Page, answers: dict[str, object], action: str = "") -> Page:
    """Send a form that can't be taken: the page that says so, in time."""
    began = time.monotonic()
    answer = visitor.send(page, answers, action=action, status=503)
    assert time.monotonic() - began < LONGEST_S
    assert int(answer.answer.headers["Retry-After"]) > 0
    assert answer.heading == in_language(answer.language, "Het lukt nu even niet")
    return answer


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests wait a second where a reader waits four."""
    monkeypatch.setattr(impatient, "LONGEST_S", 1.0)


BOTH = pytest.mark.parametrize("of_kind", [locked, full])


@BOTH
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_what_a_client_typed_stands_on_the_page_and_goes_in_afterwards(
    visit: Signed, app: Flask, of_kind: Trouble, code: str
) -> None:
    jan = visit("busy", code)
    page = jan.get(f"{STEP}?wijzig=1")
    with of_kind(app):
        page = refused(jan, page, {"day": DAY})
        assert (page.language, page.value("day")) == (code, DAY)
        page = refused(jan, page, {"day": DAY})  # and again, from the page that says so
    jan.send(page, {})
    assert jan.get(STEP).value("day") == DAY


@BOTH
def test_a_report_without_a_name_is_not_gone(visit: Signed, app: Flask, of_kind: Trouble) -> None:
    stranger = visit()
    page = stranger.get("/nl/melden")
    before = len(kept(stranger.portal))
    with of_kind(app):
        page = refused(stranger, page, dict(TOLD))
        assert {name: page.value(name) for name in TOLD} == TOLD
        assert len(kept(stranger.portal)) == before
    thanks = stranger.send(page, {}, status=200)
    assert len(kept(stranger.portal)) == before + 1
    assert kept(stranger.portal)[-1]["number"] in thanks.text


def test_a_report_that_fits_nowhere_in_the_file_is_refused_by_sqlite_itself(
    visit: Signed, app: Flask
) -> None:
    if app.extensions["portal"].store.engine.dialect.name != SQLITE:
        pytest.skip("PostgreSQL has no such limit")
    stranger, long = visit(), {"work": "Schoonmaken. " * 70, "why": "Eerst deed een bedrijf dit. " * 35}
    page = stranger.get("/nl/melden")
    with no_page_left(app):
        page = refused(stranger, page, {**TOLD, **long})
        assert page.value("work") == long["work"].strip()
        stranger.get("/nl/melden")
    assert "code" in stranger.send(page, {}, status=200).text


@BOTH
def test_what_staff_typed_stands_on_the_page(visit: Signed, app: Flask, of_kind: Trouble) -> None:
    noor = visit("noor")
    url = case_url(noor.portal, "question")
    page = noor.get(f"{url}/notitie")
    with of_kind(app):
        page = refused(noor, page, {"note": "Gebeld met het zorghuis."})
        assert page.value("note") == "Gebeld met het zorghuis."
    assert "Gebeld met het zorghuis." in noor.send(page, {}).text


@BOTH
def test_reading_goes_on_and_waits_for_nobody(
    visit: Signed, app: Flask, of_kind: Trouble, capsys: pytest.CaptureFixture[str]
) -> None:
    jan, noor = visit("busy"), visit("noor")
    url = case_url(noor.portal, "question")
    with of_kind(app):
        began = time.monotonic()
        for path in ("/mijn/", STEP, "/mijn/plan/", "/nl/", "/nl/melden"):
            jan.get(path)
        noor.get("/werk/")
        assert time.monotonic() - began < LONGEST_S
        noor.get(url)
    assert "view_not_in_trail" in capsys.readouterr().out


@BOTH
def test_a_session_that_ended_meanwhile_costs_no_word_either(
    visit: Signed, app: Flask, of_kind: Trouble, moment: Callable[..., None]
) -> None:
    jan = visit("busy")
    page = jan.get(STEP)
    moment(NOW + timedelta(minutes=16))
    with of_kind(app):
        page = refused(jan, page, {"day": DAY})
    assert DAY in page.html
    jan.send(page, {}, status=302)
    assert jan.sign_in("busy", verder=STEP).value("day") == DAY


def test_an_error_of_our_own_is_no_trouble_of_the_database(visit: Signed, app: Flask) -> None:
    with pytest.raises(sa.exc.DBAPIError) as broken, app.extensions["portal"].store.read() as connection:
        connection.exec_driver_sql("SELECT * FROM there_is_no_such_table")
    assert not trouble.is_away(broken.value)


def test_connections_that_broke_are_replaced_without_anybody_noticing(visit: Signed, app: Flask) -> None:
    engine = app.extensions["portal"].store.engine
    if engine.dialect.name == SQLITE:
        app.extensions["portal"].store.close()
    else:
        other = sa.create_engine(engine.url, isolation_level="AUTOCOMMIT")
        with other.connect() as connection:
            connection.exec_driver_sql(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        other.dispose()
    jan = visit("busy")
    assert jan.get("/mijn/").status == 200


def test_a_database_that_is_away_gives_a_page_that_says_so(visit: Signed, app: Flask) -> None:
    jan = visit("busy")
    page = jan.get(STEP)
    store = app.extensions["portal"].store
    engine, reader = store.engine, store.reader
    away = engine.url.set(database="/nowhere/at/all.sqlite3")
    if engine.dialect.name == POSTGRESQL:
        away = engine.url.set(port=1)
    store.engine = store.reader = sa.create_engine(away, module=engine.dialect.dbapi, hide_parameters=True)
    try:
        assert jan.get("/mijn/", status=503).answer.headers["Retry-After"]
        assert DAY in refused(jan, page, {"day": DAY}).html
    finally:
        store.engine.dispose()
        store.engine, store.reader = engine, reader
    assert jan.get("/mijn/").status == 200
