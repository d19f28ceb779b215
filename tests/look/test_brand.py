"""What letters wear: colours that can be read on white paper, and a head set as the gemeente wants it."""

import pytest

from portal import look
from portal.config import ConfigError
from tests.fixtures.themes import Made

WIDE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 20"><path d="M0 0h200v20H0z"/></svg>'
GROEN = look.load("groen", "").brand


def test_letters_wear_the_colours_of_the_theme() -> None:
    assert (GROEN.brand, GROEN.heading, GROEN.accent) == ("#24583f", "#24583f", "#1d6041")
    assert (GROEN.round, look.example_brand().round) == ("10px", "6px")
    assert GROEN.logo != look.example_brand().logo


def test_what_a_theme_does_not_set_is_as_in_the_example(folder: Made) -> None:
    worn = look.load(folder(":root { --p-brand: #552288 }"), "").brand
    assert (worn.brand, worn.quiet, worn.pale) == ("#552288", "#4a5568", "#e6f0f9")


def test_our_own_token_goes_before_that_of_nl_design_system(folder: Made) -> None:
    both = ":root { --basis-color-default-color-default: #444444; --p-quiet: var(--x); --x: #333333 }"
    assert look.load(folder(both), "").brand.quiet == "#333333"


def test_a_brand_that_is_too_pale_for_words_colours_no_headings(folder: Made) -> None:
    worn = look.load(folder(":root { --p-brand: #f2d400; --p-brand-ink: #111111 }"), "").brand
    assert (worn.brand, worn.heading) == ("#f2d400", worn.accent)


@pytest.mark.parametrize(
    ("tokens", "named"),
    [
        ("--p-ink: #bbbbbb", "--p-ink on white paper"),
        ("--p-accent-bg: #888888", "--p-ink on the pale ground of a letter|--p-quiet on the pale ground"),
    ],
)
def test_words_that_cannot_be_read_on_paper_stop_the_start(folder: Made, tokens: str, named: str) -> None:
    with pytest.raises(ConfigError, match=named):
        look.load(folder(f":root {{ {tokens} }}"), "")


def test_a_gemeente_says_how_large_its_logo_is_and_that_its_name_is_in_it(folder: Made) -> None:
    head = "logo_hoogte_mm = 20\nbalk_mm = 0\nnaam_staat_in_logo = true"
    worn = look.load(folder(head=head), "").brand
    assert (worn.wide, worn.high, worn.band, worn.is_named) == (20, 20, 0, True)


def test_a_logo_that_is_too_wide_for_the_head_becomes_lower(folder: Made) -> None:
    beside = look.load(folder(logo=WIDE), "").brand
    assert (beside.wide, beside.high) == (35, 3.5)
    named = look.load(folder(logo=WIDE, head="naam_staat_in_logo = true"), "").brand
    assert (named.wide, named.high) == (85, 8.5)


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("logo_hoogte_mm = 40", "from 8 to 24"),
        ("logo_hoogte_mm = true", "from 8 to 24"),
        ('balk_mm = "breed"', "from 0 to 6"),
        ("naam_staat_in_logo = 1", "true or false"),
        ('telefoon = "0598"', "telefoon is no key"),
        ("balk_mm", "briefhoofd.toml"),
    ],
)
def test_a_letter_head_that_says_something_else_is_refused(folder: Made, head: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        look.load(folder(head=head), "")
