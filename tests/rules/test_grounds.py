"""Grounds: on which questions of the law each outcome rests, and that unknown never counts as an answer."""

import re
from collections import Counter
from dataclasses import fields

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.basis import BASES, Lean
from portal.rules.condition import Standing
from portal.rules.engine import CONDITIONS, assess
from portal.rules.fact import Fact, value
from portal.rules.facts import Facts, parse
from portal.rules.findings import Severity
from portal.rules.grounds import Ground, Grounds, facts_asked, grounds, sheet, still_open
from portal.rules.law import Law
from portal.wording.checktitles import QUESTIONS
from portal.wording.grounds import BY_THE_ACT, FAILED, FOLLOWS, WEIGHED, failed
from tests.rules.anyfacts import ANY, GEMEENTEN, Raw, is_possible, shapes, values_of, with_fact
from tests.rules.support import HS, RTM, facts, law, the_library

unhurried = settings(suppress_health_check=[HealthCheck.too_slow])
NEEDED = (Lean.HOLDS, Lean.CLEAR)
NO = [outcome for outcome in Outcome if BASES[outcome].fails]
TOLD = {"hours_per_week": 8, "months": 3, "unpaid": True}
CLAIM = {"ground": "care", "permanent": False, "until": "2026-06-30"}
OPEN = re.compile(
    r"\bweegt|beoordeelt|beslist|kijkt|kan (?:een reden|meetellen)|\bmag\b(?! nooit)|mogelijk|misschien"
    r"|overlegt|spreekt|schrijft|telt als|Vraag|Spreek",
)
"""Words of a sentence that says what is still to be done, or what could be."""
OF_CARE = [Asked.CARE_DEFINITION, Asked.CARE_NECESSARY, Asked.CARE_COUNTS]


def read(raw: Raw) -> tuple[Facts, Law]:
    """Facts with the law of their day."""
    found = parse(raw)
    return found, the_library().in_force(found.regeling, found.ref_date)


def asked(found: tuple[Ground, ...]) -> list[Asked]:
    """The questions of some grounds."""
    return [one.asks for one in found]


def places(found: tuple[Ground, ...]) -> set[tuple[str, str]]:
    """Where the law asks them."""
    return {(one.source, one.article) for ground in found for one in ground.citations}


class TestNamesAndWords:
    def test_every_question_of_the_law_is_one_condition_and_has_words(self) -> None:
        assert Counter(condition.asks for condition in CONDITIONS) == Counter(Asked)
        assert set(QUESTIONS) == set(Asked)

    def test_every_fact_that_a_case_can_hold_has_a_name_and_no_other(self) -> None:
        held = {f"{part}.{field.name}" for part, shape in shapes().items() for field in fields(shape)}
        assert set(Fact) == held

    def test_every_outcome_has_a_basis_in_which_each_question_stands_once(self) -> None:
        assert set(BASES) == set(Outcome)
        for basis in BASES.values():
            assert len(dict(basis.leans)) == len(basis.leans)

    def test_everything_on_which_a_no_can_rest_has_a_sentence_for_the_client(self) -> None:
        bases = BASES.values()
        assert {one for basis in bases for one in (*basis.fails, *basis.otherwise)} <= set(FAILED)

    @unhurried
    @given(ANY)
    def test_everything_that_can_be_left_to_a_person_has_a_name_in_the_letter(self, raw: Raw) -> None:
        found = read(raw)
        judged = {one.asks for outcome in Outcome for one in grounds(outcome, *found).to_judge}
        assert judged <= set(WEIGHED)

    @unhurried
    @given(ANY)
    def test_whatever_carries_a_no_can_be_said(self, raw: Raw) -> None:
        found = read(raw)
        for ground in (one for outcome in NO for one in grounds(outcome, *found).may_fail):
            assert "%(" not in failed(ground, "nl")

    @unhurried
    @given(ANY)
    def test_no_sentence_that_leaves_it_open_is_the_reason_of_a_no(self, raw: Raw) -> None:
        """What is weighed or can still be is no reason: a no says what is not so."""
        case, under = read(raw)
        for ground in (one for outcome in NO for one in grounds(outcome, case, under).may_fail):
            for by_the_act in (False, True):
                assert OPEN.findall(failed(ground, "nl", by_the_act=by_the_act)) == []

    def test_no_sentence_for_a_no_leaves_it_open(self) -> None:
        said = {*FAILED.values(), *FOLLOWS.values(), *BY_THE_ACT.values()}
        assert {one for one in said if OPEN.search(one)} == set()
        assert set(FOLLOWS) | set(BY_THE_ACT) <= set(FAILED)

    def test_every_question_that_a_law_asks_can_be_looked_up(self) -> None:
        for gemeente in GEMEENTEN:
            for ground in sheet(Outcome, facts(gemeente), law(gemeente)):
                assert ground.citations, (gemeente, ground.asks)


