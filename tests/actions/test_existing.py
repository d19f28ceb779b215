"""What a client already does: reported, judged, and found to be enough or not, as the regeling has it."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

import pytest

from portal.actions import handling
from portal.actions.assessing import assess_case
from portal.actions.deciding.verdict import AnyVerdict, Becomes, ExistingVerdict, Fate
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Forbidden, Incomplete, NotFound, Unanswered
from portal.domain.roles import Actor
from portal.domain.states import Handling, Obligation, Outcome
from portal.letters.contexts import ExistingDecision
from portal.rules.asked import Asked
from portal.rules.engine import Assessment
from portal.store import beschikkingen, dossiers, trail
from tests.actions.deciding import decide_now, everything
from tests.fixtures.existing import (
    CARE,
    COUNTS,
    DOES_NOT_COUNT,
    VOLUNTEERING,
    judge_report,
    obligation,
    report,
)
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_client
from tests.fixtures.plans import judge, read, save_draft, send
from tests.fixtures.verdicts import AGREED, REFUSED

ENDS, GOES_ON = Becomes(spared=Fate.ENDS), Becomes(spared=Fate.GOES_ON)

MONDAY = date(2026, 3, 2)
EFFECT = {CARE: Asked.CARE_COUNTS, VOLUNTEERING: Asked.VOLUNTEERING_COUNTS}
BOTH = pytest.mark.parametrize("flow", [CARE, VOLUNTEERING])


def said_by_rules(portal: Installation, submission_id: str) -> Assessment:
    """What the regeling says about a case today."""
    with portal.store.read() as connection:
        return assess_case(portal, connection, read(portal, submission_id), MONDAY)


class TestEnough:
    @pytest.mark.parametrize(
        ("gemeente", "effect", "code"),
        [
            ("hoogezand-sappemeer", "not_imposed", "mantelzorg_means_no_obligation"),
            ("rotterdam", "recognised", "existing_activity_may_count"),
            ("beleidsregels", "recognised", "existing_activity_counts"),
        ],
    )
    def test_care_that_is_needed_has_the_effect_of_the_regeling(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
        effect: str,
        code: str,
    ) -> None:
        key = judged_report(CARE)
        assert code in said_by_rules(installation, key).codes
        decide_now(installation, ingrid, key, COUNTS)
        [(template, language, letter)] = press.made
        assert (template, language) == ("besluit-wat-u-al-doet", "ar")
        assert isinstance(letter, ExistingDecision)
        assert (letter.kind, letter.effect) == (CARE, effect)

    @pytest.mark.parametrize(
        ("gemeente", "effect"),
        [
            ("hoogezand-sappemeer", "not_imposed"),
            ("rotterdam", "recognised"),
            ("beleidsregels", "recognised"),
        ],
    )
    def test_volunteering_that_is_proven_and_comparable_has_the_effect_of_the_regeling(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
        effect: str,
    ) -> None:
        decide_now(installation, ingrid, judged_report(VOLUNTEERING), COUNTS)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingDecision)
        assert (letter.kind, letter.effect) == (VOLUNTEERING, effect)

    def test_the_letter_says_what_hours_why_and_who(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        press: FakePress,
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE), COUNTS)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingDecision)
        assert (letter.activity, letter.minutes_per_week) == (COUNTS.activity, 12 * 60)
        assert letter.reasons == ("U helpt elke dag.", "Zonder u is er niemand.")
        assert letter.decided_by.name == "Ingrid Mulder"
        assert "art. 3 lid 2 onder b" in {rule.article for rule in letter.rules}

    @pytest.mark.parametrize(("answer", "same"), [("yes", True), ("no", False)])
    def test_the_letter_speaks_of_living_together_only_to_who_does(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        press: FakePress,
        answer: str,
        same: bool,
    ) -> None:
        key = report(installation, fatima, CARE, same_house=answer)
        judge_report(installation, noor, key)
        decide_now(installation, ingrid, key, COUNTS)
        [(_, _, letter)] = press.made
        assert isinstance(letter, ExistingDecision)
        assert letter.same_house is same

    @BOTH
    def test_the_letter_is_kept_with_its_term_for_bezwaar_and_its_fingerprint(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
    ) -> None:
        key = judged_report(flow)
        decide_now(installation, ingrid, key, COUNTS)
        with installation.store.read() as connection:
            decision = beschikkingen.of_submission(connection, key)
            dossier = dossiers.require_of_client(connection, fatima.id)
            [letter] = beschikkingen.letters_of_dossier(connection, dossier.id)
            pdf = beschikkingen.pdf_of(connection, letter.id)
            [told] = [one for one in trail.of(connection, key) if one.event == "case:decided"]
        assert decision is not None
        assert (decision.outcome, decision.bezwaar_until) == (Outcome.EXISTING_COUNTS, date(2026, 4, 13))
        assert (letter.template, letter.sent_on) == ("besluit-wat-u-al-doet", MONDAY)
        assert letter.sha256 == hashlib.sha256(pdf).hexdigest() == json.loads(told.fields)["letter_sha256"]

    @BOTH
    def test_what_counts_is_accepted_and_nothing_is_imposed(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
    ) -> None:
        decide_now(installation, ingrid, judged_report(flow), COUNTS)
        assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED
        assert everything(installation)["activity"] == []

    @pytest.mark.parametrize("gemeente", ["rotterdam"])
    @BOTH
    def test_what_the_regeling_leaves_to_a_person_is_judged_with_reasons(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
    ) -> None:
        key = judged_report(flow)
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, key, replace(COUNTS, reasons=" \n"))
        assert incomplete.value.fields == ["reasons"]
        beschikking = decide_now(installation, ingrid, key, COUNTS)
        with installation.store.read() as connection:
            kept = beschikkingen.assessment_of(connection, beschikking)
        assert kept is not None
        assert kept["judgements"] == {EFFECT[flow]: COUNTS.reasons}

    @pytest.mark.parametrize("name", ["client_words", "activity", "reasons"])
    def test_a_letter_without_a_part_is_not_sent(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str], name: str
    ) -> None:
        key = judged_report(CARE)
        before = everything(installation)
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, key, replace(COUNTS, **{name: " \n"}))
        assert tuple(incomplete.value.fields) == (name,)
        assert everything(installation) == before

    def test_a_caseworker_does_not_decide(
        self, installation: Installation, noor: Actor, judged_report: Callable[..., str]
    ) -> None:
        with pytest.raises(Forbidden):
            decide_now(installation, noor, judged_report(CARE), COUNTS)


class TestNothingInFavour:
    @pytest.mark.parametrize(
        ("flow", "found", "asked"),
        [
            (CARE, {"necessary": False}, Asked.CARE_NECESSARY),
            (CARE, {"exceeds_usual_care": False}, Asked.CARE_DEFINITION),
            (CARE, {"professional": True}, Asked.CARE_DEFINITION),
            (VOLUNTEERING, {"proven": False}, Asked.VOLUNTEERING_SUFFICES),
            (VOLUNTEERING, {"comparable": False}, Asked.VOLUNTEERING_SUFFICES),
        ],
    )
    def test_a_yes_on_which_the_regeling_is_silent_is_not_given(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
        found: Mapping[str, bool | None],
        asked: Asked,
    ) -> None:
        key = judged_report(flow, **found)
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, COUNTS)
        assert blocked.value.asked == [asked, EFFECT[flow]]
        assert everything(installation) == before

    @pytest.mark.parametrize("verdict", [COUNTS, DOES_NOT_COUNT], ids=["a yes", "a no"])
    @pytest.mark.parametrize(
        ("flow", "found", "asked"),
        [
            (CARE, {"necessary": None}, Asked.CARE_NECESSARY),
            (CARE, {"exceeds_usual_care": None}, Asked.CARE_DEFINITION),
            (VOLUNTEERING, {"proven": None}, Asked.VOLUNTEERING_SUFFICES),
            (VOLUNTEERING, {"comparable": None}, Asked.VOLUNTEERING_SUFFICES),
        ],
    )
    def test_neither_a_yes_nor_a_no_rests_on_what_nobody_found_out(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
        found: Mapping[str, bool | None],
        asked: Asked,
        verdict: ExistingVerdict,
    ) -> None:
        key = judged_report(flow, **found)
        before = everything(installation)
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, key, verdict)
        assert unanswered.value.asked == [asked, EFFECT[flow]]
        assert everything(installation) == before

    @BOTH
    def test_nothing_is_accepted_of_who_falls_outside_the_law(
        self, installation: Installation, noor: Actor, ingrid: Actor, flow: str
    ) -> None:
        retired = add_client(installation, birth_date=date(1950, 1, 1))
        key = report(installation, retired, flow)
        judge_report(installation, noor, key)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, key, COUNTS)
        assert blocked.value.asked == [Asked.AGE]

    def test_the_hours_that_were_found_out_go_before_the_hours_that_were_told(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor
    ) -> None:
        key = report(installation, fatima, CARE, minutes=12 * 60, since="2026-02-01")
        judge_report(installation, noor, key, hours_per_week=8)
        with pytest.raises(BlockedByRule):  # eight hours is not more than eight, and it is one month
            decide_now(installation, ingrid, key, replace(COUNTS, minutes_per_week=8 * 60))
        with pytest.raises(BlockedByRule):  # nor are they made more by what the decision says
            decide_now(installation, ingrid, key, COUNTS)

    def test_a_decision_says_the_hours_on_which_it_was_judged(
        self, installation: Installation, ingrid: Actor, judged_report: Callable[..., str]
    ) -> None:
        key = judged_report(CARE)
        with pytest.raises(Incomplete, match="minutes"):
            decide_now(installation, ingrid, key, replace(COUNTS, minutes_per_week=8 * 60))
        decide_now(installation, ingrid, key, COUNTS)
        assert read(installation, key).state is Handling.DECIDED

    @pytest.mark.parametrize(
        ("flow", "verdict"),
        [
            *(
                (flow, replace(verdict, outcome=outcome))
                for flow in (CARE, VOLUNTEERING)
                for verdict, outcome in ((COUNTS, Outcome.REFUSED), (COUNTS, Outcome.AGREED))
            ),
            (CARE, AGREED),
            (VOLUNTEERING, REFUSED),
        ],
    )
    def test_an_outcome_of_another_way_does_not_exist(
        self,
        installation: Installation,
        ingrid: Actor,
        judged_report: Callable[..., str],
        flow: str,
        verdict: AnyVerdict,
    ) -> None:
        key = judged_report(flow)
        before = everything(installation)
        with pytest.raises(NotFound):
            decide_now(installation, ingrid, key, verdict)
        assert everything(installation) == before

    @pytest.mark.parametrize("verdict", [COUNTS, DOES_NOT_COUNT])
    def test_a_plan_is_not_something_that_one_already_does(
        self, installation: Installation, ingrid: Actor, judged: str, verdict: ExistingVerdict
    ) -> None:
        with pytest.raises(NotFound):
            decide_now(installation, ingrid, judged, verdict)


class TestWhatRuns:
    @pytest.fixture
    def imposed(self, installation: Installation, ingrid: Actor, judged: str) -> str:
        """Fatima does a tegenprestatie."""
        return decide_now(installation, ingrid, judged, AGREED)

    @pytest.mark.usefixtures("imposed")
    @BOTH
    def test_a_tegenprestatie_goes_on_while_a_report_lies_there(
        self, installation: Installation, fatima: Actor, flow: str
    ) -> None:
        report(installation, fatima, flow)
        assert obligation(installation, fatima) is Obligation.IMPOSED

    @pytest.mark.usefixtures("imposed")
    @pytest.mark.parametrize(
        ("verdict", "after"),
        [
            (replace(COUNTS, becomes=Becomes(running=Fate.ENDS)), Obligation.EXISTING_ACCEPTED),
            (DOES_NOT_COUNT, Obligation.IMPOSED),
        ],
    )
    def test_it_ends_only_when_the_report_is_accepted(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
        verdict: ExistingVerdict,
        after: Obligation,
    ) -> None:
        is_enough = verdict.outcome is Outcome.EXISTING_COUNTS
        decide_now(installation, ingrid, judged_report(CARE, necessary=is_enough), verdict)
        assert obligation(installation, fatima) is after

    @pytest.mark.parametrize(
        ("verdict", "after"),
        [
            (COUNTS, Obligation.EXISTING_ACCEPTED),
            (replace(DOES_NOT_COUNT, becomes=GOES_ON), Obligation.EXISTING_ACCEPTED),
            (replace(DOES_NOT_COUNT, becomes=ENDS), Obligation.INTAKE),
        ],
    )
    def test_what_was_accepted_holds_while_it_is_reported_anew(
        self,
        installation: Installation,
        fatima: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
        verdict: ExistingVerdict,
        after: Obligation,
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE), COUNTS)
        key = judged_report(VOLUNTEERING, proven=verdict.outcome is Outcome.EXISTING_COUNTS)
        assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED
        decide_now(installation, ingrid, key, verdict)
        assert obligation(installation, fatima) is after

    @pytest.mark.parametrize("gemeente", ["rotterdam"])
    def test_where_it_leaves_room_who_does_something_may_still_get_a_plan_of_his_own(
        self,
        installation: Installation,
        fatima: Actor,
        noor: Actor,
        ingrid: Actor,
        judged_report: Callable[..., str],
    ) -> None:
        decide_now(installation, ingrid, judged_report(CARE), COUNTS)
        plan = send(installation, fatima, save_draft(installation, fatima))
        assert obligation(installation, fatima) is Obligation.EXISTING_ACCEPTED
        handling.claim(installation, noor, plan)
        judge(installation, noor, plan)
        decide_now(installation, ingrid, plan, replace(AGREED, becomes=GOES_ON))
        assert obligation(installation, fatima) is Obligation.IMPOSED
