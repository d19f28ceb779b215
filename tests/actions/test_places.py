"""A report of displaced work holds its place: nobody new begins there, and who works there is seen."""

from dataclasses import replace

import pytest

from portal.actions import places, signals
from portal.actions.installation import Installation
from portal.actions.places import ABOUT
from portal.domain.errors import BlockedByRule, Forbidden, Incomplete, MovedOn, Unanswered
from portal.domain.roles import Actor, Role
from portal.domain.signals import STOPS, SignalOutcome
from portal.rules.asked import Asked
from tests.actions.deciding import decide_now
from tests.fixtures.databases import on_each_database
from tests.fixtures.people import add_staff
from tests.fixtures.plans import ANSWERS, judge
from tests.fixtures.plans import read as read_plan
from tests.fixtures.signals import close, read, report
from tests.fixtures.verdicts import AGREED, CHANGED, DESIGN, REFUSED

PLACE = str(ANSWERS["place"])


@pytest.fixture
def karim(installation: Installation) -> Actor:
    """A quality officer."""
    return add_staff(installation, "Karim Aziz", Role.QUALITY_OFFICER)


@pytest.fixture
def looked_into(installation: Installation, karim: Actor) -> str:
    """A report that Karim looks into."""
    key = report(installation)
    signals.take(installation, karim, key)
    return key


def name(portal: Installation, officer: Actor, key: str, place: str = PLACE, *, holds: bool = True) -> None:
    """Say which place a report is about."""
    signals.name_place(portal, officer, key, read(portal, key).revision, place, holds=holds)


class TestAName:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Basisschool De Vlieger", "basisschool de vlieger, Voorbeeldlaan 3"),
            ("De Vlieger", "BASISSCHOOL DE VLIEGER"),
            ("Café ’t Hoekje", "cafe 't hoekje"),
            ("Basisschool", "Basisschool De Vlieger"),
            ("AH", "ah"),
        ],
    )
    def test_that_can_be_the_same_is_the_same(self, one: str, other: str) -> None:
        assert places.can_be_same(one, other)
        assert places.can_be_same(other, one)

    @pytest.mark.parametrize("other", ["Basisschool De Regenboog", "De", "", "!", "Zorghuis"])
    def test_of_another_place_is_not(self, other: str) -> None:
        assert not places.can_be_same("Basisschool De Vlieger", other)
        assert not places.can_be_same(other, "Basisschool De Vlieger")

    def test_that_says_nothing_is_no_place(self) -> None:
        assert not places.can_be_same("", "")
        assert not places.can_be_same("!", "!")


