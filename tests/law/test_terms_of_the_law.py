"""What law files say about terms, and what the code computes: one thing said twice, held equal here."""

import inspect
from datetime import date

import pytest

from portal.rules import terms
from portal.rules.national import Wet
from portal.rules.values import Number
from tests.rules.support import law, the_library

VERSIONS = [*the_library().regelingen, *the_library().wetten]
NATIONAL = law("rotterdam", "2026-11-01").national
NO_TERM_OF_A_LAW = {
    "add_months": "counts",
    "is_working_day": "what a term moves over",
    "working_days_after": "the portal's own promises",
    "posted_on": "when post leaves is the gemeente's own choice; the law counts from sending (Awb 6:8)",
    "counted_from": "the day of sending of what was posted late; the term itself is bezwaar_last_day",
    "bezwaar_unmoved_day": "a part of bezwaar_last_day, which a finding shows",
}
"""What rules/terms.py computes beside the terms that an article names."""
VALUES = [
    (NATIONAL.awb.bezwaar_weeks.value, terms.BEZWAAR_WEEKS),
    (NATIONAL.participation.reconsider_months.value, terms.RECONSIDER_MONTHS),
]
"""Each value of a law file that the code repeats, beside its copy."""
IN_WORDS = [
    ("algemene-wet-bestuursrecht", "4:13", "acht weken", terms.DECISION_WEEKS),
    ("algemene-wet-bestuursrecht", "6:7", "zes weken", terms.BEZWAAR_WEEKS),
    ("algemene-wet-bestuursrecht", "7:10", "binnen zes weken", terms.BEZWAAR_DECISION_WEEKS),
    ("algemene-wet-bestuursrecht", "7:10", "twaalf met een commissie", terms.WITH_COMMITTEE_WEEKS),
    ("algemene-wet-bestuursrecht", "7:10", "zes weken uitstellen", terms.ADJOURNED_WEEKS),
    ("algemene-termijnenwet", "4", "drie maanden", terms.LONGEST_MOVABLE_MONTHS),
    ("participatiewet", "18.3", "drie maanden", terms.RECONSIDER_MONTHS),
]
"""Wet, article, what its gist says, and the number in the code that it stands for."""
NUMBERS = {"drie": 3, "zes": 6, "acht": 8, "twaalf": 12}


def named() -> set[str]:
    """The terms that an article of a law file becomes."""
    articles = (article for version in VERSIONS for article in version.articles.values())
    return {name for article in articles for name in article.becomes.get("termijn", ())}


def computed() -> set[str]:
    """What rules/terms.py offers."""
    functions = inspect.getmembers(terms, inspect.isroutine)
    own = {name for name, one in functions if one.__module__ == terms.__name__}
    return {name for name in own if not name.startswith(("_", "x_"))}  # x_ is a change that mutmut tries


def test_every_term_that_an_article_becomes_is_computed_and_every_other_says_why_it_is_there() -> None:
    assert named() | NO_TERM_OF_A_LAW.keys() == computed()
    assert not named() & NO_TERM_OF_A_LAW.keys()


@pytest.mark.parametrize(("stated", "repeated"), VALUES)
def test_a_value_of_the_law_is_the_same_in_the_code(stated: Number, repeated: int) -> None:
    assert stated == repeated


@pytest.mark.parametrize(("wet", "article", "words", "number"), IN_WORDS)
def test_what_an_article_says_in_words_is_the_number_in_the_code(
    wet: str, article: str, words: str, number: int
) -> None:
    versions = [one for one in the_library().wetten if isinstance(one, Wet) and one.id == wet]
    assert versions
    for version in versions:
        assert words in version.articles[article].citation.gist
    assert [NUMBERS[word] for word in words.split() if word in NUMBERS] == [number]


def test_a_window_of_a_regeling_that_is_longer_than_the_law_moves_ends_on_its_own_day() -> None:
    rule = law("hoogezand-sappemeer").regeling.target_group.no_work_months
    assert rule is not None
    assert int(rule.value) > terms.LONGEST_MOVABLE_MONTHS
    saturday = date(2026, 8, 1)
    assert terms.window_ends(date(2026, 2, 1), int(rule.value)) == saturday
