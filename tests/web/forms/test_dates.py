"""Days and months in boxes: any digits, names of months, and only the wrong box is marked."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import LANGUAGES
from portal.web.forms.fields import DateField, MonthField
from portal.web.forms.validators import NotInFuture, NotInPast, Required

Ask = Callable[..., Any]


@pytest.mark.parametrize(
    "typed",
    [
        ("2", "3", "2026"),
        ("02", "03", "2026"),
        ("٢", "٣", "٢٠٢٦"),
        ("2", "maart", "2026"),
        ("2", "Mrt.", "2026"),
        ("2", "March", "2026"),
        ("2", "مارس", "2026"),
        ("2", "آذار", "2026"),
        ("2", "MART", "2026"),
        ("2", "БЕРЕЗНЯ", "2026"),
        ("2de", "maart", "2026"),
        ("2", "maar", "2026"),
    ],
)
def test_a_day_is_read_however_it_is_written(ask: Ask, typed: tuple[str, ...]) -> None:
    question = ask(DateField("Wanneer?"), *typed)
    assert (question.data, question.error) == (date(2026, 3, 2), "")
    assert [part.shown for part in question.parts] == list(typed)


@pytest.mark.parametrize(
    ("typed", "wrong", "message"),
    [
        (("2", "", "2026"), {"month"}, "Vul de dag, de maand en het jaar in."),
        (("2", "13", "2026"), {"month"}, "Vul de maand in als getal van 1 tot en met 12."),
        (("2", "martius", "2026"), {"month"}, "Vul de maand in als getal van 1 tot en met 12."),
        (("2", "3", "26"), {"year"}, "Vul het jaar in met vier cijfers, bijvoorbeeld 2026."),
        (("2", "3", "0000"), {"year"}, "Vul het jaar in met vier cijfers, bijvoorbeeld 2026."),
        (("29", "2", "2026"), {"day"}, "Deze dag bestaat niet. Kijk de datum na."),
        (("twee", "3", "2026"), {"day"}, "Deze dag bestaat niet. Kijk de datum na."),
        (("", "", "2026"), {"day", "month"}, "Vul de dag, de maand en het jaar in."),
    ],
)
def test_only_the_box_that_is_wrong_is_marked(
    ask: Ask, typed: tuple[str, ...], wrong: set[str], message: str
) -> None:
    question = ask(DateField("Wanneer?", [Required("Vul in wanneer.")]), *typed)
    assert question.errors == [message]
    assert {part.name for part in question.parts if part.is_wrong} == wrong
    assert question.first_error_id == f"question-{min(wrong, key=question.PARTS.index)}"


@pytest.mark.parametrize(
    "typed", ["2-3-2026", "2/3/2026", "2.3.2026", "2 maart 2026", "2026-03-02", "٢-٣-٢٠٢٦", "2nd March 2026"]
)
def test_a_whole_day_in_the_first_box_comes_back_in_three(ask: Ask, typed: str) -> None:
    question = ask(DateField("Wanneer?"), typed, "", "")
    assert (question.data, question.error) == (date(2026, 3, 2), "")
    assert all(part.shown for part in question.parts)
    assert question.parts[2].shown == "2026"


@pytest.mark.parametrize(
    ("typed", "number"),
    [("كانون ثاني", 1), ("كانون أول", 12), ("تشرين اول", 10), ("تشرين ثاني", 11), ("كانون الثاني", 1)],
)
def test_a_name_of_two_words_is_known_without_its_article(ask: Ask, typed: str, number: int) -> None:
    assert ask(DateField("Wanneer?"), "2", typed, "2026").data == date(2026, number, 2)
    assert ask(DateField("Wanneer?"), f"2 {typed} 2026", "", "").data == date(2026, number, 2)


PERSIAN = (
    *("ژانویه جنوری", "فوریه", "مارس", "آوریل", "مه می", "ژوئن جون ژوین", "ژوئیه جولای جولائی ژوییه"),
    *("اوت آگوست اگوست اگست", "سپتامبر", "اکتبر اکتوبر", "نوامبر", "دسامبر"),
)


@pytest.mark.parametrize(("number", "names"), list(enumerate(PERSIAN, start=1)))
def test_months_are_known_as_persians_and_afghans_spell_them(ask: Ask, number: int, names: str) -> None:
    read = {name: ask(DateField("Wanneer?"), "2", name, "2026").data for name in names.split()}
    assert read == dict.fromkeys(names.split(), date(2026, number, 2))


@pytest.mark.parametrize("typed", ["2-3", "2-3-27", "morgen", "maart 2026", "2-3-2026-1"])
def test_half_a_day_in_the_first_box_is_asked_again_as_it_was_typed(ask: Ask, typed: str) -> None:
    question = ask(DateField("Wanneer?"), typed, "", "")
    assert question.errors == ["Vul de dag, de maand en het jaar in."]
    assert [part.shown for part in question.parts] == [typed, "", ""]


@pytest.mark.parametrize("typed", ["maart 2026", "3-2026", "2026-03", "MAR 2026"])
def test_a_whole_month_in_the_first_box_comes_back_in_two(ask: Ask, typed: str) -> None:
    assert ask(MonthField("Sinds wanneer?"), typed, "").data == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (("1", "1", "1405"), {"year"}),
        (("1", "فروردین", "1405"), {"month", "year"}),
        (("1", "RAMAZAN", "2026"), {"month"}),
        (("۱", "۱", "۱۴۰۵"), {"year"}),
    ],
)
def test_a_day_of_another_calendar_is_told_apart(ask: Ask, typed: tuple[str, ...], wrong: set[str]) -> None:
    question = ask(DateField("Wanneer?"), *typed)
    assert question.errors == ["Deze datum is van een andere kalender. Vul de Nederlandse datum in."]
    assert {part.name for part in question.parts if part.is_wrong} == wrong


def test_an_open_day_marks_all_boxes_and_leads_to_the_first(ask: Ask) -> None:
    question = ask(DateField("Wanneer?", [Required("Vul in wanneer.")]), "", "", "")
    assert question.errors == ["Vul in wanneer."]
    assert all(part.is_wrong for part in question.parts)
    assert question.first_error_id == "question-day"


@given(st.lists(st.text(max_size=6), max_size=5))
def test_whatever_stands_in_the_boxes_is_a_day_or_refused(typed: list[str]) -> None:
    question = DateField("Wanneer?").bind(_Form(), "question")
    try:
        question.process_formdata(typed)
    except ValueError:
        assert question.wrong
        assert question.data is None
    else:
        assert question.data is None or question.data.year > 0


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_a_kept_day_comes_back_as_the_same_day(day: date) -> None:
    question = DateField("Wanneer?").bind(_Form(), "question")
    question.process_formdata([str(day.day), str(day.month), f"{day.year:04}"])
    assert question.data == day
    assert question.from_json(question.to_json(day)) == day


def test_a_month_is_its_first_day(ask: Ask) -> None:
    question = ask(MonthField("Sinds wanneer?"), "٩", "2025")
    assert question.data == date(2025, 9, 1)
    assert [part.name for part in question.parts] == ["month", "year"]
    assert question.display(question.data, LANGUAGES["nl"]) == "september 2025"
    assert ask(MonthField("Sinds wanneer?"), "9", "").error == "Vul de maand en het jaar in."


def test_a_day_reads_in_the_language_of_the_reader(ask: Ask) -> None:
    question = ask(DateField("Wanneer?"), "2", "3", "2026")
    shown = [question.display(question.data, LANGUAGES[code]) for code in ("nl", "en", "ar")]
    assert shown == ["2 maart 2026", "2 March 2026", "2 مارس 2026"]
    assert question.display(None, LANGUAGES["nl"]) == ""


def test_today_has_not_passed_and_has_come(ask: Ask, moment: Callable[[datetime], None]) -> None:
    moment(datetime(2026, 3, 1, 23, 30, tzinfo=UTC))  # already 2 March in the Netherlands
    yesterday, today, tomorrow = (("1", "3", "2026"), ("2", "3", "2026"), ("3", "3", "2026"))
    soon, since = DateField("Wanneer?", [NotInPast()]), DateField("Sinds?", [NotInFuture()])
    assert ask(soon, *yesterday).error == "Kies een dag die nog niet voorbij is."
    assert [ask(soon, *today).error, ask(soon, *tomorrow).error, ask(soon).error] == ["", "", ""]
    assert ask(since, *tomorrow).error == "Kies een dag die al geweest is."
    assert [ask(since, *today).error, ask(since, *yesterday).error, ask(since).error] == ["", "", ""]


def test_only_a_date_of_birth_has_tokens_for_filling_in(ask: Ask) -> None:
    tokens = [part.autocomplete for part in ask(DateField("Geboren?", autocomplete="bday")).parts]
    assert tokens == ["bday-day", "bday-month", "bday-year"]
    assert [part.autocomplete for part in ask(DateField("Wanneer?")).parts] == ["", "", ""]


class _Form:
    meta = None
