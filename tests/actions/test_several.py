"""Two things at once: each decision says of each what becomes of it, and rows and letter say the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portal.actions import drafts, handling, hours
from portal.actions.deciding.verdict import Becomes, EndingVerdict, Fate, Verdict
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete, MovedOn
from portal.domain.roles import Actor
from portal.domain.states import Obligation, Outcome
from portal.letters.contexts import Decision, Ending
from portal.store import beschikkingen, dossiers, trail
from portal.store.beschikkingen import Activity
from tests.actions.deciding import decide_now, everything
from tests.actions.test_replying import Sent
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge
from tests.fixtures.verdicts import CHANGED, DESIGN
from tests.fixtures.ways import CHANGE, GRANTED, HOURS, send_draft, send_form

Hold = Callable[[datetime], None]
Decide = Callable[..., str]
COOKING = "U kookt op woensdag voor de buurt."
LAST = date(2026, 6, 30)
ENDED = EndingVerdict(
    outcome=Outcome.ENDED,
    client_words="Ik heb werk gevonden.",
    last_day=LAST,
    reasons="U vond werk voor twee dagen.\nDaarnaast blijft tijd over.",
)


def plan(running: Fate | None, starts_on: date, hours_a_week: int = 4) -> Verdict:
    """A second plan that is agreed to, and what becomes of the first."""
    design = replace(DESIGN, task=COOKING, starts_on=starts_on, minutes_per_week=hours_a_week * 60)
    return replace(CHANGED, design=design, becomes=Becomes(running=running))


@pytest.fixture
def decide_plan(
    installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, running: str
) -> Decide:
    """Fatima reads to children from 1 June to 31 August; now it is 17 June, and another plan is decided."""

    def decide_on_it(fate: Fate | None, starts_on: date) -> str:
        drafts.extend(installation, fatima, running)
        key = send_draft(installation, fatima, "plan")
        handling.claim(installation, noor, key)
        judge(installation, noor, key)
        decide_now(installation, ingrid, key, plan(fate, starts_on))
        return key

    return decide_on_it


@pytest.fixture
def both(decide_plan: Decide) -> str:
    """Cooking comes beside the reading, from 22 June."""
    return decide_plan(Fate.GOES_ON, date(2026, 6, 22))


def activities(portal: Installation, client: Actor) -> dict[str, Activity]:
    """What is going to be done, by its task."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, client.id)
        found = beschikkingen.activities_of_dossier(connection, dossier.id)
    return {one.task: one for one in found}


def called_off(portal: Installation, client: Actor) -> list[Activity]:
    with portal.store.read() as connection:
        return beschikkingen.called_off(connection, dossiers.require_of_client(connection, client.id).id)


def letter(press: FakePress) -> Decision:
    """What the last letter says."""
    made = press.made[-1][2]
    assert isinstance(made, Decision)
    return made


def told(press: FakePress) -> dict[str, tuple[str, date]]:
    """By task: what the last letter says becomes of what runs, and its last day."""
    return {one.task: (one.becomes, one.last_day) for one in letter(press).earlier}


def events(portal: Installation, key: str) -> list[str]:
    with portal.store.read() as connection:
        return [one.event for one in trail.of(connection, key) if one.event.startswith("activity:")]


