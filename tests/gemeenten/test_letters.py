"""Letters under other rules: a request, no lower benefit, taking part; in every language."""

import re
from dataclasses import replace
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
    ("besluit-tegenprestatie", {"takes_part": True, "may_be_lowered": False}, "meedoet zoals hier staat."),
    ("besluit-wat-u-al-doet", {"takes_part": True, "effect": "recognised"}, "dat dit telt als meedoen."),
    ("besluit-wat-u-al-doet", {"takes_part": True, "effect": "not_imposed"}, "niets anders hoeft te doen."),
    ("besluit-telt-niet-mee", {"takes_part": True}, "niet meetelt."),
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


@pytest.mark.parametrize(("letter", "changes", "_says"), VARIANTS)
def test_only_a_letter_of_the_tegenprestatie_calls_it_so(
    letter: str, changes: dict[str, Any], _says: str
) -> None:
    subject_left_out = text_of(letter, "en", {**changes, "subject": "Besluit", "policy": ""})
    if changes.get("takes_part"):
        assert "a tegenprestatie" not in subject_left_out
