"""Alive and ready: what a machine is told about the portal, and how soon."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.actions.installation import Installation
from portal.store import readiness
from portal.store.readiness import Readiness
from tests.web.running import HOOGEZAND

SOON = 5.0
"""Seconds within which the answer must follow the trouble, and the end of it."""


@pytest.fixture
def app(portal_of: Callable[..., Flask]) -> Flask:
    """A portal whose answers about itself hold no longer than they take."""
    return portal_of(HOOGEZAND)


def portal(app: Flask) -> Installation:
    """The parts behind the pages."""
    found: Installation = app.extensions["portal"]
    return found


def ready(app: Flask) -> int:
    """Ask until the answer is no longer an earlier one; it may never take long."""
    time.sleep(readiness.FRESH_SECONDS)
    begun = time.monotonic()
    answer = app.test_client().get("/gezond/klaar")
    assert time.monotonic() - begun < SOON - readiness.FRESH_SECONDS
    word = answer.get_data(as_text=True)
    assert (word, answer.mimetype) == (
        {200: "klaar\n", 503: "niet klaar\n"}[answer.status_code],
        "text/plain",
    )
    assert (answer.headers.get("Retry-After") is not None) == (answer.status_code == 503)
    return answer.status_code


@contextmanager
def locked(app: Flask) -> Iterator[None]:
    """Somebody writes and does not end."""
    with portal(app).store.write():
        yield


@contextmanager
def full(_app: Flask) -> Iterator[None]:
    """The disk has less room than is needed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readiness, "ROOM_BYTES", 1 << 62)
        yield


@contextmanager
def at_another_revision(app: Flask) -> Iterator[None]:
    """Somebody put back the database of another version."""
    set_to = sa.text("UPDATE alembic_version SET version_num = :revision")
    newest = app.extensions["readiness"]._newest
    with portal(app).store.write() as connection:
        connection.execute(set_to, {"revision": "0001"})
    yield
    with portal(app).store.write() as connection:
        connection.execute(set_to, {"revision": newest})


@contextmanager
def away(app: Flask) -> Iterator[None]:
    """The file of the database has another name."""
    file = portal(app).store.file
    assert file
    aside = file.rename(file.with_suffix(".aside"))
    yield
    aside.rename(file)


@contextmanager
def hanging(app: Flask) -> Iterator[None]:
    """The disk or the server gives no answer at all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readiness, "DEADLINE_SECONDS", 0.2)
        patch.setattr(Readiness, "_trouble", lambda _: time.sleep(1) or readiness.Trouble.NONE)
        yield
    time.sleep(1)


def test_a_portal_that_can_take_forms_is_ready(app: Flask) -> None:
    assert ready(app) == 200


@pytest.mark.parametrize("trouble", [locked, full, at_another_revision, away, hanging])
def test_a_portal_in_trouble_is_alive_and_not_ready_and_ready_again_after_it(
    app: Flask, trouble: Callable[[Flask], object]
) -> None:
    if trouble in (away, full) and portal(app).store.engine.dialect.name != "sqlite":
        pytest.skip("the file and the disk of a PostgreSQL server are not seen from here")
    with trouble(app):  # type: ignore[attr-defined]
        assert ready(app) == 503
        assert app.test_client().get("/gezond").get_data(as_text=True) == "in orde\n"
    assert ready(app) == 200


def test_asking_in_a_loop_looks_once_a_second(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    monkeypatch.setattr(Readiness, "_trouble", lambda _: looked.append(True) or readiness.Trouble.NONE)
    begun = time.monotonic()
    for _ in range(20):
        app.test_client().get("/gezond/klaar")
    assert len(looked) <= 1 + (time.monotonic() - begun) / readiness.FRESH_SECONDS
