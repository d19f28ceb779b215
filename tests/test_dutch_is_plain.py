"""The Dutch of pages and letters is plain: short sentences, short words, and "u". See docs/taal.md.

Here all that the portal can say is measured together; ``tests/web/test_dutch_of_each_page.py`` takes each
page alone, ``tests/letters/test_dutch_of_each_letter.py`` each letter.
"""

from functools import cache

import pytest

from portal.cli import catalogues
from tests.support import dutch
from tests.support.dutch import ease, sentences_of

AVERAGE, EASE = 12, 75


@cache
def sentences() -> list[list[str]]:
    """Every Dutch sentence that the portal can say."""
    texts = (text for message in catalogues.extracted() if message.id for text in catalogues.sources(message))
    return [sentence for text in texts for sentence in sentences_of(text)]


def whole_sentences() -> list[list[str]]:
    return dutch.whole(sentences())


def test_no_sentence_is_too_long_to_hold_on_to() -> None:
    assert [" ".join(words) for words in sentences() if len(words) > dutch.LONGEST] == []


def test_sentences_are_short_on_average() -> None:
    whole = whole_sentences()
    assert sum(map(len, whole)) / len(whole) < AVERAGE


def test_words_are_short_enough_for_b1() -> None:
    assert ease(whole_sentences()) > EASE


def test_the_reader_is_addressed_as_u() -> None:
    assert [" ".join(words) for words in sentences() if dutch.FAMILIAR.search(" ".join(words))] == []


def test_a_sentence_from_an_office_scores_worse_than_one_from_a_letter() -> None:
    office = sentences_of(
        "Ingevolgde de verordening wordt belanghebbende verzocht zijn medewerking te verlenen "
        "aan de totstandkoming van de beoogde werkzaamheden."
    )
    letter = sentences_of("U krijgt een brief. Daarin staat wat u gaat doen. Bel ons als u een vraag hebt.")
    assert ease(office) < EASE < ease(letter)


@pytest.mark.parametrize(
    "said",
    [
        "Indien u het niet eens bent, kunt u bellen.",
        "Uw plan wordt beoordeeld door een medewerker.",
        "Het indienen van een bezwaar is gratis.",
        "De beoordeling van de aanmelding duurt acht weken.",
        "U dient te bellen.",
        "Heb je een vraag?",
    ],
)
def test_words_and_turns_of_an_office_are_found(said: str) -> None:
    assert dutch.office_words([said])
    assert dutch.office_words(["Een medewerker bekijkt uw plan. Door de zorg hebt u geen tijd."]) == []


def test_a_term_must_be_told_in_a_list_beside_it_or_in_a_sentence() -> None:
    said = ["U krijgt ontheffing."]
    assert dutch.unexplained(said) == ["ontheffing"]
    assert dutch.unexplained(said, frozenset({"ontheffing"})) == []
    assert dutch.unexplained([*said, "U hoeft een tijd niets te doen. Dat heet een ontheffing."]) == []
    assert dutch.unexplained(["U geeft uw mening (zienswijze)."]) == []


@pytest.mark.parametrize(
    "said",
    ["Dat staat in artikel 9.", "(art. 6:7)", "Participatiewet 9", "lid 1 onder c", "voorbeeld, nr. 2"],
)
def test_the_number_of_an_article_is_found(said: str) -> None:
    assert dutch.ARTICLE.search(said)
    assert not dutch.ARTICLE.search(
        "Wij kregen het op 15 september 2026, 12:00. Kunt u onder de mensen zijn?"
    )


def test_a_day_a_number_and_a_value_are_one_word_each() -> None:
    assert len(dutch.words_of("Op 5 oktober 2026 krijgt %(name)s 2.200,50 euro.")) == 6
