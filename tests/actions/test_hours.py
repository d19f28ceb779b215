"""Form K6: the hours of a week, which of them need somebody's eye, and how far somebody is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal import clock
from portal.actions import drafts, handling, hours, relief, replying, running
from portal.actions.deciding.verdict import Becomes, Fate
from portal.actions.installation import Installation
from portal.actions.relief import Ground, Relief
from portal.actions.submit import submit_hours
from portal.domain.errors import MovedOn
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from portal.store import beschikkingen, dossiers, trail, worked
from portal.store.base import new_id
from portal.store.beschikkingen import Activity
from tests.actions.deciding import decide_now, everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, COUNTS, judge_report, obligation, report
from tests.fixtures.plans import judge, read
from tests.fixtures.told import told as said
from tests.fixtures.verdicts import CHANGED, DESIGN
from tests.fixtures.ways import CHANGE, HOURS, revision, send_and_claim, send_draft, send_form

Hold = Callable[[datetime], None]
GoOn = Callable[[date], None]
FIRST, LAST = date(2026, 6, 1), date(2026, 8, 31)
DAYS = st.dates(date(2026, 5, 1), date(2026, 10, 1))
SPANS = st.tuples(DAYS, DAYS).map(sorted)


def activity(first: date = FIRST, last: date = LAST, minutes: int = 480) -> Activity:
    """Eight hours a week over June, July and August, but for the changes."""
    return Activity("key", "decision", "Voorlezen", "School", minutes, first, last)


def given_weeks(portal: Installation, client: Actor) -> Sequence[tuple[date, int, str]]:
    """The weeks of a client with their minutes, and the form that each comes from."""
    with portal.store.read() as connection:
        counts = hours.current(connection, dossiers.require_of_client(connection, client.id))
        assert counts is not None
        return [(one.monday, one.minutes, one.submission_id) for one in worked.weeks(connection, counts.id)]


def progress_of(portal: Installation, client: Actor) -> hours.Progress:
    """How far a client is."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        counts = hours.current(connection, dossier)
        assert counts is not None
        reliefs = relief.of_dossier(portal, connection, dossier.id, clock.today())
        return hours.progress(connection, counts, reliefs)


