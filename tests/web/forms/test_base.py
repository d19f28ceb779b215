"""What holds for every form."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.web.forms.base import PortalForm
from portal.web.forms.fields import (
    Choice,
    DateField,
    DayTimesField,
    HoursField,
    LongTextField,
    MoneyField,
    MultiChoiceField,
    TextField,
    TriStateField,
)
from portal.web.forms.validators import Required


class Plan(PortalForm):
    what = LongTextField("Wat?", [Required("Schrijf op wat.")])
    where = TextField("Waar?")
    hours = HoursField("Hoeveel?")
    start = DateField("Wanneer?")
    known = TriStateField("Was het werk?")
    needs = MultiChoiceField("Wat is nodig?", choices=(Choice("reis", "Reis"), Choice("taal", "Taal")))
    times = DayTimesField("Welke dagen?")
    amount = MoneyField("Hoeveel geld?")


def plan(*pairs: tuple[str, str]) -> Plan:
    form = Plan(formdata=MultiDict([("page", "sent"), *pairs]))
    form.validate()
    return form


SENT = (
    ("what", "Koffie schenken"),
    ("hours", "3,5"),
    *(("start", part) for part in ("2", "3", "2026")),
    ("known", "weet-niet"),
    ("needs", "taal"),
    ("times", "mon-morning"),
    ("amount", "12,50"),
)
KEPT = {
    "what": "Koffie schenken",
    "hours": 210,
    "start": "2026-03-02",
    "known": None,
    "needs": ["taal"],
    "times": ["mon-morning"],
    "amount": 1250,
}


def test_answers_are_kept_and_come_back_the_same() -> None:
    form = plan(*SENT)
    assert form.answers() == KEPT
    assert Plan.from_answers(KEPT).answers() == KEPT
    assert Plan.from_answers(KEPT).data == form.data | {"where": None}


def test_kept_answers_that_the_form_no_longer_asks_are_passed_over() -> None:
    assert Plan.from_answers({"gone": 1, "hours": 60}).answers() == {"hours": 60}


def test_a_form_has_no_csrf_token_of_its_own() -> None:
    assert "csrf_token" not in Plan()


def test_text_is_trimmed_and_has_one_kind_of_newline() -> None:
    assert plan(("what", "  een\r\ntwee\rdrie \n")).what.data == "een\ntwee\ndrie"


def test_letters_with_accents_are_kept_in_one_way() -> None:
    assert plan(("where", "Cafe\u0301")).where.data == "Café"


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x7f", "\x85", "\u202e", "\u2066"])
def test_invisible_signs_are_taken_out_and_the_reader_looks_again(sign: str) -> None:
    form = plan(("what", f"Koffie{sign} schenken"))
    assert not form.validate()
    assert form.what.error == "Wij haalden onzichtbare tekens weg. Lees uw antwoord na en ga verder."
    assert form.what.shown == "Koffie schenken"
    assert form.wrong == [form.what]


@pytest.mark.parametrize("text", ["می‌خواهم", "\u200fشرح\u200e", "tab\there"])
def test_marks_that_a_script_needs_are_kept(text: str) -> None:
    assert plan(("what", text)).wrong == []


def test_a_caution_is_shown_once_and_then_counts_as_seen() -> None:
    first = plan(("what", "Ik slik medicijnen"))
    assert [(field.name, caution.code) for field, caution in first.unseen_cautions] == [("what", "medical")]
    assert first.wrong == []
    assert plan(("what", "Ik slik medicijnen"), ("gezien", "what:medical")).unseen_cautions == []


def test_another_caution_than_the_one_seen_is_shown() -> None:
    again = plan(("what", "Mijn BSN is 111222333"), ("gezien", "what:medical"))
    assert [caution.code for _, caution in again.unseen_cautions] == ["bsn"]


def test_the_questions_to_mend_stand_in_the_order_of_the_page() -> None:
    form = plan(("hours", "veel"))
    assert [field.name for field in form.wrong] == ["what", "hours"]


NAMES = [*KEPT, "where", "gezien"]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.text(max_size=40)), max_size=12))
def test_whatever_is_sent_is_judged_and_what_passes_can_be_kept(sent: list[Any]) -> None:
    form = plan(*sent)
    kept = form.answers()
    if not form.wrong:
        assert Plan.from_answers(kept).answers() == kept