class TestANewPlan:
    @on_each_database
    @pytest.mark.parametrize("outcome", sorted(STOPS))
    def test_waits_for_an_answer_where_the_work_was_stopped(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        ingrid: Actor,
        judged: str,
        outcome: str,
    ) -> None:
        stopped = SignalOutcome(outcome)
        heard = {"heard_on": read(installation, looked_into).received_at.date()}
        close(installation, karim, looked_into, stopped, place=PLACE, **heard)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, judged)
        assert unanswered.value.asked == [Asked.PLACE_HELD]

    def test_waits_while_a_serious_report_is_looked_into(
        self, installation: Installation, karim: Actor, looked_into: str, ingrid: Actor, judged: str
    ) -> None:
        name(installation, karim, looked_into)
        with pytest.raises(Unanswered):
            decide_now(installation, ingrid, judged)
        close(installation, karim, looked_into, SignalOutcome.CONTINUE)
        assert decide_now(installation, ingrid, judged)

    def test_goes_on_where_the_report_is_not_serious(
        self, installation: Installation, karim: Actor, looked_into: str, ingrid: Actor, judged: str
    ) -> None:
        name(installation, karim, looked_into, holds=False)
        assert decide_now(installation, ingrid, judged)

    def test_is_stopped_when_it_is_what_the_report_is_about(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        name(installation, karim, looked_into)
        judge(installation, noor, judged, other_than_reported=False)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, judged)
        assert blocked.value.asked == [Asked.PLACE_HELD]
        assert decide_now(installation, ingrid, judged, replace(REFUSED, carried_by=(Asked.PLACE_HELD,)))

    def test_goes_on_when_it_is_another_place_or_other_work(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        name(installation, karim, looked_into)
        judge(installation, noor, judged, other_than_reported=True)
        assert decide_now(installation, ingrid, judged)

    def test_is_asked_anew_for_a_report_that_came_after_the_answer(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        judge(installation, noor, judged, other_than_reported=True)  # before anything held the place
        name(installation, karim, looked_into)
        with pytest.raises(Unanswered):
            decide_now(installation, ingrid, judged)
        judge(installation, noor, judged, other_than_reported=True)
        second = report(installation)
        signals.take(installation, karim, second)
        name(installation, karim, second)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, judged)
        assert unanswered.value.asked == [Asked.PLACE_HELD]

    def test_stays_stopped_however_the_place_is_spelled_afterwards(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        name(installation, karim, looked_into)
        judge(installation, noor, judged, other_than_reported=False)
        judge(installation, noor, judged, place="Basisscool de Flieger", other_than_reported=False)
        elsewhere = replace(AGREED, design=replace(DESIGN, place="Basisscool de Flieger"))
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, judged, elsewhere)

    def test_goes_on_once_somebody_says_that_it_was_another_after_all(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        name(installation, karim, looked_into)
        judge(installation, noor, judged, other_than_reported=False)
        judge(installation, noor, judged, other_than_reported=True)
        assert decide_now(installation, ingrid, judged)

    def test_is_stopped_when_it_is_what_a_report_means_by_another_name(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
    ) -> None:
        name(installation, karim, looked_into, "Zorghuis Avondrust")
        judge(installation, noor, judged, other_than_reported=False)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, judged)
        assert blocked.value.asked == [Asked.PLACE_HELD]
        assert read_plan(installation, judged).judged[ABOUT] == read(installation, looked_into).number
        close(installation, karim, looked_into, SignalOutcome.CONTINUE)
        assert decide_now(installation, ingrid, judged)

    def test_that_is_one_of_several_held_places_by_its_name_is_about_that_one_alone(
        self, installation: Installation, karim: Actor, looked_into: str, noor: Actor, judged: str
    ) -> None:
        name(installation, karim, looked_into)
        second = report(installation)
        signals.take(installation, karim, second)
        name(installation, karim, second, "Zorghuis Avondrust")
        judge(installation, noor, judged, other_than_reported=False)
        assert read_plan(installation, judged).judged[ABOUT] == read(installation, looked_into).number
        judge(installation, noor, judged, place="Zorghuis Avondrust", other_than_reported=False)
        both = [read(installation, one).number for one in (looked_into, second)]
        assert read_plan(installation, judged).judged[ABOUT] == places.BETWEEN.join(both)

    @pytest.mark.parametrize("place", ["Supermarkt aan het plein", ""])
    def test_waits_again_when_the_answer_is_taken_away_wherever_it_would_be_then(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
        place: str,
    ) -> None:
        name(installation, karim, looked_into)
        judge(installation, noor, judged, other_than_reported=False)
        judge(installation, noor, judged, place=place, other_than_reported=None)
        there = replace(CHANGED, design=replace(DESIGN, place=place or DESIGN.place))
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, judged, there)
        assert unanswered.value.asked == [Asked.PLACE_HELD]
        judge(installation, noor, judged, place=place, other_than_reported=True)
        assert decide_now(installation, ingrid, judged, there)

    @pytest.mark.parametrize("is_other", [True, False])
    def test_is_where_the_client_said_when_the_toets_leaves_the_place_blank(
        self,
        installation: Installation,
        karim: Actor,
        looked_into: str,
        noor: Actor,
        ingrid: Actor,
        judged: str,
        *,
        is_other: bool,
    ) -> None:
        judge(installation, noor, judged, place="Supermarkt aan het plein")
        name(installation, karim, looked_into)
        judge(installation, noor, judged, place="", other_than_reported=is_other)
        assert read_plan(installation, judged).judged[ABOUT] == read(installation, looked_into).number
        if is_other:
            assert decide_now(installation, ingrid, judged)
        else:
            with pytest.raises(BlockedByRule):
                decide_now(installation, ingrid, judged)

    def test_is_decided_at_the_place_that_the_toets_was_about(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        elsewhere = replace(CHANGED, design=replace(DESIGN, place="Supermarkt aan het plein"))
        with pytest.raises(Incomplete) as wrong:
            decide_now(installation, ingrid, judged, elsewhere)
        assert wrong.value.fields == ("place",)
        judge(installation, noor, judged, place="Supermarkt aan het plein")
        assert decide_now(installation, ingrid, judged, elsewhere)

    @pytest.mark.parametrize("place", ["Zorghuis Avondrust", "AH"])
    def test_is_decided_at_a_place_as_it_is_spelled_in_the_toets(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str, place: str
    ) -> None:
        judge(installation, noor, judged, place=place)
        there = replace(CHANGED, design=replace(DESIGN, place=place))
        assert decide_now(installation, ingrid, judged, there)

    def test_is_held_by_the_place_of_the_decision_and_not_of_the_plan_alone(
        self, installation: Installation, karim: Actor, looked_into: str, ingrid: Actor, judged: str
    ) -> None:
        name(installation, karim, looked_into, "Zorghuis Avondrust")
        elsewhere = replace(AGREED, design=replace(DESIGN, place="Zorghuis Avondrust, Voorbeeldlaan 9"))
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, judged, elsewhere)
        assert unanswered.value.asked == [Asked.PLACE_HELD]


class TestTheOfficer:
    def test_sees_who_wants_to_begin_and_who_works_there(
        self, installation: Installation, karim: Actor, ingrid: Actor, judged: str
    ) -> None:
        [plan] = places.there(installation, karim, PLACE).plans
        assert plan.id == judged
        decide_now(installation, ingrid, judged)
        there = places.there(installation, karim, PLACE)
        assert [one.submission_id for one in there.running] == [judged]
        assert there.plans == []

    def test_alone_sees_it(self, installation: Installation, noor: Actor) -> None:
        with pytest.raises(Forbidden):
            places.there(installation, noor, PLACE)

    def test_names_the_place_when_the_work_stops(
        self, installation: Installation, karim: Actor, looked_into: str
    ) -> None:
        with pytest.raises(Incomplete) as incomplete:
            close(installation, karim, looked_into, SignalOutcome.STOP_ACTIVITY, place="")
        assert incomplete.value.fields == ["place"]

    def test_keeps_the_name_that_was_given_before(
        self, installation: Installation, karim: Actor, looked_into: str
    ) -> None:
        name(installation, karim, looked_into)
        close(installation, karim, looked_into, SignalOutcome.CONTINUE, place="")
        assert read(installation, looked_into).place == PLACE

    def test_names_no_place_before_the_report_is_looked_into_or_after_it_changed(
        self, installation: Installation, karim: Actor
    ) -> None:
        key = report(installation)
        with pytest.raises(MovedOn):
            name(installation, karim, key)
        signals.take(installation, karim, key)
        with pytest.raises(MovedOn):
            signals.name_place(installation, karim, key, 1, PLACE, holds=True)
        with pytest.raises(Incomplete):
            name(installation, karim, key, " ")
