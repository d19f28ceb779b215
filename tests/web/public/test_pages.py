"""Every public page, in every language, for every gemeente: there, well made, and light."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import Environment

from portal import clock, paths
from portal.actions.installation import Installation
from portal.actions.sign_in import open_session
from portal.domain.roles import Actor
from portal.languages import LANGUAGES
from portal.wording.held import PARTS
from tests.web.page import tree
from tests.web.public.conftest import GEMEENTEN
from tests.web.public.places import addresses, main_text

Read = Callable[[str], BeautifulSoup]
FRONT_DOOR, LATER_PAGE = 5 * 1024, 3 * 1024
"""The front door has the drawings. It comes with the style sheet: see ``test_weight.py``."""
TEMPLATES = sorted((paths.TEMPLATES / "public").glob("*.html"))

each_gemeente = pytest.mark.parametrize("gemeente", GEMEENTEN)
each_language = pytest.mark.parametrize("lang", list(LANGUAGES))


@each_gemeente
@each_language
def test_every_page_is_there_and_well_made(page: Read, lang: str, gemeente: str) -> None:
    for address in addresses(lang):
        soup = page(address)
        html = soup.html
        assert (html["lang"], html["dir"]) == (lang, LANGUAGES[lang].direction), address
        assert len(soup.find_all("h1")) == 1, address
        assert soup.title.get_text(strip=True), address
        ids = [element["id"] for element in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), address
        assert soup.find_all(["script", "style"]) == [], address
        assert soup.find_all(style=True) == [], address
        levels = [int(heading.name[1]) for heading in soup.main.find_all(re.compile(r"^h[1-6]$"))]
        assert all(after - before < 2 for before, after in pairwise(levels)), address


@each_gemeente
def test_no_page_is_heavier_than_3_kilobytes(visitor: FlaskClient, gemeente: str) -> None:
    weights = {
        address: len(visitor.get(address, headers={"Accept-Encoding": "gzip, deflate, br"}).data)
        for lang in LANGUAGES
        for address in addresses(lang)
        if address != f"/{lang}/"
    }
    assert {address: weight for address, weight in weights.items() if weight > LATER_PAGE} == {}


@each_gemeente
@each_language
def test_the_front_door_is_light_for_a_first_page(visitor: FlaskClient, lang: str, gemeente: str) -> None:
    answer = visitor.get(f"/{lang}/", headers={"Accept-Encoding": "gzip, deflate, br"})
    assert len(answer.data) <= FRONT_DOOR


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_text_stands_in_a_template_without_a_translation(template: Path) -> None:
    tokens = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).lex(template.read_text("utf-8"))
    raw = "".join(value for _, kind, value in tokens if kind == "data")
    bare = re.sub(r"<[^>]*>", "", re.sub(r"nationaleombudsman\.nl", "", raw))
    assert re.findall(r"[^\W\d_]+", bare) == []


def test_every_page_is_found_from_the_front_door(page: Read) -> None:
    links = {link["href"] for link in page("/nl/").find_all("a", href=True)}
    elsewhere = ("/nl/zoeken", "/nl/melden", "/nl/melding")
    pages = {address for address in addresses("nl") if not address.startswith(elsewhere)} - {"/nl/"}
    assert pages <= links


@each_gemeente
def test_every_link_within_the_site_leads_to_a_page(app: Flask, page: Read, gemeente: str) -> None:
    rules = app.url_map.bind("localhost")
    links = {link["href"] for address in addresses("nl") for link in page(address).find_all("a", href=True)}
    inside = {link for link in links if link.startswith("/")}
    assert inside
    assert all(rules.test(link.partition("?")[0], "GET") for link in inside)


PROMISES = re.compile(r"online|upload|DigiD|\bapp\b|e-mail", re.IGNORECASE)


def test_no_page_promises_a_way_that_is_not_there(page: Read) -> None:
    for address in addresses("nl"):
        soup = page(address)
        assert PROMISES.findall(main_text(soup)) == [], address
        links = {link["href"] for link in soup.main.find_all("a", href=True)}
        known = ("/nl/", "/inloggen", "/helpen", "tel:", "https://", "#")
        assert all(link.startswith(known) for link in links), address


@pytest.mark.parametrize("slug", ["ik-kan-niet", "verdringing"])
def test_what_is_hard_to_type_can_be_told_by_telephone_or_letter(page: Read, slug: str) -> None:
    soup = page(f"/nl/{slug}")
    assert "schrijf een brief" in main_text(soup)
    assert soup.main.find("a", href="tel:0598000000") is not None


@pytest.mark.parametrize(
    ("slug", "form"),
    [
        ("ik-kan-niet", "/mijn/kan-nu-niet/"),
        ("bezwaar", "/mijn/oneens/"),
        ("mantelzorg", "/mijn/mantelzorg/"),
        ("vrijwilligerswerk", "/mijn/vrijwilligerswerk/"),
        ("wat-is-een-tegenprestatie", "/mijn/plan/"),
        ("", "/mijn/hulp/"),
    ],
)
def test_a_page_leads_over_the_sign_in_to_the_form_that_it_is_about(page: Read, slug: str, form: str) -> None:
    assert page(f"/nl/{slug}").main.find("a", href=f"/inloggen?verder={form}") is not None


def test_the_privacy_page_names_every_part_that_is_held_and_leads_to_it(page: Read) -> None:
    soup = page("/nl/privacy")
    listed = {item.get_text() for item in soup.main.select("li")}
    assert {title for part, (title, _) in PARTS.items() if part not in ("client", "dossier")} <= listed
    assert "Uw mailadres, als u dat gaf." in listed
    assert soup.main.find("a", href="/inloggen?verder=/mijn/gegevens") is not None


def test_reporting_unfair_work_is_found_on_the_page_about_it(page: Read) -> None:
    assert page("/nl/verdringing").main.find("a", href="/nl/melden") is not None


def test_the_front_door_begins_with_two_doors(page: Read) -> None:
    soup = page("/nl/")
    doors = [(door.get_text(), door["href"]) for door in soup.select(".p-door h2 a")]
    assert doors == [("Ik kreeg een brief", "/inloggen"), ("Geldt dit voor mij?", "/nl/zelftest")]
    headings = [one.get_text() for one in soup.main.select("h2")]
    after = ["Zo gaat het", "Wat past bij u?", "Goed om te weten"]
    assert headings[: len(doors) + len(after)] == [title for title, _ in doors] + after
    assert len(soup.select(".p-steps li svg")) == 3
    assert len(soup.select(".p-tile svg")) == len(soup.select(".p-tile")) == 6
    assert soup.main.find("form", role="search") is not None


@each_gemeente
def test_law_and_contradictions_stand_behind_one_fold_a_page(page: Read, gemeente: str) -> None:
    for address in addresses("nl"):
        soup = page(address)
        told = soup.main.select(".p-articles, .p-doubts")
        folds = {id(one.find_parent("details")) for one in told}
        assert len(folds) == bool(told), address
        assert all(one.find_parent("details") is not None for one in told), address


@each_language
def test_each_page_says_where_one_is(page: Read, lang: str) -> None:
    for address in addresses(lang):
        if address == f"/{lang}/" or "/meld" in address:
            continue
        [crumbs] = page(address).main.select("nav .p-crumbs")
        assert crumbs.parent["aria-label"], address
        assert crumbs.a["href"] == f"/{lang}/"
        assert crumbs.select_one("li:last-child")["aria-current"] == "page"


@pytest.mark.parametrize("slug", ["", "uw-rechten", "zoeken", "zelftest"])
def test_who_is_signed_in_finds_the_way_back_and_his_own_menu(
    visitor: FlaskClient, installation: Installation, fatima: Actor, slug: str
) -> None:
    assert "Terug naar mijn overzicht" not in visitor.get(f"/nl/{slug}").text
    secret, _ = open_session(installation, fatima.id)
    with visitor.session_transaction() as session:
        session.update(sid=secret, seen=int(clock.now().timestamp()))
    soup = tree(visitor.get(f"/nl/{slug}").data)
    [back] = [link for link in soup.main.select("a") if link.get_text() == "Terug naar mijn overzicht"]
    assert back["href"] == "/begin"
    assert "Mijn overzicht" in soup.select_one(".p-nav").get_text()
    assert soup.main.find("a", href="/inloggen") is None


@pytest.mark.parametrize("gemeente", ["voorbeeldgemeente", "rotterdam"])
def test_when_it_is_not_certain_which_rules_hold_the_pages_say_so(
    page: Read, moment: Callable[[datetime], None], gemeente: str
) -> None:
    ruled = ["/nl/", "/nl/wat-is-een-tegenprestatie", "/nl/uw-rechten"]
    words = {
        "voorbeeldgemeente": "In uw gemeente gelden andere regels.",
        "rotterdam": "Deze regels zijn bevestigd",
    }
    moment(datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert not any(words[gemeente] in main_text(page(address)) for address in ruled)
    moment(datetime(2027, 2, 1, 12, tzinfo=UTC))
    assert all(words[gemeente] in main_text(page(address)) for address in ruled)
    assert words[gemeente] not in main_text(page("/nl/privacy"))


@each_gemeente
@each_language
def test_a_number_of_free_help_stays_in_one_piece(page: Read, lang: str, gemeente: str) -> None:
    address = next(one for one in addresses(lang) if "bezwaar" in one)
    lines = page(address).select("main li bdi[lang=nl]")
    assert any("0800\u00a08020" in line.text for line in lines)
