"""Two forms of one client in two lanes: whichever is decided first, the other can still be decided."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from portal.actions.deciding.verdict import Becomes, Fate
from portal.actions.installation import Installation
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.existing import CARE, COUNTS, DOES_NOT_COUNT, obligation
from tests.fixtures.plans import read
from tests.fixtures.verdicts import AGREED, REFUSED
from tests.fixtures.ways import NOT_IMPOSED


@on_each_database
def test_care_counts_also_when_meanwhile_nothing_was_imposed(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    judged_report: Callable[..., str],
    claim: Callable[..., str],
) -> None:
    care = judged_report(CARE)
    decide_now(installation, ingrid, claim(), NOT_IMPOSED)
    decide_now(installation, ingrid, care, COUNTS)
    assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED


def test_a_plan_can_be_agreed_to_also_when_meanwhile_nothing_was_imposed(
    installation: Installation, fatima: Actor, ingrid: Actor, judged: str, claim: Callable[..., str]
) -> None:
    decide_now(installation, ingrid, claim(), NOT_IMPOSED)
    decide_now(installation, ingrid, judged, replace(AGREED, becomes=Becomes(spared=Fate.ENDS)))
    assert obligation(installation, fatima) is Obligation.IMPOSED


@pytest.mark.parametrize("flow", [CARE, "plan"])
def test_a_no_leaves_it_at_that_nothing_is_imposed(
    installation: Installation,
    fatima: Actor,
    ingrid: Actor,
    judged_report: Callable[..., str],
    claim: Callable[..., str],
    flow: str,
    request: pytest.FixtureRequest,
) -> None:
    found = {"necessary": False, "exceeds_usual_care": False}
    key = judged_report(CARE, **found) if flow == CARE else request.getfixturevalue("judged")
    decide_now(installation, ingrid, claim(), NOT_IMPOSED)
    goes_on = replace(DOES_NOT_COUNT, becomes=Becomes(spared=Fate.GOES_ON))
    decide_now(installation, ingrid, key, goes_on if flow == CARE else REFUSED)
    assert read(installation, key).state is Handling.DECIDED
    assert obligation(installation, fatima) is Obligation.NOT_IMPOSED
