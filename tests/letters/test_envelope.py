"""The address shows in the left window of Dutch DL and C5 envelopes, and nothing else does: by measure."""

from dataclasses import replace
from typing import Any

import pytest

from portal import look
from portal.demo.letters import sample
from portal.letters.contexts import LETTERS, Letter
from tests.letters.conftest import colour_profile_left_open, rendered
from tests.letters.measuring import Place, Sheet, dressed, printed, sheets

pytestmark = colour_profile_left_open

WINDOW = Place(20, 45, 110, 90)
SENT = [name for name in LETTERS if name not in ("formulier", "toets")]
"""What goes into an envelope: a form is handed out empty, the check sheet is asked for."""
LARGEST = replace(look.example_brand(), high=24, wide=35, band=6)
LONGEST: dict[str, Any] = {
    "name": "Maria van den Voorbeeld-Testpersoon",
    "address": ("t.a.v. de bewindvoerder", *(f"Regel {number} van het adres" for number in range(5))),
}


def showing(page: Sheet) -> list[str]:
    """The words that can be seen in the window."""
    return [one.word for one in page.words if one.touches(WINDOW)]


def address_of(letter: Letter) -> list[str]:
    """The words of the address."""
    addressee = letter.addressee  # type: ignore[union-attr]
    return " ".join((addressee.name, *addressee.address)).split()


def check(page: Sheet, letter: Letter) -> None:
    """The address lies within the window with its edges, and nothing else shows."""
    assert showing(page) == address_of(letter)
    shown = [one for one in page.words if one.touches(WINDOW)]
    assert all(WINDOW.holds(one) for one in shown)
    assert min(one.left for one in shown) >= 24
    assert [one for one in page.drawn if one.touches(WINDOW)] == []


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("name", SENT)
def test_the_address_and_nothing_else_shows(name: str, code: str) -> None:
    check(sheets(rendered(name, code))[0], sample(name))


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("is_large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("name", ["besluit-einde", "pauze-bevestigd"])
def test_seven_lines_under_the_largest_logo_still_do(name: str, code: str, is_large: bool) -> None:
    letter = dressed(sample(name), LARGEST, **LONGEST, large_print=is_large)
    check(printed(name, code, letter)[0], letter)


def test_a_long_reference_block_moves_the_letter_and_not_the_window() -> None:
    letter = sample("besluit-einde")
    hours = tuple(f"Op dag {number} van 9.00 tot 17.00 uur" for number in range(9))
    letter = replace(letter, sender=replace(letter.sender, opening_hours=hours))
    first = printed("besluit-einde", "nl", letter)[0]
    check(first, letter)
    beside = max(one.bottom for one in first.words if one.word == "17.00")
    [title] = [one for one in first.words if one.word == "Besluit:"]
    assert title.top >= beside
