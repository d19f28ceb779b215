"""Every letter, receipt, sheet and paper form under maatschappelijke participatie speaks of that alone."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from portal import clock, demo
from portal.actions.installation import Installation
from portal.demo import letters
from portal.demo.stories import STORIES
from portal.domain.regimes import Regime
from portal.languages import LANGUAGES
from portal.letters.contexts import LETTERS, Letter
from portal.letters.markup import page
from portal.store import schema
from portal.store.base import Store
from portal.web.flows import FLOWS
from portal.web.flows.report import REPORT
from portal.wording import speech
from tests.browser.reader import LINK, Reader
from tests.fixtures.installations import FakePress
from tests.gemeenten.foreign import foreign_in
from tests.gemeenten.meedorp import MEEDORP, meedorp, participating
from tests.web import running
from tests.web.page import tree
from tests.web.running import BASE_URL, NOW

Made = tuple[str, str, Letter, Regime]
OF_TEGENPRESTATIE = {
    name
    for name, story in letters.SHOWN.items()
    if STORIES[story].verdict.outcome.regime is not Regime.PARTICIPATION
}
"""Beschikkingen that no case under maatschappelijke participatie can end in."""
BY_EXAMPLE = {"toets", "formulier", "ontvangstbevestiging"}
"""Whose example tells of a case of the tegenprestatie: here they are made of cases of this regime."""


class Listening(FakePress):
    """A press that keeps in the words of which regime each letter was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Made] = []

    def render(self, letter: str, language: str, context: Letter) -> bytes:
        """Keep the letter with its regime."""
        self.heard.append((letter, language, context, speech.regime()))
        return super().render(letter, language, context)


@pytest.fixture
def press(moment: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Listening]:
    """A press that listens, in a gemeente in which this regime holds."""
    library = participating()
    monkeypatch.setattr(running, "law", lambda: library)
    moment(NOW)
    return Listening()


def read(letter: str, code: str, context: Letter, regime: Regime) -> str:
    """What a letter says."""
    with speech.speaking(regime):
        return tree(page(letter, code, context)).get_text(" ")


def faults(made: list[Made]) -> dict[str, list[str]]:
    """By letter, what of another regime it says in the language in which it was made."""
    said = {
        f"{letter} {code}": foreign_in(read(letter, code, context, regime), code)
        for letter, code, context, regime in made
    }
    return {name: found for name, found in said.items() if found}


def test_letters_that_nobody_asked_for_on_a_page_are_of_the_regime_too(
    press: Listening, tmp_path: Path
) -> None:
    """A pause that is confirmed and a report that is closed while nobody looks at a page, as in the demo."""
    with closing(Store(f"sqlite:///{tmp_path / 'demo.sqlite3'}")) as store:
        portal = Installation(MEEDORP, BASE_URL, store, participating(), press)
        schema.upgrade(store)
        with clock.at(NOW):
            demo.fill(portal)
    assert {"pauze-bevestigd", "uitkomst-melding"} <= {letter for letter, *_ in press.heard}
    assert faults(press.heard) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_example_of_a_letter_speaks_of_another_regime(code: str) -> None:
    known = [one for one in LETTERS if one not in OF_TEGENPRESTATIE | BY_EXAMPLE]
    made = [(one, code, letters.sample(one), Regime.PARTICIPATION) for one in known]
    assert len(made) > 7
    assert faults(made) == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_printed_from_a_page_speaks_of_no_other_regime(press: Listening, code: str) -> None:
    """Receipts, check sheets and forms on paper, empty and filled in."""
    with meedorp(press) as app:
        reader = Reader(app, code)
        for form in (*FLOWS.values(), REPORT):
            if form.on_paper:
                reader.browser.get(f"/{code}/formulieren/{form.slug}.pdf")
        for persona in demo.CLIENTS:
            reader.be(persona)
            reader.follow("/mijn/", "client")
            reader.follow("/mijn/verloop", "client")
        for who, path in [(key.partition(" ")[0], LINK.findall(html)) for key, html in reader.pages.items()]:
            reader.be(who)
            for link in path:
                if link.endswith(".pdf") and "/brieven/" not in link:
                    assert reader.browser.get(link).status_code == 200
    assert {letter for letter, *_ in press.heard} >= BY_EXAMPLE
    assert faults(press.heard) == {}