def by_hours_a_week(portal: Installation, client: Actor) -> dict[int, list[date]]:
    """The weeks of each activity of a client, known by its hours a week."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        return {
            one.minutes_per_week // 60: [week.monday for week in worked.weeks(connection, one.id)]
            for one in beschikkingen.activities_of_dossier(connection, dossier.id)
        }


@pytest.fixture
def go_on(installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str) -> GoOn:
    """Decide that what runs goes on from a day, for ten hours a week: ``go_on(date(2026, 9, 1))``."""

    def decide_on_it(starts_on: date) -> None:
        drafts.extend(installation, fatima, running)
        following = send_draft(installation, fatima, "plan")
        handling.claim(installation, noor, following)
        judge(installation, noor, following)
        design = replace(DESIGN, starts_on=starts_on, minutes_per_week=600)
        decide_now(installation, ingrid, following, replace(CHANGED, design=design))

    return decide_on_it


class TestGiving:
    @on_each_database
    def test_hours_that_went_well_need_nobody(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        key = send_form(installation, fatima, HOURS)
        assert read(installation, key).state is Handling.ANSWERED
        assert given_weeks(installation, fatima) == [(date(2026, 6, 8), 480, key)]
        with installation.store.read() as connection:
            [told] = [one for one in trail.of(connection, key) if one.event == "hours:given"]
        assert said(told) == {"week": "2026-06-08"}

    @pytest.mark.parametrize(
        ("answers", "state"),
        [
            ({"went": "well"}, Handling.ANSWERED),
            ({"went": "so_so", "absence": "ill"}, Handling.ANSWERED),
            ({"went": "well", "minutes": 0, "absence": "closed"}, Handling.ANSWERED),
            ({"went": "badly"}, Handling.RECEIVED),
            ({"went": "well", "remark": "Ik wil graag meer doen."}, Handling.RECEIVED),
        ],
    )
    def test_what_did_not_go_well_or_has_words_with_it_comes_to_the_desk(
        self,
        installation: Installation,
        fatima: Actor,
        running: str,
        answers: dict[str, Any],
        state: Handling,
    ) -> None:
        key = send_form(installation, fatima, HOURS, **answers)
        assert read(installation, key).state is state
        assert [key] == [one[2] for one in given_weeks(installation, fatima)]

    @on_each_database
    def test_the_same_week_again_takes_the_new_number(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        send_form(installation, fatima, HOURS)
        again = send_form(installation, fatima, HOURS, minutes=6 * 60)
        assert given_weeks(installation, fatima) == [(date(2026, 6, 8), 360, again)]
        assert progress_of(installation, fatima).given == 360

    @pytest.mark.parametrize(
        "week",
        ["2026-05-25", "2026-06-22", "2026-06-09", "2025-06-08"],
        ids=["before it began", "still to come", "no Monday", "a year ago"],
    )
    def test_a_week_that_is_not_asked_is_refused_and_stays_a_draft(
        self, installation: Installation, fatima: Actor, running: str, week: str
    ) -> None:
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS, week=week)
        before = everything(installation)
        with pytest.raises(MovedOn):
            send_draft(installation, fatima, HOURS)
        assert everything(installation) == before

    def test_where_nothing_was_imposed_no_hours_are_given(
        self, installation: Installation, fatima: Actor
    ) -> None:
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS)

    def test_what_ends_because_something_else_counts_has_hours_up_to_its_last_day(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        running: str,
        moment: Hold,
    ) -> None:
        key = report(installation, fatima, CARE)
        judge_report(installation, noor, key)
        decide_now(installation, ingrid, key, replace(COUNTS, becomes=Becomes(running=Fate.ENDS)))
        assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED
        send_form(installation, fatima, HOURS)
        moment(datetime(2026, 6, 25, 9, tzinfo=UTC))
        send_form(installation, fatima, HOURS, week="2026-06-15")  # with 17 June, its last day
        assert by_hours_a_week(installation, fatima) == {8: [date(2026, 6, 8), date(2026, 6, 15)]}
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS, week="2026-06-22")

    def test_what_goes_on_next_month_leaves_the_hours_of_this_month_as_they_are(
        self, installation: Installation, fatima: Actor, go_on: GoOn
    ) -> None:
        send_form(installation, fatima, HOURS)
        go_on(date(2026, 9, 1))
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            days = (date(2026, 6, 17), date(2026, 8, 31), date(2026, 9, 1))
            activities = beschikkingen.activities_of_dossier(connection, dossier.id)
        found = [running.current(activities, day) for day in days]
        assert [one and one.minutes_per_week for one in found] == [480, 480, 600]
        assert len(given_weeks(installation, fatima)) == 1


class TestWeeks:
    @pytest.mark.parametrize(
        ("today", "weeks"),
        [
            (date(2026, 5, 31), []),
            (date(2026, 6, 1), [date(2026, 6, 1)]),
            (date(2026, 6, 17), [date(2026, 6, 15), date(2026, 6, 8), date(2026, 6, 1)]),
        ],
    )
    def test_from_the_first_week_on_up_to_this_one(self, today: date, weeks: list[date]) -> None:
        assert list(hours.open_weeks([activity()], today)) == weeks

    def test_a_week_in_which_it_begins_on_wednesday_counts_but_not_on_the_day_before(self) -> None:
        begins = activity(first=date(2026, 6, 3))
        assert not hours.open_weeks([begins], date(2026, 6, 2))
        assert hours.open_weeks([begins], date(2026, 6, 3)) == {date(2026, 6, 1): [begins]}

    @given(DAYS)
    def test_never_more_than_eight_weeks_back_and_never_outside_the_term(self, today: date) -> None:
        weeks = list(hours.open_weeks([activity()], today))
        assert len(weeks) <= hours.WEEKS_BACK
        assert all(week.weekday() == 0 and FIRST <= week <= min(today, LAST) for week in weeks)
        assert weeks == sorted(set(weeks), reverse=True)

    def test_to_each_week_belongs_everything_that_has_begun_and_has_a_day_in_it(self) -> None:
        first, second = activity(), activity(first=date(2026, 8, 20), last=date(2026, 11, 20))
        before = hours.open_weeks([second, first], date(2026, 8, 19))
        after = hours.open_weeks([second, first], date(2026, 9, 3))
        assert all(there == [first] for there in before.values())
        assert [week for week, there in after.items() if second in there] == [
            date(2026, 8, 31),
            date(2026, 8, 24),
            date(2026, 8, 17),
        ]
        assert [week for week, there in after.items() if first in there] == [
            date(2026, 8, 31) - timedelta(weeks=back) for back in range(8)
        ]

    def test_weeks_between_two_terms_are_not_asked(self) -> None:
        first = activity(last=date(2026, 8, 30))
        second = activity(first=date(2026, 9, 14), last=date(2026, 12, 13))
        assert list(hours.open_weeks([second, first], date(2026, 9, 15)))[:2] == [
            date(2026, 9, 14),
            date(2026, 8, 24),
        ]

    @given(st.lists(SPANS, max_size=3), DAYS)
    def test_a_week_is_open_once_and_only_with_an_activity_that_has_a_day_in_it(
        self, spans: list[list[date]], today: date
    ) -> None:
        weeks = hours.open_weeks([activity(first, last) for first, last in spans], today)
        assert len(weeks) <= hours.WEEKS_BACK
        assert list(weeks) == sorted(weeks, reverse=True)
        assert all(weeks.values())
        for monday, one in ((monday, one) for monday, there in weeks.items() for one in there):
            assert one.starts_on <= today
            assert one.starts_on - timedelta(days=6) <= monday <= min(today, one.ends_on)


class TestAsked:
    def test_a_whole_week_is_what_was_agreed(self) -> None:
        assert hours.asked_in_week([activity()], [], date(2026, 6, 8)) == 480

    def test_part_of_a_week_is_its_part_down_to_half_hours(self) -> None:
        begins = activity(first=date(2026, 6, 3))  # a Wednesday: five days, 342 minutes
        assert hours.asked_in_week([begins], [], date(2026, 6, 1)) == 330

    def test_of_a_week_that_stood_still_nothing_and_of_a_part_no_more_than_that(self) -> None:
        still = Relief(Ground.PAUSE, date(2026, 6, 8), date(2026, 6, 14))
        less = Relief(Ground.EXEMPTION, date(2026, 6, 15), date(2026, 6, 21), 120)
        asked = [hours.asked_in_week([activity()], [still, less], date(2026, 6, day)) for day in (8, 15, 22)]
        assert asked == [0, 120, 480]

    @given(st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=2), DAYS)
    def test_it_is_never_more_than_what_was_agreed_of_all_together(
        self, spans: list[list[date]], pauses: list[list[date]], day: date
    ) -> None:
        monday = day - timedelta(days=day.weekday())
        reliefs = [Relief(Ground.PAUSE, first, last) for first, last in pauses]
        several = [replace(activity(*span), id=str(key)) for key, span in enumerate(spans)]
        asked = hours.asked_in_week(several, reliefs, monday)
        assert 0 <= asked <= 480 * len(several)
        assert asked % 30 == 0

    def test_a_week_can_be_changed_as_long_as_its_last_day_says(self) -> None:
        [week] = hours.weeks_of([activity()], {}, [], date(2026, 6, 1))
        for today in (week.open_until, week.open_until + timedelta(days=1)):
            assert (week.monday in hours.open_weeks([activity()], today)) == (today == week.open_until)


class TestAtOnce:
    SENT: ClassVar = {"shown": [], "language": "nl"}
    EIGHT: ClassVar = {"weeks": [{"monday": "2026-06-08", "minutes": 480}]}

    @on_each_database
    def test_the_same_page_sent_twice_is_once_and_with_other_hours_is_heard(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        page = new_id()
        send = partial(submit_hours, installation, fatima, page_key=page, **self.SENT)
        first = send(answers=self.EIGHT)
        assert send(answers=self.EIGHT) == first
        six = {"weeks": [{"monday": "2026-06-08", "minutes": 360}]}
        second = send(answers=six)
        assert second != first
        assert send(answers=six) == second
        assert given_weeks(installation, fatima) == [(date(2026, 6, 8), 360, second)]
        third = send(answers=self.EIGHT)
        assert third not in {first, second}
        assert given_weeks(installation, fatima) == [(date(2026, 6, 8), 480, third)]

    @pytest.mark.parametrize(
        "weeks", [[], [{"monday": "2026-06-08", "minutes": 480}, {"monday": "2026-05-25"}]]
    )
    def test_all_of_it_or_nothing_is_taken(
        self, installation: Installation, fatima: Actor, running: str, weeks: list[dict[str, Any]]
    ) -> None:
        before = everything(installation)
        with pytest.raises(MovedOn):
            submit_hours(installation, fatima, page_key=new_id(), answers={"weeks": weeks}, **self.SENT)
        assert everything(installation) == before


class TestAfterAnExtension:
    @on_each_database
    def test_the_missing_weeks_of_what_went_before_are_given_on_what_went_before(
        self, installation: Installation, fatima: Actor, go_on: GoOn, moment: Hold
    ) -> None:
        go_on(date(2026, 9, 1))
        moment(datetime(2026, 9, 10, 9, tzinfo=UTC))
        for week in ("2026-08-24", "2026-08-31", "2026-09-07"):
            send_form(installation, fatima, HOURS, week=week)
        assert by_hours_a_week(installation, fatima) == {
            10: [date(2026, 8, 31), date(2026, 9, 7)],
            8: [date(2026, 8, 24), date(2026, 8, 31)],  # of which 31 August is the last day
        }
        assert progress_of(installation, fatima).given == 16 * 60 - 56

    def test_what_lies_too_far_back_is_not_asked(
        self, installation: Installation, fatima: Actor, go_on: GoOn, moment: Hold
    ) -> None:
        go_on(date(2026, 9, 1))
        moment(datetime(2026, 9, 10, 9, tzinfo=UTC))
        send_form(installation, fatima, HOURS, week="2026-07-20")
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS, week="2026-07-13")

    @on_each_database
    def test_a_week_that_was_given_before_the_new_activity_began_is_shared_and_counts_once(
        self, installation: Installation, fatima: Actor, go_on: GoOn, moment: Hold
    ) -> None:
        go_on(date(2026, 9, 2))
        moment(datetime(2026, 9, 1, 9, tzinfo=UTC))
        send_form(installation, fatima, HOURS, week="2026-08-31", minutes=60)
        assert by_hours_a_week(installation, fatima) == {10: [], 8: [date(2026, 8, 31)]}
        moment(datetime(2026, 9, 4, 9, tzinfo=UTC))
        send_form(installation, fatima, HOURS, week="2026-08-31", minutes=180)
        assert by_hours_a_week(installation, fatima) == {10: [date(2026, 8, 31)], 8: [date(2026, 8, 31)]}
        assert progress_of(installation, fatima).given == 155  # five days of 10 hours beside one of 8


class TestProgress:
    @on_each_database
    def test_agreed_is_the_term_and_given_is_what_was_told(
        self, installation: Installation, fatima: Actor, running: str
    ) -> None:
        send_form(installation, fatima, HOURS)
        send_form(installation, fatima, HOURS, week="2026-06-01", minutes=5 * 60)
        found = progress_of(installation, fatima)
        assert found == hours.Progress(agreed=105 * 60, given=13 * 60)  # 92 days are 13 1/7 weeks of 8 hours
        assert found.left == 92 * 60

    def test_who_did_more_has_nothing_left(self) -> None:
        assert hours.Progress(agreed=60, given=90).left == 0

    def test_in_a_pause_no_hours_are_asked(
        self, installation: Installation, fatima: Actor, noor: Actor, running: str
    ) -> None:
        before = progress_of(installation, fatima)
        change = send_and_claim(installation, fatima, noor, CHANGE)
        days = date(2026, 6, 10), date(2026, 6, 30)
        replying.confirm_pause(
            installation, noor, change, revision(installation, change), *days, "Goede reis."
        )
        assert progress_of(installation, fatima).agreed == before.agreed - 24 * 60  # three weeks

    @given(st.lists(SPANS, max_size=4), st.integers(30, 40 * 60))
    def test_each_day_outside_every_pause_counts_once(self, spans: list[list[date]], minutes: int) -> None:
        pauses = [Relief(Ground.PAUSE, first, last) for first, last in spans]
        days = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
        left = [day for day in days if not any(first <= day <= last for first, last in spans)]
        agreed = hours.agreed_minutes(activity(minutes=minutes), pauses)
        assert abs(agreed - minutes * len(left) / 7) <= 30
        assert agreed % 60 == 0

    def test_a_pause_that_was_made_longer_is_not_taken_off_twice(self) -> None:
        june = Relief(Ground.PAUSE, date(2026, 6, 1), date(2026, 6, 14))
        longer = Relief(Ground.PAUSE, date(2026, 6, 8), date(2026, 6, 21))
        whole = Relief(Ground.PAUSE, date(2026, 6, 1), date(2026, 6, 21))
        assert hours.agreed_minutes(activity(), [june, longer]) == hours.agreed_minutes(activity(), [whole])


@pytest.mark.parametrize("flow", ["hulp", "wijziging", "plan"])
def test_no_other_form_closes_itself(flow: str) -> None:
    assert hours.first_state(flow, {"went": "well"}) is Handling.RECEIVED


def test_after_the_term_the_last_weeks_can_still_be_given(
    installation: Installation, fatima: Actor, running: str, moment: Hold
) -> None:
    moment(datetime(2026, 9, 10, 9, tzinfo=UTC))
    send_form(installation, fatima, HOURS, week="2026-08-31")
    with pytest.raises(MovedOn):
        send_form(installation, fatima, HOURS, week="2026-09-07")
