"""A wrong word is reported without a name, once, and handled by who looks after the portal."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal.actions import wording_reports as acts
from portal.actions.installation import Installation
from portal.domain.errors import Forbidden, NotFound
from portal.domain.roles import Actor, Role
from portal.store import trail, wording_reports
from portal.store.base import new_id
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import add_staff
from tests.fixtures.told import told as said

WRONG = {"language": "tr", "page": "/tr/mantelzorg", "wrong": "bir kelime", "better": ""}


def report(portal: Installation, actor: Actor | None = None, key: str = "", **changes: str) -> str:
    """Report a word; returns the key."""
    key = key or new_id()
    acts.report(portal, actor, report_id=key, **{**WRONG, **changes})
    return key


def listed(portal: Installation, is_handled: bool = False) -> list[str]:
    """The keys of the reports, over all pages of the list."""
    found: list[str] = []
    after = None
    with portal.store.read() as connection:
        while True:
            page = wording_reports.page(connection, is_handled, after, 2)
            found += [one.id for one in page.reports]
            after = page.next_after
            if after is None:
                return found


@pytest.fixture
def bram(installation: Installation) -> Actor:
    """An administrator."""
    return add_staff(installation, "Bram de Boer", Role.ADMINISTRATOR)


@on_each_database
def test_the_newest_report_stands_first_over_several_pages(
    installation: Installation, moment: Callable[[datetime], None]
) -> None:
    sent = []
    for minute in range(5):
        moment(MONDAY + timedelta(minutes=minute))
        sent.append(report(installation))
    assert listed(installation) == sent[::-1]
    with installation.store.read() as connection:
        assert wording_reports.count(connection, is_handled=False) == 5


def test_a_report_that_is_sent_twice_is_one_report(installation: Installation) -> None:
    key = report(installation)
    report(installation, key=key, wrong="iets anders")
    with installation.store.read() as connection:
        [event] = trail.of(connection, key)
        found = wording_reports.get(connection, key)
    assert found is not None
    assert found.wrong == WRONG["wrong"]
    assert (event.event, said(event)) == ("wording:reported", {"language": "tr"})


@pytest.mark.parametrize("who", ["nobody", "fatima"])
def test_nothing_says_who_reported(installation: Installation, fatima: Actor, who: str) -> None:
    key = report(installation, fatima if who == "fatima" else None)
    with installation.store.read() as connection:
        [event] = trail.of(connection, key)
    assert event.actor_id == acts.ANYBODY


@on_each_database
def test_a_handled_report_leaves_the_open_list_for_the_other(installation: Installation, bram: Actor) -> None:
    first, second = report(installation), report(installation)
    acts.handle(installation, bram, first)
    acts.handle(installation, bram, first)
    assert (listed(installation), listed(installation, is_handled=True)) == ([second], [first])
    with installation.store.read() as connection:
        assert [one.event for one in trail.of(connection, first)] == ["wording:reported", "wording:handled"]


def test_a_report_that_never_was_is_not_found(installation: Installation, bram: Actor) -> None:
    with pytest.raises(NotFound):
        acts.handle(installation, bram, new_id())


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_nobody_else_handles_a_report(installation: Installation, role: Role) -> None:
    key = report(installation)
    with pytest.raises(Forbidden):
        acts.handle(installation, Actor(new_id(), "Iemand", frozenset({role})), key)
    assert listed(installation) == [key]
