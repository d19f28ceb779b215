"""Every form prints in every language, and says of each question who must answer it."""

import re

import outloud
import page as validation
import pytest

from portal import clock
from portal.actions import documents
from portal.actions.installation import Installation
from portal.languages import LANGUAGES
from portal.letters import pdf
from portal.letters.contexts import PaperForm
from portal.letters.contexts.paper import Boxes
from portal.letters.markup import page
from portal.web.flows import FLOWS
from portal.web.flows.conditions import Answered, Chose, MoreThanNothing
from portal.web.flows.engine import FormFlow, Step, always
from portal.web.paper import form_text
from portal.wording.regeling import hours_sentences, term_sentences
from tests.letters.conftest import colour_profile_left_open
from tests.web.conftest import Signed
from tests.web.test_paper import printed

ON_PAPER = [slug for slug, form in FLOWS.items() if form.on_paper]
CONDITIONAL = [
    pytest.param(form, step, id=f"{form.slug}-{step.slug}")
    for form in FLOWS.values()
    for step in form.steps
    if step.needed is not always
]
LOOKED_AT = ("nl", "ar")
"""Where each form is really printed in every run; for the others the page before printing is enough."""


def empty(installation: Installation, slug: str, code: str) -> PaperForm:
    """What the press gets for an empty form."""
    documents.empty_form(installation, None, form_text(installation, FLOWS[slug], {}, code), code)
    context: PaperForm = installation.press.made[-1][2]  # type: ignore[attr-defined]
    return context


@pytest.mark.parametrize("code", [*LOOKED_AT, pytest.param("en", marks=pytest.mark.long)])
@pytest.mark.parametrize("slug", ON_PAPER)
@colour_profile_left_open
def test_a_form_keeps_and_can_be_heard(installation: Installation, slug: str, code: str, tmp_path) -> None:
    data = pdf.render("formulier", code, empty(installation, slug, code))
    for profile in (validation.ValidationProfile.PDF_UA_1, validation.ValidationProfile.PDF_A_2A):
        assert validation.validate_pdf_bytes(data, profile=profile).failures == []
    (tmp_path / "form.pdf").write_bytes(data)
    findings = outloud.check(str(tmp_path / "form.pdf")).findings
    assert [finding for finding in findings if finding.severity == "error"] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("slug", ON_PAPER)
def test_a_form_has_all_its_numbers_in_order_and_no_gap_in_a_sentence(
    installation: Installation, slug: str, code: str
) -> None:
    html = page("formulier", code, empty(installation, slug, code))
    numbers = [int(number) for number in re.findall(r"<h[34]>(\d+)\. ", html)]
    assert numbers == list(range(1, len(FLOWS[slug].numbers) + 1))
    assert "%(" not in html


def test_paper_asks_who_one_is_and_for_a_signature_but_no_bsn(installation: Installation) -> None:
    html = page("formulier", "nl", empty(installation, "plan", "nl"))
    headings = re.findall(r"<h[1-4]>(.*?)</h[1-4]>", html)
    assert {"Uw naam", "Uw geboortedatum", "Uw handtekening"} <= set(headings)
    assert [heading for heading in headings if "BSN" in heading] == []
    assert installation.gemeente.visit[0] in html
    assert "Schrijf hier geen medische gegevens." in html


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("form", "step"), CONDITIONAL)
def test_a_step_that_not_everybody_gets_says_on_paper_who_does(form: FormFlow, step: Step, code: str) -> None:
    said = form.only_if(step, code)
    before = [name for name in form.numbers if name not in step.form.from_answers({})]
    named = [number for number in re.findall(r"\d+", said) if int(number) in form.numbers.values()]
    assert named
    assert int(named[0]) in {form.numbers[name] for name in before}
    assert "%(" not in said


def test_the_sentence_names_the_question_and_the_answers_as_they_stand_on_the_form() -> None:
    plan, care = FLOWS["plan"], FLOWS["mantelzorg"]
    said = {step.slug: plan.only_if(step, "nl") for step in plan.steps if step.needed is not always}
    assert said == {
        "bedrag": "Alleen als u bij vraag 11 “Alleen onkosten” of “Ja, ik krijg ervoor betaald” koos.",
    }
    assert care.only_if(care.steps[8], "nl") == "Alleen als u bij vraag 8 “Ja” koos."


def test_a_sentence_of_ones_own_gets_the_number_of_the_question_that_it_names() -> None:
    step = Step("x", FLOWS["plan"].steps[0].form, needed=bool, only_if="Alleen met geld bij vraag %(pay)s.")
    assert FLOWS["plan"].only_if(step, "nl") == "Alleen met geld bij vraag 11."


def test_the_paper_says_what_the_regeling_says_beside_the_question(installation: Installation) -> None:
    html = page("formulier", "nl", empty(installation, "plan", "nl"))
    law = installation.law(clock.today())
    for [said] in (hours_sentences(law, "nl"), term_sentences(law, "nl")):
        assert said in html
    asked = next(part for part in html.split('<div class="question">') if "Hoeveel uur per week" in part)
    assert hours_sentences(law, "nl")[0] in asked


class TestBezwaarOnPaper:
    def test_asks_for_the_address_and_no_other_form_does(self, installation: Installation) -> None:
        asking = {
            slug
            for slug in ON_PAPER
            if "Uw adres" in page("formulier", "nl", empty(installation, slug, "nl"))
        }
        assert asking == {"oneens"}

    def test_that_is_blank_asks_for_the_letter_and_its_date(self, installation: Installation) -> None:
        form = empty(installation, "oneens", "nl")
        which, other = form.steps[1:3]
        assert [getattr(one.room, "words", "") for one in which.questions] == ["Vul dat in bij vraag 3 en 4."]
        assert other.only_if == which.only_if
        assert other.only_if.startswith("Alleen als u bij vraag 1 “Een besluit van de gemeente”")
        assert "geen brief kon kiezen" not in page("formulier", "nl", form)

    def test_with_ones_own_letters_offers_those_and_knows_the_address(self, visit: Signed) -> None:
        client = visit("refused", "nl")
        client.send(client.get("/mijn/oneens/waartegen"), {"kind": "decision"})
        client.download("/mijn/oneens/mijn-antwoorden.pdf")
        form = printed(client)
        assert isinstance(form.steps[1].questions[0].room, Boxes)
        assert form.steps[2].only_if == "Alleen als u bij vraag 2 geen brief kon kiezen."
        assert [line for line in form.address if line] == list(form.address) != []


@pytest.mark.parametrize(("minutes", "expected"), [(None, False), (0, False), (30, True)])
def test_a_number_calls_for_a_step_when_it_is_more_than_nothing(minutes: int | None, expected: bool) -> None:
    assert MoreThanNothing("minutes")({"minutes": minutes}) is expected


def test_everybody_answers_a_step_without_condition() -> None:
    assert FLOWS["plan"].only_if(FLOWS["plan"].steps[0], "nl") == ""


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        *(({}, False), ({"pay": "none"}, False), ({"pay": "paid"}, True)),
        *(({"pay": []}, False), ({"pay": ["none", "expenses"]}, True)),
    ],
)
def test_a_choice_calls_for_a_step_alone_or_beside_others(answers: dict[str, object], expected: bool) -> None:
    assert Chose("pay", ("expenses", "paid"))(answers) is expected


@pytest.mark.parametrize(("answers", "expected"), [({}, False), ({"a": ""}, False), ({"a": "De Kern"}, True)])
def test_an_answer_that_may_be_skipped_calls_for_a_step_when_it_is_there(
    answers: dict[str, str], expected: bool
) -> None:
    assert Answered("a")(answers) is expected
