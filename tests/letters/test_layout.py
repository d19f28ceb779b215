"""How a letter lies on its pages: the box for bezwaar is whole and early, no signature stands alone."""

from dataclasses import replace

import pytest

from portal.demo.letters import decided, sample
from portal.demo.stories import STORIES
from portal.domain.regimes import Regime
from portal.letters import pdf
from portal.letters.contexts import Decision, Letter
from tests.letters.conftest import BOTH_DIRECTIONS, DECISIONS, colour_profile_left_open, rendered
from tests.letters.measuring import Place, Sheet, dressed, printed, sheets, sizes

pytestmark = colour_profile_left_open

SIGNED = (
    *DECISIONS,
    *("uitnodiging", "herinnering", "pauze-bevestigd", "ontvangst-bezwaar", "uitkomst-melding"),
)
GREETING = "Met vriendelijke groet,"
HEADING, LAST_WORDS = "Bent u het er niet mee eens?", 'lees verderop "Zo maakt u bezwaar".'
STORY = [story for story, one in STORIES.items() if one.verdict.outcome.regime is Regime.TEGENPRESTATIE]
WHOLE = 30
"""So many words more than name and foot stand on the page of a signature."""


def as_typed(text: str) -> str:
    """The words without the shapes that quotation marks can have."""
    return text.replace("“", '"').replace("”", '"')


def page_of(pages: list[Sheet], words: str) -> int:
    """The page on which these words stand, whole and once."""
    [found] = [number for number, page in enumerate(pages) if words in as_typed(page.text)]
    return found


@pytest.mark.parametrize("code", BOTH_DIRECTIONS)
@pytest.mark.parametrize("name", DECISIONS)
def test_the_last_day_for_bezwaar_stands_on_the_first_page_in_one_box(name: str, code: str) -> None:
    pages = sheets(rendered(name, code))
    assert page_of(pages, HEADING) == page_of(pages, LAST_WORDS) == 0


@pytest.mark.parametrize("story", STORY)
def test_so_it_does_in_the_letter_of_every_story(story: str) -> None:
    one = decided("hoogezand-sappemeer", story)
    pages = printed(one.template, "nl", one.letter)
    assert page_of(pages, HEADING) == page_of(pages, LAST_WORDS) == 0


@pytest.mark.parametrize("lines", range(2, 40, 4))
def test_the_box_is_never_broken_however_long_the_task_is(lines: int) -> None:
    letter = replace(sample("besluit-tegenprestatie"), task="\n".join(["U schenkt koffie en thee."] * lines))
    pages = printed("besluit-tegenprestatie", "nl", letter)
    assert page_of(pages, HEADING) == page_of(pages, LAST_WORDS)


def words_beside_signature(pages: list[Sheet]) -> int:
    """How many words the page of the signature has before it; the foot of a page has about a dozen."""
    page = pages[page_of(pages, GREETING)]
    return len(page.text.partition(GREETING)[0].split())


@pytest.mark.parametrize("name", SIGNED)
def test_no_page_holds_only_a_signature(name: str) -> None:
    assert words_beside_signature(sheets(rendered(name, "nl"))) > WHOLE


@pytest.mark.parametrize("lines", range(1, 30, 2))
def test_no_page_holds_only_a_signature_however_long_the_letter_is(lines: int) -> None:
    letter = sample("besluit-einde")
    assert isinstance(letter, Decision)
    longer = replace(letter, reasons=tuple(f"Reden {number}." for number in range(lines)))
    assert words_beside_signature(printed("besluit-einde", "nl", longer)) > WHOLE


class TestLargePrint:
    def large(self, name: str, code: str = "nl") -> tuple[Letter, bytes]:
        """The sample of a letter to somebody who asked for large letters."""
        letter = dressed(sample(name), large_print=True)
        return letter, pdf.render(name, code, letter)

    @pytest.mark.parametrize("name", SIGNED)
    def test_what_is_read_has_letters_of_sixteen_points(self, name: str) -> None:
        _letter, data = self.large(name)
        found = sizes(data)
        assert sum(count for size, count in found.items() if size >= 16) > 0.6 * sum(found.values())
        assert min(found) >= 10

    def test_the_sheet_grows_with_the_letter(self) -> None:
        _letter, data = self.large("besluit-einde", "ar")
        usual = sizes(rendered("besluit-einde", "ar"))
        assert max(sizes(data)) > max(usual) * 1.25

    @pytest.mark.parametrize("name", DECISIONS)
    def test_the_first_page_says_on_which_page_one_reads_how_to_object(self, name: str) -> None:
        _letter, data = self.large(name)
        pages = sheets(data)
        number = page_of(pages, HEADING) + 1
        assert f"Hoe u bezwaar maakt, staat op bladzijde {number}." in " ".join(pages[0].text.split())

    @pytest.mark.parametrize("name", DECISIONS)
    def test_nothing_runs_off_the_sheet(self, name: str) -> None:
        paper = Place(0, 0, 210, 297)
        for code in BOTH_DIRECTIONS:
            _letter, data = self.large(name, code)
            assert all(paper.holds(word) for page in sheets(data) for word in page.words)
