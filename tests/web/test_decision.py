"""Deciding: who may, what the rules stop, what has to be there, and what leaves the building."""

import hashlib
import re
from datetime import timedelta

import pytest
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.domain.states import Handling
from portal.rules.asked import Asked
from portal.store import beschikkingen, dossiers, tables
from portal.web.casework.forms.plan_decision import quoted, whole
from portal.web.client.overview import NOT_AGREED
from portal.wording.checktitles import QUESTIONS
from tests.web.cases import CHANGED, REFUSED, case_url, claim, decision, judge, submission_of
from tests.web.conftest import Opened, Signed
from tests.web.page import words
from tests.web.running import ROTTERDAM
from tests.web.test_overview import COURSE
from tests.web.visitor import Visitor, in_language

UNUSUAL = "judgement_hours"


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def case(visit: Signed, portal: Installation) -> str:
    """A case that a caseworker has judged, and that may be decided."""
    url, noor = case_url(portal, "sent"), visit("noor")
    claim(noor, url)
    judge(noor, url)
    return url


@pytest.fixture
def displacing(visit: Signed, case: str) -> str:
    """The same case, once the caseworker found that it takes a paid job away."""
    judge(visit("noor"), case, replaces_paid_work="ja")
    return case


def is_undecided(portal: Installation) -> bool:
    with portal.store.read() as connection:
        found = beschikkingen.of_submission(connection, submission_of(portal, "sent").id)
    return found is None and submission_of(portal, "sent").state is Handling.RECEIVED


def letters_of(visitor: Visitor, page: str) -> list[bytes]:
    links = dict.fromkeys(link for link in visitor.get(page).links("main") if "/brieven/" in link)
    return [visitor.download(link) for link in links]


