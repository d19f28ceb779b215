"""A plan that the rules block: with an agreement it is decided, never where it takes away a paid job."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.actions import handling
from portal.actions.deciding import allowed, deviating
from portal.actions.deciding.deviating import Stands
from portal.actions.deciding.verdict import Reasoned
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, MovedOn, Unanswered
from portal.domain.roles import Actor
from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.basis import Lean
from portal.rules.condition import Standing
from portal.rules.deviating import NO_DISPLACEMENT
from portal.rules.library import Library
from portal.rules.values import Rule
from portal.store.base import Store
from tests.actions.deciding import decide_now
from tests.fixtures.deviating import WHY, YES, asked_about, look
from tests.fixtures.installations import FakePress
from tests.fixtures.plans import judge, save_draft, send
from tests.fixtures.verdicts import AGREED, CHANGED, DESIGN
from tests.gemeenten.odd import OOSTWOUDE, ZANDMEER, odd_law
from tests.rules.anyfacts import ANY, Raw
from tests.rules.support import with_rules
from tests.rules.test_deviating import asked

OF_KIND = {Asked.KIND: "u helpt uw hele straat, en dat werkt al jaren goed."}
NEEDED = (Lean.HOLDS, Lean.CLEAR, Lean.UNBARRED)


@pytest.fixture
def installation(store: Store, press: FakePress, gemeente: str) -> Installation:
    """A portal of an odd gemeente."""
    return Installation(gemeente, "https://portaal.voorbeeld.invalid", store, odd_law(), press)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(ANY, st.sampled_from(Outcome), st.sets(st.sampled_from(Asked)))
def test_the_gate_opens_for_no_ground_that_was_not_agreed_on(
    raw: Raw, outcome: Outcome, agreed: set[Asked]
) -> None:
    """However generous a regeling is, and whatever a second person agreed with."""
    found, law = asked(outcome, raw)
    not_so = {one.asks for one in found.listed if one.standing is Standing.NOT_MET and one.lean in NEEDED}
    if not_so <= agreed and not not_so & NO_DISPLACEMENT:
        return
    verdict = Reasoned(outcome=outcome, client_words="", reasons="", talk_on=date(2026, 2, 1))
    with pytest.raises(BlockedByRule):
        allowed.check(outcome.regime, found.deviating(agreed), verdict)  # type: ignore[arg-type]
    assert law.may_deviate_from


class TestAPlan:
    """In Zandmeer volunteering is done at an organisation; from that article 2 lets the college deviate."""

    @pytest.fixture
    def gemeente(self) -> str:
        """A gemeente that asks and does not order."""
        return ZANDMEER

    def test_an_agreement_holds_for_the_plan_with_and_without_changes(
        self, installation: Installation, ingrid: Actor, noor: Actor, karim: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, organisation_kind="none")
        key = asked_about(installation, ingrid, judged, Outcome.AGREED, OF_KIND, CHANGED.facts)
        deviating.judge(installation, karim, key, True, YES)
        assert look(installation, judged, Outcome.AGREED_WITH_CHANGES, CHANGED.facts).stands is Stands.AGREED
        decide_now(installation, ingrid, judged, CHANGED)

    @pytest.mark.parametrize(
        "other", [{"place": "Buurthuis De Brink"}, {"months": 5}, {"minutes_per_week": 390}], ids=str
    )
    def test_it_holds_for_no_other_job(
        self,
        installation: Installation,
        ingrid: Actor,
        noor: Actor,
        karim: Actor,
        judged: str,
        other: dict[str, Any],
    ) -> None:
        """What it deviates from is the kind of organisation; agreed was on this plan at this place."""
        judge(installation, noor, judged, organisation_kind="none")
        key = asked_about(installation, ingrid, judged, Outcome.AGREED, OF_KIND, CHANGED.facts)
        deviating.judge(installation, karim, key, True, YES)
        another = replace(CHANGED, design=replace(DESIGN, **other))
        assert look(installation, judged, CHANGED.outcome, another.facts).stands is Stands.CHANGED
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, judged, another)
        spelled = replace(CHANGED, design=replace(DESIGN, place=f" {DESIGN.place.upper()}"))
        decide_now(installation, ingrid, judged, spelled)

    def test_for_another_job_it_can_be_asked_anew(
        self, installation: Installation, ingrid: Actor, noor: Actor, karim: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, organisation_kind="none")
        key = asked_about(installation, ingrid, judged, Outcome.AGREED, OF_KIND)
        deviating.judge(installation, karim, key, True, YES)
        key = asked_about(installation, ingrid, judged, CHANGED.outcome, OF_KIND, CHANGED.facts)
        assert look(installation, judged, CHANGED.outcome, CHANGED.facts).stands is Stands.WAITS
        assert look(installation, judged, CHANGED.outcome).stands is Stands.AGREED  # the plan as it lies
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, judged, CHANGED)
        deviating.judge(installation, karim, key, True, YES)
        decide_now(installation, ingrid, judged, CHANGED)

    def test_displacement_is_never_deviated_from(
        self, installation: Installation, ingrid: Actor, noor: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, organisation_kind="none", replaces_paid_work=True)
        reasons = {**OF_KIND, Asked.DISPLACEMENT: WHY}
        with pytest.raises(MovedOn):
            asked_about(installation, ingrid, judged, Outcome.AGREED, reasons)
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, judged, AGREED)

    def test_what_is_unanswered_is_answered_first(
        self, installation: Installation, ingrid: Actor, noor: Actor, claimed: str
    ) -> None:
        judge(installation, noor, claimed, organisation_kind="none", description_clear=None, additional=None)
        assert look(installation, claimed, Outcome.AGREED).grounds.unanswered
        with pytest.raises(MovedOn):
            asked_about(installation, ingrid, claimed, Outcome.AGREED, OF_KIND)
        with pytest.raises((BlockedByRule, Unanswered)):
            decide_now(installation, ingrid, claimed, AGREED)


class TestOtherHours:
    @pytest.fixture
    def installation(self, store: Store, press: FakePress) -> Installation:
        """Oostwoude, if it let the college deviate from its hours as well."""
        known = odd_law()
        [own] = known.versions(OOSTWOUDE)
        rule = Rule(("2", "4"), own.articles["8"].citation)
        others = [one for one in known.regelingen if one is not own]
        library = Library(
            known.gemeenten, (*others, with_rules(own, "factors", deviate_from=rule)), known.wetten
        )
        return Installation(OOSTWOUDE, "https://portaal.voorbeeld.invalid", store, library, press)

    def test_an_agreement_on_the_hours_of_the_plan_holds_for_no_other_hours(
        self, installation: Installation, fatima: Actor, ingrid: Actor, noor: Actor, karim: Actor
    ) -> None:
        case = send(installation, fatima, save_draft(installation, fatima, minutes=8 * 60))
        handling.claim(installation, noor, case)
        judge(installation, noor, case)
        key = asked_about(installation, ingrid, case, Outcome.AGREED, {Asked.HOURS: WHY}, AGREED.facts)
        deviating.judge(installation, karim, key, True, YES)
        more = replace(CHANGED, design=replace(DESIGN, minutes_per_week=20 * 60))
        with pytest.raises(BlockedByRule):
            decide_now(installation, ingrid, case, more)
        deviating.judge(
            installation,
            karim,
            asked_about(installation, ingrid, case, more.outcome, {Asked.HOURS: WHY}, more.facts),
            True,
            YES,
        )
        decide_now(installation, ingrid, case, more)
