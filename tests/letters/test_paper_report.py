"""The report of displaced work on paper: nobody is asked who he is, and a copy says that it was sent."""

from dataclasses import replace
from datetime import UTC, datetime

import page as validation
import pytest

from portal.demo.letters import sample
from portal.languages import LANGUAGES
from portal.letters.contexts import PaperForm
from portal.letters.contexts.paper import Arrival
from tests.letters.conftest import colour_profile_left_open, languages_of_each_day, made, text_of
from tests.letters.test_pdf import failures

pytestmark = colour_profile_left_open

ARRIVED = Arrival(number="TP-2026-00012", received_at=datetime(2026, 9, 15, 10, tzinfo=UTC))
NAMELESS, COPY, NAMED = "nameless", "copy", "named"
ABOUT_A_PERSON = ("Wie bent u?", "Uw naam\n", "Uw geboortedatum", "Uw handtekening", "Testpersoon")
HOW_TO = ("Zo vult u dit in", "Stuur het met de post naar:")


def form(kind: str) -> PaperForm:
    """The form in one of its shapes, with the questions of the sample."""
    found = sample("formulier")
    assert isinstance(found, PaperForm)
    if kind == NAMED:
        return replace(found, name="", born=None, is_filled=False)
    arrival = ARRIVED if kind == COPY else None
    return replace(found, name="", born=None, is_filled=False, is_nameless=True, arrival=arrival)


def printed(kind: str, code: str = "nl") -> bytes:
    """That form as PDF."""
    return made("formulier", code, form(kind))


@pytest.mark.parametrize("code", languages_of_each_day(*LANGUAGES))
@pytest.mark.parametrize("kind", [NAMELESS, COPY])
def test_it_can_be_heard_in_every_language(kind: str, code: str) -> None:
    assert failures(printed(kind, code), validation.ValidationProfile.PDF_UA_1) == []


@pytest.mark.parametrize("kind", [NAMELESS, COPY])
def test_nobody_is_asked_who_he_is(kind: str) -> None:
    text = text_of(printed(kind))
    assert [words for words in ABOUT_A_PERSON if words in text] == []
    assert "Wie bent u?" in text_of(printed(NAMED))


def test_the_empty_form_says_where_to_post_it_and_that_the_name_may_be_left_out() -> None:
    text = text_of(printed(NAMELESS))
    assert "Stuur het met de post naar: Gemeente Hoogezand-Sappemeer, Gorecht-Oost 157, 9603 AE" in text
    assert "U hoeft uw naam niet te noemen. Dan hoeft uw naam ook niet op de envelop." in text
    assert "Wilt u de uitkomst horen? Vul dan in hoe wij u bereiken." in text
    assert "uw naam en het nummer" not in text


def test_a_copy_says_that_it_came_in_and_not_how_to_send_it() -> None:
    text = text_of(printed(COPY))
    assert "Dat was op 15 september 2026 om 12:00." in text
    assert "Uw nummer is TP-2026-00012" in text
    assert [words for words in HOW_TO if words in text] == []
    assert [words for words in HOW_TO if words not in text_of(printed(NAMELESS))] == []