class TestOneOfTwoEnds:
    @pytest.fixture
    def job(self, both: str, on_desk: Sent) -> str:
        return on_desk(CHANGE, kind="job", since="2026-07-01", until=None, story=None)

    def named(self, portal: Installation, client: Actor, *tasks: str) -> Becomes:
        found = activities(portal, client)
        return Becomes(ended=tuple(found[task].id for task in tasks))

    def test_not_before_somebody_says_which(
        self, installation: Installation, ingrid: Actor, job: str
    ) -> None:
        before = everything(installation)
        for wrong in ((), ("of somebody else",)):
            with pytest.raises((Incomplete, MovedOn)):
                decide_now(installation, ingrid, job, replace(ENDED, becomes=Becomes(ended=wrong)))
        assert everything(installation) == before

    @on_each_database
    def test_the_letter_names_that_one_and_the_other_goes_on_in_letter_and_row(
        self, installation: Installation, fatima: Actor, ingrid: Actor, job: str, press: FakePress
    ) -> None:
        named = self.named(installation, fatima, COOKING)
        decide_now(installation, ingrid, job, replace(ENDED, becomes=named))
        made = letter(press)
        assert isinstance(made, Ending)
        assert [one.task for one in made.ended] == [COOKING]
        assert told(press) == {DESIGN.task: ("goes_on", date(2026, 8, 31))}
        assert made.subject == "Besluit: een deel van wat u doet stopt"
        ends = {task: one.ends_on for task, one in activities(installation, fatima).items()}
        assert ends == {COOKING: LAST, DESIGN.task: date(2026, 8, 31)}
        assert obligation(installation, fatima) is Obligation.IMPOSED

    @on_each_database
    def test_both_end_when_both_are_named(
        self, installation: Installation, fatima: Actor, ingrid: Actor, job: str, press: FakePress
    ) -> None:
        named = self.named(installation, fatima, COOKING, DESIGN.task)
        decide_now(installation, ingrid, job, replace(ENDED, becomes=named))
        assert told(press) == {}
        assert {one.ends_on for one in activities(installation, fatima).values()} == {LAST}
        assert obligation(installation, fatima) is Obligation.ENDED

    def test_what_had_not_begun_by_then_never_begins(
        self, installation: Installation, fatima: Actor, ingrid: Actor, job: str, press: FakePress
    ) -> None:
        named = self.named(installation, fatima, COOKING)
        early = replace(ENDED, last_day=date(2026, 6, 19), becomes=named)
        decide_now(installation, ingrid, job, early)
        made = letter(press)
        assert isinstance(made, Ending)
        assert (made.has_begun, made.subject) == (False, "Besluit: een deel van wat u doet gaat niet door")
        assert [one.task for one in called_off(installation, fatima)] == [COOKING]
        assert events(installation, job) == ["activity:called_off"]

    def test_who_told_that_both_stop_can_still_end_what_was_left(
        self, installation: Installation, fatima: Actor, ingrid: Actor, job: str, on_desk: Sent
    ) -> None:
        named = self.named(installation, fatima, COOKING, DESIGN.task)
        decide_now(installation, ingrid, job, replace(ENDED, becomes=named))
        earlier = replace(ENDED, last_day=date(2026, 6, 24), becomes=named)
        again = on_desk(CHANGE, kind="job", since="2026-06-25", until=None, story=None)
        decide_now(installation, ingrid, again, earlier)
        assert {one.ends_on for one in activities(installation, fatima).values()} == {date(2026, 6, 24)}
        assert obligation(installation, fatima) is Obligation.ENDED


class TestANewPlan:
    def test_comes_beside_what_runs_and_the_letter_says_until_when_that_goes_on(
        self, both: str, press: FakePress
    ) -> None:
        assert told(press) == {DESIGN.task: ("goes_on", date(2026, 8, 31))}

    @on_each_database
    def test_takes_the_place_of_what_has_not_begun_which_then_never_begins(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        judged: str,
        imposed: str,
        press: FakePress,
        moment: Hold,
    ) -> None:
        moment(datetime(2026, 4, 1, 9, tzinfo=UTC))
        drafts.extend(installation, fatima, imposed)
        key = send_draft(installation, fatima, "plan")
        handling.claim(installation, noor, key)
        judge(installation, noor, key)
        decide_now(installation, ingrid, key, plan(Fate.ENDS, date(2026, 4, 20)))
        assert {task: becomes for task, (becomes, _) in told(press).items()} == {DESIGN.task: "never_begins"}
        [gone] = called_off(installation, fatima)
        assert (gone.task, gone.starts_on, gone.ends_on) == (DESIGN.task, date(2026, 6, 1), date(2026, 8, 31))
        assert gone.called_off_on == date(2026, 4, 1)
        assert list(activities(installation, fatima)) == [COOKING]
        moment(datetime(2026, 8, 10, 9, tzinfo=UTC))  # the new one is over, the old one would run
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS, week="2026-08-03")

    def test_that_begins_after_what_runs_says_until_when_that_runs_and_asks_nothing(
        self, decide_plan: Decide, press: FakePress, installation: Installation, fatima: Actor
    ) -> None:
        decide_plan(None, date(2026, 9, 7))
        assert told(press) == {DESIGN.task: ("goes_on", date(2026, 8, 31))}
        assert activities(installation, fatima)[DESIGN.task].ends_on == date(2026, 8, 31)


