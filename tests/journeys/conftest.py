"""A portal with the press that makes real letters, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from flask import Flask

from portal.letters.press import Press
from tests.fixtures.databases import POSTGRESQL
from tests.web.running import NOW, demo_database, running


@pytest.fixture
def database_url(request: pytest.FixtureRequest, gemeente: str) -> Iterator[str]:
    """The demo of a gemeente, on the kind of database that the test asks for."""
    on_server = request.param == POSTGRESQL
    server = request.getfixturevalue("postgresql_server") if on_server else None
    address = server.render_as_string(hide_password=False) if server else None
    with demo_database(gemeente, address) as url:
        yield url


@pytest.fixture
def real_portal(
    database_url: str, gemeente: str, real_press: Press, moment: Callable[[datetime], None]
) -> Iterator[Flask]:
    """The demo of a gemeente on a database, with real letters."""
    moment(NOW)
    with running(gemeente, database_url, real_press) as app:
        yield app
