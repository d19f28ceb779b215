"""Dates, times and hours on paper, per language."""

from datetime import UTC, date, datetime

import pytest

from portal.languages import language
from portal.letters import formatting

NL, EN, AR = language("nl"), language("en"), language("ar")


def test_a_date_is_written_in_words_in_the_language_of_the_letter():
    assert formatting.day(date(2026, 5, 26), NL) == "26 mei 2026"
    assert formatting.day(date(2026, 5, 26), AR) == "26 مايو 2026"
    assert {"26", "May", "2026"} == set(formatting.day(date(2026, 5, 26), EN).replace(",", "").split())


def test_a_moment_just_before_midnight_in_utc_is_the_next_day_in_the_netherlands():
    late = datetime(2026, 3, 23, 23, 30, tzinfo=UTC)
    assert formatting.moment_day(late, NL) == "24 maart 2026"
    assert formatting.moment_time(late, NL) == "00:30"


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
def test_a_time_is_the_one_on_a_dutch_clock_in_every_language(code):
    assert formatting.moment_time(datetime(2026, 7, 1, 13, 5, tzinfo=UTC), language(code)) == "15:05"


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (30, "30 minuten"),
        (60, "1 uur"),
        (360, "6 uur"),
        (390, "6 uur en 30 minuten"),
        (1800, "30 uur"),
        (2400, "40 uur"),
    ],
)
def test_minutes_become_hours_and_the_minutes_that_are_left(minutes, words):
    assert formatting.hours(minutes, NL) == words


def test_hours_follow_the_grammar_of_the_language():
    assert formatting.hours(60, EN) == "1 hour"
    assert formatting.hours(360, EN) == "6 hours"
    assert formatting.hours(360, AR) == "6 ساعات"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buurthuis De Kern", "ltr"),
        ("بيت", "rtl"),
        ("12: بيت De Kern", "rtl"),
        ("12 uur, בית", "ltr"),
        ("+31 20", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_letter_decides_the_direction(text, expected):
    assert formatting.direction(text) == expected


def test_a_name_is_kept_apart_and_cannot_bring_markup():
    assert formatting.bdi("<b>De Vries</b>") == '<bdi dir="ltr">&lt;b&gt;De Vries&lt;/b&gt;</bdi>'
    assert formatting.unbroken("بيت") == '<bdi dir="rtl" class="unbroken">بيت</bdi>'
