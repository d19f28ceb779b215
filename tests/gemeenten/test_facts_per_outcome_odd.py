"""Which facts stop which outcome while nobody knows them, in each odd gemeente; and what no fact ever allows.

The sets are written from the articles of the law files beside this test and of the Participatiewet.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings

from portal.domain.states import Outcome
from portal.rules.asked import Asked
from portal.rules.condition import Standing
from portal.rules.fact import Fact
from portal.rules.facts import parse
from portal.rules.grounds import Grounds, facts_asked, grounds
from portal.rules.law import Law
from tests.gemeenten.odd import DUINSTEDE, ODD, OOSTWOUDE, VEENRADE, ZANDMEER, odd_law
from tests.rules import test_facts_per_outcome as shipped
from tests.rules.anyfacts import ANY, Raw, with_fact
from tests.rules.support import ON

FITTING: Mapping[str, Raw] = {
    OOSTWOUDE: {"hours_per_week": 5, "months": 6},
    ZANDMEER: {"hours_per_week": 8},
    VEENRADE: {"hours_per_week": 6, "months": 2},  # some 26 hours a month
    DUINSTEDE: {"hours_per_week": 12, "kind": "other_useful_work"},
}
"""The plan that fits each regeling."""
CASES: Mapping[str, tuple[Outcome, Raw]] = {
    **{name: case for name, case in shipped.CASES.items() if name != "care_does_not"},
    "care_does_not": (
        Outcome.EXISTING_DOES_NOT_COUNT,
        {"mantelzorg": {**shipped.CARE, "hours_per_week": 4}},
    ),
    "volunteering_displaces": (
        Outcome.EXISTING_DOES_NOT_COUNT,
        {"volunteering": {**shipped.VOLUNTEERING, "replaces_paid_work": True}},
    ),
}
"""By name: the outcome, and facts with which it can be decided wherever it can be reached."""

NATIONAL = {
    Fact.FULLY_INCAPACITATED,  # Participatiewet art. 9 lid 5
    Fact.SINGLE_PARENT_EXEMPTION,  # lid 7
    Fact.EXEMPT,  # lid 2
    Fact.UNPAID,  # lid 1 onder c, with the two after it, and of a company whether it may
    Fact.ADDITIONAL,
    Fact.REPLACES_PAID_WORK,
    Fact.ORGANISATION_KIND,
    Fact.HOURS,  # ECLI:NL:RBZWB:2013:BZ5171: how many hours are too many, and that the work is clear
    Fact.DESCRIPTION_CLEAR,
}
"""What is asked of every tegenprestatie, also where the regeling says nothing about it."""
IMPOSING_IN: Mapping[str, set[Fact]] = {
    OOSTWOUDE: {Fact.BENEFIT, Fact.MONTHS, Fact.EXISTING_ACTIVITY},  # art. 1, 3, 4 and 5
    ZANDMEER: {Fact.KIND},  # art. 3; nothing about what somebody does already
    VEENRADE: {Fact.MONTHS, Fact.EXISTING_ACTIVITY},  # art. 1 and 3; art. 2 is for a person
    DUINSTEDE: {Fact.KIND, Fact.EXISTING_ACTIVITY},  # nr. 1 and 2
}
BESIDE_IN: Mapping[str, set[Fact]] = {
    OOSTWOUDE: {Fact.CARE_HOURS},  # art. 4 names care alone; what else he does is weighed by art. 5
    ZANDMEER: set(),
    VEENRADE: {Fact.CARE_HOURS, Fact.VOLUNTEERING_HOURS},
    DUINSTEDE: {Fact.CARE_HOURS, Fact.VOLUNTEERING_HOURS},
}
"""What is asked of who does something already: how much of that of which the regeling says what follows."""
CARE_IN: Mapping[str, set[Fact]] = {OOSTWOUDE: {Fact.CARE_HOURS, Fact.CARE_SINCE}}
"""Art. 4 joins two thresholds; Veenrade leaves care to a person, Duinstede takes it as it is."""
TOO_LITTLE_CARE_IN: Mapping[str, set[Fact]] = {OOSTWOUDE: {Fact.CARE_HOURS}}
"""Of two thresholds that are joined one settles a no: since when matters no more."""
DISPLACING_IN: Mapping[str, set[Fact]] = {
    VEENRADE: {Fact.VOLUNTEERING_REPLACES},
    DUINSTEDE: {Fact.VOLUNTEERING_REPLACES},
}
"""Where it is a tegenprestatie once it counts, Participatiewet art. 9 lid 1 onder c is about it too."""
NEVER: Mapping[tuple[str, str], str] = {
    (ZANDMEER, "care_counts"): "the regeling does not say that care counts, nor that it is weighed",
    (ZANDMEER, "volunteering_counts"): "nor volunteering",
    (DUINSTEDE, "care_does_not"): "nr. 2: what somebody does already for others counts, however little",
}
"""The outcomes that cannot be reached there, whatever is known, and why."""
CELLS = [(gemeente, case) for gemeente in ODD for case in CASES if (gemeente, case) not in NEVER]
ALREADY_DONE = {"mantelzorg", "volunteering"}
ANYTHING = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def stops(gemeente: str, case: str) -> set[Fact]:
    """The facts without which this cannot be decided."""
    imposing = NATIONAL | IMPOSING_IN[gemeente]
    of_gemeente: Mapping[str, set[Fact]] = {
        "agreed": imposing,
        "agreed_with_changes": imposing,
        "agreed_beside_something": imposing | BESIDE_IN[gemeente],
        "refused": imposing,  # on a judgement: after all that could have helped
        "care_counts": CARE_IN.get(gemeente, set()),
        "care_does_not": TOO_LITTLE_CARE_IN.get(gemeente, set()),
        "volunteering_counts": DISPLACING_IN.get(gemeente, set()),
        "volunteering_displaces": DISPLACING_IN.get(gemeente, set()),
        "sparing_ended": shipped.SPARED,
        "exemption_refused": shipped.SPARED,  # none of the four says anything about who lastingly cannot
    }
    return of_gemeente.get(case, set())


def law_of(gemeente: str) -> Law:
    """The law of an odd gemeente on the day of these tests."""
    return odd_law().in_force(gemeente, date.fromisoformat(ON))


def complete(gemeente: str, case: str) -> Raw:
    """The facts of a case in an odd gemeente, with nothing unknown that anybody asks."""
    return shipped.of_a_person(gemeente, CASES[case][1], FITTING[gemeente])


def asks(raw: Raw, case: str, law: Law | None = None) -> Grounds:
    """The grounds of the outcome of a case."""
    return grounds(CASES[case][0], parse(raw), law or law_of(raw["regeling"]))


def carried_by(found: Grounds) -> set[Asked]:
    """What this outcome would rest on."""
    return {one.asks for one in (found.may_fail if found.basis.fails else found.carrying)}


@pytest.mark.parametrize(("gemeente", "case"), CELLS)
def test_each_fact_that_matters_stops_it_alone_and_filled_in_lets_it_through(
    gemeente: str, case: str
) -> None:
    whole = complete(gemeente, case)
    shipped.assert_these_stop_it_alone(whole, lambda raw: asks(raw, case), stops(gemeente, case))


@pytest.mark.parametrize(("gemeente", "case"), CELLS)
def test_only_what_the_law_asks_for_it_can_stop_it(gemeente: str, case: str) -> None:
    assert stops(gemeente, case) <= facts_asked((CASES[case][0],), law_of(gemeente))


@pytest.mark.parametrize(("gemeente", "case"), [cell for cell in CELLS if not cell[1].startswith("ex")])
def test_what_does_not_stop_a_yes_was_settled_by_other_facts_or_is_judged(gemeente: str, case: str) -> None:
    settled = facts_asked((CASES[case][0],), law_of(gemeente)) - stops(gemeente, case)
    whole = complete(gemeente, case)
    shipped.assert_without_these_it_stands(whole, lambda raw: asks(raw, case), settled)


@pytest.mark.parametrize("gemeente", ODD)
def test_an_ontheffing_without_its_last_day_is_not_given(gemeente: str) -> None:
    without = with_fact(complete(gemeente, "exemption_granted"), Fact.INABILITY_UNTIL, None)
    assert [one.asks for one in asks(without, "exemption_granted").against] == [Asked.END_DATE]


@pytest.mark.parametrize("gemeente", ODD)
def test_of_who_has_an_ontheffing_is_asked_until_when(gemeente: str) -> None:
    exempt = with_fact(complete(gemeente, "agreed"), Fact.EXEMPT, True)
    asked = [(one.asks, one.missing) for one in asks(exempt, "agreed").unanswered]
    assert asked == [(Asked.EXEMPTION_RUNNING, (Fact.EXEMPT_UNTIL,))]
    assert shipped.decided(asks(with_fact(exempt, Fact.EXEMPT_UNTIL, "2026-01-31"), "agreed"))


@pytest.mark.parametrize("gemeente", ODD)
@pytest.mark.parametrize("case", CASES)
def test_with_everything_known_nothing_is_unknown(gemeente: str, case: str) -> None:
    listed = asks(complete(gemeente, case), case).listed
    assert [one for one in listed if one.standing is Standing.UNKNOWN] == []


@pytest.mark.parametrize(("gemeente", "case"), NEVER)
def test_what_is_never_reached_waits_for_no_fact_but_has_nothing_to_rest_on(gemeente: str, case: str) -> None:
    found = asks(complete(gemeente, case), case)
    assert found.unanswered == ()
    assert carried_by(found) == set(), NEVER[gemeente, case]


@pytest.mark.parametrize(("gemeente", "case"), NEVER)
@ANYTHING
@given(anything=ANY)
def test_what_is_never_reached_is_not_reached_whatever_is_known(
    gemeente: str, case: str, anything: Raw
) -> None:
    [(part, as_it_stands)] = CASES[case][1].items()
    known = {**as_it_stands, **anything.get(part, {})}
    assume(known["hours_per_week"] != 0)  # who does it no hours does not do it
    elsewhere = {name: of_it for name, of_it in anything.items() if name not in ALREADY_DONE}
    found = asks({**elsewhere, "regeling": gemeente, part: known}, case)
    assert not shipped.decided(found), NEVER[gemeente, case]


@pytest.mark.parametrize("case", ["agreed", "agreed_with_changes"])
@ANYTHING
@given(anything=ANY)
def test_beleidsregels_without_a_verordening_impose_nothing_whatever_is_known(
    case: str, anything: Raw
) -> None:
    found = asks({**anything, "regeling": DUINSTEDE}, case, without_verordening())
    assert Asked.VERORDENING in {one.asks for one in found.against}
    assert not shipped.decided(found.deviating(Asked))


def test_beleidsregels_without_a_verordening_are_reason_enough_to_impose_nothing() -> None:
    who = {"regeling": DUINSTEDE, "ref_date": ON, "client": {"birth_date": "1984-05-20"}}
    for case in ("not_imposed", "refused"):
        found = asks(who, case, without_verordening())
        assert shipped.decided(found)
        assert Asked.VERORDENING in carried_by(found)


def without_verordening() -> Law:
    """The law of Duinstede if nobody had named the verordening on which its beleidsregels rest."""
    law = law_of(DUINSTEDE)
    return Law(replace(law.regeling, verordening=None), law.national)


@pytest.mark.parametrize("case", ["agreed", "agreed_with_changes"])
@ANYTHING
@given(anything=ANY)
def test_from_the_age_that_spares_nothing_is_imposed_whatever_is_known(case: str, anything: Raw) -> None:
    """Oostwoude art. 1; art. 8 lets the college deviate from art. 4 and from no other."""
    person = {**anything["client"], "birth_date": "1960-03-01"}
    found = asks({**anything, "regeling": OOSTWOUDE, "client": person}, case)
    assert Asked.EXEMPTING_AGE in {one.asks for one in found.against}
    assert not shipped.decided(found.deviating(Asked))


def test_a_plan_that_is_only_asked_for_rests_on_the_article_that_asks() -> None:
    """Zandmeer art. 1: what the act says of an order carries nothing there."""
    found = asks(complete(ZANDMEER, "agreed"), "agreed")
    [power, request] = [one for one in found.carrying if one.asks in {Asked.POWER, Asked.REQUEST}]
    assert power.citations == request.citations
    assert request.standing is Standing.TO_JUDGE


def test_of_two_thresholds_that_are_joined_either_unknown_is_too_little() -> None:
    """Oostwoude art. 4: at least eight hours, and longer than three months."""
    whole = complete(OOSTWOUDE, "care_counts")
    for fact in (Fact.CARE_HOURS, Fact.CARE_SINCE):
        assert not shipped.decided(asks(with_fact(whole, fact, None), "care_counts"))
    short = with_fact(whole, Fact.CARE_SINCE, "2025-12-01")
    for fact in (Fact.CARE_HOURS, Fact.CARE_EXCEEDS_USUAL):
        assert shipped.decided(asks(with_fact(short, fact, None), "care_does_not"))
