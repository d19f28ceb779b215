"""What is said under another regime: each sentence that names the tegenprestatie has another in its place."""

import re

import pytest

from portal import languages
from portal.cli import catalogues
from portal.domain.regimes import Regime
from portal.languages import LANGUAGES
from portal.wording import speech
from portal.wording.regimewords import INSTEAD
from tests.wording.of_tegenprestatie import NEVER_SAID

FOREIGN = re.compile(
    r"tegenprestatie|ontheffing|maatregel\b|lager maken|verlag|opgedragen|opdragen|draagt .*\bop\b"
    r"|opleg|opgelegd|legt .*\bop\b|\bplicht\b|u moet doen|moet u",
    re.IGNORECASE,
)
VALUE = re.compile(r"%\(\w+\)s")


def sentences() -> frozenset[str]:
    """Every Dutch sentence of the portal."""
    found = (message.id for message in catalogues.extracted() if message.id)
    return frozenset(one for each in found for one in ((each,) if isinstance(each, str) else each))


def test_each_sentence_of_another_regime_has_one_in_its_place_or_is_never_said() -> None:
    named = {one for one in sentences() if FOREIGN.search(one)}
    assert named - INSTEAD[Regime.PARTICIPATION].keys() == NEVER_SAID


def test_what_stands_in_its_place_is_a_sentence_and_names_nothing_foreign() -> None:
    known, table = sentences(), INSTEAD[Regime.PARTICIPATION]
    assert table.keys() | set(table.values()) <= known
    assert [one for one in table.values() if FOREIGN.search(one)] == []
    for asked, said in table.items():
        assert set(VALUE.findall(said)) <= set(VALUE.findall(asked))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_speaks_of_one_regime_in_each_language(code: str) -> None:
    say = languages.translations(code).gettext
    own, other = say("Uw tegenprestatie"), say("Hoe u meedoet")
    with speech.speaking(Regime.PARTICIPATION):
        assert (say("Uw tegenprestatie"), speech.regime()) == (other, Regime.PARTICIPATION)
        with speech.speaking(Regime.TEGENPRESTATIE):
            assert say("Uw tegenprestatie") == own
        assert say("Uw tegenprestatie") == other
    assert (say("Uw tegenprestatie"), speech.regime()) == (own, Regime.TEGENPRESTATIE)
