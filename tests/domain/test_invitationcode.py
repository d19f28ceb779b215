"""The code of an invitation: hard to guess, easy to read out, and read back however it was typed."""

import math
import secrets
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.invitationcode import ALPHABET, LENGTH, draw, read, written

CODE = "CD34HJ679KMN"


def test_no_two_signs_look_alike_and_no_word_can_come_out() -> None:
    assert set(ALPHABET) & set("AEIOUY") == set(), "vowels make words"
    assert set(ALPHABET) & set("0O1IL2Z5S8BQGU") == set(), "these are mistaken for each other"
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_guessing_is_hopeless() -> None:
    assert math.log2(len(ALPHABET)) * LENGTH > 50


def test_a_code_is_drawn_sign_by_sign() -> None:
    signs = cycle(ALPHABET)
    assert draw(lambda _all: next(signs)) == ALPHABET[:LENGTH]


def test_codes_differ() -> None:
    assert len({draw(secrets.choice) for _time in range(20)}) == 20


def test_a_code_is_shown_in_three_groups_of_four() -> None:
    assert written(CODE) == "CD34 HJ67 9KMN"


@pytest.mark.parametrize(
    "typed",
    [
        "CD34 HJ67 9KMN",
        "cd34-hj67-9kmn",
        " CD34HJ679KMN\n",
        "CD٣٤ HJ٦٧ ٩KMN",
        "ＣＤ３４ＨＪ６７９ＫＭＮ",
        "СD34 НЈ67 9КМN",
        "\u2068CD34\u200e HJ67 9KMN\u2069",
    ],
    ids=["groups", "small", "spaces", "arabic digits", "wide", "cyrillic", "direction marks"],
)
def test_a_code_is_read_however_it_was_typed(typed: str) -> None:
    assert read(typed) == CODE


@given(st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_what_is_shown_is_read_back(code: str) -> None:
    assert read(written(code)) == read(written(code).lower()) == code


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert " " not in read(text)