class TestWhateverTheCase:
    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_no_outcome_is_let_through_while_something_it_needs_is_unknown(
        self, raw: Raw, outcome: Outcome
    ) -> None:
        found = grounds(outcome, *read(raw))
        unknown = [g for g in found.listed if g.lean in NEEDED and g.standing is Standing.UNKNOWN]
        assert not unknown or found.unanswered or found.against

    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_what_is_unknown_carries_nothing_in_either_direction(self, raw: Raw, outcome: Outcome) -> None:
        found = grounds(outcome, *read(raw))
        carries = found.may_fail if found.basis.fails else found.carrying
        assert {one.standing for one in carries if one.lean is not Lean.OTHERWISE} <= {
            Standing.MET if not found.basis.fails else Standing.NOT_MET,
            Standing.TO_JUDGE,
        }

    @unhurried
    @given(ANY)
    def test_who_hears_that_something_is_unknown_hears_which_fact_it_is(self, raw: Raw) -> None:
        case, under = read(raw)
        unknown = [one for one in sheet(Outcome, case, under) if one.standing is Standing.UNKNOWN]
        assert [one.asks for one in unknown if not one.missing] == []
        for one in unknown:
            assert {value(case, fact) for fact in one.missing} == {None}

    @unhurried
    @given(ANY)
    def test_what_the_rules_find_is_what_the_conditions_find(self, raw: Raw) -> None:
        case, under = read(raw)
        found, act = assess(case, under).findings, under.under(case.client.benefit)
        assert found == tuple(one for condition in CONDITIONS for one in condition.found(case, act))
        of_grounds = {one for ground in sheet(Outcome, case, under) for one in map(repr, ground.findings)}
        assert of_grounds <= {repr(one) for one in found if one.severity is not Severity.FLAG}

    @unhurried
    @given(ANY, st.sampled_from(Outcome))
    def test_the_same_case_gives_the_same_grounds(self, raw: Raw, outcome: Outcome) -> None:
        assert grounds(outcome, *read(raw)) == grounds(outcome, *read(raw))

    @unhurried
    @given(ANY, st.sampled_from(Fact), st.data())
    def test_no_answer_makes_unknown_what_certainly_was_not_so(
        self, raw: Raw, fact: Fact, data: st.DataObject
    ) -> None:
        before, under = read(raw)
        assume(value(before, fact) is None and fact is not Fact.BESCHIKKING_ON)  # no day: no beschikking
        told = with_fact(raw, fact, data.draw(values_of(fact)))
        told.setdefault("client", {}).setdefault("birth_date", raw["client"]["birth_date"])
        assume(is_possible(told))
        after, _same = read(told)
        for condition in (one for one in CONDITIONS if one.stands is None):
            if condition.standing(before, under) is Standing.NOT_MET:
                assert condition.standing(after, under) is not Standing.UNKNOWN, condition.asks

    @unhurried
    @given(ANY)
    def test_a_question_that_this_law_does_not_ask_needs_no_fact(self, raw: Raw) -> None:
        case, under = read(raw)
        for condition in CONDITIONS:
            if not condition.is_asked(under):
                assert condition.standing(case, under) is Standing.NOT_APPLICABLE
                assert condition.asks_for(under) == ()


