"""The Dutch of each letter by itself: as short and plain as a page. A letter names its articles, and must.

``python -m tests.web.dutch_pages`` prints the figures; docs/taal.md has the goals.
"""

import pytest

from portal.letters.contexts import LETTERS
from tests.support import dutch
from tests.web.dutch_pages import Page, letters


@pytest.fixture(scope="module")
def read() -> dict[str, Page]:
    return letters()


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_has_short_sentences_and_no_words_of_an_office(letter: str, read: dict[str, Page]) -> None:
    measured = read[letter].measured
    assert measured.words > dutch.AVERAGE
    assert measured.length <= dutch.LONGEST, measured.longest
    assert measured.average <= dutch.AVERAGE
    assert measured.long_words <= dutch.LONG_WORDS
    assert measured.hard == ()


@pytest.mark.parametrize("letter", [name for name in LETTERS if name.startswith("besluit-")])
def test_a_decision_tells_what_bezwaar_and_the_court_are(letter: str, read: dict[str, Page]) -> None:
    said = " ".join(read[letter].seen.blocks)
    assert "Bent u het er niet mee eens? U kunt bezwaar maken" in said
    assert "voorlopige voorziening. De rechter beslist dan snel wat nu geldt." in said
    assert "Dit kost geld (griffierecht)." in said
