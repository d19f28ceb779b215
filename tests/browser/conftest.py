"""The portal on a port of this machine, for a real browser; the clock stands still there too."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from threading import Thread

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from portal import clock
from tests.web.running import NOW, ROTTERDAM, demo_database, running

Served = Callable[..., str]


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address at which an app answers; one request at a time, all at the moment of the demo."""
    server = make_server("127.0.0.1", 0, app)

    def serve() -> None:
        with clock.at(NOW):
            server.serve_forever(poll_interval=0.05)

    thread = Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def served() -> Iterator[Served]:
    """Puts the demo of a gemeente on a port: ``served("rotterdam", press)`` gives its address."""
    with ExitStack() as opened:

        def serve(gemeente: str, press: object = None) -> str:
            url = opened.enter_context(demo_database(gemeente))
            app = opened.enter_context(running(gemeente, url, press))
            return opened.enter_context(serving(app))

        yield serve


@pytest.fixture
def app(moment: Callable[[datetime], None]) -> Iterator[Flask]:
    """The demo of Rotterdam without a port, for whoever only wants its pages."""
    moment(NOW)
    with demo_database(ROTTERDAM) as url, running(ROTTERDAM, url) as portal:
        yield portal


@pytest.fixture
def open_browser(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a browser of somebody's own: ``open_browser(address, locale="ar")``."""
    with ExitStack() as opened:

        def fresh(address: str, **context: object) -> Page:
            settings = {"viewport": {"width": 360, "height": 740}, **context}
            made = opened.enter_context(chromium.new_context(base_url=address, **settings))
            made.set_default_timeout(15_000)
            return made.new_page()

        yield fresh
