"""Letters made once per test process: a PDF costs a fifth of a second."""

from collections.abc import Callable
from functools import cache

import pymupdf
import pytest

from portal.languages import LANGUAGES
from portal.letters import pdf
from portal.letters.contexts import LETTERS, Decision
from portal.letters.samples import sample

DECISIONS = tuple(letter for letter, kind in LETTERS.items() if issubclass(kind, Decision))
EVERY_LETTER = [(letter, code) for letter in LETTERS for code in LANGUAGES]

# WeasyPrint leaves the colour profile that it ships to Python to close.
colour_profile_left_open = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")


@cache
def rendered(letter: str, code: str) -> bytes:
    """The sample of a letter for a reader of this language."""
    return pdf.render(letter, code, sample(letter))


def text_of(data: bytes) -> str:
    """What stands on the pages, line breaks taken as spaces."""
    with pymupdf.open(stream=data) as document:
        return " ".join(" ".join(page.get_text() for page in document).split())


@pytest.fixture(params=EVERY_LETTER, ids="-".join)
def letter_and_code(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Every letter in every language."""
    pair: tuple[str, str] = request.param
    return pair


@pytest.fixture
def dutch_text() -> Callable[[str], str]:
    """The text of a sample as a reader of Dutch gets it."""
    return lambda letter: text_of(rendered(letter, "nl"))