class TestAnEmptyToets:
    """Hoogezand-Sappemeer, with the plan as the client told it and nothing that the gemeente found out."""

    def imposing(self, **client: object) -> Grounds:
        return grounds(Outcome.AGREED, facts(HS, client=client, activity=TOLD), law(HS))

    def test_nothing_is_imposed_and_each_open_question_is_named(self) -> None:
        found = self.imposing()
        assert found.against == ()
        assert asked(found.unanswered) == [
            Asked.TARGET_GROUP,
            Asked.REINTEGRATION,
            Asked.KIND,
            Asked.ADDITIONAL,
            Asked.MARKET,
            Asked.LABOUR_MARKET_AIM,
            Asked.DESCRIPTION,
            Asked.ORGANISATION,
            Asked.DISPLACEMENT,
            Asked.EXISTING_ACTIVITY,
            Asked.INCAPACITATED,
            Asked.SINGLE_PARENT,
            Asked.EXEMPTION_RUNNING,
        ]

    def test_what_is_known_to_stand_in_the_way_stands_there_at_once(self) -> None:
        assert asked(self.imposing(can_seek_work=True, special_circumstances=False).against) == [
            Asked.TARGET_GROUP
        ]
        assert asked(self.imposing(fully_incapacitated=True).against) == [Asked.INCAPACITATED]


class TestCareOfThirtyHours:
    """Hoogezand-Sappemeer art. 3 lid 2 onder b: care that the college finds reasonably needed."""

    def both(self, **found: object) -> tuple[Grounds, Grounds]:
        case = facts(HS, mantelzorg={"hours_per_week": 30, **found})
        yes, no = (
            grounds(outcome, case, law(HS))
            for outcome in (Outcome.EXISTING_COUNTS, Outcome.EXISTING_DOES_NOT_COUNT)
        )
        return yes, no

    def test_with_an_empty_toets_it_neither_counts_nor_is_refused(self) -> None:
        for found in self.both():
            assert asked(found.unanswered) == OF_CARE
            assert (found.carrying, found.may_fail) == ((), ())

    def test_that_it_is_mantelzorg_does_not_yet_say_that_it_is_needed(self) -> None:
        for found in self.both(exceeds_usual_care=True, professional=False):
            assert asked(found.unanswered) == [Asked.CARE_NECESSARY, Asked.CARE_COUNTS]
            assert [one.missing for one in found.unanswered] == [(Fact.CARE_NECESSARY,)] * 2

    def test_once_it_is_needed_it_counts_and_cannot_be_refused(self) -> None:
        yes, no = self.both(exceeds_usual_care=True, professional=False, necessary=True)
        assert (yes.unanswered, yes.against, asked(yes.carrying)) == ((), (), OF_CARE)
        assert no.may_fail == ()

    def test_once_it_is_not_needed_it_does_not_count_on_the_article_that_says_so(self) -> None:
        yes, no = self.both(exceeds_usual_care=True, professional=False, necessary=False)
        assert asked(yes.against) == [Asked.CARE_NECESSARY, Asked.CARE_COUNTS]
        assert no.unanswered == ()
        assert asked(no.may_fail) == [Asked.CARE_NECESSARY, Asked.CARE_COUNTS]
        assert {article for _source, article in places(no.may_fail)} == {"art. 3 lid 2 onder b"}

    def test_that_it_is_not_needed_is_enough_whatever_else_is_unknown(self) -> None:
        yes, no = self.both(necessary=False)
        assert asked(yes.against) == [Asked.CARE_NECESSARY]
        assert (no.unanswered, asked(no.may_fail)) == ((), [Asked.CARE_NECESSARY])


@pytest.mark.parametrize("gemeente", GEMEENTEN)
class TestOntheffing:
    def test_both_outcomes_rest_on_the_article_of_the_law_about_it(self, gemeente: str) -> None:
        case = facts(gemeente, inability=CLAIM)
        granted = grounds(Outcome.EXEMPTION_GRANTED, case, law(gemeente))
        refused = grounds(Outcome.EXEMPTION_REFUSED, case, law(gemeente))
        assert ("Participatiewet", "art. 9 lid 2") in places(granted.carrying)
        assert ("Participatiewet", "art. 9 lid 2") in places(refused.may_fail)

    def test_none_is_given_to_who_can_do_it_again(self, gemeente: str) -> None:
        over = facts(gemeente, inability={**CLAIM, "until": "2026-02-01"})
        granted = grounds(Outcome.EXEMPTION_GRANTED, over, law(gemeente))
        assert asked(granted.against) == [Asked.EXEMPTION, Asked.END_DATE]


