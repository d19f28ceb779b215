"""Whatever a person types, the letter stays whole, inside its pages, and of a bounded length."""

import io
import string
from collections.abc import Iterator

import page as validation
import pikepdf
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.letters import pdf
from portal.letters.contexts import LETTERS
from tests.letters.conftest import colour_profile_left_open
from tests.letters.test_hostile import filled_with

pytestmark = colour_profile_left_open

MOST_PAGES = 40  # five fields of 2000 wide characters fill fewer
LONG_OR_MIXED = [
    pytest.param("nl", "w" * 300, id="a-word-of-many-lines"),  # it finds each place that is too narrow
    pytest.param("nl", "w" * 2000, id="one-long-word", marks=pytest.mark.long),
    pytest.param("ar", "\u0643" * 2000, id="one-long-arabic-word", marks=pytest.mark.long),
    pytest.param("ar", "\x00\u202e\u2066 مرحبا \u200f(De Kern)\u200e 👩🏽\u200d🔧\n" + "لا" * 40, id="mixed"),
]
SHORTEST = "uitkomst-melding"
"""How text is set is the same in all letters, so the one that is made soonest will do."""
ANYTHING = st.text(min_size=1, max_size=300).map(lambda text: text + "x")  # a letter refuses an empty field


def outside(data: bytes) -> Iterator[str]:
    """The pieces of text that stick out of their page."""
    with pymupdf.open(stream=data) as document:
        for sheet in document:
            for left, top, right, bottom, words, *_ in sheet.get_text("words", clip=pymupdf.INFINITE_RECT()):
                if not (left >= 0 and top >= 0 and right <= sheet.rect.x1 and bottom <= sheet.rect.y1):
                    yield words


def hold_to_its_pages(data: bytes) -> None:
    """A letter has a bounded number of pages, its text stays inside them, and it is a valid PDF/A."""
    with pikepdf.open(io.BytesIO(data)) as document:
        assert len(document.pages) <= MOST_PAGES
    assert list(outside(data)) == []
    report = validation.validate_pdf_bytes(data, profile=validation.ValidationProfile.PDF_A_2A)
    assert report.failures == []


@pytest.mark.parametrize("letter", LETTERS)
@pytest.mark.parametrize(("code", "text"), LONG_OR_MIXED)
def test_a_letter_stays_whole_with_the_longest_and_the_strangest_text(letter, code, text):
    hold_to_its_pages(pdf.render(letter, code, filled_with(text, letter)))


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANYTHING, code=st.sampled_from(["nl", "ar"]))
def test_any_text_makes_a_whole_letter(text, code):
    hold_to_its_pages(pdf.render(SHORTEST, code, filled_with(text, SHORTEST)))


def test_text_outside_the_page_is_noticed():
    with pymupdf.open() as document:
        document.new_page(width=100, height=100).insert_text((50, 50), string.ascii_letters)
        assert list(outside(document.tobytes())) == [string.ascii_letters]
