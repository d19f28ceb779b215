"""Every role, state and outcome has its words; amounts of time are said as a reader expects them."""

from dataclasses import replace
from datetime import date

import pytest

from portal.domain.roles import Role
from portal.domain.states import Handling, Outcome
from portal.languages import LANGUAGES
from portal.rules.law import Law
from portal.wording import N_, quantities, regeling
from portal.wording.roles import NAMES, role_name
from portal.wording.states import FOR_CLIENT, FOR_STAFF, OUTCOMES
from tests.fixtures.installations import law
from tests.rules.support import chosen, with_rules

DAY = date(2026, 3, 2)
LOOKS = {"info", "warning", "ok"}


def test_marking_a_sentence_leaves_it_as_it_is() -> None:
    assert N_("Verder") == "Verder"


def test_every_role_has_a_name() -> None:
    assert set(NAMES) == set(Role)
    assert len(set(NAMES.values())) == len(Role)
    assert role_name(Role.DECIDER, "nl") == "beslisser met mandaat"


@pytest.mark.parametrize("words", [FOR_CLIENT, FOR_STAFF])
def test_every_state_has_words_and_a_look_of_its_own(words: dict[Handling, tuple[str, str]]) -> None:
    assert set(words) == set(Handling)
    assert {look for look, _ in words.values()} == LOOKS
    assert len({text for _, text in words.values()}) == len(Handling)


def test_every_outcome_has_words() -> None:
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize(
    ("minutes", "code", "said"),
    [
        (60, "nl", "1 uur"),
        (480, "nl", "8 uur"),
        (390, "nl", "6 uur en 30 minuten"),
        (45, "nl", "45 minuten"),
        (1800, "nl", "30 uur"),  # not "1 dag"
        (480, "en", "8 hours"),
        (390, "en", "6 hours and 30 minutes"),
    ],
)
def test_a_duration_is_said_in_hours_and_minutes(minutes: int, code: str, said: str) -> None:
    assert quantities.hours(minutes, code) == said


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(1, "nl", "1 maand"), (3, "nl", "3 maanden"), (24, "nl", "24 maanden"), (12, "en", "12 months")],
)
def test_a_number_of_months_stays_months(number: int, code: str, said: str) -> None:
    assert quantities.months(number, code) == said


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_can_say_an_amount_of_time(code: str) -> None:
    assert quantities.hours(150, code)
    assert quantities.months(3, code)


@pytest.mark.parametrize(
    ("gemeente", "hours", "months"),
    [
        (
            "hoogezand-sappemeer",
            ("In uw gemeente is het 4 tot 16 uur per week.",),
            ("Het duurt minstens 3 maanden.",),
        ),
        ("rotterdam", ("In uw gemeente is het 20 uur per week, of wat u kunt.",), ()),
        ("beleidsregels", ("In uw gemeente staat geen vast aantal uren in de regels.",), ()),
    ],
)
def test_what_a_regeling_asks_is_said_with_its_own_numbers(
    gemeente: str, hours: tuple[str, ...], months: tuple[str, ...]
) -> None:
    found = law().in_force(gemeente, DAY)
    assert regeling.hours_sentences(found, "nl") == hours
    assert regeling.term_sentences(found, "nl") == months


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ({"hours_minimum": 4}, "In uw gemeente is het minstens 4 uur per week."),
        ({"hours_maximum": 16}, "In uw gemeente is het hoogstens 16 uur per week."),
        ({"year_hours_minimum": 104}, "In uw gemeente is het minstens 104 uur per jaar."),
        ({"year_hours_maximum": 156}, "In uw gemeente is het hoogstens 156 uur per jaar."),
    ],
)
def test_a_number_that_bounds_one_side_is_said_too(hours: dict[str, int], said: str) -> None:
    found = law().in_force("beleidsregels", DAY)
    [given] = hours
    some = law().in_force("hoogezand-sappemeer", DAY).regeling.size.hours_minimum
    assert some is not None
    changed = with_rules(found.regeling, "size", **{given: replace(some, value=hours[given])})
    assert regeling.hours_sentences(Law(changed, found.national), "nl") == (said,)


def test_what_the_lawyer_chose_is_what_the_client_reads() -> None:
    rotterdam = law().in_force("rotterdam", DAY)
    assert "taaltraining" in regeling.kind_names(rotterdam, "nl")
    assert "taaltraining" not in regeling.kind_names(chosen(rotterdam, "C24", "niet_toegestaan"), "nl")
    hoogezand = law().in_force("hoogezand-sappemeer", DAY)
    most = regeling.term_sentences(chosen(hoogezand, "C1", "maximum"), "nl")
    assert "Het duurt hoogstens 3 maanden." in most


@pytest.mark.parametrize("gemeente", law().gemeenten)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_regeling_can_be_explained_in_every_language(gemeente: str, code: str) -> None:
    for version in law().versions(gemeente):
        found = Law(version, law().in_force("rotterdam", DAY).national)
        sentences = [*regeling.hours_sentences(found, code), *regeling.term_sentences(found, code)]
        assert regeling.hours_sentences(found, code)
        assert not any("%(" in sentence for sentence in sentences)
        names = regeling.kind_names(found, code)
        assert len(set(names)) == len(names)
