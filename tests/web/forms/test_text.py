"""Free text: what is asked of it, and what it warns of."""

from collections.abc import Callable
from typing import Any

import pytest

from portal.web.forms.fields import LongTextField, TextField
from portal.web.forms.private_data import has_bsn_like_number, has_medical_word
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


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Ik heb een depressie.",
            "Door mijn medicijnen ben ik moe",
            "DIAGNOSE",
            "my medication",
            "عندي السكري",
        ),
        *("بسبب الاكتئاب", "kanser tedavisi", "mam cukrzycę", "у мене діабет"),
    ],
)
def test_a_medical_word_is_noticed(text: str) -> None:
    assert has_medical_word(text)


@pytest.mark.parametrize(
    "text",
    [
        "Koffie schenken in het ziekenhuis",
        "Ik zorg voor mijn moeder",
        "Vrijwilliger in de zorg",
        "",
        "wandelen",
    ],
)
def test_ordinary_words_about_care_are_left_alone(text: str) -> None:
    assert not has_medical_word(text)


@pytest.mark.parametrize(
    "text", ["BSN 111222333", "111.222.333", "١١١٢٢٢٣٣٣", "nr 1112 22333.", "11122233 3"]
)
def test_a_test_bsn_in_any_writing_is_noticed(text: str) -> None:
    assert has_bsn_like_number(text)


@pytest.mark.parametrize(
    "text", ["111222334", "06 12345678", "+31612345678", "1112223330", "12 tot 14 uur", ""]
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not has_bsn_like_number(text)


def test_private_data_warns_and_does_not_refuse(ask: Ask) -> None:
    question = ask(LongTextField("Wat?"), "Ik slik medicijnen. BSN 111222333")
    assert question.errors == []
    assert [caution.code for caution in question.cautions] == ["medical", "bsn"]
    assert question.described_by == "question-hint question-caution"


def test_checking_twice_warns_once(ask: Ask) -> None:
    question = ask(LongTextField("Wat?"), "Ik slik medicijnen.")
    question.validate(None)
    assert len(question.cautions) == 1


def test_words_follow_their_script_and_numbers_run_left_to_right(ask: Ask) -> None:
    assert ask(TextField("Wat?")).direction == "auto"
    assert ask(TextField("Telefoon?", kind="tel")).direction == "ltr"
