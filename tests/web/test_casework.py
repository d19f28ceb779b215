"""On the desk: taking and giving back, judging, asking, and what a client sees of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.states import Handling
from portal.rules.condition import Standing
from portal.store import dossiers
from portal.wording.checktitles import STANDINGS
from tests.web.cases import case_url, claim, judge, lines, search, submission_of
from tests.web.conftest import Signed
from tests.web.page import words
from tests.web.running import NOW
from tests.web.visitor import in_language

QUESTION = "Op welke dagen is het buurthuis open?"
ANSWER = "Op maandag en dinsdag. Ik heb het nagevraagd."


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


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
    assert lines(search(visit("noor"), after.number, wie="ik")) == [case]


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