def test_an_agreement_makes_a_letter_that_client_and_caseworker_read_alike(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid, samuel = visit("ingrid"), visit("sent")
    page = ingrid.get(f"{case}/besluit/akkoord")
    done = ingrid.send(page, decision(page, place=f"{page.value('place')}, Voorbeeldlaan 3"))
    assert in_language("nl", "Het besluit is genomen. De brief staat klaar.") in done.alerts
    [theirs] = letters_of(visit("noor"), case)
    [own] = letters_of(samuel, "/mijn/")
    assert theirs == own
    assert hashlib.sha256(own).hexdigest() in done.html
    assert ", Voorbeeldlaan 3" in samuel.get("/mijn/").text


def test_another_client_does_not_get_the_letter(visit: Signed) -> None:
    [link] = {link for link in visit("agreed").get("/mijn/").links("main") if "/brieven/" in link}
    assert visit("refused").get(link, status=404)
    assert visit().open(link).url.startswith("/inloggen")


def test_the_design_is_what_the_rules_judge_and_a_block_shows_its_article(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/wijzigen")
    blocked = ingrid.send(page, decision(page, **CHANGED, minutes="20"), status=200)
    [alert] = blocked.soup.select("main [role=alert]")
    assert in_language("nl", "Dit besluit kan niet: de regels laten het niet toe") in words(alert)
    assert in_language("nl", QUESTIONS[Asked.HOURS]) in words(alert)
    assert re.search(r"art\. \d", words(alert))
    assert blocked.value("ability") == decision(page)["ability"]
    assert is_undecided(portal)


def test_the_form_begins_with_what_the_plan_says(visit: Signed, portal: Installation, case: str) -> None:
    plan = submission_of(portal, "sent").answers
    page = visit("ingrid").get(f"{case}/besluit/akkoord")
    assert page.value("guide") == plan["contact_name"]
    assert page.value("months") == str(plan["months"])
    assert page.value("minutes") == str(plan["minutes"] // 60)
    assert page.value("days") == "dinsdag: ochtend; donderdag: ochtend"
    assert page.value("task").splitlines() == [whole(plan["task"]), f'U schreef: "{whole(plan["day"])}"']
    assert page.value("place") == plan["place"]
    assert page.value("wishes") == quoted(plan["strengths"])
    assert whole("Koffie schenken") == "Koffie schenken."
    assert whole("Koffie schenken! ") == "Koffie schenken!"


def test_the_months_that_are_typed_are_judged_and_not_those_of_the_plan(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/wijzigen")
    assert submission_of(portal, "sent").answers["months"] == 3
    too_short = ingrid.send(page, decision(page, **CHANGED, months="1"), status=200)
    [alert] = too_short.soup.select("main [role=alert]")
    title = in_language("nl", "Wat de regels zeggen")
    [told] = [one for one in too_short.named("details") if words(one.summary) == title]
    for part in (alert, told.select_one(".p-findings")):
        assert in_language("nl", QUESTIONS[Asked.TERM]) in words(part)
    assert too_short.value("months") == "1"
    assert is_undecided(portal)


def test_an_agreement_with_a_change_within_the_rules_is_taken(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/wijzigen")
    ingrid.send(page, decision(page, **CHANGED, minutes="16"))
    samuel = visit("sent", "nl")
    assert in_language("nl", "Akkoord met een verandering") in samuel.get(COURSE).text
    assert "16 uur" in samuel.get("/mijn/").text


def test_an_agreement_that_departs_from_the_plan_asks_what_is_changed_and_why(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    asked = ingrid.send(page, decision(page, minutes="16"), status=422)
    assert asked.errors == [
        in_language("nl", "Schrijf op wat u aan het plan verandert."),
        in_language("nl", "Schrijf op waarom u dat verandert."),
    ]
    assert asked.value("minutes") == "16"
    assert is_undecided(portal)
    ingrid.send(asked, CHANGED)
    assert in_language("nl", "Akkoord met een verandering") in visit("sent", "nl").get(COURSE).text


def test_what_the_letter_must_say_can_not_be_left_out(visit: Signed, portal: Installation, case: str) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    must = [name for name in decision(page) if name not in {"talk_on"}]
    empty = ingrid.send(page, {**decision(page), **dict.fromkeys(must, "")}, status=422)
    wrong = {str(one["name"]) for one in empty.soup.select("[aria-invalid=true]")}
    assert set(must) <= wrong
    assert is_undecided(portal)


def test_half_an_advice_is_asked_for_whole_and_then_stands_in_the_letter(
    visit: Signed, portal: Installation, case: str
) -> None:
    """Awb 3:49."""
    ingrid = visit("ingrid")
    page = ingrid.get(f"{case}/besluit/akkoord")
    half = {**decision(page), "adviser": "de commissie van advies"}
    asked = ingrid.send(page, half, status=422)
    wrong = {str(one["name"]) for one in asked.soup.select("[aria-invalid=true]")}
    assert {name.partition("-")[0] for name in wrong} == {"advised_on", "advice"}
    assert is_undecided(portal)
    day = clock.today() - timedelta(days=1)
    told = {
        "advised_on": [str(day.day), str(day.month), str(day.year)],
        "advice": "De buurt heeft er baat bij.",
    }
    ingrid.send(asked, {**half, **told})
    [letter] = letters_of(visit("sent", "nl"), "/mijn/")
    assert "De buurt heeft er baat bij." in letter.decode()


def test_a_refusal_says_why_and_lets_the_client_come_with_another_plan(
    visit: Signed, portal: Installation, displacing: str
) -> None:
    ingrid, samuel = visit("ingrid"), visit("sent", "nl")
    ingrid.send(ingrid.get(f"{displacing}/besluit/afwijzen"), REFUSED)
    [letter] = letters_of(samuel, "/mijn/")
    assert "Zijn werk mag niet wegvallen." in letter.decode()
    assert in_language("nl", "Niet akkoord") in samuel.get(COURSE).text
    overview = samuel.get("/mijn/")
    assert in_language("nl", NOT_AGREED) in overview.text
    assert overview.link(in_language("nl", "Kies wat u wilt doorgeven")) == "/mijn/doorgeven"
    sent = samuel.get(f"/mijn/ingestuurd/{submission_of(portal, 'sent').id}")
    assert "28 oktober 2026" in sent.text  # six weeks after the day of sending, Awb 6:7 and 6:8


def test_a_refusal_without_reasons_is_not_taken(visit: Signed, portal: Installation, displacing: str) -> None:
    ingrid = visit("ingrid")
    form = ingrid.get(f"{displacing}/besluit/afwijzen")
    page = ingrid.send(form, {**REFUSED, "reasons": "Nee."}, status=422)
    assert page.errors == [in_language("nl", "Schrijf iets meer: minstens %(minimum)s tekens.", minimum=40)]
    assert is_undecided(portal)


def test_a_decision_on_a_case_that_moved_on_is_refused_with_what_to_do_and_keeps_the_text(
    visit: Signed, portal: Installation, displacing: str
) -> None:
    ingrid, noor = visit("ingrid"), visit("noor")
    page = ingrid.get(f"{displacing}/besluit/afwijzen")
    noor.send(noor.get(f"{displacing}/vraag"), {"question": "Hoe laat begint u op maandag?"})
    late = ingrid.send(page, REFUSED, status=409)
    assert late.heading == in_language("nl", "Er is intussen iets veranderd")
    assert in_language("nl", "Kijk eerst hoe het nu is.") in late.text
    assert ingrid.get(f"{displacing}/besluit/afwijzen").value("reasons") == REFUSED["reasons"]


def test_two_deciders_or_two_clicks_make_one_decision(visit: Signed, displacing: str) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get(f"{displacing}/besluit/afwijzen")
    ingrid.send(page, REFUSED)
    ingrid.send(page, REFUSED, status=409)
    assert len(letters_of(visit("sent"), "/mijn/")) == 1


def test_who_opens_the_form_of_a_case_that_is_decided_is_led_to_the_decision(
    visit: Signed, displacing: str
) -> None:
    ingrid = visit("ingrid")
    ingrid.send(ingrid.get(f"{displacing}/besluit/afwijzen"), REFUSED)
    page = ingrid.open(f"{displacing}/besluit/akkoord")
    assert page.url == displacing
    assert in_language("nl", "Deze zaak is al besloten.") in page.text
    assert "<textarea" not in page.html


def test_the_mandate_is_needed_also_for_who_has_the_case_on_the_desk(visit: Signed, case: str) -> None:
    noor = visit("noor")
    assert noor.get(f"{case}/besluit/akkoord", status=403)
    assert f"{case}/besluit/akkoord" not in noor.get(case).links()


def test_a_decided_case_shows_the_findings_as_they_were(
    visit: Signed, portal: Installation, displacing: str
) -> None:
    ingrid, karim = visit("ingrid"), visit("karim")
    before = {words(one) for one in ingrid.get(displacing).soup.select(".p-findings p")}
    ingrid.send(ingrid.get(f"{displacing}/besluit/afwijzen"), REFUSED)
    kept = [words(one) for one in karim.get(displacing).soup.select(".p-findings p")]
    assert kept
    assert before.issuperset(kept)
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("sent"))
        found = {**dossier.verified, "fully_incapacitated": True}
        assert dossiers.set_verified(connection, dossier.id, dossier.revision, found)
    assert [words(one) for one in karim.get(displacing).soup.select(".p-findings p")] == kept


def test_a_judgement_that_only_the_design_calls_for_is_asked_before_the_decision(portal_of: Opened) -> None:
    noor, ingrid = (Visitor(app) for app in [portal_of(ROTTERDAM)] * 2)
    noor.enter("noor")
    ingrid.enter("ingrid")
    url = case_url(noor.portal, "sent")
    claim(noor, url)
    judge(noor, url)
    page = ingrid.send(ingrid.get(f"{url}/besluit/wijzigen"), {"minutes": "20"}, status=422)
    assert UNUSUAL not in page.html
    answers = decision(page, **CHANGED, minutes="12")
    asked = ingrid.send(page, answers, status=422)
    assert asked.errors == [in_language("nl", "Schrijf uw oordeel op, met de reden.")]
    assert asked.value("ability") == answers["ability"]
    ingrid.send(asked, {UNUSUAL: "Twaalf uur past bij wat zij aankan."})
    assert len(letters_of(ingrid, url)) == 1


def test_a_decision_that_a_rule_blocks_keeps_every_box_while_one_judges_again(
    visit: Signed, portal: Installation, case: str
) -> None:
    ingrid = visit("ingrid")
    url = f"{case}/besluit/wijzigen"
    page = ingrid.get(url)
    typed = decision(page, **CHANGED, minutes="20")
    ingrid.send(page, typed, status=200)
    again = ingrid.get(url)
    assert is_undecided(portal)
    texts = {name: value for name, value in typed.items() if isinstance(value, str)}
    assert {name: again.value(name) for name in texts} == texts
    ingrid.send(again, {"minutes": "16"})
    assert not is_undecided(portal)


def test_who_decides_on_ioaw_reads_that_the_verordening_does_not_name_that_act(portal_of: Opened) -> None:
    ingrid = Visitor(portal_of(ROTTERDAM))
    ingrid.enter("ingrid")
    told, url = "rust alleen op de Participatiewet", case_url(ingrid.portal, "sent")
    assert told not in ingrid.get(f"{url}/besluit/akkoord").text
    with ingrid.portal.store.write() as connection:
        client = dossiers.require(connection, submission_of(ingrid.portal, "sent").dossier_id).client_id
        connection.execute(tables.client.update().where(tables.client.c.id == client).values(benefit="ioaw"))
    assert told in ingrid.get(f"{url}/besluit/akkoord").text
    assert told in ingrid.get(url).text
