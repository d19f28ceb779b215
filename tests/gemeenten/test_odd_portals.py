"""A portal of each odd gemeente works from end to end: its demo, its pages, a plan, care, letters."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from flask import Flask

from portal.demo.fitting import fitting
from portal.languages import LANGUAGES
from portal.letters.press import Press
from portal.web.public.site import PAGES
from tests.gemeenten.odd import DUINSTEDE, ODD, OOSTWOUDE, VEENRADE, ZANDMEER, odd_law
from tests.journeys.test_plan_to_letter import same_letter, signed_in, text_of
from tests.web.answers import fill_plan
from tests.web.cases import case_url, claim, decision, judge
from tests.web.running import NOW, demo_database, running
from tests.web.visitor import Visitor

HOURS = {OOSTWOUDE: "7,5", ZANDMEER: "30", VEENRADE: "9", DUINSTEDE: "12"}
"""Hours that just fit, or that no rule bounds."""
OVER = {OOSTWOUDE: "8", VEENRADE: "9,5", DUINSTEDE: "12,5"}
NO_LOWERING = "Wij kunnen uw uitkering hiervoor niet lager maken."
CITED = {OOSTWOUDE: "art. 2", ZANDMEER: "art. 1", VEENRADE: "art. 2", DUINSTEDE: "verordening tegenprestatie"}
"""What the letter of a plan names of this gemeente's own."""
GIVEN = {
    "client_words": "Ik zorg voor mijn moeder.",
    "activity": "U zorgt voor uw moeder: het huishouden en de brieven.",
    "minutes": "12",
    "reasons": "U helpt elke dag, al een jaar lang. Wij keken naar wat de regels hierover zeggen.",
    "talk_on": ["14", "9", "2026"],
}
REFUSED = {
    "reasons": "De inwoner kan dit werk nu niet doen. Wij spraken daarover, en zoeken iets anders.",
    "talk_on": ["14", "9", "2026"],
}
CARE_OUTCOME = {
    OOSTWOUDE: "telt-mee",
    ZANDMEER: "telt-niet-mee",
    VEENRADE: "telt-mee",
    DUINSTEDE: "telt-mee",
}
ENOUGH = {"exceeds_usual_care": "ja", "professional": "nee", "necessary": "ja"}


@pytest.fixture
def app(gemeente: str, real_press: Press, moment: Callable[[datetime], None]) -> Iterator[Flask]:
    """The demo of an odd gemeente, with real letters."""
    moment(NOW)
    with demo_database(gemeente) as url, running(gemeente, url, real_press) as running_app:
        yield running_app


@pytest.mark.parametrize("gemeente", ODD)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_page_is_there_in_every_language(app: Flask, language: str) -> None:
    visitor = Visitor(app, language)
    for page in PAGES:
        assert visitor.get(f"/{language}/{page.slug}").heading


@pytest.mark.parametrize("gemeente", ODD)
def test_a_plan_that_fits_is_agreed_and_its_letter_names_the_rules(app: Flask, gemeente: str) -> None:
    client, case = planned(app, gemeente, HOURS[gemeente])
    ingrid = signed_in(app, "ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    decided = ingrid.send(page, decision(page))
    letter = same_letter(client, signed_in(app, "noor"), decided)
    assert CITED[gemeente] in letter
    assert ("art. 9 lid 1 onder c" in letter) == (gemeente != ZANDMEER)  # it asks, and orders nothing
    assert ("art. 8a lid 1 onder b" in letter) == (gemeente != ZANDMEER)
    assert (NO_LOWERING in letter) == (gemeente == ZANDMEER)


@pytest.mark.parametrize("gemeente", OVER)
def test_a_plan_of_more_hours_than_the_most_is_blocked(app: Flask, gemeente: str) -> None:
    _client, case = planned(app, gemeente, OVER[gemeente])
    ingrid = signed_in(app, "ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    blocked = ingrid.send(page, decision(page), status=200)
    assert blocked.soup.select_one("main [role=alert]") is not None


@pytest.mark.parametrize("gemeente", ODD)
def test_a_report_of_care_is_decided_with_a_letter(app: Flask, gemeente: str) -> None:
    noor, ingrid = signed_in(app, "noor"), signed_in(app, "ingrid")
    case = case_url(noor.portal, "care")
    claim(noor, case)
    judge(noor, case, **ENOUGH)
    page = ingrid.get(f"{case}/besluit/{CARE_OUTCOME[gemeente]}")
    decided = ingrid.send(page, decision(page, **GIVEN))
    [letter] = [noor.download(link) for link in decided.links("main") if "/brieven/" in link]
    assert odd_law().gemeenten[gemeente].name in text_of(letter)
    assert "U zorgt voor uw moeder" in text_of(letter)


@pytest.mark.parametrize("gemeente", ODD)
def test_a_plan_can_be_refused_with_all_that_a_person_judges_and_a_letter(app: Flask, gemeente: str) -> None:
    _client, case = planned(app, gemeente, HOURS[gemeente])
    ingrid = signed_in(app, "ingrid")
    page = ingrid.get(f"{case}/besluit/afwijzen")
    decided = ingrid.send(page, decision(page, carried_by=["ability"], **REFUSED))
    [letter] = [ingrid.download(link) for link in decided.links("main") if "/brieven/" in link]
    assert "De inwoner kan dit werk nu niet doen." in text_of(letter)


def planned(app: Flask, gemeente: str, hours: str) -> tuple[Visitor, str]:
    """A client sends a plan of so many hours a week, and a caseworker judges it."""
    fit = fitting(odd_law().in_force(gemeente, NOW.date()))
    client, noor = signed_in(app, "asked"), signed_in(app, "noor")
    sent = {"uren": {"minutes": hours}, "begin": {"months": str(fit.months)}}
    client.send(fill_plan(client, sent)[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    judge(noor, case, kind=fit.kind)
    return client, case
