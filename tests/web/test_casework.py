"""On the desk: the queue, taking and giving back, judging, asking, and what a client sees of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlencode

import pytest
import sqlalchemy as sa
from flask import Flask
from portal.store.queue import PAGE

from portal import clock, demo
from portal.actions.installation import Installation
from portal.demo.people import CASELOAD
from portal.domain.states import Handling
from portal.rules.condition import Standing
from portal.store import dossiers, sessions, submissions, tables
from portal.wording.checktitles import STANDINGS
from tests.web.cases import case_url, claim, judge, search, submission_of
from tests.web.conftest import Signed
from tests.web.page import Page, filled_in, words
from tests.web.running import NOW
from tests.web.visitor import in_language

QUESTION = "Op welke dagen is het buurthuis open?"
OPEN = ("sent", "question", "care", "cannot", "against")
"""Whose form waits for the gemeente or for an answer, beside the caseload."""
CLOSED = (
    *("agreed", "refused", "volunteer", "exempt", "helped", "against"),
    *("working", "working", "working", "working", "working"),  # a plan, three weeks of hours and a pause
)
"""Whose form was decided on or answered."""
ANSWER = "Op maandag en dinsdag. Ik heb het nagevraagd."


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


def test_the_queue_has_the_most_urgent_case_first_and_goes_on_over_pages(visit: Signed) -> None:
    noor = visit("noor")
    page, cases = noor.get("/werk/"), []
    while True:
        cases += page.links("tbody")
        following = [link for link in page.links("nav") if "na=" in link]
        if not following:
            break
        page = noor.get(following[0])
    assert len(cases) == len(set(cases)) == CASELOAD + len(OPEN)
    with noor.portal.store.read() as connection:
        urgent = [submissions.require(connection, case.rsplit("/", 1)[1]).urgent_on for case in cases]
    assert urgent == sorted(urgent)


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ({"zoek": "Okoye"}, 1),
        ({"staat": "besloten"}, len(CLOSED)),
        ({"staat": "wacht"}, 1),
        ({"zoek": "Nobody"}, 0),
        ({"wie": "ik"}, 1),
    ],
)
def test_the_queue_shows_what_is_asked_for(visit: Signed, wishes: dict[str, str], expected: int) -> None:
    noor = visit("noor")
    page = noor.send(noor.get("/werk/"), wishes, action="/werk/zoeken")
    assert len(page.links("tbody")) == expected
    assert {name: chosen(page, name) for name in wishes} == wishes


def chosen(page: Page, name: str) -> str:
    """What stands in the search box of the header, or in a filter of the list."""
    form = page.soup.select_one("header .d-find" if name == "zoek" else "main .d-filters")
    assert form is not None
    return dict(filled_in(form))[name]


def test_what_is_searched_for_can_be_narrowed_with_the_filters_of_the_list(visit: Signed) -> None:
    noor = visit("noor")
    found = search(noor, "TP-2026")
    form = found.soup.select_one("main .d-filters")
    assert form is not None
    asked = {**dict(filled_in(form)), "staat": "besloten"}
    narrowed = noor.get(f"/werk/?{urlencode(asked)}")
    assert chosen(narrowed, "zoek") == "TP-2026"
    assert len(narrowed.links("tbody")) == len(CLOSED) < len(found.links("tbody"))


def views(page: Page) -> dict[str, tuple[str, str, bool]]:
    """The views beside the worklist by their words: where each leads, how many wait, whether it is shown."""
    return {
        words(link).rstrip("0123456789+ "): (
            str(link["href"]),
            words(link.select_one(".d-n")),
            link.has_attr("aria-current"),
        )
        for link in page.soup.select(".d-views a")
    }


def test_the_views_beside_the_worklist_say_how_many_wait_there(visit: Signed) -> None:
    noor = visit("noor")
    shown = views(noor.get("/werk/"))
    assert [name for name, (_url, _count, is_current) in shown.items() if is_current] == [
        "Alles wat open staat"
    ]
    assert shown["Alles wat open staat"][1] == str(CASELOAD + len(OPEN))
    assert shown["Afgehandeld"][1] == "", "what only grows is not counted"
    for name, (url, count, _is_current) in shown.items():
        page = noor.get(url)
        assert (page.heading, views(page)[name][2]) == (name, True)
        if count and int(count) <= PAGE:
            assert len(page.links("tbody")) == int(count), name


def test_a_kind_narrows_within_a_view_and_a_search_is_none(visit: Signed) -> None:
    noor = visit("noor")
    assert views(noor.get("/werk/?wie=niemand&soort=plan&staat="))["Van niemand"][2]
    page = search(noor, "Okoye")
    assert page.heading == "Werklijst"
    assert not any(is_current for _url, _count, is_current in views(page).values())


def test_whoever_may_see_cases_can_search_from_any_page_of_the_desk(visit: Signed) -> None:
    noor = visit("noor")
    found = noor.send(noor.get("/regeling"), {"zoek": "Okoye"}, action="/werk/zoeken")
    assert len(found.links("tbody")) == 1
    for path in ("/werk/post", "/werk/bestaat-niet"):
        assert noor.get(path, 404 if "bestaat" in path else 200).soup.select("header .d-find"), path
    assert visit("bram").get("/beheer/woorden").soup.select(".d-find") == []


def test_a_name_that_was_searched_for_stands_in_no_address(visit: Signed) -> None:
    noor = visit("noor")
    found = search(noor, "Okoye", staat="open")
    assert "Okoye" not in found.url
    assert not any("Okoye" in link for link in found.links("body"))
    assert noor.get(found.url).links("tbody") == found.links("tbody"), "reloading and going back work"
    assert chosen(visit("thomas").get(found.url), "zoek") == "", "the address says nothing to a colleague"


def test_going_back_shows_the_earlier_search(visit: Signed) -> None:
    noor = visit("noor")
    first = search(noor, "Okoye")
    assert search(noor, "Nobody").links("tbody") == []
    assert chosen(noor.get(first.url), "zoek") == "Okoye"


def test_a_search_goes_on_over_pages_and_ends_with_an_empty_box(visit: Signed) -> None:
    noor = visit("noor")
    page = search(noor, "TP-2026")
    [following] = [link for link in page.links("nav") if "na=" in link]
    second = noor.get(following)
    assert chosen(second, "zoek") == "TP-2026"
    assert set(second.links("tbody")).isdisjoint(page.links("tbody"))
    everything = noor.send(second, {"zoek": " ", "wie": "niemand"}, action="/werk/zoeken")
    assert everything.url == "/werk/?wie=niemand"


def test_whoever_searches_for_somebody_finds_also_what_is_done_unless_he_says_otherwise(
    visit: Signed,
) -> None:
    noor = visit("noor")
    assert "Marijke de Vries" not in noor.get("/werk/").text
    found = search(noor, "Marijke")
    assert "Marijke de Vries" in found.text
    narrowed = noor.send(found, {"staat": "open"}, action="/werk/zoeken")
    assert "Marijke de Vries" not in narrowed.text
    assert chosen(narrowed, "zoek") == "Marijke"


@pytest.mark.parametrize(
    ("most", "words", "caption"),
    [
        (1000, "", "zaken, de dringendste eerst"),
        (1000, "TP2026", "zaken, de nieuwste eerst"),
        (3, "", "Meer dan 1000 zaken, de dringendste eerst"),
        (3, "TP2026", "Meer dan 1000 zaken, de nieuwste eerst"),
    ],
)
def test_the_worklist_says_how_many_and_in_which_order(
    visit: Signed, monkeypatch: pytest.MonkeyPatch, most: int, words: str, caption: str
) -> None:
    monkeypatch.setattr("portal.store.queue.MOST", most)
    monkeypatch.setattr("portal.web.casework.views.MOST", most)
    noor = visit("noor")
    page = noor.send(noor.get("/werk/"), {"zoek": words}, action="/werk/zoeken")
    assert caption in page.text
    assert ("Meer dan 1000" in page.text) == caption.startswith("Meer dan 1000")


def test_what_was_searched_for_is_gone_after_signing_out_and_never_grows(
    visit: Signed, portal: Installation
) -> None:
    noor = visit("noor")
    first = search(noor, "Okoye")
    for number in range(sessions.MOST_SEARCHES):
        search(noor, f"TP-{number}")
    assert chosen(noor.get(first.url), "zoek") == ""
    with portal.store.read() as connection:
        [kept] = [one for one in connection.scalars(sa.select(tables.session.c.searches)) if one]
    assert len(kept) == sessions.MOST_SEARCHES
    noor.post_raw("/uitloggen", {"csrf_token": first.token})
    with portal.store.read() as connection:
        assert not any(connection.scalars(sa.select(tables.session.c.searches)))


def test_of_two_who_take_a_case_the_first_has_it_and_the_second_hears_who(
    visit: Signed, portal: Installation
) -> None:
    case = case_url(portal, "sent")
    noor, thomas = visit("noor"), visit("thomas")
    seen_by_thomas = thomas.get(case)
    assert claim(noor, case).alerts == [in_language("nl", "U hebt deze zaak opgepakt.")]
    late = thomas.send(seen_by_thomas, action=f"{case}/oppakken")
    assert late.alerts == [in_language("nl", "%(name)s heeft deze zaak al opgepakt.", name="Noor Visser")]
    assert submission_of(portal, "sent").caseworker_id == demo.key("noor")


def test_a_case_that_was_given_back_is_free_for_another(visit: Signed, portal: Installation) -> None:
    case = case_url(portal, "sent")
    noor, thomas = visit("noor"), visit("thomas")
    claim(noor, case)
    noor.send(noor.get(case), action=f"{case}/teruggeven")
    assert claim(thomas, case).alerts == [in_language("nl", "U hebt deze zaak opgepakt.")]


def test_who_does_not_have_the_case_can_not_judge_it_and_keeps_what_was_typed(
    visit: Signed, portal: Installation
) -> None:
    case = case_url(portal, "sent")
    claim(visit("noor"), case)
    thomas = visit("thomas")
    page = thomas.send(thomas.get(f"{case}/toets"), {"unpaid": "ja"}, status=409)
    assert page.heading == in_language("nl", "Er is intussen iets veranderd")
    assert thomas.get(f"{case}/toets").value("unpaid") == "ja"


def test_a_note_stands_on_the_case_and_the_client_does_not_see_it(
    visit: Signed, portal: Installation
) -> None:
    case = case_url(portal, "sent")
    noor, samuel = visit("noor"), visit("sent", "nl")
    page = noor.send(noor.get(f"{case}/notitie"), {"note": "Gebeld over de sleutel."})
    assert "Gebeld over de sleutel." in page.text
    own = samuel.get(f"/mijn/ingestuurd/{submission_of(portal, 'sent').id}")
    assert "sleutel" not in own.html + samuel.get("/mijn/").html


def test_a_question_stops_the_clock_and_the_answer_brings_the_case_back_to_the_same_desk(
    visit: Signed, portal: Installation, moment: Callable[[datetime], None]
) -> None:
    case, noor = case_url(portal, "sent"), visit("noor")
    before = submission_of(portal, "sent")
    claim(noor, case)
    asked = noor.send(noor.get(f"{case}/vraag"), {"question": QUESTION})
    assert in_language("nl", "Wacht op de inwoner") in asked.text
    moment(NOW + timedelta(days=5))
    samuel = visit("sent")
    page = samuel.get(samuel.get("/mijn/").link(in_language("nl", "Bekijk de vraag")))
    assert QUESTION in page.text
    samuel.send(page, {"answer": ANSWER})
    after = submission_of(portal, "sent")
    assert (after.state, after.caseworker_id) == (Handling.RECEIVED, demo.key("noor"))
    assert after.decide_by == before.decide_by + timedelta(days=5)
    case_page = visit("noor").get(case)
    assert ANSWER in case_page.text
    assert search(visit("noor"), after.number, wie="ik").links("tbody") == [case]


def test_an_answer_that_is_empty_says_so_and_a_question_that_was_answered_is_closed(visit: Signed) -> None:
    youssef = visit("question", "nl")
    page = youssef.get(youssef.get("/mijn/").link(in_language("nl", "Bekijk de vraag")))
    assert youssef.send(page, {"answer": " "}, status=422).errors == [
        in_language("nl", "Schrijf uw antwoord op.")
    ]
    sent = youssef.send(page, {"answer": ANSWER})
    assert sent.alerts == [in_language("nl", "Wij hebben uw antwoord. Wij gaan weer verder.")]
    assert youssef.send(page, {"answer": ANSWER}).url == sent.url
    assert sent.html.count(QUESTION) == 0


def test_without_an_answer_the_case_can_go_on_only_after_the_term(
    visit: Signed, portal: Installation, moment: Callable[[datetime], None]
) -> None:
    case, button = case_url(portal, "question"), in_language("nl", "Ga verder zonder antwoord")
    assert button not in visit("noor").get(case).text
    moment(NOW + timedelta(days=7))  # two weeks after the question is a Sunday: Monday is the last day
    page = visit("noor").get(case)
    assert button in page.text
    noor = visit("noor")
    noor.send(noor.get(case), action=f"{case}/zonder-antwoord")
    assert submission_of(portal, "question").state is Handling.RECEIVED


def test_what_was_judged_changes_what_the_rules_say(visit: Signed, portal: Installation) -> None:
    case, noor = case_url(portal, "sent"), visit("noor")
    claim(noor, case)
    page = judge(noor, case, replaces_paid_work="ja")
    against = in_language("nl", STANDINGS[Standing.NOT_MET])
    findings = [words(one) for one in page.soup.select(".p-finding") if words(one).startswith(against)]
    assert any("verdringing" in one.casefold() for one in findings)
    again = judge(noor, case).soup.select(".p-finding")
    assert again
    assert not any(words(one).startswith(against) for one in again)


def test_a_judgement_on_a_page_that_is_old_by_now_is_refused(visit: Signed, portal: Installation) -> None:
    case, noor = case_url(portal, "sent"), visit("noor")
    claim(noor, case)
    old = noor.get(f"{case}/toets")
    judge(noor, case)
    assert noor.send(old, {"unpaid": "nee"}, status=409).heading == in_language(
        "nl", "Er is intussen iets veranderd"
    )


def test_what_a_colleague_verified_about_the_person_meanwhile_is_not_overwritten(
    visit: Signed, portal: Installation
) -> None:
    case, noor = case_url(portal, "sent"), visit("noor")
    claim(noor, case)
    old = noor.get(f"{case}/toets")
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("sent"))
        assert dossiers.set_verified(connection, dossier.id, dossier.revision, {"in_reintegration": True})
    page = noor.send(old, {"in_reintegration": "nee"}, status=409)
    assert page.heading == in_language("nl", "Er is intussen iets veranderd")
    again = noor.get(f"{case}/toets")
    assert again.value("in_reintegration") == "nee"  # what was typed waits; to send it is now a choice
    noor.send(again)
    with portal.store.read() as connection:
        assert dossiers.require(connection, dossier.id).verified["in_reintegration"] is False


def test_the_page_of_the_regeling_shows_every_article(visit: Signed, portal: Installation) -> None:
    page = visit("els").get("/regeling")
    regeling = portal.law(clock.today()).regeling
    assert len(page.soup.select("dl[lang=nl] dt")) == len(regeling.articles)
    assert len(page.soup.select("main details")) == len(regeling.contradictions)
