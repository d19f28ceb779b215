"""What was refused, tried and searched for stands in the trail: so many a day, and nothing that was typed."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from portal.actions import brakes, searching, sign_in, watching
from portal.actions.installation import Installation
from portal.actions.watching import MOST_A_DAY, WATCHED, Code
from portal.domain.errors import Forbidden, TooOften
from portal.domain.limits import Limit
from portal.domain.roles import Actor, Role
from portal.store import sessions, trail
from portal.store.trail import Event
from tests.actions.conftest import MONDAY
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import add_staff

Moved = Callable[[datetime], None]
THREE = Limit("three", 3, timedelta(minutes=10))


def events(portal: Installation, name: str) -> list[Event]:
    """The events of one name."""
    with portal.store.read() as connection:
        return [event for event in trail.walk(connection) if event.event == name]


@on_each_database
def test_who_asks_for_what_is_not_for_him_is_kept_once_a_day_for_each_page(
    installation: Installation, fatima: Actor, noor: Actor, moment: Moved
) -> None:
    for _ in range(3):
        watching.record_refusal(installation, fatima, "casework.worklist")
    watching.record_refusal(installation, fatima, "admin.words")
    watching.record_refusal(installation, noor, "admin.words")
    moment(MONDAY + timedelta(days=1))
    watching.record_refusal(installation, fatima, "casework.worklist")
    assert [(one.actor_id, one.object_id) for one in events(installation, "access:refused")] == [
        (fatima.id, "casework.worklist"),
        (fatima.id, "admin.words"),
        (noor.id, "admin.words"),
        (fatima.id, "casework.worklist"),
    ]


def test_wrong_codes_are_counted_without_anybody_up_to_so_many_a_day(
    installation: Installation, monkeypatch: pytest.MonkeyPatch, moment: Moved
) -> None:
    monkeypatch.setattr(watching, "MOST_A_DAY", 3)
    for kind in [*[Code.INVITATION] * 5, Code.REPORT]:
        watching.record_wrong_code(installation, kind)
    found = events(installation, "code:refused")
    assert {(one.actor_id, one.fields) for one in found} == {("anonymous", "{}")}
    assert [one.object_id for one in found] == ["invitation"] * 3 + ["report"]
    moment(MONDAY + timedelta(days=1))
    watching.record_wrong_code(installation, Code.INVITATION)
    assert len(events(installation, "code:refused")) == 5


def test_a_limit_that_is_reached_is_kept_once_and_not_from_where(installation: Installation) -> None:
    for _ in range(THREE.most):
        brakes.count(installation, THREE, "from here")
    for _ in range(2):
        with pytest.raises(TooOften):
            brakes.count(installation, THREE, "from here")
    [reached] = events(installation, "limit:reached")
    assert (reached.actor_id, reached.object_id, reached.fields) == ("anonymous", "three", "{}")


def test_who_of_the_staff_searched_is_kept_and_never_for_what(
    installation: Installation, noor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "MOST_A_DAY", 2)
    secret, _actor = sign_in.open_session(installation, noor.id)
    for _ in range(4):
        searching.remember(installation, noor, secret, "El Amrani")
    found = events(installation, "search:done")
    kept = {(one.actor_id, one.object_id, one.fields) for one in found}
    assert (len(found), kept) == (2, {(noor.id, sessions.key_of(secret), "{}")})


@on_each_database
def test_the_administrator_sees_the_numbers_of_seven_days(
    installation: Installation, fatima: Actor, moment: Moved
) -> None:
    bram = add_staff(installation, "Bram", Role.ADMINISTRATOR)
    none = dict.fromkeys(WATCHED, 0)
    assert watching.last_week(installation, bram) == none
    for day in range(3):
        moment(MONDAY + timedelta(days=day))
        watching.record_refusal(installation, fatima, "casework.worklist")
        watching.record_wrong_code(installation, Code.REPORT)
    moment(MONDAY + timedelta(days=8))
    assert watching.last_week(installation, bram) == {**none, "access:refused": 2, "code:refused": 2}
    moment(MONDAY + timedelta(days=30))
    assert watching.last_week(installation, bram) == none


def test_nobody_else_sees_the_numbers(installation: Installation, fatima: Actor, noor: Actor) -> None:
    for actor in (fatima, noor):
        with pytest.raises(Forbidden):
            watching.last_week(installation, actor)


def test_a_day_has_room_for_many_and_not_for_a_flood() -> None:
    assert 50 <= MOST_A_DAY <= 500
