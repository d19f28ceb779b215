"""A decision that spares ends by what it was taken on alone; what was found out lasts until the next one."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from portal.actions import handling, withdrawing
from portal.actions.assessing import facts_of_case, open_cases
from portal.actions.deciding.verdict import Becomes, EndingVerdict, Fate
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule
from portal.domain.roles import Actor
from portal.domain.states import Handling, Outcome
from portal.domain.ways import Form
from portal.rules.asked import Asked
from portal.store import beschikkingen, dossiers
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, COUNTS, DOES_NOT_COUNT, VOLUNTEERING, report
from tests.fixtures.plans import VERIFIED, judge, read, save_draft, send
from tests.fixtures.verdicts import AGREED
from tests.fixtures.ways import CHANGE, NOT_IMPOSED

Report = Callable[..., str]
LATER = MONDAY + timedelta(days=7)
TODAY = LATER.date()
NO_LONGER = EndingVerdict(
    outcome=Outcome.SPARING_ENDED,
    client_words="Het is voorbij.",
    talk_on=TODAY,
    last_day=date(2026, 3, 31),
    reasons="U doet het niet meer.\nDaarom is de reden van toen er niet meer.",
)
NONE: Mapping[str, Any] = {"hours_per_week": 0}
OF_VOLUNTEERING = [Asked.VOLUNTEERING_SUFFICES, Asked.VOLUNTEERING_COUNTS]


def verified(portal: Installation, client: Actor) -> Mapping[str, Any]:
    """What was found out about somebody."""
    with portal.store.read() as connection:
        return dossiers.require_of_client(connection, client.id).verified


def find_out(portal: Installation, caseworker: Actor, key: str, **found: Any) -> None:
    """Record on the page of a case what somebody does already."""
    submission = read(portal, key)
    with portal.store.read() as connection:
        dossier = dossiers.require(connection, submission.dossier_id)
    person = {**VERIFIED, "existing_activity": True, **found}
    handling.judge(portal, caseworker, key, submission.revision, person, {}, dossier.revision)


def spared_by(portal: Installation, key: str) -> Form | None:
    """The form on which the decision was taken that spares the client of a case."""
    with portal.store.read() as connection:
        return beschikkingen.spared_by(connection, read(portal, key).dossier_id)


def given(portal: Installation, key: str) -> dict[str, Any]:
    """The facts of a case as it would be decided today."""
    with portal.store.read() as connection:
        return facts_of_case(portal, connection, read(portal, key), TODAY, {})


@pytest.fixture
def by_volunteering(
    installation: Installation,
    ingrid: Actor,
    judged_report: Report,
    on_desk: Report,
    moment: Callable[[datetime], None],
) -> str:
    """A change that Fatima tells: her care counted first, and her volunteering after that in its place."""
    decide_now(installation, ingrid, judged_report(CARE), COUNTS)
    decide_now(installation, ingrid, judged_report(VOLUNTEERING), COUNTS)
    moment(LATER)
    return on_desk(CHANGE, kind="other", since=TODAY.isoformat(), until=None)


@pytest.fixture
def by_inability(
    installation: Installation,
    ingrid: Actor,
    judged_report: Report,
    claim: Report,
    on_desk: Report,
    moment: Callable[[datetime], None],
) -> str:
    """The same: her care did not count, and then it was decided that nothing is imposed."""
    decide_now(installation, ingrid, judged_report(CARE, necessary=False), DOES_NOT_COUNT)
    decide_now(installation, ingrid, claim(until_kind="lasting", until=None), NOT_IMPOSED)
    moment(LATER)
    return on_desk(CHANGE, kind="other", since=TODAY.isoformat(), until=None)


class TestADecisionThatSpares:
    @on_each_database
    def test_ends_with_what_it_was_taken_on_whatever_else_was_reported_once(
        self, installation: Installation, noor: Actor, ingrid: Actor, by_volunteering: str
    ) -> None:
        assert spared_by(installation, by_volunteering) is Form.VOLUNTEERING
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, by_volunteering, NO_LONGER)
        assert blocked.value.asked == OF_VOLUNTEERING
        find_out(installation, noor, by_volunteering, volunteering=NONE)
        decide_now(installation, ingrid, by_volunteering, NO_LONGER)
        assert spared_by(installation, by_volunteering) is None

    def test_does_not_end_because_something_else_is_over(
        self, installation: Installation, noor: Actor, ingrid: Actor, by_volunteering: str
    ) -> None:
        find_out(installation, noor, by_volunteering, mantelzorg=NONE)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, by_volunteering, NO_LONGER)
        assert blocked.value.asked == OF_VOLUNTEERING

    @on_each_database
    def test_rests_on_its_own_report_also_after_another_of_the_same_form_that_does_not_count(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        by_volunteering: str,
        judged_report: Report,
    ) -> None:
        second = judged_report(VOLUNTEERING, proven=False, comparable=False)
        beside = replace(DOES_NOT_COUNT, talk_on=TODAY, becomes=Becomes(spared=Fate.GOES_ON))
        decide_now(installation, ingrid, second, beside)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, by_volunteering, NO_LONGER)
        assert blocked.value.asked == OF_VOLUNTEERING
        [case] = open_cases(installation, TODAY)
        assert case["input"] == given(installation, by_volunteering)

    @on_each_database
    def test_that_nothing_is_imposed_has_nothing_to_do_with_what_was_reported(
        self, installation: Installation, ingrid: Actor, by_inability: str
    ) -> None:
        assert spared_by(installation, by_inability) is Form.CANNOT
        assert {"mantelzorg", "volunteering"}.isdisjoint(given(installation, by_inability))
        decide_now(installation, ingrid, by_inability, NO_LONGER)
        assert spared_by(installation, by_inability) is None

    @on_each_database
    @pytest.mark.parametrize("change", ["by_volunteering", "by_inability"])
    def test_holds_the_same_facts_in_the_list_of_all_open_cases(
        self, installation: Installation, change: str, request: pytest.FixtureRequest
    ) -> None:
        key = request.getfixturevalue(change)
        [case] = open_cases(installation, TODAY)
        assert case == {"id": read(installation, key).number, "input": given(installation, key)}
        assert case["input"]["client"]["spared_by_decision"] is True

    def test_bears_on_a_plan_with_all_that_was_reported(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, by_volunteering: str
    ) -> None:
        plan = send(installation, fatima, save_draft(installation, fatima))
        handling.claim(installation, noor, plan)
        judge(installation, noor, plan)
        find_out(installation, noor, plan, volunteering=NONE)
        assert {"mantelzorg", "volunteering"} <= given(installation, plan).keys()
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, plan, replace(AGREED, becomes=Becomes(spared=Fate.ENDS)))
        assert blocked.value.asked == [Asked.EXISTING_ACTIVITY]

    @pytest.mark.parametrize("flow", [CARE, VOLUNTEERING])
    def test_bears_on_a_report_with_that_report_alone(
        self, installation: Installation, by_volunteering: str, judged_report: Report, flow: str
    ) -> None:
        own, other = ("mantelzorg", "volunteering")[:: 1 if flow == CARE else -1]
        facts = given(installation, judged_report(flow))
        assert own in facts
        assert other not in facts


class TestWhatWasFoundOut:
    """That somebody does not do something any more holds until a report of it is decided on."""

    @pytest.fixture
    def over(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor, by_volunteering: str
    ) -> None:
        """On Fatima's change it was found that she does neither."""
        find_out(installation, noor, by_volunteering, mantelzorg=NONE, volunteering=NONE)
        decide_now(installation, ingrid, by_volunteering, NO_LONGER)
        assert verified(installation, fatima)["mantelzorg"] == NONE

    @pytest.mark.usefixtures("over")
    def test_stays_while_a_report_lies_there_and_after_it_is_taken_back(
        self, installation: Installation, fatima: Actor
    ) -> None:
        before = verified(installation, fatima)
        key = report(installation, fatima, CARE)
        assert verified(installation, fatima) == before
        withdrawing.withdraw(installation, fatima, key)
        assert read(installation, key).state is Handling.WITHDRAWN
        assert verified(installation, fatima) == before

    @on_each_database
    @pytest.mark.usefixtures("over")
    @pytest.mark.parametrize(
        ("found", "verdict"),
        [({}, COUNTS), ({"necessary": False}, replace(DOES_NOT_COUNT, talk_on=TODAY))],
    )
    def test_is_over_once_a_report_of_it_is_decided_on_and_nothing_else_is(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Report,
        found: Mapping[str, bool],
        verdict: Any,
    ) -> None:
        key = judged_report(CARE, **found)
        before = verified(installation, fatima)
        decide_now(installation, ingrid, key, verdict)
        assert verified(installation, fatima) == {
            name: one for name, one in before.items() if name != "mantelzorg"
        }
        assert verified(installation, fatima)["volunteering"] == NONE

    @pytest.mark.usefixtures("over")
    def test_changes_nothing_about_a_report_itself(
        self, installation: Installation, judged_report: Report
    ) -> None:
        facts = given(installation, judged_report(CARE))
        assert facts["mantelzorg"]["hours_per_week"] == 12

    @pytest.mark.usefixtures("over")
    def test_stays_when_something_else_is_decided(
        self, installation: Installation, fatima: Actor, ingrid: Actor, claim: Report
    ) -> None:
        key = claim(until_kind="lasting", until=None)
        before = verified(installation, fatima)
        decide_now(installation, ingrid, key, NOT_IMPOSED)
        assert verified(installation, fatima) == before
