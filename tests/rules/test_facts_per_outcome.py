"""Which facts stop which outcome while nobody knows them, in each gemeente: a table, each fact in turn."""

from collections.abc import Callable, Mapping

import pytest

from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.basis import Lean
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.rules.facts import parse
from portal.rules.grounds import Grounds, facts_asked, grounds
from tests.rules.anyfacts import GEMEENTEN, Raw, with_fact
from tests.rules.support import BR, HS, ON, RTM, VB, law

PERSON: Raw = {
    "birth_date": "1984-05-20",
    "benefit": "participatiewet",
    "can_seek_work": False,
    "fully_incapacitated": False,
    "single_parent_exemption": False,
    "exempt": False,
    "existing_activity": False,
    "paid_work_hours_per_week": 0,
    "in_reintegration": False,
}
PLAN: Raw = {
    "kind": "volunteering",
    "organisation_kind": "social",
    "hours_per_week": 8,
    "months": 3,
    "unpaid": True,
    "additional": True,
    "replaces_paid_work": False,
    "someone_would_pay": False,
    "aims_at_labour_market": False,
    "description_clear": True,
    "reciprocity": "Begeleiding en koffie",
    "all_parties_convinced": True,
}
CARE: Raw = {
    "hours_per_week": 12,
    "since": "2025-06-01",
    "exceeds_usual_care": True,
    "professional": False,
    "necessary": True,
}
VOLUNTEERING: Raw = {
    "hours_per_week": 8,
    "proven": True,
    "comparable": True,
    "replaces_paid_work": False,
}
CLAIM: Raw = {"ground": "care", "permanent": False, "until": "2026-06-30"}
HOURS: Mapping[str, float] = {HS: 8, RTM: 20, BR: 8, VB: 2.5}
"""Hours a week that fit each regeling."""

CASES: Mapping[str, tuple[Outcome, Raw]] = {
    "agreed": (Outcome.AGREED, {"activity": PLAN}),
    "agreed_with_changes": (Outcome.AGREED_WITH_CHANGES, {"activity": PLAN}),
    "refused": (Outcome.REFUSED, {"activity": PLAN}),
    "care_counts": (Outcome.EXISTING_COUNTS, {"mantelzorg": CARE}),
    "care_does_not": (Outcome.EXISTING_DOES_NOT_COUNT, {"mantelzorg": {**CARE, "professional": True}}),
    "volunteering_counts": (Outcome.EXISTING_COUNTS, {"volunteering": VOLUNTEERING}),
    "exemption_granted": (Outcome.EXEMPTION_GRANTED, {"inability": CLAIM}),
    "exemption_refused": (Outcome.EXEMPTION_REFUSED, {"inability": CLAIM}),
    "not_imposed": (Outcome.NOT_IMPOSED, {"inability": CLAIM}),
    "ended": (Outcome.ENDED, {}),
    "sparing_ended": (Outcome.SPARING_ENDED, {}),
    "agreed_beside_something": (
        Outcome.AGREED,
        {"activity": PLAN, "mantelzorg": {"hours_per_week": 0}, "volunteering": {"hours_per_week": 0}},
    ),
}
"""By name: the outcome, and facts with which it can be decided in each gemeente."""

