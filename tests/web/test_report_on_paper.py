"""The report of displaced work on paper: empty for everybody, and a copy for whoever sent one."""

import pytest

from portal import demo
from portal.languages import LANGUAGES
from portal.letters.contexts import PaperForm
from portal.letters.contexts.paper import Arrival, Blanks, Lines, PaperQuestion
from portal.web.flows.report import REPORT
from tests.web.conftest import Signed
from tests.web.page import Page, words
from tests.web.test_paper import on_screen, printed, questions
from tests.web.test_signals import REACHED, TOLD, UNKNOWN, code_on, kept, look_up, report
from tests.web.visitor import Visitor, in_language

MORE = {"before": "Een bedrijf.", "since": ["4", "2026"]}
EMPTY = "/nl/formulieren/melden.pdf"


def texts(form: PaperForm) -> dict[int, str]:
    """The questions on paper by their numbers."""
    return {number: one.text for number, one in questions(form).items()}


def copy_from(visitor: Visitor, page: Page, code: str) -> PaperForm:
    """What comes out of the press when one presses the button that prints."""
    assert page.soup.select_one("button[name=papier]") is not None
    answer = visitor.post_raw("/nl/melding", {"code": code, "papier": "1"})
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert code not in str(answer.headers)
    return printed(visitor)


def test_the_questions_are_the_same_on_both_screens_and_have_one_number_on_paper_and_at_the_desk(
    visit: Signed,
) -> None:
    stranger, client, officer = visit(), visit("quiet"), visit("karim")
    stranger.download(EMPTY)
    on_paper = texts(printed(stranger))
    assert sorted(on_paper) == list(range(1, 8))
    asked = list(on_paper.values())
    assert on_screen([stranger.get("/nl/melden")]) == on_screen([client.get("/mijn/melden")]) == asked
    report(stranger)
    read = officer.get(officer.get("/werk/meldingen").link(kept(stranger.portal)[-1]["number"]))
    rows = [words(row) for row in read.soup.select("main .p-list dt:has(.p-list__number)")]
    assert rows == [f"{number}. {on_paper[number]}" for number in range(1, 6)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_empty_form_is_listed_with_the_others_in_every_language(visit: Signed, lang: str) -> None:
    visitor = visit()
    page = visitor.get(f"/{lang}/formulieren")
    assert visitor.download(page.link(in_language(lang, REPORT.title))).startswith(b"%PDF")
    form = printed(visitor)
    assert (form.form_title, form.is_nameless) == (in_language(lang, REPORT.title), True)
    assert not any(getattr(one.room, "text", "") for one in questions(form).values())


@pytest.mark.parametrize(("persona", "path"), [("", "/nl/melden"), ("quiet", "/mijn/melden")])
def test_the_page_that_asks_leads_to_the_paper(visit: Signed, persona: str, path: str) -> None:
    assert visit(persona).get(path).link("Print dit formulier") == EMPTY


def test_a_stranger_prints_what_he_sent_from_the_page_with_the_code_and_later(visit: Signed) -> None:
    visitor = visit()
    thanks = visitor.send(visitor.get("/nl/melden"), {**TOLD, **MORE, **REACHED}, status=200)
    code = code_on(thanks)
    form = copy_from(visitor, thanks, code)
    later = visit()
    assert copy_from(later, look_up(later, code), code) == form
    rooms = {number: one.room for number, one in questions(form).items()}
    assert rooms[1] == Lines(rows=5, text=TOLD["work"])
    assert isinstance(rooms[5], Blanks)
    assert [blank.text for blank in rooms[5].blanks] == ["4", "2026"]
    sent = kept(visitor.portal)[-1]
    assert form.arrival == Arrival(number=sent["number"], received_at=sent["received_at"])


def test_the_copy_holds_no_name_no_code_and_no_way_to_reach_anybody(visit: Signed) -> None:
    visitor, client = visit(), visit("quiet")
    thanks = visitor.send(visitor.get("/nl/melden"), {**TOLD, **REACHED}, status=200)
    anonymous = copy_from(visitor, thanks, code_on(thanks))
    assert code_on(thanks) not in repr(anonymous)
    sent = client.send(client.get("/mijn/melden"), {**TOLD, **REACHED})
    client.download(sent.link("Print uw antwoorden"))
    secrets = (REACHED["contact"], "Ria", "Jansen", demo.key("quiet"))
    for form in (anonymous, printed(client)):
        assert [one for one in secrets if one in repr(form)] == []
        assert (form.name, form.born, sorted(questions(form))) == ("", None, [1, 2, 3, 4, 5])


def test_a_client_prints_what_he_sent_in_the_language_of_the_page(visit: Signed) -> None:
    client = visit("quiet")
    copy = client.send(client.get("/mijn/melden"), TOLD).link("Print uw antwoorden")
    answer = client.speak("en").browser.get(copy)
    number = kept(client.portal)[-1]["number"]
    assert answer.headers["Content-Disposition"] == f'inline; filename="mijn-melding-{number}.pdf"'
    first: PaperQuestion = questions(printed(client))[1]
    assert first.text == in_language("en", "Wat voor werk is het?")
    assert first.room == Lines(rows=5, text=TOLD["work"])


def test_a_wrong_code_prints_nothing(visit: Signed) -> None:
    visitor = visit()
    before = len(visitor.portal.press.made)  # type: ignore[attr-defined]
    answer = visitor.post_raw("/nl/melding", {"code": UNKNOWN, "papier": "1"})
    assert (answer.status_code, answer.mimetype) == (422, "text/html")
    assert len(visitor.portal.press.made) == before  # type: ignore[attr-defined]
