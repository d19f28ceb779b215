"""The Dutch of the public pages is short and plain."""

import re
from collections.abc import Iterator

from babel.messages.extract import extract_from_file

from portal import paths

LONGEST, USUAL = 20, 12
HARD = re.compile(
    r"\b(middels|derhalve|conform|betreffende|dienaangaande|aangaande|indien|tevens|teneinde|gij|je|jij|jouw)\b",
    re.I,
)
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true"}


def messages() -> Iterator[str]:
    """Every Dutch sentence that a public page can show."""
    for template in (paths.TEMPLATES / "public").glob("*.html"):
        yield from (_text(found[1]) for found in extract_from_file("jinja2", template, options=OPTIONS))
    modules = [*(paths.ROOT / "portal" / "web" / "public").glob("*.py")]
    modules += [
        paths.ROOT / "portal" / "wording" / f"{name}.py"
        for name in ("regeling", "rulelines", "summingup", "teller")
    ]
    for module in modules:
        yield from (_text(found[1]) for found in extract_from_file("python", module, keywords={"N_": None}))


def _text(message: str | tuple[str, ...]) -> str:
    return message if isinstance(message, str) else message[-1]


def sentences() -> list[list[str]]:
    return [
        re.findall(r"[\w%()'’-]+", part)
        for message in messages()
        for part in re.split(r"(?<=[.?!:])\s+", message)
        if part
    ]


def test_no_sentence_has_more_than_20_words() -> None:
    assert [" ".join(words) for words in sentences() if len(words) > LONGEST] == []


def test_a_sentence_has_less_than_12_words_on_average() -> None:
    lengths = [len(words) for words in sentences()]
    assert len(lengths) > 150
    assert sum(lengths) / len(lengths) < USUAL


def test_no_word_is_needlessly_hard_or_familiar() -> None:
    assert [message for message in messages() if HARD.search(message)] == []
