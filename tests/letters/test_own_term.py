"""A letter names a term only as what it is: of the regeling, or chosen by the gemeente itself."""

from dataclasses import replace
from datetime import date

import pytest

from portal.actions import proposal
from portal.actions.installation import Installation
from portal.demo.letters import decided
from portal.languages import LANGUAGES
from portal.letters.contexts import Decision
from portal.letters.markup import page
from portal.rules.library import Library
from portal.store.base import Store
from tests.fixtures.installations import FakePress
from tests.gemeenten.odd import ZANDMEER, odd_law
from tests.rules.support import BR, HS, RTM

CHOSEN = "De gemeente koos zelf hoeveel tijd u krijgt."
ON = date(2026, 3, 2)
REFUSED = "besluit-plan-afgewezen"


def portal(gemeente: str, library: Library) -> Installation:
    return Installation(gemeente, "https://x.invalid", Store("sqlite://"), library, FakePress())


@pytest.mark.parametrize("gemeente", [HS, RTM, BR])
def test_a_term_that_no_text_names_is_told_as_a_choice_of_the_gemeente(gemeente: str) -> None:
    """Hoogezand-Sappemeer art. 2 lid 2 and Rotterdam art. 5 lid 3 name no number of days."""
    letter = decided(gemeente, "displaces").letter
    assert isinstance(letter, Decision)
    assert (letter.answer_by, letter.own_term) != (None, False)
    assert CHOSEN in page(REFUSED, "nl", letter)
    assert CHOSEN not in page(REFUSED, "nl", replace(letter, own_term=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it(language: str) -> None:
    letter = decided(HS, "displaces").letter
    assert isinstance(letter, Decision)
    own, other = (page(REFUSED, language, replace(letter, own_term=is_own)) for is_own in (True, False))
    assert len(own) > len(other)


def test_the_term_is_a_setting_of_the_gemeente_where_the_regeling_names_none() -> None:
    loaded = odd_law()
    gemeente = replace(loaded.gemeenten[ZANDMEER], proposal_term_days=10)
    library = Library({**loaded.gemeenten, ZANDMEER: gemeente}, loaded.regelingen, loaded.wetten)
    assert proposal.answer_by(portal(ZANDMEER, library), ON, ON) == date(2026, 3, 12)
    assert proposal.answer_by(portal(ZANDMEER, loaded), ON, ON) == date(2026, 3, 30)
    assert proposal.answer_by(portal(RTM, library), ON, ON) == date(2026, 3, 30)
    assert proposal.is_own_term(portal(ZANDMEER, loaded), ON)
