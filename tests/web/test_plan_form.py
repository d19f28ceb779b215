"""Filling in "Mijn plan": step by step, in any order, with mistakes, with pauses, and sent once."""

import re

import pytest

from portal import demo, languages
from portal.languages import LANGUAGES
from portal.store import dossiers, drafts, submissions
from tests.web.answers import PLAN, fill_plan, step_of
from tests.web.conftest import Signed
from tests.web.page import words
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, fill_in

WRONG = (
    ("wat", {"task": "kort"}, "Schrijf iets meer: minstens %(minimum)s tekens.", {"minimum": 20}),
    ("wat", {"task": ""}, "Schrijf op wat u wilt gaan doen.", {}),
    ("uren", {"minutes": "veel"}, "Vul een getal in, bijvoorbeeld 3,5.", {}),
    ("uren", {"minutes": "3,25"}, "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5.", {}),
    ("begin", {"starts_on": ["31", "2", "2027"]}, "Deze dag bestaat niet. Kijk de datum na.", {}),
    ("begin", {"starts_on": ["1", "2", "2020"]}, "Kies een dag die nog niet voorbij is.", {}),
    (
        *("begin", {"months": "99"}),
        *("Vul een getal in van %(minimum)s tot en met %(maximum)s.", {"minimum": 1, "maximum": 24}),
    ),
    ("geld", {"pay": "bitcoin"}, "Kies een antwoord dat op deze pagina staat.", {}),
    ("eerst-betaald", {}, "Kies of iemand dit werk eerst voor loon deed.", {}),
)


BESIDE = {step: PLAN[step] for step in ("wat", "uren", "begin")}
"""What goes well on the same page."""


def sent_by(visitor: Visitor, persona: str) -> list[submissions.Submission]:
    """What a client has sent in."""
    with visitor.portal.store.read() as connection:
        dossier = dossiers.require_of_client(connection, demo.key(persona))
        return submissions.list_of_dossier(connection, dossier.id)


def draft_of(visitor: Visitor, persona: str) -> dict[str, object]:
    """The answers that are kept for a client who is still busy."""
    with visitor.portal.store.read() as connection:
        draft = drafts.get(connection, demo.key(persona), "plan")
    return dict(draft.answers) if draft else {}


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
@pytest.mark.parametrize(("step", "typed", "message", "values"), WRONG)
def test_a_wrong_answer_stays_and_is_told_what_to_do_in_the_language_of_the_page(
    visit: Signed, code: str, step: str, typed: dict[str, str], message: str, values: dict[str, int]
) -> None:
    jan = visit("busy", code)
    page = jan.send(jan.get(f"/mijn/plan/{step}"), {**BESIDE.get(step, {}), **typed}, status=422)
    assert page.language == code
    assert page.errors == [in_language(code, message, **values)]
    one_mistake = languages.translations(code).ngettext("%(num)s fout", "%(num)s fouten", 1)
    assert page.title.startswith(one_mistake % {"num": 1})
    assert page.soup.select("[aria-invalid=true]") != []
    for name, value in typed.items():
        if isinstance(value, str) and name != "pay":
            assert page.value(name) == value
    assert draft_of(jan, "busy") == {"task": "Helpen in de kringloopwinkel op zaterdag."}


def test_boxes_of_a_date_keep_what_was_typed_and_only_the_wrong_one_is_marked(visit: Signed) -> None:
    jan = visit("busy")
    typed = {**PLAN["begin"], "starts_on": ["3", "dertien", "2027"]}
    page = jan.send(jan.get("/mijn/plan/begin"), typed, status=422)
    boxes = page.soup.select("input[name=starts_on]")
    assert [box["value"] for box in boxes] == ["3", "dertien", "2027"]
    assert [box.get("aria-invalid") for box in boxes] == [None, "true", None]


def test_a_place_and_a_contact_are_asked_together_and_neither_has_to_be_known(visit: Signed) -> None:
    jan = visit("busy")
    page = jan.get("/mijn/plan/waar")
    assert {str(box["name"]) for box in page.soup.select("#antwoord input:not([type=hidden])")} == {
        *("place", "contact_name", "contact_way", "contact_told")
    }
    for typed in ({"place": "Buurthuis"}, {"place": ""}):
        assert step_of(jan.send(jan.get("/mijn/plan/waar"), typed)) == "uren"


