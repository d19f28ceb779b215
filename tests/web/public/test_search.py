"""Searching the public pages: what is there is found, in the language of the page, and nothing is kept."""

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from portal import clock
from portal.actions.installation import Installation
from portal.actions.sign_in import open_session
from portal.domain.fold import fold
from portal.domain.roles import Actor
from portal.languages import LANGUAGES
from portal.web.flows import FLOWS
from portal.web.public.searchable import TOOLS, entries, searchwords
from portal.web.public.site import PAGES
from tests.web.page import tree
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
    assert fold("Één Ünïcode") == "een unicode"
    assert fold("كمك ياري") == fold("کمک یاری")


def test_a_page_with_all_words_goes_before_pages_with_one(page: Read) -> None:
    assert hits(page("/nl/zoeken?woord=handtekening+datum")) == ["/nl/bezwaar"]
    found = hits(page("/nl/zoeken?woord=handtekening+buurthuis"))
    assert {"/nl/bezwaar", "/nl/wat-is-een-tegenprestatie", "/nl/vrijwilligerswerk"} <= set(found)


def form(slug: str) -> str:
    return f"/inloggen?verder=/mijn/{slug}/"


@pytest.mark.parametrize(
    ("lang", "word", "address"),
    [
        ("nl", "reiskosten", "/nl/vrijwilligerswerk"),
        ("nl", "boete", "/nl/uw-rechten"),
        ("nl", "boete", "/nl/bezwaar"),
        ("nl", "vakantie", form("wijziging")),
        ("nl", "verhuizen", form("wijziging")),
        ("nl", "verhuizing", form("wijziging")),
        ("nl", "kinderopvang", "/nl/ik-kan-niet"),
        ("nl", "kinderopvang", form("hulp")),
        ("nl", "uren doorgeven", form("uren")),
        ("nl", "zorgen voor mijn moeder", "/nl/mantelzorg"),
        ("nl", "pgb", "/nl/mantelzorg"),
        ("nl", "leeftijd", "/nl/zelftest"),
        ("nl", "oneerlijk", "/nl/melden"),
        ("nl", "mijn gegevens", form("correctie")),
        ("en", "sick", "/en/ik-kan-niet"),
        ("en", "I am sick", "/en/ik-kan-niet"),
        ("en", "boete", "/en/uw-rechten"),
        ("pl", "chory", "/pl/ik-kan-niet"),
        ("uk", "хвора", "/uk/ik-kan-niet"),
        ("ar", "مريض", "/ar/ik-kan-niet"),
        ("ar", "المريض", "/ar/ik-kan-niet"),
        ("tr", "hastayım", "/tr/ik-kan-niet"),
        ("fa", "مریضم", "/fa/ik-kan-niet"),
        ("fa", "داكتر", "/fa/ik-kan-niet"),
    ],
)
def test_what_people_call_it_leads_to_what_it_is_called_here(
    page: Read, lang: str, word: str, address: str
) -> None:
    assert address in hits(page(f"/{lang}/zoeken?woord={word}"))[:3]


def test_words_that_stand_everywhere_find_nothing_alone(page: Read) -> None:
    found = hits(page("/nl/zoeken?woord=de+olifant"))
    assert found == hits(page("/nl/zoeken?woord=olifant"))


def test_who_is_signed_in_goes_straight_to_the_form(
    visitor: FlaskClient, installation: Installation, fatima: Actor
) -> None:
    secret, _ = open_session(installation, fatima.id)
    with visitor.session_transaction() as session:
        session.update(sid=secret, seen=int(clock.now().timestamp()))
    found = hits(tree(visitor.get("/nl/zoeken?woord=verhuizen").data))
    assert "/mijn/wijziging/" in found


def test_every_page_and_form_has_words_to_be_found_by_in_every_language() -> None:
    names = (
        {page.name for page in PAGES} | {name for name, _, _ in TOOLS} | {f"form.{slug}" for slug in FLOWS}
    )
    assert set(searchwords()) == names
    for name, rows in searchwords().items():
        assert set(rows) == set(LANGUAGES), name
        assert all(rows.values()), name


def nothing_found(soup: BeautifulSoup) -> bool:
    return "Niets gevonden" in soup.main.get_text()


@pytest.mark.parametrize(
    "word", ["", "%20", "?!", "x" * 500, "%3Cscript%3Ealert(1)%3C/script%3E", "%25(num)s"]
)
def test_nothing_found_is_no_mistake(page: Read, word: str) -> None:
    soup = page(f"/nl/zoeken?woord={word}")
    assert nothing_found(soup) == bool(unquote(word).strip())
    assert soup.find_all("script") == []


def test_who_finds_nothing_hears_what_to_do(page: Read) -> None:
    soup = page("/nl/zoeken?woord=olifant")
    assert "Of bel ons, dan helpen wij u. 0598" in main_text(soup)
    assert {f"/nl/{one.slug}" for one in PAGES} | {"/nl/zelftest"} <= set(hits(soup))
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
    entries.cache_clear()
    with visitor.session_transaction() as session:
        session["_flashes"] = [("ok", "Alleen voor Fatima.")]
    visitor.get("/nl/zoeken?woord=bezwaar")
    assert nothing_found(tree(visitor.get("/nl/zoeken?woord=fatima").data))