SPARED = {Fact.FULLY_INCAPACITATED, Fact.SINGLE_PARENT_EXEMPTION}
IMPOSING = {
    *SPARED,
    Fact.EXEMPT,
    Fact.BENEFIT,
    Fact.EXISTING_ACTIVITY,
    Fact.KIND,
    Fact.ORGANISATION_KIND,
    Fact.HOURS,
    Fact.UNPAID,
    Fact.ADDITIONAL,
    Fact.REPLACES_PAID_WORK,
    Fact.DESCRIPTION_CLEAR,
}
"""What the law itself, or every one of these regelingen, asks of whoever gets a tegenprestatie."""
IMPOSING_IN: Mapping[str, set[Fact]] = {
    HS: {
        Fact.CAN_SEEK_WORK,
        Fact.IN_REINTEGRATION,
        Fact.MONTHS,
        Fact.AIMS_AT_LABOUR_MARKET,
        Fact.SOMEONE_WOULD_PAY,
    },
    RTM: {Fact.IN_REINTEGRATION, Fact.PAID_WORK_HOURS, Fact.AIMS_AT_LABOUR_MARKET},
    BR: {Fact.IN_REINTEGRATION, Fact.PAID_WORK_HOURS, Fact.ALL_PARTIES_CONVINCED},
    VB: {Fact.MONTHS},
}
CARE_IN: Mapping[str, set[Fact]] = {
    HS: {Fact.CARE_EXCEEDS_USUAL, Fact.CARE_PROFESSIONAL, Fact.CARE_NECESSARY},
    RTM: {Fact.CARE_EXCEEDS_USUAL, Fact.CARE_PROFESSIONAL},
    BR: {Fact.CARE_PROFESSIONAL},
    VB: {Fact.CARE_PROFESSIONAL, Fact.CARE_HOURS},
}
VOLUNTEERING_IN: Mapping[str, set[Fact]] = {
    HS: {Fact.VOLUNTEERING_PROVEN, Fact.VOLUNTEERING_COMPARABLE},
    RTM: {Fact.VOLUNTEERING_REPLACES},  # there it is a tegenprestatie from then on
    BR: {Fact.VOLUNTEERING_REPLACES},
    VB: {Fact.VOLUNTEERING_HOURS},
}
CELLS = [(gemeente, case) for gemeente in GEMEENTEN for case in CASES]


def stops(gemeente: str, case: str) -> set[Fact]:
    """The facts without which this cannot be decided. A no for the client's good rests on what is known."""
    of_gemeente: Mapping[str, set[Fact]] = {
        "agreed": IMPOSING | IMPOSING_IN[gemeente],
        "agreed_with_changes": IMPOSING | IMPOSING_IN[gemeente],
        "agreed_beside_something": IMPOSING
        | IMPOSING_IN[gemeente]
        | {Fact.CARE_HOURS, Fact.VOLUNTEERING_HOURS},
        "refused": IMPOSING | IMPOSING_IN[gemeente],  # on a judgement: after all that could have helped
        "care_counts": CARE_IN[gemeente],
        "care_does_not": {Fact.CARE_PROFESSIONAL},  # it fails on that alone; then nothing else matters
        "volunteering_counts": VOLUNTEERING_IN[gemeente],
        "sparing_ended": SPARED,
        "exemption_refused": SPARED | ({Fact.INABILITY_PERMANENT} if gemeente == HS else set()),
    }
    return of_gemeente.get(case, set())


def complete(gemeente: str, case: str) -> Raw:
    """The facts of a case in a gemeente, with nothing unknown that anybody asks."""
    return of_a_person(gemeente, CASES[case][1], {"hours_per_week": HOURS[gemeente]})


def of_a_person(gemeente: str, parts: Raw, fitting: Raw) -> Raw:
    """These parts, the plan among them fitted to the gemeente, of a person of whom everything is known."""
    plan = {"activity": {**parts["activity"], **fitting}} if "activity" in parts else {}
    does_something = {"existing_activity": True} if {"activity", "mantelzorg"} <= parts.keys() else {}
    person = {**PERSON, **does_something}
    return {"regeling": gemeente, "ref_date": ON, "client": person, **parts, **plan}


def asks(raw: Raw, case: str) -> Grounds:
    """The grounds of the outcome of a case."""
    return grounds(CASES[case][0], parse(raw), law(raw["regeling"]))


def without_each(whole: Raw, ask: Callable[[Raw], Grounds]) -> dict[Fact, Grounds]:
    """For each fact that was told, what becomes of the grounds when nobody knows that one."""
    told = {fact for fact in Fact if fact.part in whole and whole[fact.part].get(fact.field) is not None}
    return {fact: ask(with_fact(whole, fact, None)) for fact in told - {Fact.BIRTH_DATE}}


def assert_these_stop_it_alone(whole: Raw, ask: Callable[[Raw], Grounds], stopping: set[Fact]) -> None:
    """With everything known it is decided; without one of these it waits for that one, and for no other."""
    assert decided(ask(whole)), ask(whole)
    without = without_each(whole, ask)
    assert {fact for fact, found in without.items() if found.unanswered} == stopping
    for fact in stopping:
        assert {fact} == {one for ground in without[fact].unanswered for one in ground.missing}


