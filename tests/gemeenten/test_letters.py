"""Letters under other rules: a request, no lower benefit, taking part; in every language."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.demo.letters import sample
from portal.languages import LANGUAGES
from portal.letters.markup import page
from tests.letters.conftest import colour_profile_left_open
from tests.web.page import tree

pytestmark = colour_profile_left_open
GLUED = re.compile(r"[a-z\u0600-\u06ff][.](?=[A-Z\u0410-\u042f\u0600-\u06ff])")
"""Two sentences without a space between them."""
VARIANTS: list[tuple[str, dict[str, Any], str]] = [
    ("besluit-tegenprestatie", {"is_request": True, "may_be_lowered": False}, "Wij dragen dit niet op."),
    ("afspraak-meedoen", {}, "akkoord gaan met hoe u wilt meedoen."),
    ("afspraak-meedoen", {"asks_hours": True}, "Geef per week door hoeveel uur u deed."),
    ("meedoen-telt", {}, "dat dit telt als meedoen."),
    ("meedoen-telt-niet", {}, "niet meetelt als meedoen."),
    ("einde-afspraak", {}, "dat onze afspraak stopt."),
    ("einde-afspraak", {"last_day": date(2026, 3, 1)}, "dat onze afspraak niet doorgaat."),
]


def text_of(letter: str, language: str, changes: dict[str, Any]) -> str:
    html = page(letter, language, replace(sample(letter), **changes))
    return " ".join(tree(html).body.get_text().split())


@pytest.mark.parametrize(("letter", "changes", "says"), VARIANTS)
def test_a_letter_says_what_holds_under_other_rules(letter: str, changes: dict[str, Any], says: str) -> None:
    text = text_of(letter, "nl", changes)
    assert says in text
    assert "Dan kunnen wij uw uitkering een tijd lager maken" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("letter", "changes", "_says"), VARIANTS)
def test_no_two_sentences_run_into_each_other(
    letter: str, changes: dict[str, Any], _says: str, language: str
) -> None:
    assert GLUED.findall(text_of(letter, language, changes)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("letter", "changes", "_says"), [one for one in VARIANTS if "besluit-" not in one[0]]
)
def test_a_letter_of_an_agreement_never_calls_it_a_tegenprestatie(
    letter: str, changes: dict[str, Any], _says: str, language: str
) -> None:
    assert "tegenprestatie" not in text_of(letter, language, changes)