@pytest.mark.parametrize(("pay", "following"), [("none", "eerst-betaald"), ("expenses", "bedrag")])
def test_the_amount_is_asked_only_when_there_is_money(visit: Signed, pay: str, following: str) -> None:
    jan = visit("busy")
    assert step_of(jan.send(jan.get("/mijn/plan/geld"), {"pay": pay})) == following


def test_the_pages_count_the_parts_of_the_form_and_the_check_is_the_last(visit: Signed) -> None:
    pages = fill_plan(visit("asked", "nl"))
    said = [re.search(r"Deel (\d+) van (\d+): (\D+?) (?=[A-Z])", page.text) for page in pages]
    titles = ("Uw plan", "Uw plan", "Wanneer", "Wanneer", "Geld", "Geld", "Over u", "Nakijken")
    assert [(int(found[1]), int(found[2])) for found in said if found] == [
        (number, 5) for number in (1, 1, 2, 2, 3, 3, 4, 5)
    ]
    assert [found[3] for found in said if found] == [in_language("nl", title) for title in titles]


def test_a_question_that_only_some_get_changes_no_part(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = fatima.send(fatima.get("/mijn/plan/geld?wijzig=1"), {"pay": "expenses"})
    assert (step_of(page), "Deel 3 van 5: Geld" in page.text) == ("bedrag", True)


def test_who_fills_in_reads_no_numbers_of_questions(visit: Signed) -> None:
    for page in fill_plan(visit("asked", "nl")):
        assert not re.search(r"Vraag \d", page.text)
        assert page.soup.select(".p-list__number") == []


def test_the_check_shows_the_answers_in_the_parts_of_the_form(visit: Signed) -> None:
    check = fill_plan(visit("asked", "nl"))[-1]
    sections = check.soup.select("main section[aria-labelledby^=deel-]")
    assert [words(one.h2) for one in sections] == ["Uw plan", "Wanneer", "Geld", "Over u"]
    assert all(PLAN["wat"][name] in words(sections[0]) for name in ("task", "day"))
    assert "20 uur" in words(sections[1])
    assert PLAN["goed-in"]["strengths"] in words(sections[3])


def test_who_skips_ahead_to_the_check_is_led_to_the_first_open_question(visit: Signed) -> None:
    assert step_of(visit("busy").open("/mijn/plan/controleren")) == "wat"
    assert step_of(visit("asked").open("/mijn/plan/controleren")) == ""


def test_a_changed_answer_leads_back_to_the_check(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    check = fill_plan(fatima)[-1]
    changed = fatima.send(fatima.get("/mijn/plan/begin?wijzig=1"), {"months": "6"})
    assert "/mijn/plan/begin?wijzig=1" in check.links("dl")
    assert step_of(changed) == "controleren"
    assert "6 maanden" in changed.text


def test_a_change_that_opens_a_new_question_asks_that_one_first(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = fatima.send(fatima.get("/mijn/plan/geld?wijzig=1"), {"pay": "expenses"})
    assert step_of(page) == "bedrag"


def test_save_and_go_on_later_keeps_the_answer_and_leads_out(visit: Signed) -> None:
    jan = visit("busy")
    page = jan.send(jan.get("/mijn/plan/wat"), {**PLAN["wat"], "daarna": "later"})
    assert page.url == "/mijn/"
    assert page.alerts == [in_language("nl", "Wij hebben uw antwoorden bewaard. U kunt later verder gaan.")]
    again = visit("busy")  # on another device
    assert again.get("/mijn/plan/wat").value("day") == PLAN["wat"]["day"]


def test_what_one_has_begun_can_be_thrown_away(visit: Signed) -> None:
    jan = visit("busy")
    page = jan.send(jan.get("/mijn/plan/"), action="/mijn/plan/opnieuw")
    assert page.link("Begin") == "/mijn/plan/wat"
    assert draft_of(jan, "busy") == {}


def test_what_may_not_fit_the_rules_is_said_before_sending_and_does_not_stop_it(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    check = fill_plan(fatima, {"uren": {**PLAN["uren"], "minutes": "20"}})[-1]
    assert in_language("nl", "Dit past misschien niet bij de regels") in " ".join(check.alerts)
    assert "TP-2026-" in fatima.send(check).text


def test_words_about_illness_are_shown_once_more_and_then_accepted(visit: Signed) -> None:
    jan = visit("busy")
    typed = {"strengths": "Ik ben sterk, ondanks mijn reuma."}
    again = jan.send(jan.get("/mijn/plan/goed-in"), typed, status=200)
    assert again.value("strengths") == typed["strengths"]
    assert in_language("nl", "Lees uw antwoord nog eens") in again.text
    assert step_of(jan.send(again)) == "wat"  # the first that is still open


def test_a_double_click_makes_one_submission_and_shows_the_same_confirmation(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    check = fill_plan(fatima)[-1]
    first, second = fatima.send(check), fatima.send(check)
    assert first.url == second.url
    assert len(sent_by(fatima, "asked")) == 1


def test_the_back_button_after_sending_leads_nowhere_wrong(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    pages = fill_plan(fatima)
    fatima.send(pages[-1])
    assert fatima.open("/mijn/plan/controleren").url == "/mijn/plan/"
    assert in_language(
        "nl", "Er ligt al een formulier van u bij ons. Kijk wat u daarmee kunt doen."
    ) in " ".join(fatima.get("/mijn/plan/").alerts)
    assert len(sent_by(fatima, "asked")) == 1


def test_a_second_plan_while_one_is_with_the_gemeente_is_not_sent(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    plan = fill_in(fatima, "plan")[-1]
    fatima.send(fill_in(fatima, CARE)[-1])
    page = fatima.send(plan, status=409)
    assert page.heading == in_language("nl", "Er is intussen iets veranderd")
    assert len(sent_by(fatima, "asked")) == 1


@pytest.mark.parametrize("draft", ["", "6f1a2c9e-0000-4000-8000-00000000abcd"])
def test_a_draft_that_is_not_ones_own_is_not_sent(visit: Signed, draft: str) -> None:
    jan = visit("busy")
    answer = jan.post_raw("/mijn/plan/controleren", {"csrf_token": jan.token(), "draft": draft})
    assert answer.status_code == (404 if draft else 400)
    assert sent_by(jan, "busy") == []


def test_fields_that_the_page_did_not_ask_are_not_kept(visit: Signed) -> None:
    jan = visit("busy")
    extra = {"revision": "9", "minutes": "4", "caseworker_id": "me", "state": "decided"}
    jan.send(jan.get("/mijn/plan/waar"), {"place": "Buurthuis", **extra})
    contact = {"contact_name", "contact_way", "contact_told"}
    assert draft_of(jan, "busy").keys() == {"task", "place", *contact}


def test_the_confirmation_has_a_number_a_term_and_a_receipt(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    page = fatima.send(fill_plan(fatima)[-1])
    submission = sent_by(fatima, "asked")[0]
    assert page.heading == in_language("nl", "Wij hebben uw plan")
    assert submission.number in page.text
    receipt = fatima.download(page.link(in_language("nl", "Bewijs dat u dit verstuurde")))
    assert receipt.startswith(b"%PDF")
    assert submission.number.encode() in receipt
    assert b"buurthuis" in receipt


def test_hostile_text_stands_on_every_page_as_text(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    hostile = """"><script>alert(1)</script> {{ 7919*7907 }} ${7919*7907} ' OR 1=1 --"""
    changes = {"wat": {**PLAN["wat"], "task": hostile}, "waar": {**PLAN["waar"], "place": hostile}}
    # the check of left-over mark-up would object to what was typed here, so look at the bare pages
    for step, answers in {**PLAN, **changes}.items():
        if step != "bedrag":
            fatima.post_raw(f"/mijn/plan/{step}", {**answers, "csrf_token": fatima.token()})
    for path in ("/mijn/plan/controleren", "/mijn/plan/wat", "/mijn/plan/waar"):
        html = fatima.browser.get(path).get_data(as_text=True)
        assert "<script>" not in html
        assert str(7919 * 7907) not in html
        assert "{{ 7919*7907 }} ${7919*7907}" in html


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_has_no_idea_reads_examples_that_are_called_so(visit: Signed, code: str) -> None:
    page = visit("asked", code).get("/mijn/plan/wat")
    fold = next(
        one for one in page.soup.select("details") if in_language(code, "Ik heb geen idee") in words(one)
    )
    assert in_language(code, "Dat geeft niet. Dit zijn voorbeelden:") in words(fold)
    assert in_language(code, "Bel mij terug") in words(fold)
