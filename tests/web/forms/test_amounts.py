"""Amounts with the words around them, in every language of the portal."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.languages import LANGUAGES, translations
from portal.web.forms.amounts import amount
from portal.web.forms.digits import Doubtful
from portal.web.forms.fields import HoursField, MoneyField
from portal.web.forms.measures import SHOWN, Measure, words
from portal.web.forms.numberwords import TABLES
from portal.wording import quantities


@pytest.mark.parametrize("code", LANGUAGES)
@given(halves=st.integers(0, 1998))
def test_hours_are_read_as_the_page_shows_them(code: str, halves: int) -> None:
    shown = HoursField("Hoeveel?").bind(_Form(), "question").display(halves * 30, LANGUAGES[code])
    assert amount(shown, Measure.TIME) == halves * 30


@pytest.mark.parametrize("code", LANGUAGES)
@given(number=st.integers(0, 120))
def test_months_are_read_as_the_page_shows_them(code: str, number: int) -> None:
    assert amount(quantities.months(number, code), Measure.MONTHS) == number


@pytest.mark.parametrize("code", LANGUAGES)
@given(cents=st.integers(0, 99_999_999))
def test_money_is_read_as_the_page_shows_it(code: str, cents: int) -> None:
    shown = MoneyField("Hoeveel?").bind(_Form(), "question").display(cents, LANGUAGES[code])
    assert amount(shown, Measure.MONEY) == cents


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_word_beside_the_box_may_stand_in_it(code: str) -> None:
    hour, month = (translations(code).gettext(SHOWN[unit]) for unit in ("hour", "month"))
    assert amount(f"7,5 {hour}", Measure.TIME) == amount(f"7,5 {hour.upper()}", Measure.TIME) == 450
    assert amount(f"6{month}", Measure.MONTHS) == 6


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("3 saat", 180), ("3 SAAT", 180), ("3 godziny", 180), ("5 godz.", 300), ("3 ساعات", 180)),
        *(
            ("۳ ساعت", 180),
            ("3 години", 180),
            ("5 ГОД", 300),
            ("3 hrs", 180),
            ("1 hour", 60),
            ("3 uren", 180),
        ),
        *(("7u30", 450), ("7u 30", 450), ("7h30m", 450), ("7:30", 450), ("7:30 uur", 450), ("٧:٣٠", 450)),
        *(("½", 30), ("3½", 210), ("3 ½ uur", 210), ("3 1/2", 210), ("٣½", 210), ("half uur", 30)),
        *(("90 min", 90), ("1 uur en 30 minuten", 90), ("ساعتان", 120), ("ساعتين", 120), ("7,5 uur", 450)),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert amount(typed, Measure.TIME) == minutes


HALVES_OF_HOURS = {
    "nl": {"half uur": 30, "een half uur": 30, "anderhalf uur": 90, "3 en een half uur": 210, "een uur": 60}
    | {"drieënhalf uur": 210, "drie uur en een half": 210, "één uur": 60, "twaalf uur": 720},
    "en": {"half an hour": 30, "an hour and a half": 90, "one and a half hours": 90, "an hour": 60}
    | {"three hours and a half": 210, "3 and a half hours": 210, "six hours": 360},
    "tr": {"yarım saat": 30, "bir buçuk saat": 90, "3 buçuk saat": 210, "üç buçuk saat": 210, "3 BUÇUK": 210}
    | {"on iki saat": 720},
    "pl": {"pół godziny": 30, "półtorej godziny": 90, "3 i pół godziny": 210, "trzy i pół godziny": 210}
    | {"godzinę i pół": 90, "sześć godzin": 360},
    "uk": {"пів години": 30, "півгодини": 30, "півтори години": 90, "3 з половиною години": 210}
    | {"три з половиною години": 210, "годину з половиною": 90, "п’ять годин": 300},
    "ar": {"نصف ساعة": 30, "ساعة ونصف": 90, "3 ساعات ونصف": 210, "ثلاث ساعات ونصف": 210, "٣ ونصف": 210}
    | {"ساعتين ونصف": 150, "ساعة ونصف الساعة": 90, "ساعة واحدة": 60},
    "fa": {"نیم ساعت": 30, "یک ساعت و نیم": 90, "سه ساعت و نیم": 210, "۳ ساعت و نیم": 210}
    | {"یک و نیم ساعت": 90, "نه ساعت": 540},
}
HALVES_OF_YEARS = {
    "nl": {"half jaar": 6, "anderhalf jaar": 18, "2 en een half jaar": 30, "zes maanden": 6},
    "en": {"half a year": 6, "a year and a half": 18, "a month": 1},
    "tr": {"yarım yıl": 6, "bir buçuk yıl": 18, "altı ay": 6},
    "pl": {"pół roku": 6, "półtora roku": 18, "rok i pół": 18, "sześć miesięcy": 6},
    "uk": {"півроку": 6, "півтора року": 18, "шість місяців": 6},
    "ar": {"نصف سنة": 6, "سنة ونصف": 18, "ستة أشهر": 6},
    "fa": {"نیم سال": 6, "یک سال و نیم": 18, "شش ماه": 6},
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_numbers_and_halves_are_read_in_the_words_of_each_language(code: str) -> None:
    hours, months = HALVES_OF_HOURS[code], HALVES_OF_YEARS[code]
    assert {said: amount(said, Measure.TIME) for said in hours} == hours
    assert {said: amount(said, Measure.MONTHS) for said in months} == months


def test_no_word_is_two_numbers_in_two_languages() -> None:
    said = [one for table in TABLES.values() for one in table.words()]
    assert dict(said) == dict(reversed(said))


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize(
    "typed",
    [
        *("half", "een half", "yarım", "نیم", "نه", "buçuk", "buçuk saat", "uur en een half", "a", "an"),
        *("half 8", "half acht", "circa drie", "8 twee", "twee 250", "ons", "drieuur"),
        *("3,5 buçuk saat", "anderhalf uur en een half", "anderhalf uur 10", "twee drie", "8 à 10"),
    ],
)
def test_words_that_leave_a_doubt_are_asked_again(measure: Measure, typed: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|not a number|more than fits"):
        amount(typed, measure)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        *(
            ("12,-", 1200),
            ("12,--", 1200),
            ("12,–", 1200),
            ("12.-", 1200),
            ("1.250,-", 125000),
            ("12,=", 1200),
        ),
        *(("12 euro", 1200), ("12 EURO", 1200), ("12 євро", 1200), ("۱۲ یورو", 1200), ("12,- euro", 1200)),
        *(("EUR 12,50", 1250), ("€12,50", 1250), ("12,50 €", 1250), ("1 250,50", 125050), ("1'250", 125000)),
        *(("50 cent", 50), ("12 euro en 50 cent", 1250), ("1,250.50", 125050), ("1.250.000", 125000000)),
    ],
)
def test_money_is_read_as_people_write_it(typed: str, cents: int) -> None:
    assert amount(typed, Measure.MONEY) == cents


@pytest.mark.parametrize(
    ("typed", "months"),
    [
        *(("3 maanden", 3), ("6 mnd", 6), ("6 mnd.", 6), ("3 AY", 3), ("6 miesięcy", 6), ("6 місяців", 6)),
        *(("6 أشهر", 6), ("6 ماه", 6), ("شهرين", 2), ("6 months", 6), ("1 jaar", 12), ("1,5 jaar", 18)),
    ],
)
def test_months_are_read_as_people_write_them(typed: str, months: int) -> None:
    assert amount(typed, Measure.MONTHS) == months


@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize(
    "typed",
    [
        *(
            "circa 8",
            "8 a 10",
            "8-10",
            "-8",
            "8 dagen",
            "8 per week",
            "uur",
            "€",
            "31/2",
            "8 8",
            "",
            "8" * 61,
        ),
        *("3,5 uur 30", "3 uur 75 minuten", "3 euro 100", "12 euro 5", "7:60", "€ 3 uur"),
    ],
)
def test_what_is_not_known_is_never_skipped(measure: Measure, typed: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|not a number|more than fits"):
        amount(typed, measure)


@pytest.mark.parametrize("measure", Measure)
def test_what_can_be_two_amounts_is_doubtful(measure: Measure) -> None:
    with pytest.raises(Doubtful):
        amount("25,555", measure)


@pytest.mark.parametrize("measure", Measure)
def test_no_word_means_both_the_large_and_the_small_unit(measure: Measure) -> None:
    assert words(measure.large) & words(measure.small) == frozenset()


@given(st.text(max_size=80), st.sampled_from(Measure))
def test_any_text_is_an_amount_of_at_least_zero_or_refused(typed: str, measure: Measure) -> None:
    with suppress(ValueError):
        assert amount(typed, measure) >= 0


class _Form:
    meta = None
