"""Free text: what is asked of it, and what it warns of."""

from collections.abc import Callable
from typing import Any

import pytest

import portal.app  # noqa: F401 - declares every form
from portal.web.forms.base import PortalForm
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


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0612345678", "0612345678"),
        ("06-12 34 56 78", "06-12 34 56 78"),
        ("+31 (0)6 12345678", "+31 6 12345678"),
        ("(0598) 12 34 56", "0598 12 34 56"),
        ("٠٦١٢٣٤٥٦٧٨", "0612345678"),
        ("+380 44 123 45 67", "+380 44 123 45 67"),
        ("06 – 12345678", "06 - 12345678"),
        ("06—12345678", "06-12345678"),
        ("\u202a+31 6 12345678\u202c", "+31 6 12345678"),
        ("\u200e06\u00a012345678", "06 12345678"),
        ("+31(0)612345678", "+31612345678"),
        ("0031 6 12345678", "0031 6 12345678"),
        ("0049 151 12345678", "0049 151 12345678"),
        ("0900 1234", "0900 1234"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_read_however_it_is_written(ask: Ask, typed: str, kept: str) -> None:
    question = ask(PhoneField("Nummer?"), typed)
    assert (question.data, question.errors) == (kept, [])


@pytest.mark.parametrize(
    ("typed", "dialled"),
    [
        ("+31 06 12345678", "+31 6 12345678"),
        ("+310612345678", "+31612345678"),
        ("0031 06-12345678", "0031 6-12345678"),
        ("0031(0)598 123456", "0031598 123456"),
        ("+31 0598 123456", "+31 598 123456"),
        ("+39 06 1234 5678", "+39 06 1234 5678"),
    ],
)
def test_a_zero_that_is_not_dialled_behind_the_country_is_left_out(
    ask: Ask, typed: str, dialled: str
) -> None:
    question = ask(PhoneField("Nummer?"), typed)
    assert (question.data, question.errors) == (dialled, [])


@pytest.mark.parametrize(
    "typed", ["0031", "1234567", "12345678901234567", "06 1234567a", "bel mijn zus", "+", "12+3456789"]
)
def test_what_can_be_no_telephone_number_is_refused(ask: Ask, typed: str) -> None:
    question = ask(PhoneField("Nummer?"), typed)
    assert question.errors == ["Vul een telefoonnummer in, bijvoorbeeld 06 12345678."]
    assert question.shown == typed


@pytest.mark.parametrize(
    "typed",
    [
        "06 1234567",
        "06 123456789",
        "+31 6 1234567",
        "0031 6 123456789",
        "612345678",
        "0598 12345",
        "+31 06 1234567",
    ],
)
def test_a_dutch_number_with_a_digit_too_few_or_too_many_is_counted_again(ask: Ask, typed: str) -> None:
    question = ask(PhoneField("Nummer?"), typed)
    assert question.errors == ["Tel de cijfers na. Een Nederlands nummer heeft er 10."]
    assert question.shown == typed


def every_form(kind: type[PortalForm] = PortalForm) -> list[type[PortalForm]]:
    """All forms of the portal that are declared once."""
    return [one for sub in kind.__subclasses__() for one in (sub, *every_form(sub))]


def test_no_question_says_twice_what_not_to_write() -> None:
    hints = [question.hints for form in every_form() for question in form(formdata=None).questions]
    assert [one for one in hints if len(" ".join(one).split("medische gegevens")) > 2] == []


def test_checking_twice_warns_once(ask: Ask) -> None:
    question = ask(LongTextField("Wat?"), "Ik slik medicijnen.")
    question.validate(None)
    assert len(question.cautions) == 1


def test_words_follow_their_script_and_numbers_run_left_to_right(ask: Ask) -> None:
    assert ask(TextField("Wat?")).direction == "auto"
    assert ask(TextField("Telefoon?", kind="tel")).direction == "ltr"
