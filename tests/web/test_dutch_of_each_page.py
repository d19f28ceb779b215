"""Every page of a client, a helper or a stranger is plain by itself, and opens the law in one place.

``python -m tests.web.dutch_pages`` prints the worst; docs/taal.md has the goals.
"""

import pytest

from tests.support import dutch
from tests.support.seen import seen
from tests.web.conftest import Opened
from tests.web.dutch_checks import doubts, shows_law, too_hard, wrong
from tests.web.dutch_pages import Page, pages_of, report, worst
from tests.web.page import tree
from tests.web.running import gemeenten


def page_of(html: str) -> Page:
    """A page with this main part."""
    read = seen(tree(f"<main>{html}</main>"))
    return Page("stranger /nl/ 200", read, dutch.measure(read.blocks, read.explained))


def test_each_fault_of_a_page_is_found() -> None:
    long = (
        "Als u het niet eens bent met wat wij u in deze brief over uw plan schrijven,"
        " dan kunt u ons daarna altijd bellen."
    )
    assert too_hard(page_of(f"<p>{long}</p>")) == [f"too long: {long}", "24.0 words a sentence"]
    assert too_hard(page_of("<p>Uw overeenkomstverplichtingen gaan in.</p>")) == ["25% long words"]
    assert too_hard(page_of("<p>Indien het moet: bel.</p><li>U krijgt ontheffing.</li>")) == [
        "hard: Indien",
        "hard: ontheffing",
    ]
    fold = "<details><summary>{}</summary><p>Dat zegt artikel 9. {}</p></details>"
    shown, opened = fold.format("Meer", doubts()[0]), fold.format("Welke regels?", doubts()[0])
    assert len(shows_law(page_of(shown))) == 2
    assert shows_law(page_of(opened)) == []
    assert shows_law(page_of(opened * 2)) == ["2 places with law"]
    assert page_of(opened).seen.of_law


def test_what_is_read_leaves_out_names_other_languages_and_what_somebody_typed() -> None:
    page = page_of(
        "<p>U helpt <bdi>Jan Bakker</bdi>.</p><p lang='en'>In English.</p><p dir='auto'>Hallo</p>"
        "<ul><li>Bel<ul><li>Kom langs</li></ul></li></ul><label>Uw naam<input value='Jan'></label>"
        "<details><summary>Moeilijke woorden op deze pagina</summary>"
        "<dl><dt>Bezwaar</dt><dd>Zo.</dd></dl></details>"
    )
    assert page.seen.blocks == ("U helpt naam.", "Bel", "Kom langs", "Uw naam")
    assert page.seen.explained == {"bezwaar"}


def test_the_report_names_the_worst_first() -> None:
    pages = {
        "short": page_of("<p>Dit is een korte zin.</p>"),
        "long": page_of("<p>Dit is een zin die een stuk langer is dan die andere zin.</p>"),
    }
    assert [one.measured.length for one in worst(pages)] == [13, 5]
    assert next(report("Pages", pages)).startswith("\nPages: 2")


@pytest.mark.slow("every page of everybody but staff, in one walk")
@pytest.mark.parametrize("gemeente", gemeenten())
def test_each_page_is_plain_and_shows_the_law_only_to_who_opens_it(portal_of: Opened, gemeente: str) -> None:
    pages = pages_of(portal_of(gemeente))
    assert wrong(pages) == {}
    with_law = {name for name, page in pages.items() if page.seen.of_law}
    assert {
        "stranger /nl/uw-rechten 200",
        "born 1950 /mijn/ 200",
        "volunteer again /mijn/waarom 200",
    } <= with_law
