"""Bounds that a decision keeps beside the numbers of the regeling: what an ontheffing leaves, and ages."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.condition import Standing
from portal.rules.grounds import Ground, grounds
from tests.rules.support import BR, HS, RTM, VB, facts, law

LEFT = {"hours_left_per_week": 4, "hours_left_until": "2026-06-30"}


def standing(asked: Asked, found: tuple[Ground, ...]) -> Standing:
    return next(one.standing for one in found if one.asks is asked)


def of_plan(client: dict[str, Any], **activity: Any) -> Standing:
    """How it stands with what an ontheffing in part leaves, for a plan."""
    case = facts(HS, client=client, activity=activity)
    return standing(Asked.HOURS_LEFT, grounds(Outcome.AGREED, case, law(HS)).listed)


class TestAnOntheffingInPart:
    @pytest.mark.parametrize(
        ("hours", "beside", "stands"),
        [
            (4, 0, Standing.MET),
            (4.5, 0, Standing.NOT_MET),
            (2, 2, Standing.MET),
            (2, 3, Standing.NOT_MET),
            (None, 0, Standing.UNKNOWN),
        ],
    )
    def test_leaves_so_many_hours_and_no_more(
        self, hours: float | None, beside: float, stands: Standing
    ) -> None:
        assert of_plan(LEFT, hours_per_week=hours, other_hours_per_week=beside) is stands

    @pytest.mark.parametrize(
        ("begins", "stands"), [("2026-06-30", Standing.NOT_MET), ("2026-07-01", Standing.NOT_APPLICABLE)]
    )
    def test_says_nothing_of_what_begins_after_its_last_day(self, begins: str, stands: Standing) -> None:
        assert of_plan(LEFT, hours_per_week=16, starts_on=begins) is stands

    def test_is_asked_of_nobody_who_has_none(self) -> None:
        assert of_plan({}, hours_per_week=16) is Standing.NOT_APPLICABLE


half_hours = st.integers(0, 80).map(lambda halves: halves / 2)


@given(gemeente=st.sampled_from([HS, RTM, BR, VB]), hours=half_hours, beside=half_hours)
def test_what_is_imposed_never_passes_the_most_together_with_what_runs(
    gemeente: str, hours: float, beside: float
) -> None:
    size = law(gemeente).regeling.size
    most = size.hours_maximum or size.hours_standard
    case = facts(gemeente, activity={"hours_per_week": hours, "other_hours_per_week": beside})
    stands = standing(Asked.HOURS, grounds(Outcome.AGREED, case, law(gemeente)).listed)
    if most and stands is not Standing.NOT_MET:
        assert hours + beside <= most.value or stands is Standing.TO_JUDGE
    if size.hours_maximum and hours + beside > size.hours_maximum.value:
        assert stands is Standing.NOT_MET


class TestVolunteeringThatCounts:
    """Where it is a tegenprestatie from then on it may displace nobody (Participatiewet art. 9 lid 1)."""

    @pytest.mark.parametrize("gemeente", [RTM, BR])
    @pytest.mark.parametrize(
        ("replaces", "stands"), [(None, Standing.UNKNOWN), (True, Standing.NOT_MET), (False, Standing.MET)]
    )
    def test_is_asked_whether_it_takes_a_paid_job_away(
        self, gemeente: str, replaces: bool | None, stands: Standing
    ) -> None:
        case = facts(gemeente, volunteering={"hours_per_week": 20, "replaces_paid_work": replaces})
        found = grounds(Outcome.EXISTING_COUNTS, case, law(gemeente))
        assert standing(Asked.VOLUNTEERING_DISPLACES, found.listed) is stands

    def test_is_not_asked_it_where_nothing_more_is_imposed(self) -> None:
        case = facts(HS, volunteering={"hours_per_week": 20, "proven": True, "comparable": True})
        found = grounds(Outcome.EXISTING_COUNTS, case, law(HS))
        assert standing(Asked.VOLUNTEERING_DISPLACES, found.listed) is Standing.NOT_APPLICABLE


@pytest.mark.parametrize("outcome", [one for one in Outcome if one.regime.imposes])
def test_after_the_confirmed_day_nothing_is_decided_before_somebody_says_which_rules_hold(
    outcome: Outcome,
) -> None:
    later = facts(HS, "2027-01-28", activity={"hours_per_week": 8})
    found = grounds(outcome, later, law(HS, "2027-01-28"))
    unasked = {Outcome.NOT_IMPOSED, Outcome.ENDED}  # these favour, or end what runs
    assert (Asked.REGIME in {one.asks for one in found.to_judge}) is (outcome not in unasked)
