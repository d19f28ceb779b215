"""Under which words something is kept, and which words are looked for."""

from hypothesis import given
from hypothesis import strategies as st

from portal.domain.searchwords import LONGEST, MOST_CHUNKS, MOST_PARTS, Wanted, kept, wanted


def is_found(typed: str, *texts: str) -> bool:
    """Whether what is typed finds something that is kept under these texts."""
    words = kept(*texts)

    def has(one: Wanted) -> bool:
        return any(word.startswith(one.word) if one.is_beginning else word == one.word for word in words)

    return all(any(all(map(has, way)) for way in ways) for ways in wanted(typed))


def test_a_number_is_kept_in_parts_as_one_word_and_without_noughts() -> None:
    assert kept("TP-2026-00042") == (
        "tp",
        "2026",
        "00042",
        "tp2026",
        "tp202600042",
        "202600042",
        "42",
    )


def test_a_number_is_found_whole_and_the_beginning_of_one_by_its_noughts() -> None:
    assert is_found("2026 42", "TP-2026-00042")
    assert not is_found("2026 42", "TP-2026-00420")
    assert is_found("TP-2026-0042", "TP-2026-00420")
    assert not is_found("TP-2025", "TP-2026-00042")


def test_nothing_to_look_for_is_nothing() -> None:
    assert wanted("") == wanted(" % _ '\u200b ") == ()


@given(st.text(min_size=1))
def test_whatever_is_typed_gives_few_short_words_of_letters_and_digits(typed: str) -> None:
    found = wanted(typed)
    assert len(found) <= MOST_CHUNKS
    words = [one.word for ways in found for way in ways for one in way]
    assert len(words) <= MOST_CHUNKS * (MOST_PARTS + 1)
    assert all(word.isalnum() and len(word) <= LONGEST for word in words)


@given(st.text(max_size=80), st.text(max_size=80))
def test_who_types_the_whole_name_finds_it_in_any_order(first: str, last: str) -> None:
    assert is_found(f"{first} {last}", first, last)
    assert is_found(f"{last}, {first}", first, last)