def test_what_is_open_in_a_case_is_only_about_what_was_told() -> None:
    about_person = {
        Asked.INCAPACITATED,
        Asked.SINGLE_PARENT,
        Asked.EXEMPTION_RUNNING,
        Asked.EXISTING_ACTIVITY,
    }
    person = {*about_person, Asked.TARGET_GROUP, Asked.REINTEGRATION, Asked.NO_SUITABLE_WORK}
    assert set(asked(still_open(facts(HS), law(HS)))) == person
    with_care = still_open(facts(HS, mantelzorg={"hours_per_week": 30}), law(HS))
    assert set(asked(with_care)) - person == set(OF_CARE)


def test_the_facts_of_an_outcome_are_those_of_its_questions() -> None:
    assert facts_asked((Outcome.ENDED,), law(HS)) == frozenset()
    assert facts_asked((Outcome.EXEMPTION_GRANTED,), law(HS)) == {Fact.INABILITY_UNTIL}


NOTHING_BESIDE = {
    "can_seek_work": False,
    "paid_work_hours_per_week": 0,
    "in_reintegration": False,
    "existing_activity": False,
}
VOLUNTEERS = {"kind": "volunteering", "organisation_kind": "social", **TOLD}


def carrying(gemeente: str, client: Raw, activity: Raw) -> dict[Asked, set[str]]:
    """By question that carries a plan: the articles that ask it of this case."""
    case = facts(gemeente, client=client, activity={**VOLUNTEERS, **activity})
    found = grounds(Outcome.AGREED, case, law(gemeente)).carrying
    return {one.asks: {citation.article for citation in one.citations} for one in found}


class TestWhatCarriesAPlan:
    """What is met because the case has nothing that it asks about is no ground (Awb 3:46, 3:47)."""

    @pytest.mark.parametrize("gemeente", [HS, RTM])
    def test_what_the_case_does_not_have_carries_nothing(self, gemeente: str) -> None:
        found = carrying(gemeente, NOTHING_BESIDE, {})
        assert found.keys().isdisjoint(
            {
                Asked.PAID_WORK,
                Asked.REINTEGRATION,
                Asked.EXISTING_ACTIVITY,
                Asked.PROPOSED_CARE,
                Asked.ORGANISATION,
            }
        )
        named = set().union(*found.values())
        assert not named & {"art. 4 lid 3 onder B", "art. 4 lid 4", "art. 6 lid 2"}  # Rotterdam
        if gemeente == HS:
            assert not named & {"art. 3 lid 2 onder a", "art. 3 lid 2 onder b", "art. 3 lid 3"}

    def test_the_kind_rests_on_the_article_that_names_it(self) -> None:
        assert carrying(RTM, NOTHING_BESIDE, {})[Asked.KIND] == {"art. 4 lid 3 onder A"}
        training = carrying(RTM, NOTHING_BESIDE, {"kind": "language_training"})
        assert training[Asked.KIND] == {"art. 4 lid 3 onder B"}

    def test_what_the_case_does_have_carries(self) -> None:
        works = {**NOTHING_BESIDE, "paid_work_hours_per_week": 10}
        assert "art. 6 lid 2" in carrying(RTM, works, {})[Asked.PAID_WORK]
        seeks = {**NOTHING_BESIDE, "can_seek_work": True, "special_circumstances": True}
        assert carrying(HS, seeks, {})[Asked.TARGET_GROUP] == {"art. 3 lid 1", "art. 3 lid 3"}

    def test_what_nobody_asked_is_unknown_and_not_left_out(self) -> None:
        listed = grounds(Outcome.AGREED, facts(RTM, activity=VOLUNTEERS), law(RTM)).listed
        unknown = {one.asks for one in listed if one.standing is Standing.UNKNOWN}
        assert {Asked.PAID_WORK, Asked.REINTEGRATION, Asked.EXISTING_ACTIVITY} <= unknown
