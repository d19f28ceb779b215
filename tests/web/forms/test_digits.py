"""People type numbers as they learnt to write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.web.forms.digits import ascii_digits, decimal, folded


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("3,5", "3.5"), ("3.5", "3.5"), ("٣,٥", "3.5"), ("٣٫٥", "3.5"), ("۳٫۵", "3.5"), (" 7 ", "7")),
        *(("1.250", "1250"), ("1.250,00", "1250"), ("1,250.50", "1250.5"), ("1 250,5", "1250.5")),
        *(("12,50", "12.5"), ("0,5", "0.5"), ("\u200f٤٠\u200e", "40"), ("1.000.000", "1000000")),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, number: str) -> None:
    assert decimal(typed) == Decimal(number)


NO_NUMBERS = [
    *("", "veel", "-3", "3-4", "1,2,3", ",5,", "²", "3e4", "½", "٫"),
    *("25,555", "1,250", "٢٥٫٥٥٥"),  # thousands to one reader, decimals to the next
    *("1.25.0", "0.500", "1.250.000.5", "12,505,1"),
]


@pytest.mark.parametrize("typed", NO_NUMBERS)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"not a number|thousands or decimals"):
        decimal(typed)


@given(st.text())
def test_any_text_gives_a_number_of_at_least_zero_or_is_refused(typed: str) -> None:
    with suppress(ValueError):
        assert decimal(typed) >= 0


@given(st.integers(0, 10**9), st.sampled_from("٠०۰"))
def test_digits_of_another_script_mean_the_same(number: int, zero: str) -> None:
    foreign = "".join(chr(ord(zero) + int(digit)) for digit in str(number))
    assert ascii_digits(foreign) == str(number)


def test_dashes_and_spaces_are_of_one_kind_and_what_nobody_sees_is_gone() -> None:
    assert ascii_digits("06\u00a0–\u202f12\u00ad34") == "06 - 1234"
    assert ascii_digits("\u202a\u200e+31\u202c‑6−1") == "+31-6-1"


@pytest.mark.parametrize(
    ("one", "other"),
    [("KASIM", "kasım"), ("EKİM", "ekim"), ("ساعة", "ساعه"), ("أبريل", "ابريل"), ("Września", "WRZESNIA")],
)
def test_words_are_compared_without_capitals_and_accents(one: str, other: str) -> None:
    assert folded(one) == folded(other)
