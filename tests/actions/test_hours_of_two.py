"""The hours of a week in which two things go on: the client gives them in all, and each gets its share."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal import clock
from portal.actions import handling, hours, relief
from portal.actions.deciding.verdict import Becomes, Fate
from portal.actions.installation import Installation
from portal.actions.relief import Ground, Relief
from portal.actions.submit import submit_hours
from portal.domain.roles import Actor
from portal.store import beschikkingen, dossiers, trail, worked
from portal.store.base import new_id
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.plans import judge
from tests.fixtures.verdicts import CHANGED, DESIGN
from tests.fixtures.ways import HOURS, send_form

COOKING = "Koken op donderdag voor de buurt."
WEEK = "2026-06-22"


@pytest.fixture
def both(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    ingrid: Actor,
    running: str,
    moment: Callable[[datetime], None],
) -> None:
    """Beside the eight hours of reading come six hours of cooking, from Monday 22 June; it is 2 July."""
    key = send_form(installation, fatima, "plan", starts_on=WEEK)
    handling.claim(installation, noor, key)
    judge(installation, noor, key)
    design = replace(DESIGN, task=COOKING, starts_on=date(2026, 6, 22), minutes_per_week=360)
    verdict = replace(CHANGED, design=design, becomes=Becomes(running=Fate.GOES_ON))
    decide_now(installation, ingrid, key, verdict)
    moment(datetime(2026, 7, 2, 9, tzinfo=UTC))


def given(portal: Installation, client: Actor) -> dict[str, list[tuple[date, int]]]:
    """By task: the weeks with their minutes."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return {
            one.task: [(week.monday, week.minutes) for week in worked.weeks(connection, one.id)]
            for one in beschikkingen.activities_of_dossier(connection, dossier.id)
        }


def open_weeks(portal: Installation, client: Actor) -> list[hours.OpenWeek]:
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        reliefs = relief.of_dossier(portal, connection, dossier.id, clock.today())
        return hours.weeks(portal, connection, dossier, reliefs)


@on_each_database
def test_each_gets_its_share_of_a_week_and_the_week_is_known_in_all(
    installation: Installation, fatima: Actor, both: None
) -> None:
    send_form(installation, fatima, HOURS, week=WEEK, minutes=7 * 60)
    monday = date(2026, 6, 22)
    assert given(installation, fatima) == {DESIGN.task: [(monday, 240)], COOKING: [(monday, 180)]}
    weeks = open_weeks(installation, fatima)
    assert {one.monday: one.minutes for one in weeks}[monday] == 420
    assert hours.due(weeks, clock.today()) == [date(2026, 6, 1), date(2026, 6, 8), date(2026, 6, 15)]


@on_each_database
def test_given_again_it_takes_the_place_of_the_week_on_both_and_the_trail_keeps_all(
    installation: Installation, fatima: Actor, both: None
) -> None:
    send_form(installation, fatima, HOURS, week=WEEK, minutes=7 * 60)
    again = send_form(installation, fatima, HOURS, week=WEEK, minutes=14 * 60)
    monday = date(2026, 6, 22)
    assert given(installation, fatima) == {DESIGN.task: [(monday, 480)], COOKING: [(monday, 360)]}
    with installation.store.read() as connection:
        [told] = [one for one in trail.of(connection, again) if one.event == "hours:given"]
    prints = [mark for _kind, _key, mark in json.loads(told.fields)["kept"]]
    assert [mark is None for mark in prints] == [False, False, True, True]


def test_a_week_before_the_second_began_belongs_to_the_first_alone(
    installation: Installation, fatima: Actor, both: None
) -> None:
    send_form(installation, fatima, HOURS, week="2026-06-15", minutes=5 * 60)
    assert given(installation, fatima) == {DESIGN.task: [(date(2026, 6, 15), 300)], COOKING: []}


@on_each_database
def test_two_weeks_in_one_form_are_each_shared_by_what_goes_on_in_it(
    installation: Installation, fatima: Actor, both: None
) -> None:
    weeks = [{"monday": "2026-06-15", "minutes": 300}, {"monday": WEEK, "minutes": 420}]
    sent = {"answers": {"weeks": weeks}, "shown": [], "language": "nl"}
    key = submit_hours(installation, fatima, page_key=new_id(), **sent)
    before, shared = date(2026, 6, 15), date(2026, 6, 22)
    assert given(installation, fatima) == {
        DESIGN.task: [(before, 300), (shared, 240)],
        COOKING: [(shared, 180)],
    }
    with installation.store.read() as connection:
        told = [one for one in trail.of(connection, key) if one.event == "hours:given"]
    assert [json.loads(one.fields)["week"] for one in told] == ["2026-06-15", WEEK]


def test_what_is_agreed_for_a_week_is_that_of_both_together(
    installation: Installation, fatima: Actor, both: None
) -> None:
    asked = {one.monday: one.asked for one in open_weeks(installation, fatima)}
    assert (asked[date(2026, 6, 15)], asked[date(2026, 6, 22)]) == (480, 840)


def test_nothing_done_is_nothing_of_both(installation: Installation, fatima: Actor, both: None) -> None:
    send_form(installation, fatima, HOURS, week=WEEK, minutes=0, went=None)
    assert [minutes for weeks in given(installation, fatima).values() for _monday, minutes in weeks] == [0, 0]


class TestLessIsAsked:
    """An ontheffing for a part is for both together: five hours a week of the fourteen that were agreed."""

    FIVE = Relief(Ground.EXEMPTION, date(2026, 6, 1), date(2026, 12, 31), 5 * 60)

    def agreed(self, portal: Installation, client: Actor, reliefs: list[Relief]) -> dict[str, float]:
        """By task: the hours that count for the whole term."""
        with portal.store.read() as connection:
            dossier = dossiers.require_of_client(connection, client.id)
            found = beschikkingen.activities_of_dossier(connection, dossier.id)
            return {one.task: hours.progress(connection, one, reliefs, found).agreed / 60 for one in found}

    def test_each_counts_its_share_and_the_first_all_while_it_is_alone(
        self, installation: Installation, fatima: Actor, both: None
    ) -> None:
        agreed = self.agreed(installation, fatima, [self.FIVE])
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            days = {
                one.task: (one.ends_on - date(2026, 6, 22)).days + 1
                for one in beschikkingen.activities_of_dossier(connection, dossier.id)
            }
        beside = min(days.values())
        alone = {task: longest - beside for task, longest in days.items()}
        three_weeks_before = 5 * 3
        assert agreed[DESIGN.task] == pytest.approx(
            three_weeks_before + 5 * 8 / 14 * beside / 7 + 5 * alone[DESIGN.task] / 7, abs=0.5
        )
        assert agreed[COOKING] == pytest.approx(5 * 6 / 14 * beside / 7 + 5 * alone[COOKING] / 7, abs=0.5)

    def test_what_leaves_room_for_all_takes_nothing_off(
        self, installation: Installation, fatima: Actor, both: None
    ) -> None:
        room = replace(self.FIVE, minutes=14 * 60)
        whole = self.agreed(installation, fatima, [])
        assert self.agreed(installation, fatima, [room]) == whole
        assert self.agreed(installation, fatima, [replace(room, minutes=8 * 60)]) != whole

    def test_while_all_stands_still_nothing_counts(
        self, installation: Installation, fatima: Actor, both: None
    ) -> None:
        still = Relief(Ground.PAUSE, date(2026, 6, 1), date(2027, 12, 31))
        assert set(self.agreed(installation, fatima, [still]).values()) == {0}
