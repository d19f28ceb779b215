"""A portal with the press that makes real letters, and a clock that stands still."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from flask import Flask

from portal.letters.press import Press
from tests.fixtures.installations import FakePress
from tests.web.running import NOW, fill, running


@pytest.fixture
def real_portal(
    database_url: str, gemeente: str, real_press: Press, moment: Callable[[datetime], None]
) -> Iterator[Flask]:
    """The demo of a gemeente on a database, with real letters."""
    moment(NOW)
    fill(database_url, gemeente, FakePress())
    with running(gemeente, database_url, real_press) as app:
        yield app
