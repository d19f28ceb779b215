"""Numbers as a Dutch text names them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.rules.numberwords import LARGEST, named, written


@pytest.mark.parametrize(
    ("sentence", "unit", "number"),
    [
        ("Het is 7,5 uur per week.", "uur", "7.5"),
        ("Het is 7.5 uur per week.", "uur", "7.5"),
        ("Het is 7½ uur per week.", "uur", "7.5"),
        ("Zeven en een half uur.", "uur", "7.5"),
        ("Anderhalf uur.", "uur", "1.5"),
        ("Binnen acht weken.", "dagen", "56"),
        ("Binnen 4 weken.", "dagen", "28"),
        ("Ten hoogste dertig procent.", "procent", "30"),
        ("Een half jaar.", "maanden", "6"),
        ("Anderhalf jaar.", "maanden", "18"),
        ("Binnen een jaar.", "maanden", "12"),
        ("Een premie van 1.250 euro.", "euro", "1250"),
        ("Honderdzesenvijftig uur.", "uur", "156"),
    ],
)
def test_a_number_is_read_as_it_is_meant(sentence: str, unit: str, number: str) -> None:
    assert Fraction(number) in named(sentence, unit)


@pytest.mark.parametrize(
    ("sentence", "unit", "number"),
    [("Acht weken.", "uur", 56), ("Zeven en een half uur.", "uur", 7), ("Geen getal.", "uur", 1)],
)
def test_what_is_not_said_is_not_read(sentence: str, unit: str, number: int) -> None:
    assert Fraction(number) not in named(sentence, unit)


@given(st.integers(0, LARGEST))
def test_a_written_number_is_read_back(number: int) -> None:
    assert named(written(number), "") == {Fraction(number)}


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_only_numbers_below_a_thousand_are_written(number: int) -> None:
    with pytest.raises(IndexError):
        written(number)
