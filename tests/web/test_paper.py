"""The paper twin: the questions of the screen with their numbers, empty or with what was typed."""

from dataclasses import replace

import pytest
from flask import Flask

from portal.domain.regimes import Regime
from portal.domain.ways import Form
from portal.letters.contexts import PaperForm, Receipt
from portal.letters.contexts.paper import Amount, Boxes, Lines, PaperQuestion
from portal.web import flows
from portal.web.client import views
from portal.web.flows import FLOWS
from portal.web.pages import environment
from tests.web.answers import PLAN, fill_plan, step_of
from tests.web.cases import case_url
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.visitor import Visitor, in_language

MONEY = {"geld": {"pay": "expenses"}}
NOT_ASKED = {"bedrag": 12}
"""The one question of the plan that is not asked of who gets no money, and its number."""


def printed(visitor: Visitor) -> PaperForm:
    """The form that came out of the press last."""
    letter, _, context = visitor.portal.press.made[-1]  # type: ignore[attr-defined]
    assert letter == "formulier"
    return context


def questions(form: PaperForm) -> dict[int, PaperQuestion]:
    """The questions on paper by their numbers."""
    return {one.number: one for step in form.steps for one in step.questions}


def on_screen(pages: list[Page]) -> list[str]:
    """The questions that the pages of a form ask, in order."""
    labels = [words(label) for page in pages for label in page.soup.select("main .p-question")]
    return [label.removesuffix(f" ({in_language('nl', 'niet verplicht')})") for label in labels]


def listed(page: Page) -> dict[int, str]:
    """The numbers of a list of answers, each with its question."""
    rows = [words(row).split(". ", 1) for row in page.soup.select("main .p-list dt:has(.p-list__number)")]
    return {int(number): question for number, question in rows}


def unnumbered(page: Page) -> list[str]:
    """A list of answers without numbers: its questions."""
    assert page.soup.select(".p-list__number") == []
    return [words(row) for row in page.soup.select("main .p-list dt")]


def test_a_question_has_one_number_on_paper_in_the_receipt_and_for_staff_and_none_on_screen(
    visit: Signed,
) -> None:
    fatima = visit("asked", "nl")
    *steps, check = fill_plan(fatima)
    fatima.download("/mijn/plan/mijn-antwoorden.pdf")
    on_paper = {number: one.text for number, one in questions(printed(fatima)).items()}
    sent = fatima.send(check)
    fatima.download(sent.link(in_language("nl", "Bewijs dat u dit verstuurde")))
    receipt = fatima.portal.press.made[-1][2]  # type: ignore[attr-defined]
    assert isinstance(receipt, Receipt)
    asked = {number: text for number, text in on_paper.items() if number not in NOT_ASKED.values()}
    later = fatima.get(sent.url.partition("?")[0])
    staff = visit("noor").get(case_url(fatima.portal, "asked"))
    assert sorted(on_paper) == list(range(1, 17))
    assert listed(staff) == asked
    assert on_screen(steps) == unnumbered(check) == unnumbered(later) == list(asked.values())
    assert {one.number: one.question for part in receipt.sections for one in part.answers} == asked


def test_a_number_does_not_depend_on_what_was_answered_before(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    *steps, check = fill_plan(fatima)
    page = fatima.send(fatima.get("/mijn/plan/geld?wijzig=1"), MONEY["geld"])
    assert step_of(page) == "bedrag"
    fatima.download("/mijn/plan/mijn-antwoorden.pdf")
    [asked] = on_screen([page])
    assert questions(printed(fatima))[NOT_ASKED["bedrag"]].text == asked
    assert asked not in on_screen(steps)
    assert asked not in unnumbered(check)


@pytest.mark.parametrize("slug", FLOWS)
def test_the_empty_form_has_every_question_and_room_for_every_answer(visit: Signed, slug: str) -> None:
    jan = visit("busy")
    assert jan.download(jan.get(f"/mijn/{slug}/").link("Print dit formulier")).startswith(b"%PDF")
    form = printed(jan)
    assert (form.name, form.born, form.is_filled) == ("", None, False)
    assert sorted(questions(form)) == list(range(1, len(FLOWS[slug].numbers) + 1))
    for one in questions(form).values():
        assert getattr(one.room, "text", "") == ""
        if isinstance(one.room, Boxes):
            assert not any(box.is_ticked for box in one.room.boxes)


def test_the_filled_form_has_the_answers_in_their_places(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    check = fill_plan(fatima, MONEY)[-1]
    assert fatima.download(check.link("Print uw antwoorden")).startswith(b"%PDF")
    form = printed(fatima)
    rooms = {number: one.room for number, one in questions(form).items()}
    assert (form.name, form.is_filled) == ("Fatima El Amrani", True)
    assert form.born is not None
    assert rooms[1] == Lines(rows=6, text=PLAN["wat"]["task"])
    assert rooms[12] == Amount(digits=7, before="€", text="12,50")
    pay = rooms[11]
    assert isinstance(pay, Boxes)
    assert [box.label for box in pay.boxes if box.is_ticked] == [in_language("nl", "Alleen onkosten")]


def test_an_answer_to_a_question_that_is_not_asked_any_more_is_not_printed(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima, MONEY)
    fatima.send(fatima.get("/mijn/plan/geld?wijzig=1"), {"pay": "none"})
    fatima.download("/mijn/plan/mijn-antwoorden.pdf")
    assert questions(printed(fatima))[12].room == Amount(digits=7, before="€")


def test_who_typed_nothing_yet_is_led_to_the_start_of_the_form(visit: Signed) -> None:
    assert visit("asked", "nl").open("/mijn/plan/mijn-antwoorden.pdf").url == "/mijn/plan/"


def test_the_name_of_the_file_and_the_foot_of_the_page_say_nothing_about_the_person(visit: Signed) -> None:
    jan = visit("busy")
    answer = jan.browser.get("/mijn/plan/mijn-antwoorden.pdf")
    assert answer.headers["Content-Disposition"] == 'inline; filename="plan-nl.pdf"'
    assert printed(jan).reference == in_language("nl", "Mijn plan")


def test_a_form_that_is_not_for_paper_is_not_offered_on_paper(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = replace(FLOWS[Form.PLAN], on_paper=False)
    for place in (flows, views):
        monkeypatch.setattr(place, "FLOWS", replace(FLOWS, plan=plan))
    fatima = visit("asked", "nl")
    pages = [fatima.get("/mijn/plan/"), fill_plan(fatima)[-1]]
    assert [link for page in pages for link in page.links("main") if link.endswith(".pdf")] == []
    for name in ("papier", "mijn-antwoorden"):
        assert fatima.browser.get(f"/mijn/plan/{name}.pdf").status_code == 404


def test_paper_is_in_the_language_of_the_page(app: Flask, visit: Signed) -> None:
    jan = visit("busy", "en")
    jan.download("/mijn/plan/papier.pdf")
    _, language, form = jan.portal.press.made[-1]  # type: ignore[attr-defined]
    assert (language, form.form_title) == ("en", in_language("en", "Mijn plan"))
    assert form.steps[0].questions[0].text == in_language("en", "Wat wilt u gaan doen?")


def test_answers_that_were_sent_in_before_questions_had_numbers_still_show() -> None:
    component = environment("nl", Regime.TEGENPRESTATIE).get_template("components/summary_list.html").module
    html = component.summary_list([{"question": "Wat wilt u doen?", "answer": "Voorlezen"}])
    assert "<dt>Wat wilt u doen?</dt>" in html
