"""When a gemeente is open, in each language; what cannot be read stays Dutch and is marked so."""

import pytest
from bs4 import BeautifulSoup

from portal import languages, paths
from portal.demo.letters import sample
from portal.languages import LANGUAGES, language
from portal.letters.formatting import opening as in_a_letter
from portal.letters.markup import page
from portal.rules import library
from portal.wording.opening import opening

OTHERS = sorted(set(LANGUAGES) - {languages.SOURCE})
WEEK, EVENING = "Maandag tot en met vrijdag: 9.00 tot 17.00 uur", "Donderdag ook: 17.00 tot 20.00 uur"


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (WEEK, "en", "Monday to Friday: 9:00 to 17:00"),
        (EVENING, "en", "Thursday also: 17:00 to 20:00"),
        ("zaterdag 10:00 tot 12:30", "en", "Saturday: 10:00 to 12:30"),
        (WEEK, "pl", "Poniedziałek - piątek: od 9:00 do 17:00"),
        (EVENING, "ar", "الخميس أيضًا: من 17:00 إلى 20:00"),
        (WEEK, "nl", WEEK),
    ],
)
def test_a_line_is_told_in_the_language(line: str, code: str, said: str) -> None:
    assert opening(line, code) == said


@pytest.mark.parametrize(
    "line", ["Op afspraak", "Maandag: 9.00 tot 25.00 uur", f"{WEEK}, behalve in mei", "Elke dag 24 uur", ""]
)
@pytest.mark.parametrize("code", OTHERS)
def test_what_cannot_be_read_is_not_guessed(line: str, code: str) -> None:
    assert opening(line, code) == ""


@pytest.mark.parametrize("code", OTHERS)
def test_every_gemeente_is_told_in_every_language(code: str) -> None:
    lines = [line for one in library.load(paths.LAW).gemeenten.values() for line in one.opening_hours]
    assert [line for line in lines if not opening(line, code)] == []


def test_in_a_letter_only_what_stays_dutch_is_marked_as_dutch() -> None:
    shown = BeautifulSoup(in_a_letter((WEEK, "Op afspraak"), language("en")), "html.parser")
    assert shown.get_text() == "Monday to Friday: 9:00 to 17:00, Op afspraak"
    assert [one.get_text() for one in shown.select("[lang=nl]")] == ["Op afspraak"]


def test_a_letter_in_ones_own_language_tells_it_so() -> None:
    html = page("ontvangstbevestiging", "en", sample("ontvangstbevestiging"))
    assert "Monday to Friday: 9:00 to 16:00" in html
    assert "Maandag tot en met" not in html
