"""The box Kort: the whole decision in one look, in Dutch and on the sheet, and only what it holds."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import LANGUAGES, language, translations
from portal.letters import formatting
from portal.letters.contexts import Decision, ExemptionGranted, ExistingDecision, PlanDecision
from portal.letters.markup import page
from tests.letters.conftest import DECISIONS
from tests.letters.test_words import words_of

OTHERS = [code for code in LANGUAGES if code != "nl"]


def kort(name: str, code: str, letter: object = None) -> dict[str, str]:
    """The rows of the box: on the sheet of a language, in the letter itself for Dutch."""
    soup = BeautifulSoup(page(name, code, letter or sample(name)), "html.parser")  # type: ignore[arg-type]
    [box] = soup.select("article .short" if code == "nl" else ".sheet .short")
    return {words_of(row.th): words_of(row.td) for row in box.select("tr")}


def test_a_tegenprestatie_says_what_where_how_much_how_long_and_what_the_benefit_does() -> None:
    letter = sample("besluit-tegenprestatie")
    assert isinstance(letter, PlanDecision)
    assert kort("besluit-tegenprestatie", "nl") == {
        "Wat gaat u doen?": letter.task,
        "Waar?": letter.place,
        "Wanneer?": f"6 uur en 30 minuten per week {letter.days}",
        "Hoe lang?": "Van 4 mei 2026 tot en met 3 augustus 2026 .",
        "Uw uitkering": "Die blijft nu hetzelfde.",
    }


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("name", DECISIONS)
def test_the_sheet_has_the_same_rows_in_its_language(name: str, code: str) -> None:
    translate = translations(code).gettext
    assert list(kort(name, code)) == [translate(label) for label in kort(name, "nl")]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", DECISIONS)
def test_every_decision_says_what_happens_to_the_benefit(name: str, code: str) -> None:
    assert kort(name, code)[translations(code).gettext("Uw uitkering")]


def test_care_is_not_told_that_nothing_changes_at_home() -> None:
    """Who moves in for it can get another benefit; the letter says what the care itself does."""
    care = sample("besluit-wat-u-al-doet")
    assert isinstance(care, ExistingDecision)
    told = "Zorgen voor iemand maakt uw uitkering niet hoger of lager."
    assert kort("besluit-wat-u-al-doet", "nl", replace(care, kind="mantelzorg"))["Uw uitkering"] == told


def test_what_a_decision_does_not_hold_has_no_row() -> None:
    exempt = sample("besluit-ontheffing")
    assert isinstance(exempt, ExemptionGranted)
    whole = kort("besluit-ontheffing", "nl", replace(exempt, minutes_left=None, answer_by=None))
    part = kort("besluit-ontheffing", "nl", replace(exempt, minutes_left=240))
    assert list(whole) == ["Ons besluit", "Hoe lang?", "Uw uitkering"]
    assert part["Hoeveel uur per week?"] == "Meer dan 4 uur per week vragen wij niet."
    assert "Wat vragen wij?" in part


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", DECISIONS)
def test_the_leaf_of_the_calendar_shows_the_last_day_for_bezwaar_in_words(name: str, code: str) -> None:
    letter, reader = sample(name), language(code)
    assert isinstance(letter, Decision)
    soup = BeautifulSoup(page(name, code, letter), "html.parser")
    [leaf] = soup.select("article .leaf" if code == "nl" else ".sheet .leaf")
    day = letter.objection_until
    said = f"{formatting.weekday(day, reader)} {day.day} {formatting.month(day, reader)}"
    assert words_of(leaf) == said
    assert str(day.year) in said
