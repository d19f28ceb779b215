"""When nothing, or less, is asked: pauses, ontheffingen, and while somebody asks for one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import clock
from portal.actions import hours, regimes, relief, replying, withdrawing
from portal.actions.installation import Installation
from portal.actions.relief import Ground, Relief
from portal.domain.regimes import Regime
from portal.domain.roles import Actor
from portal.store import dossiers
from tests.actions.deciding import decide_now
from tests.actions.test_hours import DAYS, SPANS, activity
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import where_a_claim_stops_nothing
from tests.fixtures.ways import CANNOT, GRANTED, NOT_GRANTED, revision, send_form

Hold = Callable[[datetime], None]
FULL = 8 * 60
SOME = st.tuples(SPANS, st.sampled_from([0, 60, 120, 10_000])).map(
    lambda drawn: Relief(Ground.EXEMPTION, *drawn[0], drawn[1])
)


def of_client(portal: Installation, client: Actor) -> list[Relief]:
    """What a client has today."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return relief.of_dossier(portal, connection, dossier.id, clock.today())


def due(portal: Installation, client: Actor) -> list[date]:
    """The weeks for which a client is asked to give hours."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        reliefs = relief.of_dossier(portal, connection, dossier.id, clock.today())
        return hours.due(hours.weeks(portal, connection, dossier, reliefs), clock.today())


def agreed(portal: Installation, client: Actor) -> int:
    """The hours of the whole term."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        counts = hours.current(connection, dossier)
        assert counts is not None
        return hours.progress(connection, counts, of_client(portal, client)).agreed // 60


class TestOntheffing:
    @on_each_database
    def test_its_weeks_are_not_asked_afterwards_and_not_owed(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        running: str,
        claim: Callable[..., str],
        moment: Hold,
    ) -> None:
        assert agreed(installation, fatima) == 105
        decide_now(installation, ingrid, claim(), GRANTED)  # from 17 up to and including 30 June
        moment(datetime(2026, 7, 15, 9, tzinfo=UTC))
        assert due(installation, fatima) == [date(2026, 6, 1), date(2026, 6, 8), date(2026, 7, 6)]
        assert agreed(installation, fatima) == 105 - 16

    def test_for_a_part_its_weeks_are_asked_and_count_for_the_hours_that_are_left(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        running: str,
        claim: Callable[..., str],
        moment: Hold,
    ) -> None:
        decide_now(installation, ingrid, claim(able="some", minutes=120), replace(GRANTED, minutes_left=120))
        moment(datetime(2026, 7, 15, 9, tzinfo=UTC))
        portal = where_a_claim_stops_nothing(installation)
        assert due(portal, fatima) == [date(2026, 6, 1) + timedelta(weeks=week) for week in range(6)]
        assert agreed(portal, fatima) == 105 - 12  # two weeks of two hours in place of eight


