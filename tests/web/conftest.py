"""The portal of a gemeente with its fictional people, and somebody to visit it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import cache

import pytest
from flask import Flask

from portal.actions import papers
from portal.actions.installation import Installation
from portal.store.base import metadata
from tests.web.running import HOOGEZAND, NOW, demo_database, running
from tests.web.visitor import Visitor

cleaned = cache(papers.clean)
"""A process for each file, as ``tests/papers`` holds; the same photo comes out the same."""
Opened = Callable[..., Flask]
Signed = Callable[..., Visitor]


@pytest.fixture(autouse=True)
def cleaned_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same file is made anew by a process once, and not for each page that it is sent to."""
    monkeypatch.setattr(papers, "clean", cleaned)


@pytest.fixture
def portal_of(moment: Callable[[datetime], None]) -> Iterator[Opened]:
    """Opens the demo of a gemeente: ``portal_of("rotterdam")``; the clock stands still at ``NOW``."""
    moment(NOW)
    with ExitStack() as opened:

        def open_portal(gemeente: str, **settings: object) -> Flask:
            url = opened.enter_context(demo_database(gemeente))
            return opened.enter_context(running(gemeente, url, **settings))

        yield open_portal


@pytest.fixture
def app(portal_of: Opened) -> Flask:
    """The demo of Hoogezand-Sappemeer."""
    return portal_of(HOOGEZAND)


@pytest.fixture
def contents() -> Callable[[Flask], object]:
    """Everything that stands in the database of a portal, to compare before and after."""

    def read(app: Flask) -> object:
        portal: Installation = app.extensions["portal"]
        with portal.store.read() as connection:
            return {
                table.name: connection.execute(table.select().order_by(*table.primary_key)).all()
                for table in metadata.sorted_tables
            }

    return read


@pytest.fixture
def visit(app: Flask) -> Signed:
    """Somebody who is signed in: ``visit("busy")``, ``visit("noor", "en")``; ``visit()`` is a stranger."""

    def signed_in(persona: str = "", language: str = "nl") -> Visitor:
        visitor = Visitor(app, language)
        if persona:
            visitor.speak(language).enter(persona)
        return visitor

    return signed_in
