"""Hours, numbers and money: typed freely, kept exactly."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import LANGUAGES
from portal.web.forms.fields import HoursField, MoneyField, NumberField
from portal.web.forms.validators import Between, Required

Ask = Callable[..., Any]


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("3,5", 210), ("3.5", 210), ("٣,٥", 210), ("3:30", 210), ("3,50", 210), ("4", 240)),
        *(("3 saat", 180), ("3 godziny", 180), ("3 ساعات", 180), ("7u30", 450), ("½", 30), ("3½", 210)),
        *(("8 uur", 480), ("8u", 480), ("8 hours", 480), ("٨ ساعات", 480), ("0", 0)),
    ],
)
def test_hours_are_kept_as_minutes(ask: Ask, typed: str, minutes: int) -> None:
    question = ask(HoursField("Hoeveel?"), typed)
    assert (question.data, question.error) == (minutes, "")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("veel", "Vul een getal in, bijvoorbeeld 3,5."),
        ("-4", "Vul een getal in, bijvoorbeeld 3,5."),
        ("circa 8", "Vul een getal in, bijvoorbeeld 3,5."),
        ("8 dagen", "Vul een getal in, bijvoorbeeld 3,5."),
        ("9999", "Vul een getal in, bijvoorbeeld 3,5."),
        ("3,25", "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5."),
        ("3:15", "Gebruik hele of halve uren, bijvoorbeeld 3 of 3,5."),
    ],
)
def test_hours_that_cannot_be_say_what_to_write_and_stay_on_the_page(
    ask: Ask, typed: str, message: str
) -> None:
    question = ask(HoursField("Hoeveel?", [Required("Vul in hoeveel.")]), typed)
    assert question.errors == [message]
    assert (question.data, question.shown) == (None, typed)


@given(st.integers(0, 1998))
def test_hours_that_are_shown_again_are_read_as_the_same_hours(halves: int) -> None:
    question = HoursField("Hoeveel?").bind(_Form(), "question")
    question.process_formdata([question.written(halves * 30)])
    assert question.data == halves * 30


def test_limits_of_hours_are_named_in_hours(ask: Ask) -> None:
    limits = Between(30, 2400, "Vul een getal in van %(minimum)s tot en met %(maximum)s.")
    assert ask(HoursField("Hoeveel?", [limits]), "41").error == "Vul een getal in van 0,5 tot en met 40."
    assert [ask(HoursField("Hoeveel?", [limits]), typed).error for typed in ("0,5", "40", "")] == ["", "", ""]


IMPOSSIBLE = ["-3", "−3", "– 3", "-3 uur", "٣-", "-٣", "1.5e9", "1,5E9", "9999", "1500000000"]
"""With a hyphen, a minus, a dash, a unit; in Arabic behind the number; as a calculator shows it; too high."""


@pytest.mark.parametrize("typed", [*IMPOSSIBLE, "0", "200"])
def test_of_hours_that_can_not_be_is_said_what_can(ask: Ask, typed: str) -> None:
    limits = Between(30, 2400, "Vul een getal in van %(minimum)s tot en met %(maximum)s.")
    question = ask(HoursField("Hoeveel?", [Required("Vul in hoeveel."), limits]), typed)
    assert question.errors == ["Vul een getal in van 0,5 tot en met 40."]
    assert question.shown == typed


@pytest.mark.parametrize("typed", ["-3", "−3", "-3 maanden", "1.5e9", "1500000000", "0", "200"])
def test_of_months_that_can_not_be_is_said_what_can(ask: Ask, typed: str) -> None:
    limits = Between(1, 24, "Vul een getal in van %(minimum)s tot en met %(maximum)s.")
    question = ask(NumberField("Hoe lang?", [limits], unit="duration-month"), typed)
    assert question.errors == ["Vul een getal in van 1 tot en met 24."]


@pytest.mark.parametrize("typed", ["- - 3 -x", "-", "--", "-veel", "e9", "3e"])
def test_what_is_no_number_at_all_gets_an_example(ask: Ask, typed: str) -> None:
    limits = Between(30, 2400, "Vul een getal in van %(minimum)s tot en met %(maximum)s.")
    assert ask(HoursField("Hoeveel?", [limits]), typed).errors == ["Vul een getal in, bijvoorbeeld 3,5."]


@pytest.mark.parametrize("typed", ["-3", "−3", "-12,50"])
def test_no_amount_of_money_is_below_nothing(ask: Ask, typed: str) -> None:
    told = ask(MoneyField("Hoeveel?"), typed).errors
    assert told == ["Vul een bedrag in van 0 of meer, bijvoorbeeld 12,50."]


def test_hours_read_in_the_language_of_the_reader(ask: Ask) -> None:
    question = ask(HoursField("Hoeveel?"), "3,5")
    shown = [question.display(210, LANGUAGES[code]) for code in ("nl", "en")]
    assert shown == ["3 uur en 30 minuten", "3 hours and 30 minutes"]
    assert question.display(None, LANGUAGES["nl"]) == ""


@pytest.mark.parametrize("typed", ["3,5", "zes", "-1", "1234567890", "6 maanden"])
def test_a_whole_number_is_asked_for(ask: Ask, typed: str) -> None:
    assert ask(NumberField("Hoe lang?"), typed).errors == ["Vul een heel getal in, bijvoorbeeld 6."]


def test_a_number_carries_its_unit(ask: Ask) -> None:
    question = ask(NumberField("Hoe lang?", unit="duration-month"), "٦")
    assert (question.data, question.unit_name, question.shown) == (6, "maanden", "٦")
    assert question.display(6, LANGUAGES["nl"]) == "6 maanden"
    assert question.display(1, LANGUAGES["en"]) == "1 month"
    assert question.display(6, LANGUAGES["ar"]) == "6 أشهر"


@pytest.mark.parametrize(
    ("unit", "typed", "number"),
    [
        *(
            ("duration-month", "3 maanden", 3),
            ("duration-month", "6 mnd", 6),
            ("duration-month", "1 jaar", 12),
        ),
        *(("duration-hour", "8 uur", 8), ("duration-hour", "٨ ساعات", 8), ("duration-hour", "8", 8)),
    ],
)
def test_a_number_may_have_its_unit_with_it(ask: Ask, unit: str, typed: str, number: int) -> None:
    question = ask(NumberField("Hoe lang?", unit=unit), typed)
    assert (question.data, question.error, question.shown) == (number, "", typed)


@pytest.mark.parametrize(
    ("unit", "typed"),
    [("duration-month", "3,5 maanden"), ("duration-month", "2 weken"), ("duration-hour", "7,5 uur")],
)
def test_a_number_with_a_unit_is_whole_and_of_that_unit(ask: Ask, unit: str, typed: str) -> None:
    question = ask(NumberField("Hoe lang?", unit=unit), typed)
    assert question.errors == ["Vul een heel getal in, bijvoorbeeld 6."]


def test_a_number_without_a_unit_is_just_written(ask: Ask) -> None:
    question = ask(NumberField("Hoeveel?"), "1250")
    assert (question.display(1250, LANGUAGES["nl"]), question.unit_name) == ("1.250", "")


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        *(("12,50", 1250), ("€ 12.50", 1250), ("1.250", 125000), ("12", 1200), ("0,05", 5)),
        *(("12,-", 1200), ("1.250,-", 125000), ("12 euro", 1200), ("EUR 12,50", 1250), ("€ 12,50", 1250)),
        *(("50 cent", 50), ("12 euro 50", 1250)),
    ],
)
def test_money_is_kept_in_cents(ask: Ask, typed: str, cents: int) -> None:
    question = ask(MoneyField("Hoeveel?"), typed)
    assert (question.data, question.error, question.shown) == (cents, "", typed)


@pytest.mark.parametrize("typed", ["tientje", "-5", "12,505,1", "10000000", "0,5 cent", "circa 8", "9" * 50])
def test_an_amount_that_cannot_be_says_what_to_write(ask: Ask, typed: str) -> None:
    question = ask(MoneyField("Hoeveel?"), typed)
    assert question.data is None
    assert question.error.startswith(("Vul een bedrag in", "Dit bedrag is te hoog"))


@pytest.mark.parametrize("typed", ["25,555", "€ 25,555", "1,250", "٢٥٫٥٥٥"])
def test_an_amount_that_can_be_two_is_asked_again(ask: Ask, typed: str) -> None:
    question = ask(MoneyField("Hoeveel?"), typed)
    assert question.errors == [
        "Dit bedrag kunnen wij op twee manieren lezen. Schrijf het als 1250 of als 12,50."
    ]
    assert (question.data, question.shown) == (None, typed)


def test_money_reads_in_the_language_of_the_reader(ask: Ask) -> None:
    question = ask(MoneyField("Hoeveel?"), "12,50")
    assert question.display(1250, LANGUAGES["nl"]) == "€\xa012,50"
    assert question.display(1250, LANGUAGES["en"]) == "€12.50"
    assert question.written(1250) == "12,50"


class _Form:
    meta = None
