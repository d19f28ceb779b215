"""Who of the staff opened what is kept: once a day for each of them, in a trail that stays whole."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal.actions.installation import Installation
from portal.actions.viewing import record_view
from portal.domain.roles import Actor
from portal.store import trail
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.threads import at_once

pytestmark = on_each_database


def looks(portal: Installation, case: str) -> list[tuple[str, str]]:
    """Who looked at a case, and on which day."""
    with portal.store.read() as connection:
        assert list(trail.broken_links(connection)) == []
        events = trail.of(connection, case)
    return [(event.actor_id, event.at[:10]) for event in events if event.event == "case:viewed"]


def test_a_second_look_on_one_day_leaves_nothing(
    installation: Installation, noor: Actor, sent: str, moment: Callable[[datetime], None]
) -> None:
    record_view(installation, noor, "case:viewed", sent)
    moment(MONDAY + timedelta(hours=5))
    record_view(installation, noor, "case:viewed", sent)
    assert looks(installation, sent) == [(noor.id, "2026-03-02")]


def test_the_next_day_begins_at_midnight_in_the_netherlands(
    installation: Installation, noor: Actor, sent: str, moment: Callable[[datetime], None]
) -> None:
    record_view(installation, noor, "case:viewed", sent)
    moment(MONDAY.replace(hour=22, minute=59))
    record_view(installation, noor, "case:viewed", sent)
    assert len(looks(installation, sent)) == 1
    moment(MONDAY.replace(hour=23, minute=1))
    record_view(installation, noor, "case:viewed", sent)
    assert len(looks(installation, sent)) == 2


def test_each_of_the_staff_is_kept_and_each_thing(
    installation: Installation, noor: Actor, thomas: Actor, sent: str
) -> None:
    for one in (noor, thomas):
        record_view(installation, one, "case:viewed", sent)
        record_view(installation, one, "letter:viewed", sent)
    assert [who for who, _ in looks(installation, sent)] == [noor.id, thomas.id]


def test_a_look_that_is_kept_already_waits_for_nobody_who_writes(
    installation: Installation, noor: Actor, sent: str
) -> None:
    record_view(installation, noor, "case:viewed", sent)
    with installation.store.write():
        record_view(installation, noor, "case:viewed", sent)
    assert len(looks(installation, sent)) == 1


def test_two_windows_at_once_leave_one_look(installation: Installation, noor: Actor, sent: str) -> None:
    def look() -> None:
        record_view(installation, noor, "case:viewed", sent)

    assert at_once(look, look, look) == [None, None, None]
    assert len(looks(installation, sent)) == 1


@pytest.mark.parametrize("event", ["case:opened", "viewed"])
def test_only_a_known_event_can_be_kept(
    installation: Installation, noor: Actor, sent: str, event: str
) -> None:
    with pytest.raises(ValueError, match=event):
        record_view(installation, noor, event, sent)
    assert looks(installation, sent) == []
