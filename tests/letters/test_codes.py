"""The code that a telephone reads: it leads to a public page in his language, and says nothing of him."""

import io
from dataclasses import replace

import pymupdf
import pytest
import segno
from bs4 import BeautifulSoup

from portal.demo.letters import sample
from portal.languages import LANGUAGES
from portal.letters import pdf
from portal.letters.contexts import Letter
from portal.letters.drawing import qr
from portal.letters.markup import page
from tests.letters.conftest import DECISIONS, colour_profile_left_open

pytestmark = colour_profile_left_open

PORTAL = "https://tegenprestatie.waterkerk.example"
MESSAGES = ("uitnodiging", "herinnering", "pauze-bevestigd", "ontvangst-bezwaar", "uitkomst-melding")


def of_portal(name: str, portal: str = PORTAL) -> Letter:
    """The sample of a letter, of a portal at this address."""
    letter = sample(name)
    return replace(letter, sender=replace(letter.sender, portal=portal))


def addresses(name: str, code: str, portal: str = PORTAL) -> list[str]:
    """Where the codes in a letter lead, as a screen reader says it."""
    soup = BeautifulSoup(page(name, code, of_portal(name, portal)), "html.parser")
    return [
        title.get_text().split()[-1] if code != "tr" else title.get_text()
        for title in soup.select("svg title")
    ]


def read(data: bytes, number: int) -> list[list[bool]]:
    """The modules of the code on a page, seen as a telephone does: dark or not."""
    with pymupdf.open(stream=io.BytesIO(data)) as document:
        sheet = document[number]
        dark = [one["rect"] for one in sheet.get_drawings() if one.get("fill") == (0.0, 0.0, 0.0)]
        frame = max(dark, key=lambda rect: rect.width * rect.height)
        size = segno.make(f"{PORTAL}/nl/bezwaar", error="m", micro=False).symbol_size(border=0)[0]
        picture = sheet.get_pixmap(clip=frame, matrix=pymupdf.Matrix(16, 16), colorspace=pymupdf.csGRAY)
        step = picture.width / size
        middle = [int((place + 0.5) * step) for place in range(size)]
        return [[picture.pixel(x, y)[0] < 128 for x in middle] for y in middle]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_decision_leads_to_the_page_about_bezwaar_in_the_readers_language(code: str) -> None:
    soup = BeautifulSoup(page("besluit-einde", code, of_portal("besluit-einde")), "html.parser")
    titles = [title.get_text() for title in soup.select("svg title")]
    assert len(titles) == (1 if code == "nl" else 2)
    assert all(f"{PORTAL}/{code}/bezwaar" in title for title in titles)


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("name", MESSAGES)
def test_another_letter_leads_to_the_front_page_in_that_language(name: str, code: str) -> None:
    assert addresses(name, code) == [f"{PORTAL}/{code}/"]


@pytest.mark.parametrize("name", [*DECISIONS, *MESSAGES])
def test_without_an_address_of_the_portal_there_is_no_code(name: str) -> None:
    assert addresses(name, "nl", portal="") == []


@pytest.mark.parametrize("name", [*DECISIONS, *MESSAGES])
def test_nothing_of_the_reader_or_his_case_stands_in_it(name: str) -> None:
    letter = of_portal(name)
    [address] = addresses(name, "nl")
    personal = (letter.reference, *letter.addressee.name.split(), *letter.addressee.address)  # type: ignore[union-attr]
    assert [one for one in personal if one in address] == []


def test_what_is_printed_is_the_code_of_that_address() -> None:
    data = pdf.render("besluit-einde", "nl", of_portal("besluit-einde"))
    wanted = segno.make(f"{PORTAL}/nl/bezwaar", error="m", micro=False)
    assert read(data, 0) == [[bool(dark) for dark in row] for row in wanted.matrix]


def test_an_address_can_put_nothing_else_in_the_letter() -> None:
    drawn = str(qr("https://x.invalid/", "<script>'\"&</script>"))
    assert "<script>" not in drawn
    assert drawn.count("<") == 5