class TestClaim:
    @on_each_database
    def test_the_weeks_in_which_it_lay_with_the_gemeente_are_not_asked_after_a_no(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        running: str,
        claim: Callable[..., str],
        moment: Hold,
    ) -> None:
        key = claim()
        moment(datetime(2026, 7, 1, 9, tzinfo=UTC))
        decide_now(installation, ingrid, key, replace(NOT_GRANTED, talk_on=date(2026, 7, 1)))
        moment(datetime(2026, 7, 15, 9, tzinfo=UTC))
        assert due(installation, fatima) == [date(2026, 6, 1), date(2026, 6, 8), date(2026, 7, 6)]
        assert agreed(installation, fatima) == 105 - 16  # from 17 June up to and including 30 June

    def test_what_lies_there_still_takes_off_each_day_up_to_today(
        self, installation: Installation, fatima: Actor, running: str, moment: Hold
    ) -> None:
        send_form(installation, fatima, CANNOT)
        moment(datetime(2026, 6, 30, 9, tzinfo=UTC))
        assert of_client(installation, fatima) == [Relief(Ground.CLAIM, date(2026, 6, 17), date(2026, 6, 30))]
        assert agreed(installation, fatima) == 105 - 16

    @on_each_database
    def test_what_was_withdrawn_holds_nothing_up_from_that_day_on(
        self, installation: Installation, fatima: Actor, running: str, moment: Hold
    ) -> None:
        key = send_form(installation, fatima, CANNOT)
        moment(datetime(2026, 7, 1, 9, tzinfo=UTC))
        withdrawing.withdraw(installation, fatima, key)
        until = date(2026, 6, 30)
        assert of_client(installation, fatima) == [Relief(Ground.CLAIM, date(2026, 6, 17), until)]
        moment(datetime(2026, 7, 15, 9, tzinfo=UTC))
        assert of_client(installation, fatima) == [Relief(Ground.CLAIM, date(2026, 6, 17), until)]
        assert due(installation, fatima) == [date(2026, 6, 1), date(2026, 6, 8), date(2026, 7, 6)]

    def test_what_was_sent_and_withdrawn_on_one_day_held_nothing_up(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        withdrawing.withdraw(installation, fatima, send_form(installation, fatima, CANNOT))
        assert of_client(installation, fatima) == []

    def test_of_two_the_one_that_waits_goes_on_after_the_other_was_withdrawn(
        self, installation: Installation, fatima: Actor, running: str, moment: Hold
    ) -> None:
        first = send_form(installation, fatima, CANNOT)
        moment(datetime(2026, 6, 24, 9, tzinfo=UTC))
        withdrawing.withdraw(installation, fatima, first)
        moment(datetime(2026, 6, 30, 9, tzinfo=UTC))
        send_form(installation, fatima, CANNOT)
        assert of_client(installation, fatima) == [
            Relief(Ground.CLAIM, date(2026, 6, 17), date(2026, 6, 23)),
            Relief(Ground.CLAIM, date(2026, 6, 30), date(2026, 6, 30)),
        ]

    @on_each_database
    def test_what_was_answered_without_a_decision_holds_nothing_up_from_that_day_on(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        running: str,
        claim: Callable[..., str],
        moment: Hold,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        key = claim()
        moment(datetime(2026, 6, 24, 9, tzinfo=UTC))
        monkeypatch.setattr(regimes, "of_case", lambda *_: Regime.PARTICIPATION)  # nothing is imposed there
        replying.answer(installation, noor, key, revision(installation, key), "U hoeft niets te doen.")
        moment(datetime(2026, 7, 15, 9, tzinfo=UTC))
        assert of_client(installation, fatima) == [Relief(Ground.CLAIM, date(2026, 6, 17), date(2026, 6, 23))]

    def test_where_the_gemeente_lets_it_go_on_nothing_is_taken_off(
        self, installation: Installation, fatima: Actor, running: str, moment: Hold
    ) -> None:
        send_form(installation, fatima, CANNOT)
        moment(datetime(2026, 7, 1, 9, tzinfo=UTC))
        portal = where_a_claim_stops_nothing(installation)
        assert of_client(portal, fatima) == []
        assert due(portal, fatima) == [date(2026, 6, 1) + timedelta(weeks=week) for week in range(4)]
        assert agreed(portal, fatima) == 105


class TestCounting:
    @given(st.lists(SOME, max_size=4), DAYS)
    def test_of_several_reliefs_the_least_counts_and_never_more_than_was_agreed(
        self, reliefs: list[Relief], day: date
    ) -> None:
        asked = relief.minutes_asked(reliefs, day, FULL)
        holding = [one.minutes for one in reliefs if one.starts_on <= day <= one.until]
        assert asked == min([FULL, *holding])

    @given(st.lists(SOME, max_size=4), DAYS)
    def test_no_week_is_due_in_which_nothing_is_asked_on_a_day(
        self, reliefs: list[Relief], today: date
    ) -> None:
        for monday in hours.due(hours.weeks_of([activity()], {}, reliefs, today), today):
            days = [monday + timedelta(days=day) for day in range(7)]
            assert all(relief.minutes_asked(reliefs, day, FULL) for day in days)

    def test_a_week_with_hours_is_not_due_and_this_week_is_not_over(self) -> None:
        today, given_weeks = date(2026, 6, 17), {date(2026, 6, 1): 60}
        found = hours.due(hours.weeks_of([activity()], given_weeks, [], today), today)
        assert found == [date(2026, 6, 8)]

    @pytest.mark.parametrize(
        ("reliefs", "day"),
        [
            ([], date(2026, 6, 17)),
            ([Relief(Ground.EXEMPTION, date(2026, 6, 1), date(2026, 7, 1))], date(2026, 7, 1)),
            ([Relief(Ground.EXEMPTION, date(2026, 6, 1), date(2026, 7, 1), 60)], date(2026, 6, 17)),
            ([Relief(Ground.PAUSE, date(2026, 6, 1), date(2026, 7, 1))], date(2026, 6, 17)),
            ([Relief(Ground.EXEMPTION, date(2026, 1, 1), date(2026, 6, 16))], date(2026, 6, 17)),
        ],
        ids=["nothing", "an ontheffing", "one for a part", "a pause", "one that is over"],
    )
    def test_free_until_the_last_day_of_a_whole_ontheffing(self, reliefs: list[Relief], day: date) -> None:
        assert relief.free_until(reliefs, date(2026, 6, 17)) == day


def test_what_is_decided_on_the_same_day_stopped_nothing(
    installation: Installation, fatima: Actor, ingrid: Actor, running: str, claim: Callable[..., str]
) -> None:
    decide_now(installation, ingrid, claim(), replace(NOT_GRANTED, talk_on=clock.today()))
    assert of_client(installation, fatima) == []


def test_what_runs_goes_on_after_the_last_pause_or_ontheffing_whatever_is_asked() -> None:
    """A request that is being answered, and an ontheffing for a part, hold nothing back."""
    day = date(2026, 6, 17)
    pause = Relief(Ground.PAUSE, day - timedelta(days=3), day + timedelta(days=4))
    whole = Relief(Ground.EXEMPTION, day + timedelta(days=5), day + timedelta(days=9))
    part = Relief(Ground.EXEMPTION, day, day + timedelta(days=90), 60)
    request = Relief(Ground.CLAIM, day - timedelta(days=2), day)
    assert relief.goes_on_from([request, part], day) == day
    assert relief.goes_on_from([request, pause, whole, part], day) == day + timedelta(days=10)
    assert relief.stood_still_for_request([pause, request], day)
    assert not relief.stood_still_for_request([pause, Relief(Ground.CLAIM, day, day)], day)
