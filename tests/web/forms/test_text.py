"""Free text: what is asked of it, and what it warns of."""

from collections.abc import Callable
from typing import Any

from portal.web.forms.fields import CodeField, LongTextField, PhoneField, TextField
from portal.web.forms.validators import Length, Required

Ask = Callable[..., Any]


def test_a_short_text_is_asked_for_more_and_a_long_one_for_less(ask: Ask) -> None:
    bounds = [Length(20, 30)]
    assert ask(TextField("Wat?", bounds), "Koffie").errors == ["Schrijf iets meer: minstens 20 tekens."]
    assert ask(TextField("Wat?", bounds), "x" * 31).errors == [
        "Maak uw antwoord korter. U gebruikt nu 31 tekens, 30 mag."
    ]
    assert [ask(TextField("Wat?", bounds), "x" * size).errors for size in (0, 20, 30)] == [[], [], []]


def test_spaces_alone_are_no_answer(ask: Ask) -> None:
    assert ask(TextField("Wat?", [Required("Schrijf iets op.")]), "  \r\n ").errors == ["Schrijf iets op."]


def test_private_data_warns_and_does_not_refuse(ask: Ask) -> None:
    question = ask(LongTextField("Wat?"), "Ik slik medicijnen. BSN 111222333")
    assert question.errors == []
    assert [caution.code for caution in question.cautions] == ["medical", "bsn"]
    assert question.described_by == "question-hint question-caution"


def test_one_line_is_watched_like_many_lines(ask: Ask) -> None:
    question = ask(TextField("Waar?"), "Bij mijn psychiater, BSN 111222333")
    assert question.errors == []
    assert [caution.code for caution in question.cautions] == ["medical", "bsn"]


def test_an_address_a_number_and_a_code_are_no_words_to_watch(ask: Ask) -> None:
    for field in (TextField("Mail?", kind="email"), PhoneField("Nummer?"), CodeField("Code?")):
        assert ask(field, "111222333").cautions == []


def test_checking_twice_warns_once(ask: Ask) -> None:
    question = ask(LongTextField("Wat?"), "Ik slik medicijnen.")
    question.validate(None)
    assert len(question.cautions) == 1


def test_words_follow_their_script_and_numbers_run_left_to_right(ask: Ask) -> None:
    assert ask(TextField("Wat?")).direction == "auto"
    assert ask(TextField("Telefoon?", kind="tel")).direction == "ltr"
