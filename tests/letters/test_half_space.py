"""The Persian half space (U+200C) is in the file as in the text, and changes nothing of how it looks."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pymupdf
import pytest
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.letters import passages, pdf
from portal.letters.contexts import Letter
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open, made, text_of
from tests.letters.test_pdf import PROFILES, failures

pytestmark = colour_profile_left_open

LETTER = "besluit-einde"
WORDS = "من نمی‌خواهم بروم، می‌مانم"
PARTED = re.compile(rf"[^\s{passages.HALF_SPACE}]+(?:{passages.HALF_SPACE}[^\s{passages.HALF_SPACE}]+)+")


def saying(words: str = WORDS) -> Letter:
    """The letter with words of a client in Persian."""
    return replace(sample(LETTER), client_words=words)


def printed(words: str = WORDS, code: str = "fa") -> bytes:
    """The same as a file, for a reader of Persian."""
    return made(LETTER, code, saying(words))


def pictures(data: bytes) -> list[bytes]:
    """How each page looks."""
    with pymupdf.open(stream=data) as document:
        return [sheet.get_pixmap(dpi=60).samples for sheet in document]


def parted(text: str) -> set[str]:
    """The words that hold a half space, without the signs around them."""
    return {word.strip("().,:؟،؛«»!%") for word in PARTED.findall(text)}


def test_every_word_with_one_is_found_in_the_file_as_it_was_written() -> None:
    html = BeautifulSoup(page(LETTER, "fa", replace(sample(LETTER), client_words=WORDS)), "html.parser")
    wanted = parted(html.get_text(" "))
    assert {"نمی‌خواهم", "می‌مانم"} < wanted
    assert wanted - parted(text_of(printed())) == set()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
def test_the_file_stays_whole(profile: Any) -> None:
    assert failures(printed(), profile) == []


def test_it_looks_as_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    now = pictures(printed())
    plain: Callable[..., Any] = passages.drawing.draw_first_line.__wrapped__
    monkeypatch.setattr(passages.drawing, "draw_first_line", plain)
    assert pictures(pdf.render(LETTER, "fa", saying())) == now


def test_what_else_has_no_glyph_is_left_alone() -> None:
    mixed = f"{WORDS}\u200d\u200f"
    assert failures(printed(mixed, "nl"), PROFILES[0]) == []
