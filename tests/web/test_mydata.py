"""Mijn gegevens: what is held, the files to take along, who looked, and asking to correct."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from portal import demo
from portal.actions.installation import Installation
from portal.domain.limits import OWN_DATA
from portal.domain.states import Handling
from portal.languages import LANGUAGES
from portal.letters.contexts import MyData
from portal.store import beschikkingen, dossiers, submissions, trail
from portal.web.client.mydata import NEWEST
from tests.fixtures.installations import FakePress
from tests.fixtures.rows import list_clients
from tests.web.access_table import rows
from tests.web.cases import case_url, claim, submission_of
from tests.web.conftest import Signed
from tests.web.helping import invite, join
from tests.web.own_data import HERE, KINDS, take
from tests.web.page import Page, words
from tests.web.running import NOW
from tests.web.visitor import Visitor, in_language

CORRECTION = {
    "welke": {"which_data": ["person", "written"]},
    "fout": {"is_wrong": "In de notitie staat dat ik in Assen woon."},
    "goed": {"should_be": "Ik woon in Hoogezand."},
}


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def looks_on(page: Page) -> list[str]:
    """Who looked, as the page shows it: a line each."""
    return [words(line) for line in page.soup.select("h2 ~ .p-list > div")]


def letter_url(portal: Installation, persona: str) -> str:
    """Where staff finds the letter of a client."""
    with portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return f"/werk/brieven/{beschikkingen.letters_of_dossier(connection, dossier.id)[0].id}.pdf"


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_menu_leads_to_a_page_with_three_files_in_every_language(visit: Signed, code: str) -> None:
    marijke = visit("agreed", code)
    page = marijke.get(marijke.get("/mijn/").link(in_language(code, "Mijn gegevens")))
    assert page.url == HERE
    for kind in KINDS:
        assert take(marijke, kind)


def test_nobody_looked_yet_and_then_it_says_who_in_which_role_and_at_what(
    visit: Signed, portal: Installation
) -> None:
    marijke = visit("agreed")
    assert in_language("nl", "Nog niemand opende uw zaak of een brief.") in marijke.get(HERE).text
    visit("noor").get(case_url(portal, "agreed"))
    visit("ingrid").download(letter_url(portal, "agreed"))
    newest, oldest = sorted(looks_on(marijke.get(HERE)), key=lambda line: "Noor" in line)
    number = submission_of(portal, "agreed").number
    for part in ("15 september 2026, 12:00", "Noor Visser", "klantmanager", "De zaak is bekeken.", number):
        assert part in oldest
    for part in ("Ingrid Mulder", "beslisser met mandaat", "De brief is geopend."):
        assert part in newest


def test_a_helper_who_came_in_stands_among_who_looked(visit: Signed, app: Flask) -> None:
    jan = visit("busy")
    join(visit(), invite(jan))
    [line] = looks_on(jan.get(HERE))
    assert "Samira Haddad" in line
    assert "De helper deed mee." in line


def test_an_own_look_at_an_own_letter_is_not_kept(visit: Signed, portal: Installation) -> None:
    marijke = visit("agreed")
    marijke.download(letter_url(portal, "agreed").replace("/werk/", "/mijn/"))
    marijke.get(f"/mijn/ingestuurd/{submission_of(portal, 'agreed').id}")
    assert looks_on(marijke.get(HERE)) == []


def case_pages() -> list[str]:
    """The pages on which staff sees something of one case."""
    return [path for method, path in rows() if method == "GET" and path.startswith("/werk/<key>")]


@pytest.mark.parametrize("path", case_pages())
def test_every_page_about_a_case_leaves_who_opened_it(visit: Signed, portal: Installation, path: str) -> None:
    sent = submission_of(portal, "agreed" if path.endswith("/toets.pdf") else "sent")
    ingrid = visit("ingrid")
    url = path.replace("<key>", sent.id).replace("<outcome>", "akkoord").replace("<reply>", "bericht")
    ingrid.browser.get(url)
    ingrid.browser.get(url)
    with portal.store.read() as connection:
        looks = [event for event in trail.of(connection, sent.id) if event.event == "case:viewed"]
        assert list(trail.broken_links(connection)) == []
    assert [event.actor_id for event in looks] == [demo.key("ingrid")]


def test_only_the_newest_looks_stand_on_the_page(
    visit: Signed, portal: Installation, moment: Callable[[datetime], None]
) -> None:
    case = case_url(portal, "agreed")
    for day in range(NEWEST + 2):
        moment(NOW + timedelta(days=day))
        visit("noor").get(case)
    page = visit("agreed").get(HERE)
    assert len(looks_on(page)) == NEWEST
    assert in_language("nl", "Dit zijn de laatste keren. Alle keren staan in uw bestand.") in page.text
    taken = json.loads(take(visit("agreed"), "json"))
    assert len([event for event in taken["trail"] if event["event"] == "case:viewed"]) == NEWEST + 2


def test_the_files_are_named_without_a_person_and_kept_by_nobody(visit: Signed) -> None:
    marijke = visit("agreed")
    for kind in KINDS:
        take(marijke, kind)
        answer = marijke.browser.get(f"{HERE}/mijn-gegevens.{kind}")
        assert f'filename="mijn-gegevens.{kind}"' in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "no-store"


def test_no_file_names_another_client_of_the_demo(visit: Signed, portal: Installation, app: Flask) -> None:
    with portal.store.read() as connection:
        everybody = list_clients(connection)
    me = next(one for one in everybody if one.id == demo.key("agreed"))
    others = {one.id for one in everybody} | {one.name for one in everybody if one.last_name != me.last_name}
    marijke = visit("agreed")
    for kind in KINDS:
        taken = take(marijke, kind)
        assert me.last_name.encode() in taken
        assert [text for text in others - {me.id, me.name} if text.encode() in taken] == []


def test_the_paper_is_in_the_language_of_the_reader(visit: Signed, portal: Installation) -> None:
    take(visit("agreed", "ar"), "pdf")
    assert isinstance(portal.press, FakePress)
    template, language, letter = portal.press.made[-1]
    assert (template, language) == ("mijn-gegevens", "ar")
    assert isinstance(letter, MyData)
    asked = in_language("ar", "Taal")
    assert asked in [answer.question for part in letter.parts for e in part.entries for answer in e.answers]


def test_a_draft_is_in_the_file_with_its_questions_in_words(visit: Signed) -> None:
    taken = json.loads(take(visit("busy"), "json"))
    [draft] = taken["draft"]
    assert draft["flow_words"] == "Mijn plan"
    assert "Wat wilt u gaan doen?" in [row["question"] for part in draft["shown"] for row in part["rows"]]


def ask_to_correct(visitor: Visitor) -> Page:
    """Fill the form in from the page itself, and send it."""
    start = visitor.get(visitor.get(HERE).link(in_language("nl", "Geef door wat niet klopt")))
    page = visitor.get(start.link(in_language("nl", "Begin")))
    for step, answers in CORRECTION.items():
        assert page.url.endswith(step)
        page = visitor.send(page, answers)
    return visitor.send(page)


def test_asking_to_correct_lands_on_the_desk_within_a_month_and_is_answered_there(
    visit: Signed, portal: Installation
) -> None:
    page = ask_to_correct(visit("agreed"))
    assert in_language("nl", "Wij hebben uw verzoek") in page.text
    sent = submission_of(portal, "agreed")
    assert (sent.flow, sent.decide_by) == ("correctie", date(2026, 10, 15))
    noor, case = visit("noor"), case_url(portal, "agreed")
    assert CORRECTION["goed"]["should_be"] in noor.get(case).text
    claim(noor, case)
    noor.send(noor.get(f"{case}/antwoord/bericht"), {"text": "Wij hebben het veranderd."})
    with portal.store.read() as connection:
        assert submissions.require(connection, sent.id).state is Handling.ANSWERED
    assert "Wij hebben het veranderd." in visit("agreed").get(f"/mijn/ingestuurd/{sent.id}").text


def test_each_question_of_the_request_must_be_answered_and_health_is_warned_about(visit: Signed) -> None:
    marijke = visit("agreed")
    page = marijke.get("/mijn/correctie/welke")
    page = marijke.send(page, {}, status=422)
    assert page.errors == [in_language("nl", "Kies welke gegevens niet kloppen.")]
    page = marijke.get("/mijn/correctie/fout")
    warned = marijke.send(page, {"is_wrong": "Mijn diagnose is een depressie."}, status=200)
    assert warned.soup.select_one(".p-caution")
    assert warned.value("is_wrong").startswith("Mijn diagnose")


def test_a_copy_that_is_being_made_says_so_and_the_page_looks_again(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["beside"], "wake", lambda: None)
    marijke = visit("agreed")
    page = marijke.send(marijke.get(HERE), {"soort": "json"}, action=f"{HERE}/maken")
    assert in_language("nl", "Wij maken uw kopie. Deze pagina kijkt vanzelf opnieuw.") in page.text
    assert page.answer.headers["Refresh"] == "5"
    assert marijke.get(f"{HERE}/mijn-gegevens.json", status=303)
    monkeypatch.undo()
    ready = marijke.get(HERE)
    assert "Refresh" in ready.answer.headers  # it was still waiting when the page was made, and is there now
    assert "Refresh" not in marijke.get(HERE).answer.headers


def test_who_asks_again_and_again_waits_and_nobody_fetches_before_he_asked(visit: Signed) -> None:
    marijke = visit("agreed")
    assert marijke.get(f"{HERE}/mijn-gegevens.pdf", status=303)
    for _time in range(OWN_DATA.most):
        take(marijke, "json")
    answer = marijke.post_raw(f"{HERE}/maken", {"csrf_token": marijke.token(), "soort": "json"})
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert marijke.post_raw(f"{HERE}/maken", {"csrf_token": marijke.token(), "soort": "x"}).status_code == 400
