"""A portal with its public pages, and a browser window without anybody signed in."""

from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from portal.actions.installation import Installation
from portal.config import Config
from tests.web.page import tree
from tests.web.running import BASE_URL, serving

GEMEENTEN = ("beleidsregels", "hoogezand-sappemeer", "rotterdam", "voorbeeldgemeente")
SECRET = "only-for-tests-" + "0" * 32


@pytest.fixture
def app(installation: Installation) -> Iterator[Flask]:
    """The portal of the gemeente of the test, as it runs for real: no demo."""
    config = Config(gemeente=installation.gemeente_id, secret_key=SECRET, base_url=BASE_URL)
    with serving(config, installation) as app:
        yield app


@pytest.fixture
def visitor(app: Flask) -> FlaskClient:
    """Somebody who is not signed in."""
    return app.test_client()


@pytest.fixture
def page(visitor: FlaskClient) -> Callable[[str], BeautifulSoup]:
    """Opens an address, and reads the page that answers."""

    def opened(address: str) -> BeautifulSoup:
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        return tree(answer.get_data(as_text=True))

    return opened
