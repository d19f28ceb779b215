"""The sheet behind a letter, and a letter in one's own language, say so when a part of them is in Dutch."""

import pytest

from portal.demo.letters import sample
from portal.letters.markup import page
from tests.fixtures.translations import CODE, Spoil, translated

NOTICE = translated("Een deel van deze uitleg is nog niet vertaald en staat er in het Nederlands.")
SAID = {
    "besluit-tegenprestatie": "De Nederlandse brief telt.",
    "besluit-wat-u-al-doet": "Wat doet u al?",
    "ontvangstbevestiging": "Dit is nog geen beslissing.",
}


@pytest.mark.parametrize(("letter", "sentence"), SAID.items())
def test_a_sentence_that_is_not_current_is_dutch_with_a_notice(
    spoil: Spoil, letter: str, sentence: str
) -> None:
    spoil(changed=[sentence])
    html = page(letter, CODE, sample(letter))
    assert sentence in html
    assert translated(sentence) not in html
    assert html.count(NOTICE) == 1


@pytest.mark.parametrize("letter", SAID)
def test_where_everything_is_translated_there_is_no_notice(spoil: Spoil, letter: str) -> None:
    spoil()
    html = page(letter, CODE, sample(letter))
    assert NOTICE not in html
    assert "onvertaald" not in html


def test_the_dutch_letter_itself_has_none(spoil: Spoil) -> None:
    spoil(missing=[*SAID.values()])
    assert "nog niet vertaald" not in page("besluit-tegenprestatie", "nl", sample("besluit-tegenprestatie"))