def assert_without_these_it_stands(
    whole: Raw, ask: Callable[[Raw], Grounds], settled: frozenset[Fact]
) -> None:
    """Without each of these every ground that is needed stands as it did, or is judged."""
    stood = {one.asks: one.standing for one in ask(whole).listed}
    for fact in (one for one in settled if one.part in whole):
        for ground in ask(with_fact(whole, fact, None)).listed:
            if ground.lean in {Lean.HOLDS, Lean.CLEAR}:
                assert ground.standing in {stood[ground.asks], Standing.TO_JUDGE}, (fact, ground.asks)


def decided(found: Grounds) -> bool:
    """Whether an officer can decide so, with his reasons for what he judges."""
    carries = found.may_fail if found.basis.fails else found.carrying
    return found.unanswered == () and found.against == () and carries != ()


@pytest.mark.parametrize(("gemeente", "case"), CELLS)
def test_each_fact_that_matters_stops_it_alone_and_filled_in_lets_it_through(
    gemeente: str, case: str
) -> None:
    whole = complete(gemeente, case)
    assert_these_stop_it_alone(whole, lambda raw: asks(raw, case), stops(gemeente, case))


@pytest.mark.parametrize(("gemeente", "case"), CELLS)
def test_only_what_the_law_asks_for_it_can_stop_it(gemeente: str, case: str) -> None:
    assert stops(gemeente, case) <= facts_asked((CASES[case][0],), law(gemeente))


@pytest.mark.parametrize(("gemeente", "case"), [cell for cell in CELLS if not cell[1].startswith("ex")])
def test_what_does_not_stop_a_yes_was_settled_by_other_facts_or_is_judged(gemeente: str, case: str) -> None:
    settled = facts_asked((CASES[case][0],), law(gemeente)) - stops(gemeente, case)
    assert_without_these_it_stands(complete(gemeente, case), lambda raw: asks(raw, case), settled)


@pytest.mark.parametrize("gemeente", GEMEENTEN)
def test_an_ontheffing_without_its_last_day_is_not_given(gemeente: str) -> None:
    whole = complete(gemeente, "exemption_granted")
    found = asks(with_fact(whole, Fact.INABILITY_UNTIL, None), "exemption_granted")
    assert [one.asks for one in found.against] == [Asked.END_DATE]


@pytest.mark.parametrize(
    ("gemeente", "known", "then", "asked"),
    [
        (HS, {Fact.CAN_SEEK_WORK: True}, Fact.SPECIAL_CIRCUMSTANCES, Asked.TARGET_GROUP),
        (HS, {Fact.IN_REINTEGRATION: True}, Fact.REINTEGRATION_LEAVES_TIME, Asked.REINTEGRATION),
        (RTM, {Fact.IN_REINTEGRATION: True}, Fact.REINTEGRATION_LEAVES_TIME, Asked.REINTEGRATION),
        *((one, {Fact.EXEMPT: True}, Fact.EXEMPT_UNTIL, Asked.EXEMPTION_RUNNING) for one in GEMEENTEN),
    ],
)
def test_an_answer_can_ask_the_next_question(
    gemeente: str, known: Mapping[Fact, object], then: Fact, asked: Asked
) -> None:
    raw = complete(gemeente, "agreed")
    for fact, answer in known.items():
        raw = with_fact(raw, fact, answer)
    assert [(one.asks, one.missing) for one in asks(raw, "agreed").unanswered] == [(asked, (then,))]
    yes = "2026-01-31" if then is Fact.EXEMPT_UNTIL else True
    assert decided(asks(with_fact(raw, then, yes), "agreed"))


def test_of_two_thresholds_one_is_enough_and_both_unknown_is_not() -> None:
    """Hoogezand-Sappemeer art. 1 lid 2: more than eight hours, or longer than three months."""
    whole = complete(HS, "care_counts")
    without_hours = with_fact(whole, Fact.CARE_HOURS, None)
    assert decided(asks(without_hours, "care_counts"))
    neither = asks(with_fact(without_hours, Fact.CARE_SINCE, None), "care_counts")
    assert {one for ground in neither.unanswered for one in ground.missing} == {
        Fact.CARE_HOURS,
        Fact.CARE_SINCE,
    }


@pytest.mark.parametrize("gemeente", GEMEENTEN)
@pytest.mark.parametrize("case", CASES)
def test_with_everything_known_nothing_is_unknown(gemeente: str, case: str) -> None:
    needed = [one for one in asks(complete(gemeente, case), case).listed if one.standing is Standing.UNKNOWN]
    assert needed == []
