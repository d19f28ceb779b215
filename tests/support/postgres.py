"""A PostgreSQL server for the tests: one for the whole run, one empty database for each xdist worker.

The first test that asks starts the server; the process that started pytest stops it. With
``PORTAL_TEST_DATABASE_URL`` set that server is used instead (its user must be allowed to create databases).
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text

from portal.store import schema
from portal.store.base import Store
from tests.support.postgres_server import Server, find_programs

RUN_FOLDER = "PORTAL_TEST_RUN_FOLDER"


def pytest_configure(config: pytest.Config) -> None:
    """Name a folder that this process and its workers share."""
    if not hasattr(config, "workerinput"):
        os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="portal-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the server, if a test started one, when all workers are done."""
    if not hasattr(config, "workerinput"):
        folder = Path(os.environ.pop(RUN_FOLDER))
        Server(folder).stop()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_server() -> URL:
    """The address of a database on the server from which others can be made."""
    if given := os.environ.get("PORTAL_TEST_DATABASE_URL"):
        return make_url(given)
    if find_programs() is None:
        pytest.skip("no PostgreSQL server on this machine (Debian: apt-get install postgresql)")
    return Server(Path(os.environ[RUN_FOLDER])).started()


@pytest.fixture(scope="session")
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """The address of this worker's own database, empty at first, gone after the run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{postgresql_server.database}_{worker}_{os.getpid()}"
    run_on(postgresql_server, f'CREATE DATABASE "{name}"')
    yield postgresql_server.set(database=name).render_as_string(hide_password=False)
    run_on(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: URL, postgresql_url: str) -> Iterator[str]:
    """The name of a database with every table, migrated once for this worker: others are copies of it."""
    name = f"{make_url(postgresql_url).database}_migrated"
    run_on(postgresql_server, f'CREATE DATABASE "{name}"')
    made = Store(postgresql_server.set(database=name).render_as_string(hide_password=False))
    schema.upgrade(made)
    made.close()
    yield name
    run_on(postgresql_server, f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def migrated_postgresql_url(postgresql_server: URL, postgresql_url: str, migrated_postgresql: str) -> str:
    """This worker's database with every table and nothing in them: a copy costs a tenth of the migrations."""
    name = make_url(postgresql_url).database
    run_on(
        postgresql_server,
        f'DROP DATABASE "{name}" WITH (FORCE)',
        f'CREATE DATABASE "{name}" TEMPLATE "{migrated_postgresql}" STRATEGY file_copy',
    )
    return postgresql_url


@pytest.fixture
def empty_postgresql_url(postgresql_url: str) -> str:
    """This worker's database with nothing in it, whatever an earlier test left there."""
    run_on(make_url(postgresql_url), "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return postgresql_url


def run_on(url: URL, *statements: str) -> None:
    """Run statements outside a transaction, as creating a database requires."""
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()