class TestAnOntheffing:
    @pytest.mark.parametrize("minutes_left", [None, 120])
    def test_names_what_runs_with_what_was_agreed(
        self,
        installation: Installation,
        ingrid: Actor,
        both: str,
        claim: Sent,
        press: FakePress,
        minutes_left: int | None,
    ) -> None:
        decide_now(installation, ingrid, claim(), replace(GRANTED, minutes_left=minutes_left))
        assert [one.task for one in letter(press).earlier] == [DESIGN.task, COOKING]
        assert {one.becomes for one in letter(press).earlier} == {"goes_on"}

    def test_is_silent_about_what_begins_after_it(
        self, installation: Installation, ingrid: Actor, decide_plan: Decide, claim: Sent, press: FakePress
    ) -> None:
        decide_plan(None, date(2026, 9, 7))
        decide_now(installation, ingrid, claim(), GRANTED)
        assert list(told(press)) == [DESIGN.task]


class TestNeverBegun:
    def test_its_days_stay_as_agreed_and_no_hours_are_asked(
        self, installation: Installation, fatima: Actor, ingrid: Actor, running: str, on_desk: Sent
    ) -> None:
        key = on_desk(CHANGE, kind="job", since="2026-06-01", until=None, story=None)
        never = replace(ENDED, last_day=date(2026, 5, 31), never_begun=True)
        decide_now(installation, ingrid, key, never)
        [gone] = called_off(installation, fatima)
        assert (gone.called_off_on, gone.ends_on) == (date(2026, 6, 17), date(2026, 8, 31))
        with installation.store.read() as connection:
            dossier = dossiers.require_of_client(connection, fatima.id)
            assert hours.current(connection, dossier) is None
        with pytest.raises(MovedOn):
            send_form(installation, fatima, HOURS)

    @pytest.mark.parametrize("last_day", [date(2026, 6, 1), date(2026, 6, 24)])
    @pytest.mark.parametrize("with_hours", [True, False])
    def test_with_a_last_day_on_or_after_the_first_nothing_is_decided(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        running: str,
        on_desk: Sent,
        last_day: date,
        with_hours: bool,
    ) -> None:
        if with_hours:
            send_form(installation, fatima, HOURS)
        key = on_desk(CHANGE, kind="job", since="2026-06-25", until=None, story=None)
        before = everything(installation)
        with pytest.raises(Incomplete) as stopped:
            decide_now(installation, ingrid, key, replace(ENDED, last_day=last_day, never_begun=True))
        assert stopped.value.fields == ("never_begun",)
        assert everything(installation) == before

    def test_of_which_hours_were_given_did_begin(
        self, installation: Installation, fatima: Actor, ingrid: Actor, running: str, on_desk: Sent
    ) -> None:
        send_form(installation, fatima, HOURS)
        key = on_desk(CHANGE, kind="job", since="2026-06-01", until=None, story=None)
        never = replace(ENDED, last_day=date(2026, 5, 31), never_begun=True)
        with pytest.raises(Incomplete) as stopped:
            decide_now(installation, ingrid, key, never)
        assert stopped.value.fields == ("last_day",)

    def test_of_two_the_tick_is_of_the_one_that_had_not_begun_by_then(
        self, installation: Installation, fatima: Actor, ingrid: Actor, both: str, on_desk: Sent, moment: Hold
    ) -> None:
        moment(datetime(2026, 6, 25, 9, tzinfo=UTC))
        key = on_desk(CHANGE, kind="job", since="2026-06-20", until=None, story=None)
        named = Becomes(ended=tuple(one.id for one in activities(installation, fatima).values()))
        never = replace(ENDED, last_day=date(2026, 6, 19), never_begun=True, becomes=named)
        decide_now(installation, ingrid, key, never)
        assert [one.task for one in called_off(installation, fatima)] == [COOKING]
