"""From a case that the rules block to the letter: Oostwoude asks eight hours of care, and may deviate."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from portal.letters.press import Press
from portal.rules.library import Library
from portal.rules.values import Rule
from portal.wording.rulelines import weighing
from portal.wording.teller import Teller
from tests.gemeenten.odd import OOSTWOUDE, odd_law
from tests.journeys.test_plan_to_letter import same_letter, signed_in, text_of
from tests.rules.support import with_rules
from tests.web.answers import fill_plan
from tests.web.cases import CHANGED, case_url, claim, decision, judge
from tests.web.page import Page, words
from tests.web.running import NOW, demo_database, running
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, fill_in

ENOUGH = {"exceeds_usual_care": "ja", "professional": "nee", "necessary": "ja"}
GIVEN = {
    "client_words": "Ik zorg voor mijn moeder.",
    "activity": "U zorgt voor uw moeder: het huishouden en de brieven.",
    "minutes": "7,5",
    "reasons": "U helpt elke dag, al een jaar lang. Wij keken naar wat de regels hierover zeggen.",
}
WHY = "uw zorg is zwaar, en het scheelt een half uur per week."
YES = {"is_agreed": "yes", "judgement": "Ik zie hetzelfde in het dossier."}
NO = {"is_agreed": "no", "judgement": "De grens is duidelijk, dit is geen bijzonder geval."}
LIST = "/werk/tweede-beoordeling"
ELSEWHERE = in_language("nl", "Dit is een andere plek dan in de toets. Verander eerst de toets.")


@pytest.fixture
def app(real_press: Press, moment: Callable[[datetime], None]) -> Iterator[Flask]:
    """The demo of Oostwoude, with real letters."""
    moment(NOW)
    with demo_database(OOSTWOUDE) as url, running(OOSTWOUDE, url, real_press) as running_app:
        yield running_app


@pytest.fixture
def case(app: Flask) -> str:
    """Half an hour of care too little, judged by Noor; returns the address of the case."""
    client, noor = signed_in(app, "asked"), signed_in(app, "noor")
    client.send(fill_in(client, CARE, {"uren": {"minutes": "7,5"}})[-1])
    url = case_url(client.portal, "asked")
    claim(noor, url)
    judge(noor, url, **ENOUGH)
    return url


def asked(ingrid: Visitor, case: str) -> Page:
    """Ingrid asks a second person."""
    page = ingrid.get(f"{case}/afwijken/telt-mee")
    return ingrid.send(page, {"reason_care_definition": WHY})


def waiting(karim: Visitor) -> list[str]:
    """The addresses of what waits for a second person."""
    return [link for link in karim.get(LIST).links("main") if link.startswith(f"{LIST}/")]


def answered(karim: Visitor, answer: dict[str, str]) -> Page:
    """Karim says whether he agrees with the one thing that waits."""
    [url] = waiting(karim)
    return karim.send(karim.get(url), answer)


def test_from_the_block_to_the_letter(app: Flask, case: str) -> None:
    ingrid, karim, client = signed_in(app, "ingrid"), signed_in(app, "karim"), signed_in(app, "asked")
    page = ingrid.get(f"{case}/besluit/telt-mee")
    blocked = ingrid.send(page, decision(page, **GIVEN), status=200)
    assert in_language("nl", "Dit besluit wijkt af van de regels") in blocked.text
    assert f"{case}/afwijken/telt-mee" in blocked.links("main")
    assert blocked.value("reasons") == GIVEN["reasons"]

    on_case = asked(ingrid, case)
    assert "Het wacht op een tweede beoordelaar." in on_case.text
    assert f"{case}/afwijken/telt-mee" not in on_case.links("main")
    assert "Tweede beoordeling 1 nieuw" in words(karim.get("/werk/").soup)
    [url] = waiting(karim)
    seen = karim.get(url)
    assert WHY in seen.text
    assert "art. 8" in seen.text
    karim.send(seen, YES)
    assert waiting(karim) == []
    assert "Tweede beoordeling 1" not in words(karim.get("/werk/").soup)

    assert "stemde in op 15 september 2026" in ingrid.get(case).text
    page = ingrid.get(f"{case}/besluit/telt-mee")
    assert page.value("reasons") == GIVEN["reasons"]  # as it was typed before
    decided = ingrid.send(page, decision(page, **GIVEN))
    letter = same_letter(client, signed_in(app, "noor"), decided)
    assert f"Wij wijken af van art. 4, want {WHY}" in letter
    assert "Dat mag volgens art. 8." in letter
    assert "Wij wijken voor u af van een regel van de gemeente." in letter
    rules = letter.partition("Welke regels hebben wij gebruikt?")[2].partition("Verandert er iets?")[0]
    assert "art. 8" in rules
    assert "art. 4" not in rules
    assert "Karim" not in letter
    [sheet] = [ingrid.download(link) for link in decided.links("main") if link.endswith("/toets.pdf")]
    told = text_of(sheet)
    assert "afgeweken met art. 8" in told
    assert "Tweede beoordelaar:" in told
    assert YES["judgement"] in told


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_words_of_the_officer_stay_dutch_in_another_language(
    app: Flask, case: str, language: str
) -> None:
    ingrid, karim = signed_in(app, "ingrid", language), signed_in(app, "karim", language)
    asked(ingrid, case)
    seen = karim.get(waiting(karim)[0])
    quoted = seen.soup.select("main blockquote[lang=nl]")
    assert [one.get_text(strip=True) for one in quoted] == [WHY]


def test_everybody_reads_from_what_the_gemeente_can_deviate() -> None:
    told = list(weighing(Teller(odd_law().in_force(OOSTWOUDE, NOW.date()), "nl")))
    assert [one.article.replace("\N{NO-BREAK SPACE}", " ") for one in told if "afwijken" in one.sentence] == [
        "art. 8"
    ]
    assert any("deze regels: art. 4." in one.sentence for one in told)


def test_after_a_no_the_decider_reads_why_and_can_ask_again(app: Flask, case: str) -> None:
    ingrid, karim = signed_in(app, "ingrid"), signed_in(app, "karim")
    asked(ingrid, case)
    answered(karim, NO)
    page = ingrid.get(case)
    assert NO["judgement"] in page.text
    assert f"{case}/afwijken/telt-mee" in page.links("main")
    page = ingrid.get(f"{case}/besluit/telt-mee")
    blocked = ingrid.send(page, decision(page, **GIVEN), status=200)
    assert NO["judgement"] in blocked.text


def test_mistakes_keep_what_was_typed(app: Flask, case: str) -> None:
    ingrid, karim = signed_in(app, "ingrid"), signed_in(app, "karim")
    page = ingrid.get(f"{case}/afwijken/telt-mee")
    short = ingrid.send(page, {"reason_care_definition": "te kort"}, status=422)
    assert len(short.errors) == 1
    assert short.value("reason_care_definition") == "te kort"
    blank = ingrid.send(page, {"reason_care_definition": "te kort".ljust(20)}, status=422)
    assert blank.errors == short.errors
    asked(ingrid, case)
    empty = karim.send(karim.get(waiting(karim)[0]), {"is_agreed": "yes", "judgement": ""}, status=422)
    assert empty.errors == [in_language("nl", "Schrijf op waarom.")]


def test_what_is_judged_anew_is_asked_anew(app: Flask, case: str) -> None:
    ingrid, karim, noor = signed_in(app, "ingrid"), signed_in(app, "karim"), signed_in(app, "noor")
    asked(ingrid, case)
    [url] = waiting(karim)
    page = karim.get(url)
    judge(noor, case, **ENOUGH)
    assert karim.send(page, YES, status=409).heading
    assert waiting(karim) == []
    assert "De zaak is veranderd nadat dit is gevraagd." in karim.get(url).text
    assert f"{case}/afwijken/telt-mee" in ingrid.get(case).links("main")


def test_a_second_answer_is_told_that_somebody_was_first(app: Flask, case: str) -> None:
    ingrid, karim = signed_in(app, "ingrid"), signed_in(app, "karim")
    asked(ingrid, case)
    page = karim.get(waiting(karim)[0])
    karim.send(page, YES)
    assert karim.send(page, NO, status=409).heading
    assert ingrid.get(f"{case}/afwijken/telt-mee", status=303)


@pytest.mark.parametrize("outcome", ["telt-niet-mee", "akkoord"])
def test_what_needs_no_deviation_has_no_page_for_it(app: Flask, case: str, outcome: str) -> None:
    status = 409 if outcome == "telt-niet-mee" else 404
    signed_in(app, "ingrid").get(f"{case}/afwijken/{outcome}", status=status)


def test_a_case_that_needs_none_says_nothing_of_it(app: Flask) -> None:
    ingrid = signed_in(app, "ingrid")
    page = ingrid.get(case_url(ingrid.portal, "care"))
    assert "afwijk" not in page.text


class TestAPlan:
    """Oostwoude, if it let the college deviate from its hours: at most seven and a half a week."""

    @pytest.fixture
    def plan(self, app: Flask) -> str:
        """A plan of six hours, judged by Noor; returns the address of the case."""
        portal = app.extensions["portal"]
        [own] = portal.library.versions(OOSTWOUDE)
        rule = Rule(("2", "4"), own.articles["8"].citation)
        others = [one for one in portal.library.regelingen if one is not own]
        known = (*others, with_rules(own, "factors", deviate_from=rule))
        library = Library(portal.library.gemeenten, known, portal.library.wetten)
        app.extensions["portal"] = replace(portal, library=library)
        client, noor = signed_in(app, "asked"), signed_in(app, "noor")
        client.send(fill_plan(client, {"uren": {"minutes": "6"}})[-1])
        url = case_url(client.portal, "asked")
        claim(noor, url)
        judge(noor, url)
        return url

    @pytest.mark.parametrize("address", ["wijzigen", "akkoord"])
    def test_a_second_person_is_asked_for_the_hours_of_the_decision(
        self, app: Flask, plan: str, address: str
    ) -> None:
        ingrid, karim = signed_in(app, "ingrid"), signed_in(app, "karim")
        wish = {**CHANGED, "minutes": "20"}
        page = ingrid.get(f"{plan}/besluit/{address}")
        blocked = ingrid.send(page, decision(page, **wish), status=200 if address == "wijzigen" else 422)
        assert f"{plan}/afwijken/{address}" in blocked.links("main")
        asking = ingrid.get(f"{plan}/afwijken/{address}")
        assert "uren per week: 20 (zo besloten)" in asking.text
        assert "uren per week: 6 (zei de inwoner)" not in asking.text
        assert "Waar? Buurthuis De Brink" in asking.text
        on_case = ingrid.send(asking, {"reason_hours": WHY})
        assert "De vraag staat klaar" in on_case.text
        seen = karim.get(waiting(karim)[0])
        assert "Hoeveel uur per week? 20" in seen.text
        assert "uren per week: 20 (zo besloten)" in seen.text
        karim.send(seen, YES)
        page = ingrid.get(f"{plan}/besluit/wijzigen")
        elsewhere = ingrid.send(page, decision(page, **wish, place="De Kringloop"), status=200)
        assert "De tweede beoordelaar moet opnieuw kijken." in elsewhere.text
        assert elsewhere.links("main").count(f"{plan}/afwijken/wijzigen") == 1
        decided = ingrid.send(elsewhere, decision(elsewhere, **wish, place="Buurthuis De Brink"))
        assert "Het besluit is genomen." in decided.text

    def test_what_was_typed_anew_meanwhile_is_not_asked_with_the_page_of_before(
        self, app: Flask, plan: str
    ) -> None:
        ingrid = signed_in(app, "ingrid")
        page = ingrid.get(f"{plan}/besluit/wijzigen")
        ingrid.send(page, decision(page, **{**CHANGED, "minutes": "20"}), status=200)
        asking = ingrid.get(f"{plan}/afwijken/wijzigen")
        ingrid.send(page, decision(page, **{**CHANGED, "minutes": "24"}), status=200)
        assert ingrid.send(asking, {"reason_hours": WHY}, status=409).heading

    def test_at_another_place_than_the_toets_nobody_is_asked(self, app: Flask, plan: str) -> None:
        ingrid, karim, noor = signed_in(app, "ingrid"), signed_in(app, "karim"), signed_in(app, "noor")
        page = ingrid.get(f"{plan}/besluit/wijzigen")
        wish = decision(page, **CHANGED, minutes="20", place="De Kringloop")
        ingrid.send(page, wish, status=200)
        on_case = ingrid.open(f"{plan}/afwijken/wijzigen")
        assert ELSEWHERE in " ".join(on_case.alerts)
        assert waiting(karim) == []
        judge(noor, plan, place="De Kringloop")
        assert ingrid.get(f"{plan}/besluit/wijzigen").value("minutes") == "20"
        asking = ingrid.get(f"{plan}/afwijken/wijzigen")
        assert "Waar? De Kringloop" in asking.text
        ingrid.send(asking, {"reason_hours": WHY})
        assert len(waiting(karim)) == 1

    def test_whose_toets_moved_to_another_place_meanwhile_is_not_asked_and_the_reason_stays(
        self, app: Flask, plan: str
    ) -> None:
        ingrid, karim, noor = signed_in(app, "ingrid"), signed_in(app, "karim"), signed_in(app, "noor")
        page = ingrid.get(f"{plan}/besluit/wijzigen")
        ingrid.send(page, decision(page, **{**CHANGED, "minutes": "20"}), status=200)
        asking = ingrid.get(f"{plan}/afwijken/wijzigen")
        judge(noor, plan, place="De Kringloop")
        assert ELSEWHERE in " ".join(ingrid.send(asking, {"reason_hours": WHY}).alerts)
        assert waiting(karim) == []
        judge(noor, plan, place="Buurthuis De Brink")
        assert ingrid.get(f"{plan}/afwijken/wijzigen").value("reason_hours") == WHY
