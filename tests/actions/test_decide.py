"""A decision: only with a mandate, on the case as it stands now, and only as the regeling allows."""

from dataclasses import replace
from datetime import date

import pytest

from portal.actions import handling
from portal.actions.deciding.decide import decide
from portal.actions.deciding.verdict import Verdict
from portal.actions.installation import Installation
from portal.domain.errors import BlockedByRule, Forbidden, Incomplete, MovedOn, OtherRegime, Unanswered
from portal.domain.roles import Actor, Role
from portal.domain.states import Handling, Outcome
from portal.letters.contexts import PlanDecision, PlanRefusal
from portal.rules.asked import Asked
from portal.store import beschikkingen, trail
from tests.actions.deciding import VERDICTS, decide_now, everything
from tests.fixtures.databases import on_each_database
from tests.fixtures.installations import FakePress
from tests.fixtures.people import add_staff
from tests.fixtures.plans import judge, read, save_draft, send
from tests.fixtures.threads import at_once
from tests.fixtures.verdicts import AGREED, CHANGED, DESIGN, REFUSED, WEIGHING, reasoned


class TestMandate:
    def test_a_caseworker_does_not_decide(self, installation: Installation, noor: Actor, judged: str) -> None:
        before = everything(installation)
        with pytest.raises(Forbidden):
            decide_now(installation, noor, judged)
        assert everything(installation) == before

    @pytest.mark.parametrize("role", [role for role in Role if role not in {Role.DECIDER, Role.CLIENT}])
    def test_no_other_role_decides(self, installation: Installation, judged: str, role: Role) -> None:
        with pytest.raises(Forbidden):
            decide_now(installation, add_staff(installation, "Els Hoekstra", role), judged)

    def test_a_client_does_not_decide_on_his_own_plan(
        self, installation: Installation, fatima: Actor, judged: str
    ) -> None:
        with pytest.raises(Forbidden):
            decide_now(installation, fatima, judged)

    def test_the_letter_names_who_decided_in_which_function(
        self, installation: Installation, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        decide_now(installation, ingrid, judged)
        [(_, _, letter)] = press.made
        assert isinstance(letter, PlanDecision)
        assert (letter.decided_by.name, letter.decided_by.function) == ("Ingrid Mulder", "klantmanager")


class TestRegime:
    def test_an_outcome_that_the_regime_of_the_case_does_not_know_is_stopped(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        before = everything(installation)
        agreement = replace(
            AGREED, outcome=Outcome.PART_AGREED, weighing=None, reasons="Dit past goed bij u."
        )
        with pytest.raises(OtherRegime):
            decide_now(installation, ingrid, judged, agreement)
        assert everything(installation) == before


class TestMovedOn:
    def test_a_decision_on_an_older_page_is_refused(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        seen = read(installation, judged).revision
        judge(installation, noor, judged, reciprocity="Alleen koffie")
        with pytest.raises(MovedOn):
            decide(installation, ingrid, judged, seen, reasoned(installation, judged))
        assert read(installation, judged).state is Handling.RECEIVED

    def test_a_change_while_the_letter_is_made_stops_the_decision(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        press.meanwhile = lambda: judge(installation, noor, judged, unpaid=False)
        with pytest.raises(MovedOn):
            decide_now(installation, ingrid, judged)
        assert read(installation, judged).state is Handling.RECEIVED
        with installation.store.read() as connection:
            assert beschikkingen.of_submission(connection, judged) is None

    def test_nothing_is_decided_while_the_client_is_asked_something(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        handling.ask_question(installation, noor, judged, read(installation, judged).revision, "Met wie?")
        with pytest.raises(MovedOn):
            decide_now(installation, ingrid, judged)

    def test_a_decided_plan_is_not_decided_again(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        decide_now(installation, ingrid, judged)
        before = everything(installation)
        with pytest.raises(MovedOn):
            decide_now(installation, ingrid, judged, REFUSED)
        assert everything(installation) == before

    @on_each_database
    def test_of_ten_who_decide_at_one_moment_exactly_one_does(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        revision, verdict = read(installation, judged).revision, reasoned(installation, judged)
        results = at_once(*[lambda: decide(installation, ingrid, judged, revision, verdict)] * 10)
        assert sorted(type(result).__name__ for result in results) == ["MovedOn"] * 9 + ["str"]
        counts = {name: len(rows) for name, rows in everything(installation).items()}
        assert [counts[name] for name in ("beschikking", "letter", "assessment", "activity")] == [1] * 4
        with installation.store.read() as connection:
            events = [event.event for event in trail.of(connection, judged)]
        assert events.count("case:decided") == 1


@pytest.mark.parametrize(("begins", "can_be"), [(date(2031, 12, 1), True), (date(2032, 1, 1), False)])
def test_a_plan_does_not_begin_in_a_year_that_nobody_can_mean(
    installation: Installation, ingrid: Actor, judged: str, begins: date, can_be: bool
) -> None:
    later = replace(CHANGED, design=replace(DESIGN, starts_on=begins))
    if can_be:
        assert decide_now(installation, ingrid, judged, later)
        return
    with pytest.raises(Incomplete) as wrong:
        decide_now(installation, ingrid, judged, later)
    assert wrong.value.fields == ("starts_on",)


class TestTheRegeling:
    def test_what_a_rule_forbids_is_not_imposed(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, replaces_paid_work=True)
        before = everything(installation)
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, judged)
        assert blocked.value.asked == [Asked.DISPLACEMENT]
        assert everything(installation) == before

    def test_the_design_counts_and_not_the_first_plan(
        self, installation: Installation, fatima: Actor, noor: Actor, ingrid: Actor
    ) -> None:
        sent = send(installation, fatima, save_draft(installation, fatima, minutes=20 * 60))
        handling.claim(installation, noor, sent)
        judge(installation, noor, sent)
        too_much = replace(AGREED, design=replace(DESIGN, minutes_per_week=20 * 60))
        with pytest.raises(BlockedByRule) as blocked:
            decide_now(installation, ingrid, sent, too_much)
        assert blocked.value.asked == [Asked.HOURS]
        decide_now(installation, ingrid, sent, CHANGED)
        assert read(installation, sent).state is Handling.DECIDED

    @pytest.mark.parametrize("gemeente", ["rotterdam"])
    def test_the_same_hours_are_allowed_where_the_regeling_allows_them(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        twenty = replace(CHANGED, design=replace(DESIGN, minutes_per_week=20 * 60))
        decide_now(installation, ingrid, judged, twenty)
        assert read(installation, judged).state is Handling.DECIDED

    def test_a_plan_that_is_agreed_to_is_the_plan_and_a_change_says_why(
        self, installation: Installation, ingrid: Actor, judged: str
    ) -> None:
        six = replace(AGREED, design=replace(DESIGN, minutes_per_week=6 * 60))
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, six)
        assert incomplete.value.fields == ("change_what", "change_why")
        decide_now(installation, ingrid, judged, replace(CHANGED, design=six.design))
        assert read(installation, judged).state is Handling.DECIDED

    def test_a_plan_that_a_rule_forbids_can_be_refused(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str, press: FakePress
    ) -> None:
        judge(installation, noor, judged, replaces_paid_work=True)
        decide_now(installation, ingrid, judged, REFUSED)
        [(_, _, letter)] = press.made
        assert isinstance(letter, PlanRefusal)
        assert letter.reasons == (
            "De school zegt dat zij u niet kent.",
            "Zonder een plek kan het plan niet doorgaan.",
        )

    @pytest.mark.parametrize("judgement", [None, "", "  \n"])
    def test_each_question_that_asks_for_a_judgement_gets_one_with_reasons(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str, judgement: str | None
    ) -> None:
        judge(installation, noor, judged, organisation_kind="commercial")
        verdict = reasoned(installation, judged)
        assert set(verdict.judgements) == {Asked.ORGANISATION}
        given = {} if judgement is None else {Asked.ORGANISATION: judgement}
        revision = read(installation, judged).revision
        with pytest.raises(Incomplete) as incomplete:
            decide(installation, ingrid, judged, revision, replace(verdict, judgements=given))
        assert incomplete.value.fields == ["judgement_organisation"]
        assert read(installation, judged).state is Handling.RECEIVED

    def test_no_reason_stands_in_for_what_nobody_found_out(
        self, installation: Installation, noor: Actor, ingrid: Actor, judged: str
    ) -> None:
        judge(installation, noor, judged, replaces_paid_work=None, additional=None)
        before = everything(installation)
        reasons = dict.fromkeys((Asked.DISPLACEMENT, Asked.ADDITIONAL), "De school heeft genoeg juffen.")
        with pytest.raises(Unanswered) as unanswered:
            decide_now(installation, ingrid, judged, replace(AGREED, judgements=reasons))
        assert unanswered.value.asked == [Asked.ADDITIONAL, Asked.DISPLACEMENT]
        assert everything(installation) == before


class TestTheLetterMustBeWhole:
    @pytest.mark.parametrize("name", ["task", "place", "days", "guide", "organisation_gives"])
    def test_a_design_without_a_part_is_sent_back(
        self, installation: Installation, ingrid: Actor, judged: str, name: str
    ) -> None:
        holed = replace(AGREED, design=replace(DESIGN, **{name: " "}))
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, holed)
        assert incomplete.value.fields == (name,)

    @pytest.mark.parametrize("name", ["ability", "situation", "wishes", "existing", "no_displacement"])
    def test_a_weighing_without_a_part_is_sent_back(
        self, installation: Installation, ingrid: Actor, judged: str, name: str
    ) -> None:
        before = everything(installation)
        holed = replace(AGREED, weighing=replace(WEIGHING, **{name: ""}))
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, holed)
        assert tuple(incomplete.value.fields) == (name,)
        assert everything(installation) == before

    @pytest.mark.parametrize("verdict", VERDICTS.values(), ids=VERDICTS)
    def test_the_words_of_the_client_are_in_every_letter(
        self, installation: Installation, ingrid: Actor, judged: str, verdict: Verdict
    ) -> None:
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, replace(verdict, client_words=""))
        assert incomplete.value.fields == ("client_words",)

    def test_a_change_says_why(self, installation: Installation, ingrid: Actor, judged: str) -> None:
        with pytest.raises(Incomplete):
            decide_now(installation, ingrid, judged, replace(CHANGED, change_why=""))

    def test_a_refusal_gives_reasons(self, installation: Installation, ingrid: Actor, judged: str) -> None:
        with pytest.raises(Incomplete) as incomplete:
            decide_now(installation, ingrid, judged, replace(REFUSED, reasons=" \n "))
        assert incomplete.value.fields == ("reasons",)
