"""The Dutch of pages and letters is plain: short sentences, short words, and "u". See docs/taal.md."""

import re
from functools import cache

from portal.cli import catalogues

VALUE = re.compile(r"%\(\w+\)[a-z]")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
VOWELS = re.compile(r"[aeiouyáéíóúàèëïöüê]+", re.IGNORECASE)
LONGEST, AVERAGE, EASE = 20, 12, 75
HEADING = 3  # words: what is shorter is a label or a heading, and would flatter the average


def sentences_of(text: str) -> list[list[str]]:
    """The sentences of a text as lists of words; a value in it counts as one word."""
    parts = SENTENCE_END.split(VALUE.sub("drie", text))
    return [words for part in parts if (words := WORD.findall(part))]


def ease(sentences: list[list[str]]) -> float:
    """Reading ease of Dutch by Flesch and Douma (1960), from 0, hard, to 100, easy."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(VOWELS.findall(word))) for word in words)
    return 206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)


@cache
def sentences() -> list[list[str]]:
    """Every Dutch sentence that the portal can say."""
    texts = (text for message in catalogues.extracted() if message.id for text in catalogues.sources(message))
    return [sentence for text in texts for sentence in sentences_of(text)]


def whole_sentences() -> list[list[str]]:
    return [sentence for sentence in sentences() if len(sentence) > HEADING]


def test_no_sentence_is_too_long_to_hold_on_to() -> None:
    assert [" ".join(words) for words in sentences() if len(words) > LONGEST] == []


def test_sentences_are_short_on_average() -> None:
    whole = whole_sentences()
    assert sum(map(len, whole)) / len(whole) < AVERAGE


def test_words_are_short_enough_for_b1() -> None:
    assert ease(whole_sentences()) > EASE


def test_the_reader_is_addressed_as_u() -> None:
    familiar = {"je", "jij", "jou", "jouw", "jullie"}
    assert [" ".join(words) for words in sentences() if familiar & {word.lower() for word in words}] == []


def test_a_sentence_from_an_office_scores_worse_than_one_from_a_letter() -> None:
    office = sentences_of(
        "Ingevolgde de verordening wordt belanghebbende verzocht zijn medewerking te verlenen "
        "aan de totstandkoming van de beoogde werkzaamheden."
    )
    letter = sentences_of("U krijgt een brief. Daarin staat wat u gaat doen. Bel ons als u een vraag hebt.")
    assert ease(office) < EASE < ease(letter)
