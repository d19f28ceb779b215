"""A page of the desk asks the database so many things at most, however much stands on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.tasks import Term
from portal.store import beschikkingen, conversation, dossiers, people, tasks, trail
from portal.store.base import new_id
from tests.fixtures.rows import add_staff, add_term
from tests.web.conftest import Signed
from tests.web.visitor import Visitor

MANY = 30
"""So much more is about one person, or in the list, than the demo holds."""


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@contextmanager
def counted(portal: Installation) -> Iterator[list[str]]:
    """What is asked of the database within the block."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, text: str, *_: Any) -> None:
        asked.append(text)

    engines = (portal.store.reader, portal.store.engine)
    for engine in engines:
        sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        for engine in engines:
            sa.event.remove(engine, "before_cursor_execute", note)


def asked_for(visitor: Visitor, path: str) -> int:
    """How many statements a page costs whoever opened it before."""
    visitor.browser.get(path)
    with counted(visitor.portal) as asked:
        assert visitor.browser.get(path).status_code == 200
    return len(asked)


def more_about(portal: Installation, persona: str) -> None:
    """Many tasks, of many colleagues, notes, letters and events about one person."""
    now = clock.now()
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        for number in range(MANY):
            member = add_staff(connection, f"Collega {number}")
            task = add_term(connection, dossier.id, list(Term)[number % len(Term)], staff_id=member)
            if number % 2:
                tasks.change(connection, task, 1, state="done", done_at=now, followed="looked")
            conversation.add_note(connection, member, "Gebeld.", now, dossier_id=dossier.id)
            trail.record(connection, now, member, "case:viewed", dossier.id)
            letter = {"dossier_id": dossier.id, "template": "uitnodiging", "language": "nl", "by": "portal"}
            made = {"law_version": "2015-01-01", "sent_on": now.date(), "pdf": b"x", "size": 1}
            beschikkingen.add_letter(connection, {**letter, **made, "sha256": new_id().replace("-", "") * 2})


def more_people(portal: Installation) -> None:
    """Many people of whom nothing was asked yet, each with a task."""
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("quiet"))
        like = people.require_client(connection, dossier.client_id)
        query = people.client.select().where(people.client.c.id == like.id)
        values = dict(connection.execute(query).mappings().one())
        for number in range(MANY):
            key = new_id()
            people.add_client(connection, {**values, "id": key, "last_name": f"Aa {number}", "number": None})
            made = dossiers.add(connection, key, {})
            soon = clock.today() - timedelta(days=number)
            add_term(connection, made, staff_id=demo.key("noor"), urgent_on=soon)


@pytest.mark.parametrize("persona", ["agreed", "working", "quiet"])
def test_the_page_of_a_person_asks_no_more_when_much_is_about_him(
    visit: Signed, portal: Installation, persona: str
) -> None:
    noor, path = visit("noor"), f"/werk/mensen/{demo.key(persona)}"
    before = asked_for(noor, path)
    more_about(portal, persona)
    assert asked_for(noor, path) <= before + 2
    assert before <= 45


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/werk/", 40),
        ("/werk/?volgorde=naam", 40),
        ("/werk/mensen", 12),
        ("/werk/mensen?staat=intake", 12),
        ("/werk/mensen/uitnodigen", 40),
    ],
)
def test_a_list_asks_no_more_when_more_stands_on_it(
    visit: Signed, portal: Installation, path: str, most: int
) -> None:
    noor = visit("noor")
    before = asked_for(noor, path)
    more_people(portal)
    after = asked_for(noor, path)
    assert after <= before + 1
    assert after <= most
