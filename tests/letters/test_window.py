"""What must not be lost without a word: the last line of an address, and a character that no font has."""

from dataclasses import replace

import pytest

from portal.demo.letters import sample
from portal.languages import translations
from portal.letters import pdf
from portal.letters.contexts import Decision
from portal.letters.pdf import LetterUnsound
from tests.letters.conftest import colour_profile_left_open, rendered, text_of

pytestmark = colour_profile_left_open

LETTER = "besluit-einde"
SAID = "Een teken in deze brief kan niet worden afgedrukt."


def addressed(*address: str) -> Decision:
    """The letter to somebody at this address."""
    letter = sample(LETTER)
    assert isinstance(letter, Decision)
    return replace(letter, addressee=replace(letter.addressee, address=address))


def test_an_address_of_seven_lines_with_the_name_shows_in_the_window() -> None:
    lines = tuple(f"Regel {number} van het adres" for number in range(6))
    assert all(line in text_of(pdf.render(LETTER, "nl", addressed(*lines))) for line in lines)


@pytest.mark.parametrize("address", [("Regel",) * 7, ("Een heel lange naam van een straat " * 9,)])
def test_a_longer_one_stops_the_letter(address: tuple[str, ...]) -> None:
    with pytest.raises(LetterUnsound, match="window"):
        pdf.render(LETTER, "nl", addressed(*address))


@pytest.mark.parametrize("code", ["nl", "en"])
def test_a_character_that_cannot_be_printed_is_spoken_of_in_the_letter_and_its_sheet(code: str) -> None:
    letter = replace(sample(LETTER), client_words="Ik woon in 你好.")
    said = text_of(pdf.render(LETTER, code, letter))
    own = translations(code).gettext(SAID)
    assert (said.count(SAID), said.count(own)) == (1, 1)
    assert SAID not in text_of(rendered(LETTER, code))
