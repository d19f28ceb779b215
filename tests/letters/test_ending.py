"""The letter that ends a tegenprestatie before its time (L11): a beschikking, as it ends a duty."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import translations
from portal.letters.contexts import Decision, LetterContradicts
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, made
from tests.letters.test_pdf import PROFILES, failures
from tests.letters.test_words import OTHER_LANGUAGES, day_in, measure, words_of

pytestmark = colour_profile_left_open

ENDING = "besluit-einde"
NEVER = {"last_day": date(2026, 3, 1)}
"""The day before its first day."""


def html(code: str = "nl", **values: Any) -> BeautifulSoup:
    """The sample, with these values instead of its own."""
    return BeautifulSoup(page(ENDING, code, replace(sample(ENDING), **values)), "html.parser")


@pytest.mark.parametrize("version", [{}, NEVER])
@pytest.mark.parametrize("code", ["nl", "ar"])
def test_each_version_keeps_and_can_be_heard(version, code):
    data = made(ENDING, code, replace(sample(ENDING), **version))
    assert [failures(data, profile) for profile in PROFILES] == [[], []]


@pytest.mark.parametrize("version", [{}, NEVER])
def test_each_version_has_short_sentences(version):
    blocks = html(**version).article.select(".body p, .body li, .body h2")
    average, too_long = measure([words_of(block) for block in blocks])
    assert too_long == []
    assert average < 12


def test_it_names_the_task_the_last_day_and_the_day_that_was_agreed():
    assert isinstance(sample(ENDING), Decision)
    said = words_of(html().article)
    for required in (
        *("Wij hebben besloten dat uw tegenprestatie stopt.", "30 april 2026", "1 juni 2026"),
        *(sample(ENDING).ended[0].task, *sample(ENDING).reasons),
        *("U mag doorgaan als vrijwilliger.", "Wij kunnen uw uitkering hiervoor niet lager maken."),
    ):
        assert required in said


def test_what_never_began_does_not_go_through_and_nobody_is_thanked_for_it():
    never = words_of(html(**NEVER).article)
    assert "dat uw tegenprestatie niet doorgaat" in never
    for gone in ("stopt", "De laatste dag is", "Bedankt"):
        assert gone in words_of(html().article)
        assert gone not in never.replace(sample(ENDING).subject, "")


@pytest.mark.parametrize("code", OTHER_LANGUAGES)
@pytest.mark.parametrize("version", [{}, NEVER])
def test_the_sheet_says_the_same_in_the_language_of_the_reader(code, version):
    say, sheet = translations(code).gettext, words_of(html(code, **version).section)
    first = "Uw tegenprestatie gaat niet door." if version else "Uw tegenprestatie stopt."
    assert say(first) in sheet
    assert (day_in(code, date(2026, 4, 30)) in sheet) is (version == {})
    assert day_in(code, date(2026, 6, 1)) in sheet


def test_an_end_that_is_not_sooner_contradicts():
    context = sample(ENDING)
    with pytest.raises(LetterContradicts):
        replace(context, last_day=context.ended[0].agreed_until)
