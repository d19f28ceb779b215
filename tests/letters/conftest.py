"""Letters made once in a run, and read once by each of its processes: a PDF costs a fifth of a second."""

import io
import os
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

import pikepdf
import pymupdf
import pytest

from portal.demo.letters import sample
from portal.languages import LANGUAGES
from portal.letters import pdf
from portal.letters.contexts import LETTERS, Decision, Letter
from tests.support.postgres import RUN_FOLDER

DECISIONS = tuple(letter for letter, kind in LETTERS.items() if issubclass(kind, Decision))
EVERY_LETTER = [(letter, code) for letter in LETTERS for code in LANGUAGES]
BOTH_DIRECTIONS = ("nl", "ar")
OTHERS = tuple(code for code in LANGUAGES if code not in BOTH_DIRECTIONS)

# WeasyPrint leaves the colour profile that it ships to Python to close.
colour_profile_left_open = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")


@cache
def rendered(letter: str, code: str) -> bytes:
    """The sample of a letter for a reader of this language."""
    return made(letter, code, sample(letter))


def made(letter: str, code: str, context: Letter) -> bytes:
    """A letter with these values, made once in a run: ``test_pdf.py`` holds that they give the same bytes."""
    values = sha256(repr(context).encode()).hexdigest()[:16]
    kept = Path(os.environ[RUN_FOLDER]) / f"{letter}.{code}.{values}.pdf"
    if not kept.exists():
        fresh = kept.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(pdf.render(letter, code, context))
        fresh.rename(kept)  # whole at once, for another process may be looking
    return kept.read_bytes()


@cache
def opened(letter: str, code: str) -> pikepdf.Pdf:
    """The same letter, read for all who only look."""
    return pikepdf.open(io.BytesIO(rendered(letter, code)))


def text_of(data: bytes) -> str:
    """What stands on the pages, line breaks taken as spaces."""
    with pymupdf.open(stream=data) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


def of_each_day(letter: str, code: str) -> bool:
    """Whether a letter is looked at in each run: in Dutch, Arabic and one more, a next one for each letter.

    A letter has one template for all languages, and so every language comes several times.
    """
    return code in {*BOTH_DIRECTIONS, OTHERS[list(LETTERS).index(letter) % len(OTHERS)]}


def languages_of_each_day(*codes: str) -> list[object]:
    """These languages, as parameters of a test that looks at more versions of a letter than its sample.

    What is no more than another language goes in the long run: the versions share the template of the sample.
    """
    return [code if code in BOTH_DIRECTIONS else pytest.param(code, marks=pytest.mark.long) for code in codes]


def each_day_or_long(letter: str, code: str) -> object:
    """A letter in a language, as parameter of a test; ``long`` unless it is looked at in each run."""
    marks = () if of_each_day(letter, code) else pytest.mark.long
    return pytest.param((letter, code), id=f"{letter}-{code}", marks=marks)


@pytest.fixture(params=[each_day_or_long(*pair) for pair in EVERY_LETTER])
def letter_and_code(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Every letter in every language; most of them in the long run only."""
    pair: tuple[str, str] = request.param
    return pair


@pytest.fixture
def dutch_text() -> Callable[[str], str]:
    """The text of a sample as a reader of Dutch gets it."""
    return lambda letter: text_of(rendered(letter, "nl"))
