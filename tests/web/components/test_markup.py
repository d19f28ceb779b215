"""What every page with our components holds to, read from its HTML."""

import pytest
from bs4 import BeautifulSoup
from werkzeug.datastructures import MultiDict

from portal.languages import LANGUAGES
from tests.web.components.specimen import FULL, WRONG, EveryField, OneField, checked, step
from tests.web.page import tree

ANSWER = MultiDict([("page", "sent")])


def read(html: str) -> BeautifulSoup:
    return tree(html)


def described(soup: BeautifulSoup, control_id: str) -> str:
    """The texts that a screen reader says with a control, in their order."""
    control = soup.find(id=control_id)
    assert control is not None
    ids = str(control.get("aria-describedby", "")).split()
    return " | ".join(" ".join(soup.find(id=name).get_text(" ", strip=True).split()) for name in ids)


def test_each_page_has_one_heading_a_language_and_no_script(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        soup = read(html)
        assert len(soup.find_all("h1")) == 1, name
        assert soup.html["lang"] in {"nl", "ar"}
        assert soup.html["dir"] == ("rtl" if soup.html["lang"] == "ar" else "ltr")
        assert soup.find_all(["script", "style"]) == []
        assert soup.find_all(style=True) == []
        assert len(soup.find_all("link", rel="stylesheet")) == (2 if name == "werk" else 1)


def test_ids_are_unique_and_every_reference_leads_to_one(pages: dict[str, str]) -> None:
    for name, html in pages.items():
        soup = read(html)
        ids = [element["id"] for element in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), name
        references = [
            reference
            for attribute in ("for", "form", "aria-describedby", "aria-labelledby")
            for element in soup.find_all(attrs={attribute: True})
            for reference in str(element[attribute]).split()
        ]
        anchors = [link["href"][1:] for link in soup.select('a[href^="#"]')]
        assert set(references + anchors) <= set(ids), name


def test_every_control_has_a_label_and_every_group_a_legend(pages: dict[str, str]) -> None:
    for html in pages.values():
        soup = read(html)
        for control in soup.select("input:not([type=hidden]), textarea, select"):
            label = soup.find("label", attrs={"for": control["id"]}) or control.find_parent("label")
            assert label is not None, control
            assert label.get_text(strip=True), control
        assert all(group.find("legend") for group in soup.find_all("fieldset"))


def test_a_single_question_is_the_heading_of_its_page() -> None:
    soup = read(step())
    question = "Krijgt u er geld of spullen voor?"
    assert soup.select_one("fieldset > legend > h1").get_text(strip=True) == question
    assert soup.title.get_text() == f"{question} – Deel 2 van 5 – Mijn plan – Voorbeeld"


def test_errors_are_counted_in_the_title_and_lead_to_their_control() -> None:
    soup = read(step(form=checked(EveryField, WRONG), step_title="Uw plan"))
    links = {link["href"]: link.get_text() for link in soup.select(".p-summary a")}
    assert soup.title.get_text().startswith(f"{len(links)} fouten: Uw plan – ")
    assert links["#what"] == "Schrijf iets meer: minstens 20 tekens."
    assert links["#start-month"] == "Vul de maand in als getal van 1 tot en met 12."
    assert links["#paid-0"] == "Kies of u er geld of spullen voor krijgt."
    assert read(step(form=checked(OneField, ANSWER))).title.get_text().startswith("1 fout: ")


def test_explanation_and_error_are_said_with_the_control() -> None:
    soup = read(step(form=checked(EveryField, WRONG), step_title="Uw plan"))
    assert described(soup, "hours") == (
        "In uw gemeente is het minimaal 4 uur. | Fout: Vul een getal in, bijvoorbeeld 3,5."
    )
    assert soup.find(id="hours")["value"] == "veel"
    assert soup.find(id="what").get_text() == "Koffie"
    assert described(soup, "paid-1") == "Bijvoorbeeld geld voor de bus."


def test_only_what_is_wrong_is_marked_wrong() -> None:
    soup = read(step(form=checked(EveryField, WRONG), step_title="Uw plan"))
    wrong = [element.get("id") or element.name for element in soup.find_all(attrs={"aria-invalid": "true"})]
    assert wrong == ["what", "hours", "start-month", "months", "fieldset", "fieldset"]
    assert read(step()).find_all(attrs={"aria-invalid": True}) == []


def test_questions_that_may_be_skipped_say_so() -> None:
    soup = read(step(form=EveryField, step_title="Uw plan"))
    questions = [text.find_parent(["label", "legend"]) for text in soup.select(".p-optional")]
    optional = [question.get_text(" ", strip=True) for question in questions]
    assert "Bij wie doet u dat? (niet verplicht)" in optional
    assert len(optional) == 6
    assert soup.find(id="what")["aria-required"] == "true"
    assert soup.find_all(attrs={"required": True}) == []


def test_a_caution_asks_for_a_second_look_and_goes_along_as_seen() -> None:
    soup = read(step(form=checked(EveryField, FULL), step_title="Uw plan"))
    assert soup.find("h2", id="let-op") is not None
    assert [seen["value"] for seen in soup.select("input[name=gezien]")] == ["what:medical", "what:bsn"]
    again = MultiDict([*FULL.items(multi=True), ("gezien", "what:medical"), ("gezien", "what:bsn")])
    assert read(step(form=checked(EveryField, again), step_title="Uw plan")).find("h2", id="let-op") is None


def test_what_was_sent_stands_in_the_form_again() -> None:
    soup = read(step(form=checked(EveryField, FULL), step_title="Uw plan"))
    ticked = {box["value"] for box in soup.select("input[checked]")}
    assert ticked == {"onkosten", "weet-niet", "reis", "taal", "mon-morning", "mon-evening", "thu-afternoon"}
    assert [box["value"] for box in soup.select(".p-date input")] == ["2", "maart", "2199", "٩", "2025"]


HOSTILE = ['"><script>alert(1)</script>', "</textarea><script>", "%(x)s {{ 7*7 }} %"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_somebody_types_never_becomes_markup(hostile: str) -> None:
    sent = MultiDict([("what", hostile), ("place", hostile), ("hours", hostile), ("start", hostile)])
    soup = read(step(form=checked(EveryField, sent), step_title="Uw plan"))
    assert soup.find_all("script") == []
    assert soup.find(id="place")["value"] == soup.find(id="hours")["value"] == hostile
    assert soup.find(id="what").get_text() == hostile


def test_the_language_menu_takes_along_what_was_typed() -> None:
    soup = read(step())
    buttons = soup.select(".p-languages button[name=taal]")
    assert {button["value"] for button in buttons} == set(LANGUAGES) - {"nl"}
    assert all(button["form"] == "antwoord" and button.has_attr("formnovalidate") for button in buttons)
    assert soup.find("form", id="antwoord")["method"] == "post"


def test_without_a_form_the_language_menu_is_links(pages: dict[str, str]) -> None:
    soup = read(pages["overzicht"])
    links = {link["href"] for link in soup.select(".p-languages a")}
    assert len(links) == len(LANGUAGES) - 1
    assert links < {f"?taal={code}" for code in LANGUAGES}
    assert soup.select(".p-languages button") == []
