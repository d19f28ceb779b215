"""Arabic on paper is also Arabic for who hears, searches or copies it."""

import io
import re
from dataclasses import replace

import page as validation
import pikepdf
import pytest

from portal.demo.letters import sample
from portal.letters import finishing, pdf
from tests.letters.conftest import colour_profile_left_open, text_of

pytestmark = colour_profile_left_open

# A sign above a letter, lam and alef in one glyph, a sign between these two, two signs in one glyph.
WORDS = "عملًا أولًا شيئًا فورًا الإعانة مجّانًا"


@pytest.fixture(scope="module")
def letter() -> bytes:
    """A Dutch letter that quotes Arabic words."""
    return pdf.render(
        "besluit-plan-afgewezen", "nl", replace(sample("besluit-plan-afgewezen"), client_words=WORDS)
    )


def meanings(data: bytes) -> dict[str, str]:
    """Each Arabic glyph in the file, and the characters that the file says it shows."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = {font.BaseFont: font for page in document.pages for font in page.Resources.Font.values()}
        tables = [font.ToUnicode.read_bytes() for name, font in fonts.items() if "Arabic" in str(name)]
    found = [pair for table in tables for pair in re.findall(rb"^<(\w{4})> <(\w*)>$", table, re.MULTILINE)]
    return {glyph.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in found}


def test_each_arabic_glyph_stands_for_its_own_letters(letter):
    said = set(meanings(letter).values()) - {"\uffff"}
    assert {"ع", "\u064b", "لا", "لإ", "ئ"} <= said
    assert all(len(text) == 1 or text in {"لا", "لإ"} or text == "\u0651\u064b" for text in said)


def test_no_arabic_letter_is_lost_or_read_twice(letter):
    read = [character for character in text_of(letter) if "\u0600" <= character <= "\u06ff"]
    assert sorted(read) == sorted(WORDS.replace(" ", ""))


@pytest.mark.parametrize(
    "profile",
    [validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A],
    ids=lambda p: p.name,
)
@pytest.mark.parametrize("words", [WORDS, "क्षमा कीजिए, मैं हिन्दी", "ทำงานกับน้ำ"], ids=["ar", "hi", "th"])
def test_words_in_any_script_of_the_fonts_make_a_whole_file(words, profile):
    context = replace(sample("besluit-plan-afgewezen"), client_words=words)
    data = pdf.render("besluit-plan-afgewezen", "nl", context)
    assert validation.validate_pdf_bytes(data, profile=profile).failures == []


def test_the_file_is_not_whole_when_glyphs_are_left_as_they_were(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(finishing, "spell_glyphs", lambda *_: None)
    context = replace(sample("besluit-plan-afgewezen"), client_words=WORDS)
    data = pdf.render("besluit-plan-afgewezen", "nl", context)
    assert "" in meanings(data).values()


def test_a_ligature_of_latin_letters_is_read_as_these_letters():
    context = replace(sample("besluit-plan-afgewezen"), client_words="koffie en fiets")
    assert "koffie en fiets" in text_of(pdf.render("besluit-plan-afgewezen", "nl", context))
