"""A portal to test with: the demo of a gemeente, made once and copied for each test, at a held moment.

The copy is a file; with ``PORTAL_TEST_DATABASE_URL`` it is a PostgreSQL database made from a template.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import make_url
from sqlalchemy.exc import OperationalError

from portal import clock, demo
from portal.actions import jobs
from portal.actions.installation import Installation, Press
from portal.app import create_app
from portal.config import Config
from portal.store import schema
from portal.store.base import Store, new_id
from portal.store.readiness import Readiness
from portal.web import beside
from tests.fixtures.installations import FakePress, law
from tests.support.once import once_in_a_run
from tests.support.postgres import run_on

NOW = datetime(2026, 9, 15, 10, tzinfo=UTC)
"""A Tuesday, in the middle of the day, on which the demo was just made."""
HOOGEZAND, ROTTERDAM = "hoogezand-sappemeer", "rotterdam"
BASE_URL = "http://127.0.0.1:8000"
SERVER = os.environ.get("PORTAL_TEST_DATABASE_URL")


def gemeenten() -> list[str]:
    """Every gemeente for which the portal holds a regeling."""
    return sorted(law().gemeenten)


def fill(url: str, gemeente: str, press: Press) -> None:
    """Make the demo of a gemeente in an empty database."""
    portal = Installation(gemeente, BASE_URL, Store(url), law(), press)
    schema.upgrade(portal.store)
    with clock.at(NOW):
        demo.fill(portal)
    portal.store.close()


@cache
def _folder() -> Path:
    """A folder in memory where there is one: nothing in it has to survive a power cut."""
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder of our own in it
    folder = tempfile.mkdtemp(prefix="portal-demo-", dir=memory if memory.is_dir() else None)
    atexit.register(shutil.rmtree, folder)
    return Path(folder)


@cache
def _sqlite_demo(gemeente: str) -> Path:
    with once_in_a_run(f"demo-{gemeente}") as (kept, is_first):
        if is_first:
            fresh = _folder() / f"{gemeente}-{new_id()[:8]}.sqlite3"
            fill(f"sqlite:///{fresh}", gemeente, FakePress())
            shutil.move(fresh, kept)
        return Path(shutil.copy(kept, _folder() / f"{gemeente}.sqlite3"))


@cache
def _postgresql_demo(server: str, gemeente: str) -> str:
    if SERVER is not None:  # it stays when the run ends, so each process clears its own away
        name = _new_postgresql_demo(server, gemeente)
        atexit.register(_drop, server, name)
        return name
    with once_in_a_run(f"demo-{gemeente}-postgresql") as (kept, is_first):
        if is_first:
            kept.write_text(_new_postgresql_demo(server, gemeente))
        return kept.read_text()


def _new_postgresql_demo(server: str, gemeente: str) -> str:
    name = f"demo_{new_id()[:8]}"
    run_on(make_url(server), f'CREATE DATABASE "{name}"')
    fill(_address(server, name), gemeente, FakePress())
    return name


def _drop(server: str, name: str) -> None:
    with suppress(OperationalError):  # a server of the tests' own may be gone, and this with it
        run_on(make_url(server), f'DROP DATABASE "{name}" WITH (FORCE)')


def _address(server: str, database: str) -> str:
    return make_url(server).set(database=database).render_as_string(hide_password=False)


@contextmanager
def demo_database(gemeente: str, server: str | None = SERVER) -> Iterator[str]:
    """The address of a database with the demo in it, which is gone afterwards.

    It lies on a server of PostgreSQL; without one it is a file of SQLite.
    """
    name = f"copy_{new_id()[:8]}"
    if server is None:
        file = shutil.copy(_sqlite_demo(gemeente), _folder() / f"{name}.sqlite3")
        yield f"sqlite:///{file}"
        for left in _folder().glob(f"{name}*"):
            left.unlink()
        return
    run_on(make_url(server), f'CREATE DATABASE "{name}" TEMPLATE "{_postgresql_demo(server, gemeente)}"')
    yield _address(server, name)
    run_on(make_url(server), f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def running(gemeente: str, database_url: str, press: Press | None = None, **settings: Any) -> Iterator[Flask]:
    """The portal over a database, until the block ends."""
    config = Config(**{"demo": True, "gemeente": gemeente, "base_url": BASE_URL, **settings})
    with closing(Store(database_url)) as store:
        installation = Installation(gemeente, config.base_url, store, law(), press or FakePress())
        with serving(config, installation) as app:
            yield app


@contextmanager
def serving(config: Config, installation: Installation) -> Iterator[Flask]:
    """An application over an installation until the block ends; then the next test gets it."""
    idle = _IDLE.setdefault(config, [])
    app = idle.pop() if idle else create_app(config, demo.personas(), installation)
    app.extensions |= {
        "portal": installation,
        "readiness": Readiness(installation.store),
        "beside": AtOnce(installation),
    }
    as_it_was = _what_a_test_may_change(app)
    yield app
    if _what_a_test_may_change(app) == as_it_was:
        idle.append(app)


class AtOnce:
    """In place of threads: whoever wakes it finds everything done. Tests of the threads have their own."""

    def __init__(self, portal: Installation) -> None:
        self._portal = portal

    def wake(self) -> None:
        """Do all that waits."""
        jobs.do_all(self._portal, beside.MAKERS)


OWN = frozenset({"portal", "readiness", "beside"})
"""What an application gets anew for each test: it holds the database."""
_IDLE: dict[Config, list[Flask]] = {}
"""Applications that nobody uses now, by their settings. Making one costs more than most tests."""


def _what_a_test_may_change(app: Flask) -> object:
    """What tells an application from one that was just made; the installation is of each test alone."""
    around = (app.before_request_funcs, app.after_request_funcs, app.teardown_request_funcs)
    functions = [(key, tuple(found)) for each in around for key, found in each.items()]
    extensions = {name: id(one) for name, one in app.extensions.items() if name not in OWN}
    return functions, dict(app.config), extensions, app.wsgi_app, [*app.view_functions.items()]
