"""Questions answered by choosing."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.languages import LANGUAGES
from portal.web.forms.base import PortalForm
from portal.web.forms.fields import Choice, ChoiceField, DayTimesField, MultiChoiceField, TriStateField
from portal.web.forms.validators import Required

Ask = Callable[..., Any]
PAID = (Choice("nee", "Nee"), Choice("onkosten", "Alleen onkosten"), Choice("ja", "Ja"))


def test_the_chosen_answer_is_kept_and_shown_by_its_words(ask: Ask) -> None:
    question = ask(ChoiceField("Betaald?", choices=PAID), "onkosten")
    assert (question.data, question.chosen, question.error) == ("onkosten", ("onkosten",), "")
    assert question.display("onkosten", LANGUAGES["nl"]) == "Alleen onkosten"
    assert question.first_error_id == "question-0"


def test_an_answer_that_was_not_offered_is_refused_and_not_kept(ask: Ask) -> None:
    question = ask(ChoiceField("Betaald?", [Required("Kies.")], choices=PAID), "misschien")
    assert question.errors == ["Kies een antwoord dat op deze pagina staat."]
    assert question.data is None


def test_a_question_left_open_asks_for_a_choice(ask: Ask) -> None:
    assert ask(ChoiceField("Betaald?", [Required("Kies ja of nee.")], choices=PAID)).errors == [
        "Kies ja of nee."
    ]
    assert ask(ChoiceField("Betaald?", choices=PAID)).errors == []


def test_a_name_stays_itself_in_every_language() -> None:
    assert Choice("1", "100 % Buurthuis", is_name=True).text(LANGUAGES["ar"]) == "100 % Buurthuis"


@pytest.mark.parametrize(("typed", "answer"), [("ja", True), ("nee", False), ("weet-niet", None)])
def test_not_knowing_is_an_answer(ask: Ask, typed: str, answer: bool | None) -> None:
    question = ask(TriStateField("Was het werk?", [Required("Kies.")]), typed)
    assert (question.data, question.is_answered, question.error, question.chosen) == (
        answer,
        True,
        "",
        (typed,),
    )


def test_a_skipped_question_is_not_the_answer_i_do_not_know(ask: Ask) -> None:
    question = ask(TriStateField("Was het werk?", [Required("Kies.")]))
    assert (question.data, question.is_answered, question.errors) == (None, False, ["Kies."])


def test_a_foreign_value_is_no_answer_either(ask: Ask) -> None:
    question = ask(TriStateField("Was het werk?", [Required("Kies.")]), "true")
    assert question.errors == ["Kies een antwoord dat op deze pagina staat."]
    assert question.data is None


def test_a_draft_tells_open_from_not_known() -> None:
    class Was(PortalForm):
        known = TriStateField("Was het werk?")
        other = TriStateField("En dit?")

    form = Was.from_answers({"known": None})
    assert form.answers() == {"known": None}
    assert form.known.display(form.known.data, LANGUAGES["nl"]) == "Ik weet het niet"
    assert (form.other.is_answered, form.other.display(None, LANGUAGES["nl"])) == (False, "")


def test_several_answers_are_kept_once_each_and_listed(ask: Ask) -> None:
    question = ask(MultiChoiceField("Wat?", choices=PAID), "ja", "nee", "ja")
    assert question.data == ("ja", "nee")
    assert question.display(question.data, LANGUAGES["nl"]) == "Nee\nJa"
    assert question.from_json(question.to_json(question.data)) == question.data


def test_one_foreign_value_among_several_refuses_all(ask: Ask) -> None:
    question = ask(MultiChoiceField("Wat?", choices=PAID), "ja", "iets")
    assert (question.data, len(question.errors)) == ((), 1)


def test_no_answer_is_fine_unless_it_must_be_given(ask: Ask) -> None:
    assert ask(MultiChoiceField("Wat?", choices=PAID)).errors == []
    assert ask(MultiChoiceField("Wat?", [Required("Kies iets.")], choices=PAID)).errors == ["Kies iets."]


def test_days_and_times_are_listed_by_day(ask: Ask) -> None:
    question = ask(DayTimesField("Wanneer?"), "thu-afternoon", "mon-evening", "mon-morning")
    assert question.display(question.data, LANGUAGES["nl"]) == "maandag: ochtend en avond\ndonderdag: middag"
    assert question.days[0] == ("mon", "maandag")
    assert len(question.choices) == 21
    assert ask(DayTimesField("Wanneer?"), "mon-night").errors != []
