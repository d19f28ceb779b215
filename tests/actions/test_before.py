"""What was decided before and still holds: no decision overrules it unseen, and each says what it becomes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from portal.actions import handling, intake
from portal.actions.deciding import before, ending
from portal.actions.deciding.before import SETTLES, Says
from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import Becomes, EndingVerdict, Fate
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Incomplete, MovedOn
from portal.domain.roles import Actor
from portal.domain.states import Obligation, Outcome
from portal.letters.contexts import Decision
from portal.rules.asked import Asked
from portal.store import beschikkingen, dossiers
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, COUNTS, DOES_NOT_COUNT, VOLUNTEERING, obligation
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import JUDGED, VERIFIED, judge, read, save_draft, send
from tests.fixtures.verdicts import AGREED, REFUSED
from tests.fixtures.ways import CHANGE, NOT_IMPOSED

HOOGEZAND, ROTTERDAM = "hoogezand-sappemeer", "rotterdam"
LATER = MONDAY + timedelta(days=7)
TODAY, BEGINS = LATER.date(), date(2026, 6, 1)
ENDS, GOES_ON = Becomes(spared=Fate.ENDS), Becomes(spared=Fate.GOES_ON)
NO_LONGER = EndingVerdict(
    outcome=Outcome.SPARING_ENDED,
    client_words="Mijn moeder is verhuisd.",
    talk_on=TODAY,
    last_day=date(2026, 3, 31),
    reasons="Uw moeder woont nu in een huis met zorg.\nDaarom is de zorg er niet meer.",
)


@pytest.fixture
def spared(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    ingrid: Actor,
    judged_report: Callable[..., str],
    moment: Callable[[datetime], None],
) -> str:
    """Fatima was asked, and her care counts since Monday; now it is a week later. Returns that decision."""
    intake.announce(installation, fatima.id, noor.id, date(2026, 3, 30))
    key = decide_now(installation, ingrid, judged_report(CARE), COUNTS)
    moment(LATER)
    return key


@pytest.fixture
def plan(installation: Installation, noor: Actor, spared: str, request: pytest.FixtureRequest) -> str:
    """A plan that she sends in then, and that Noor judged: the care is over."""
    key: str = request.getfixturevalue("judged")
    care_is_over(installation, noor, key)
    return key


def care_is_over(portal: Installation, caseworker: Actor, submission_id: str) -> None:
    """Find out that somebody does nothing any more of what he did."""
    none = {"hours_per_week": 0}
    found = {**VERIFIED, "existing_activity": True, "mantelzorg": none, "volunteering": none}
    submission = read(portal, submission_id)
    with portal.store.read() as connection:
        dossier = dossiers.require(connection, submission.dossier_id)
    handling.judge(portal, caseworker, submission_id, submission.revision, found, JUDGED, dossier.revision)


def dossier_of(portal: Installation, client: Actor) -> str:
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).id


def held(portal: Installation, client: Actor) -> before.Held:
    with portal.store.read() as connection:
        return before.held(connection, dossier_of(portal, client))


def last_day(portal: Installation, client: Actor, decision: str) -> date | None:
    """Until when a decision holds, as its row says."""
    with portal.store.read() as connection:
        listed = beschikkingen.list_of_dossier(connection, dossier_of(portal, client))
    return next(one.holds_until for one in listed if one.id == decision)


def letter(press: FakePress) -> Decision:
    """What the last letter says."""
    made = press.made[-1][2]
    assert isinstance(made, Decision)
    return made


def test_every_outcome_that_imposes_or_takes_away_says_what_becomes_of_what_spares() -> None:
    silent = {outcome for outcome, says in SETTLES.items() if says.spared is Says.NOTHING}
    assert silent == {
        Outcome.REFUSED,
        Outcome.EXEMPTION_GRANTED,
        Outcome.EXEMPTION_REFUSED,
        Outcome.ENDED,
        Outcome.PART_NOT_AGREED,
        Outcome.PART_ENDED,
    }


@on_each_database
def test_a_plan_is_not_agreed_to_before_somebody_says_why_and_what_becomes_of_the_earlier_decision(
    installation: Installation, fatima: Actor, ingrid: Actor, plan: str
) -> None:
    with pytest.raises(Incomplete) as missing:
        decide(installation, ingrid, plan, read(installation, plan).revision, AGREED)
    assert "judgement_earlier_decision" in missing.value.fields
    with pytest.raises(Incomplete) as missing:
        decide_now(installation, ingrid, plan, AGREED)
    assert missing.value.fields == ("spared",)
    assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED


@on_each_database
def test_it_takes_the_place_of_the_earlier_decision_in_the_letter_and_in_the_rows(
    installation: Installation, fatima: Actor, ingrid: Actor, spared: str, plan: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, plan, replace(AGREED, becomes=ENDS))
    assert last_day(installation, fatima, spared) == BEGINS - timedelta(days=1)
    told = letter(press).spared
    assert told is not None
    assert (told.what, told.decided_on, told.last_day) == (
        "existing_counts",
        MONDAY.date(),
        date(2026, 5, 31),
    )
    assert "art. 3:4" in {rule.article for rule in letter(press).rules}
    assert "Wat wij eerder besloten" in {one.what for one in letter(press).weighed}
    assert held(installation, fatima).sparing is None


@on_each_database
@pytest.mark.parametrize("gemeente", ["rotterdam"])  # there what counts leaves room for more
def test_it_may_come_beside_the_earlier_decision_which_then_goes_on(
    installation: Installation, fatima: Actor, ingrid: Actor, spared: str, plan: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, plan, replace(AGREED, becomes=GOES_ON))
    assert last_day(installation, fatima, spared) is None
    told, still = letter(press).spared, held(installation, fatima).sparing
    assert told is not None
    assert told.last_day is None
    assert still is not None
    assert still.id == spared
    assert obligation(installation, fatima) is Obligation.IMPOSED


def test_nothing_is_imposed_beside_a_decision_by_which_nothing_may_be(
    installation: Installation, ingrid: Actor, plan: str
) -> None:
    with pytest.raises(Incomplete, match="spared"):
        decide_now(installation, ingrid, plan, replace(AGREED, becomes=GOES_ON))


def test_care_that_was_reported_is_not_forgotten_when_a_plan_comes(
    installation: Installation, noor: Actor, ingrid: Actor, spared: str, request: pytest.FixtureRequest
) -> None:
    plan: str = request.getfixturevalue("judged")  # by whom it was said that she does nothing
    with pytest.raises(BlockedByRule) as blocked:
        decide_now(installation, ingrid, plan, replace(AGREED, becomes=ENDS))
    assert blocked.value.asked == [Asked.EXISTING_ACTIVITY]


def test_care_that_is_reported_anew_is_not_over_because_it_once_was(
    installation: Installation,
    fatima: Actor,
    noor: Actor,
    ingrid: Actor,
    plan: str,
    judged_report: Callable[..., str],
) -> None:
    decide_now(installation, ingrid, plan, REFUSED)  # by then the care was over
    decide_now(installation, ingrid, judged_report(CARE), COUNTS)
    second = send(installation, fatima, save_draft(installation, fatima))
    handling.claim(installation, noor, second)
    judge(installation, noor, second)
    with pytest.raises(BlockedByRule) as blocked:
        decide_now(installation, ingrid, second, replace(AGREED, becomes=ENDS))
    assert blocked.value.asked == [Asked.EXISTING_ACTIVITY]


def test_who_has_no_earlier_decision_is_asked_nothing_about_it(
    installation: Installation, ingrid: Actor, judged: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, judged, AGREED)
    assert letter(press).spared is None
    assert "art. 3:4" not in {rule.article for rule in letter(press).rules}


def test_a_refusal_of_a_plan_leaves_the_earlier_decision_as_it_is(
    installation: Installation, fatima: Actor, ingrid: Actor, spared: str, plan: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, plan, REFUSED)
    assert last_day(installation, fatima, spared) is None
    assert letter(press).spared is None
    assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED


@pytest.mark.parametrize(
    ("becomes", "until", "stands"),
    [(ENDS, TODAY, Obligation.ANNOUNCED), (GOES_ON, None, Obligation.EXISTING_ACCEPTED)],
)
def test_a_new_report_that_does_not_count_says_whether_the_earlier_one_still_does(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    spared: str,
    judged_report: Callable[..., str],
    press: FakePress,
    becomes: Becomes,
    until: date | None,
    stands: Obligation,
) -> None:
    key = judged_report(VOLUNTEERING, proven=False, comparable=False)
    verdict = replace(DOES_NOT_COUNT, talk_on=TODAY)
    with pytest.raises(Incomplete, match="spared"):
        decide_now(installation, ingrid, key, verdict)
    decide_now(installation, ingrid, key, replace(verdict, becomes=becomes))
    assert last_day(installation, fatima, spared) == until
    told = letter(press).spared
    assert told is not None
    assert told.last_day == until
    assert obligation(installation, fatima) is stands
    assert (letter(press).answer_by is not None) is (stands is Obligation.ANNOUNCED)


def test_a_report_that_counts_again_takes_the_place_of_the_first(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    spared: str,
    judged_report: Callable[..., str],
) -> None:
    second = decide_now(installation, ingrid, judged_report(CARE), COUNTS)
    assert last_day(installation, fatima, spared) == TODAY
    still = held(installation, fatima).sparing
    assert still is not None
    assert still.id == second


class TestItEnds:
    """A change that a client tells can end a decision by which nothing was asked."""

    @on_each_database
    def test_by_a_decision_of_its_own_and_the_client_is_asked_again(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        spared: str,
        on_desk: Callable[..., str],
        press: FakePress,
    ) -> None:
        key = on_desk(CHANGE, kind="care", since=TODAY.isoformat(), until=None)
        care_is_over(installation, noor, key)
        decide_now(installation, ingrid, key, NO_LONGER)
        assert last_day(installation, fatima, spared) == NO_LONGER.last_day
        assert obligation(installation, fatima) is Obligation.ANNOUNCED
        answer_by = letter(press).answer_by
        assert answer_by is not None
        assert answer_by > NO_LONGER.last_day
        assert press.made[-1][0] == "besluit-geldt-niet-meer"

    def test_not_while_what_spares_is_still_so(
        self, installation: Installation, noor: Actor, ingrid: Actor, spared: str, on_desk: Callable[..., str]
    ) -> None:
        key = on_desk(CHANGE, kind="money", since=TODAY.isoformat(), until=None)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, NO_LONGER)
        assert Asked.CARE_COUNTS in blocked.value.asked
        care_is_over(installation, noor, key)
        decision = decide_now(installation, ingrid, key, NO_LONGER)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, decision)
        assert kept is not None
        carries = {one["asks"] for one in kept["grounds"] if one["carries"]}
        assert Asked.VOLUNTEERING_COUNTS not in carries, "nobody ever said that she volunteers"
        assert {Asked.CARE_COUNTS, Asked.EARLIER_DECISION} <= carries
        assert Asked.POWER not in carries

    def test_never_for_days_that_have_passed_and_never_unheard(
        self, installation: Installation, noor: Actor, ingrid: Actor, spared: str, on_desk: Callable[..., str]
    ) -> None:
        key = on_desk(CHANGE, kind="care", since=TODAY.isoformat(), until=None)
        care_is_over(installation, noor, key)
        for wrong, field in (
            (replace(NO_LONGER, last_day=TODAY - timedelta(days=1)), "last_day"),
            (replace(NO_LONGER, talk_on=None), "talk_on"),
        ):
            with pytest.raises(Incomplete, match=field):
                decide_now(installation, ingrid, key, wrong)

    def test_only_where_there_is_one(
        self, installation: Installation, ingrid: Actor, imposed: str, on_desk: Callable[..., str]
    ) -> None:
        key = on_desk(CHANGE, kind="care", since=TODAY.isoformat(), until=None)
        with installation.store.read() as connection:
            possible = ending.outcomes_for(installation, connection, read(installation, key))
        assert possible == (Outcome.ENDED,)
        with pytest.raises(MovedOn):
            decide_now(installation, ingrid, key, replace(NO_LONGER, talk_on=MONDAY.date()))


class TestWhatRuns:
    """An activity that runs ends or goes on when something is decided by which nothing more is asked."""

    @pytest.fixture
    def care(self, running: str, judged_report: Callable[..., str]) -> str:
        return judged_report(CARE)

    def test_care_counts_only_when_somebody_says_what_becomes_of_it(
        self, installation: Installation, ingrid: Actor, care: str
    ) -> None:
        with pytest.raises(Incomplete, match="running"):
            decide_now(installation, ingrid, care, COUNTS)

    def test_it_never_goes_on_beside_a_decision_that_nothing_is_imposed(
        self, installation: Installation, ingrid: Actor, care: str
    ) -> None:
        with pytest.raises(Incomplete, match="running"):
            decide_now(installation, ingrid, care, replace(COUNTS, becomes=Becomes(running=Fate.GOES_ON)))

    @pytest.mark.parametrize(
        ("gemeente", "fate", "last", "stands"),
        [
            (HOOGEZAND, Fate.ENDS, date(2026, 6, 17), Obligation.EXISTING_ACCEPTED),
            (ROTTERDAM, Fate.GOES_ON, date(2026, 8, 31), Obligation.IMPOSED),
        ],
    )
    def test_it_does_so_in_the_letter_and_in_the_rows(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        care: str,
        press: FakePress,
        fate: Fate,
        last: date,
        stands: Obligation,
    ) -> None:
        decide_now(installation, ingrid, care, replace(COUNTS, becomes=Becomes(running=fate)))
        with installation.store.read() as connection:
            [activity] = beschikkingen.activities_of_dossier(connection, dossier_of(installation, fatima))
        assert activity.ends_on == last
        [told] = letter(press).earlier
        assert (told.becomes, told.last_day) == ("stops" if fate is Fate.ENDS else "goes_on", last)
        assert obligation(installation, fatima) is stands

    def test_it_ends_with_the_day_on_which_nothing_is_imposed_any_more(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        running: str,
        claim: Callable[..., str],
    ) -> None:
        decide_now(installation, ingrid, claim(until_kind="lasting", until=None), NOT_IMPOSED)
        with installation.store.read() as connection:
            [activity] = beschikkingen.activities_of_dossier(connection, dossier_of(installation, fatima))
        assert activity.ends_on == date(2026, 6, 17)
        assert obligation(installation, fatima) is Obligation.NOT_IMPOSED


def test_what_a_decision_says_nothing_about_is_not_touched() -> None:
    assert before.fates(replace(REFUSED, becomes=Becomes(running=Fate.ENDS, spared=Fate.ENDS))) == Becomes()
