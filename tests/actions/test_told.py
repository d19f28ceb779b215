"""From where each fact of a case is known: said, found out, from the administration, or so decided."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.actions.assessing import check_sheet, facts_of_case, tell
from portal.actions.facts import Origin
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.rules.fact import Fact
from portal.rules.facts import parse
from portal.store import dossiers
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now
from tests.fixtures.existing import CARE, COUNTS
from tests.fixtures.plans import JUDGED, judge, read, verify
from tests.fixtures.ways import CHANGE, GRANTED, send_and_claim

TODAY = MONDAY.date()


def known(portal: Installation, key: str, fact: Fact) -> tuple[object, Origin | None]:
    """What the check sheet of a case says of a fact, and from where that is known."""
    with portal.store.read() as connection:
        sheet = check_sheet(portal, connection, read(portal, key), TODAY)
    assert sheet is not None
    return sheet.told[fact].known, sheet.told[fact].origin


def designed(portal: Installation, key: str, fact: Fact, **design: Any) -> tuple[object, Origin | None]:
    """The same, with what a decision settles over it."""
    submission = read(portal, key)
    with portal.store.read() as connection:
        found = parse(facts_of_case(portal, connection, submission, TODAY, design))
        person = dossiers.require(connection, submission.dossier_id).verified
    told = tell([fact], found, submission, person, design)[fact]
    return told.known, told.origin


@pytest.fixture
def plan(installation: Installation, fatima: Actor, noor: Actor) -> Callable[..., str]:
    """A plan of Fatima that Noor judged: ``plan(existing_activity=False)``; returns its key."""

    def make(**person: Any) -> str:
        key = send_and_claim(installation, fatima, noor, "plan")
        verify(installation, noor, key, JUDGED, person)
        return key

    return make


class TestOfAPerson:
    def test_a_no_that_an_ontheffing_of_here_contradicts_is_from_the_administration(
        self, installation: Installation, ingrid: Actor, judged: str, claim: Callable[..., str]
    ) -> None:
        assert known(installation, judged, Fact.EXEMPT) == (False, Origin.VERIFIED)
        decide_now(installation, ingrid, claim(), GRANTED)
        assert known(installation, judged, Fact.EXEMPT) == (True, Origin.ADMINISTRATION)

    def test_a_no_that_a_report_contradicts_is_from_the_administration(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        plan: Callable[..., str],
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE), COUNTS)
        key = plan(existing_activity=False)
        assert known(installation, key, Fact.EXISTING_ACTIVITY) == (True, Origin.ADMINISTRATION)

    @pytest.mark.parametrize("is_so", [True, False])
    def test_what_a_caseworker_found_and_nothing_contradicts_was_found_out(
        self, installation: Installation, plan: Callable[..., str], *, is_so: bool
    ) -> None:
        key = plan(existing_activity=is_so, can_seek_work=is_so)
        assert known(installation, key, Fact.EXISTING_ACTIVITY) == (is_so, Origin.VERIFIED)

    def test_a_number_that_was_found_out_was_found_out(
        self, installation: Installation, plan: Callable[..., str]
    ) -> None:
        key = plan(existing_activity=True, mantelzorg={"hours_per_week": 0})
        assert known(installation, key, Fact.CARE_HOURS) == (0, Origin.VERIFIED)


class TestOfAPlan:
    def test_what_was_judged_otherwise_than_it_was_said_was_found_out(
        self, installation: Installation, noor: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, unpaid=False)
        assert known(installation, judged, Fact.UNPAID) == (False, Origin.VERIFIED)
        assert known(installation, judged, Fact.HOURS) == (8, Origin.STATED)

    def test_the_hours_of_the_decision_are_those_of_the_plan_and_not_of_the_care(
        self, installation: Installation, plan: Callable[..., str]
    ) -> None:
        key = plan(existing_activity=True, mantelzorg={"hours_per_week": 4})
        hours = {"hours_per_week": 6}
        assert designed(installation, key, Fact.HOURS, **hours) == (6, Origin.DECIDED)
        assert designed(installation, key, Fact.CARE_HOURS, **hours) == (4, Origin.VERIFIED)

    def test_what_is_decided_as_it_was_said_was_said(self, installation: Installation, judged: str) -> None:
        assert designed(installation, judged, Fact.HOURS, hours_per_week=8) == (8, Origin.STATED)


def test_a_decision_on_a_change_settles_nothing_about_what_somebody_does(
    installation: Installation, ingrid: Actor, judged_report: Callable[..., str], on_desk: Callable[..., str]
) -> None:
    decide_now(installation, ingrid, judged_report(CARE), COUNTS)
    key = on_desk(CHANGE, kind="care", since=TODAY.isoformat(), until=None)
    hours = {"hours_per_week": 0}
    assert designed(installation, key, Fact.CARE_HOURS, **hours) == (12, Origin.ADMINISTRATION)
