"""Searching the public pages: what is there is found, in the language of the page, and nothing is kept."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from portal.languages import LANGUAGES
from portal.web.public.search import indexed, plain
from portal.web.public.site import PAGES
from tests.web.public.places import main_text

Read = Callable[[str], BeautifulSoup]


def hits(soup: BeautifulSoup) -> list[str]:
    return [link["href"] for link in soup.select("main .p-task__title")]


def test_a_word_is_found_on_the_page_that_is_about_it_first(page: Read) -> None:
    assert hits(page("/nl/zoeken?woord=bezwaar"))[0] == "/nl/bezwaar"
    assert hits(page("/nl/zoeken?woord=vrijwilligerswerk"))[0] == "/nl/vrijwilligerswerk"


def test_a_hit_shows_a_sentence_with_the_word(page: Read) -> None:
    soup = page("/nl/zoeken?woord=handtekening")
    assert hits(soup) == ["/nl/bezwaar"]
    assert soup.select_one(".p-task__hint").get_text() == "Uw handtekening."


def test_a_part_of_a_word_capitals_and_accents_do_not_matter(page: Read) -> None:
    assert hits(page("/nl/zoeken?woord=HÁNDTEKEN")) == ["/nl/bezwaar"]
    assert plain("Één Ünïcode") == "een unicode"
    assert plain("كمك ياري") == plain("کمک یاری")


def test_all_words_must_stand_on_the_page(page: Read) -> None:
    assert hits(page("/nl/zoeken?woord=handtekening+datum")) == ["/nl/bezwaar"]
    assert hits(page("/nl/zoeken?woord=handtekening+buurthuis")) == []


@pytest.mark.parametrize(
    "word", ["", "%20", "?!", "x" * 500, "%3Cscript%3Ealert(1)%3C/script%3E", "%25(num)s"]
)
def test_nothing_found_is_no_mistake(page: Read, word: str) -> None:
    soup = page(f"/nl/zoeken?woord={word}")
    assert hits(soup) == []
    assert soup.find_all("script") == []


def test_who_finds_nothing_hears_what_to_do(page: Read) -> None:
    assert "Of bel ons, dan helpen wij u." in main_text(page("/nl/zoeken?woord=olifant"))
    assert "Niets gevonden" not in main_text(page("/nl/zoeken"))


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_each_title_finds_its_page_in_each_language(page: Read, lang: str) -> None:
    for one in PAGES:
        title = page(f"/{lang}/{one.slug}").h1.get_text()
        assert f"/{lang}/{one.slug}" in hits(page(f"/{lang}/zoeken?woord={title}")), title


@pytest.mark.parametrize("gemeente", ["rotterdam"])
def test_the_rules_of_the_gemeente_are_found_too(page: Read, gemeente: str) -> None:
    assert hits(page("/nl/zoeken?woord=commissie"))[0] == "/nl/verdringing"


def test_the_index_holds_nothing_of_the_reader_who_asked_first(visitor: FlaskClient) -> None:
    indexed.cache_clear()
    with visitor.session_transaction() as session:
        session["_flashes"] = [("ok", "Alleen voor Fatima.")]
    visitor.get("/nl/zoeken?woord=bezwaar")
    assert hits(BeautifulSoup(visitor.get("/nl/zoeken?woord=fatima").data, "html5lib")) == []
