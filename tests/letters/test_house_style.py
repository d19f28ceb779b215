"""A letter in the house style of any gemeente is as whole, and is heard as well, as one in ours."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import outloud
import pikepdf
import pytest

from portal import look
from portal.demo.letters import sample
from portal.letters import pdf
from portal.look import Brand
from tests.letters.conftest import colour_profile_left_open, text_of
from tests.letters.measuring import dressed, printed
from tests.letters.test_pdf import PROFILES, elements, failures

pytestmark = colour_profile_left_open

GROEN = look.load("groen", "").brand
NAMED = replace(GROEN, is_named=True, wide=60.0, high=18.0)
LETTERS = ("besluit-tegenprestatie", "pauze-bevestigd", "formulier")


def made(name: str, code: str, brand: Brand) -> bytes:
    """The sample of a letter in a house style."""
    return pdf.render(name, code, dressed(sample(name), brand))


def figures(data: bytes) -> Iterator[str]:
    """What a screen reader says of each picture."""
    with pikepdf.open(io.BytesIO(data)) as document:
        yield from (str(one.Alt) for one in elements(document) if one.S == "/Figure")


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.name)
@pytest.mark.parametrize("brand", [GROEN, NAMED], ids=["beside the name", "with the name in it"])
@pytest.mark.parametrize("name", LETTERS)
def test_it_keeps_and_can_be_heard(name: str, brand: Brand, profile: object) -> None:
    assert failures(made(name, "ar", brand), profile) == []


@pytest.mark.parametrize("size", ["usual", "large"])
def test_a_second_checker_finds_no_error(tmp_path: Path, size: str) -> None:
    letter = dressed(sample("besluit-einde"), NAMED, large_print=size == "large")
    path = tmp_path / "letter.pdf"
    path.write_bytes(pdf.render("besluit-einde", "ar", letter))
    assert [one for one in outloud.check(str(path)).findings if one.severity == "error"] == []


def test_a_logo_beside_the_name_is_no_picture_to_hear() -> None:
    data = made("pauze-bevestigd", "nl", GROEN)
    assert [said for said in figures(data) if "Gemeente" in said] == []
    assert "Gemeente Hoogezand-Sappemeer" in text_of(data)


def test_a_logo_with_the_name_in_it_says_the_name() -> None:
    data = made("pauze-bevestigd", "nl", NAMED)
    assert [said for said in figures(data) if "Gemeente" in said] == ["Gemeente Hoogezand-Sappemeer"]


@pytest.mark.parametrize("setting", ["voorbeeld", "groen"])
def test_a_letter_wears_the_band_of_its_gemeente_over_the_whole_width(setting: str) -> None:
    brand = look.load(setting, "").brand
    first = printed("besluit-einde", "nl", dressed(sample("besluit-einde"), brand))[0]
    top = max(one.bottom for one in first.drawn if one.top < 1 and one.right - one.left > 205)
    assert abs(top - brand.band) < 0.3
