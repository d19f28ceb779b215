"""An advice on which a decision leans stands in its letter, whole, or the decision waits (Awb 3:49)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup

from portal.actions.deciding.verdict import Advice
from portal.actions.installation import Installation
from portal.domain.errors import Incomplete
from portal.domain.roles import Actor
from portal.languages import LANGUAGES, translations
from portal.letters.contexts import Advised, Decision
from portal.letters.markup import page
from tests.actions.conftest import MONDAY
from tests.actions.deciding import decide_now, everything
from tests.fixtures.installations import FakePress
from tests.fixtures.verdicts import AGREED, REFUSED

ADVICE = Advice(
    adviser="de commissie van advies",
    advised_on=date(2026, 2, 27),
    advice="De school heeft genoeg mensen. Een betaalde kracht hoeft niet weg.",
)
GIVEN = Advised(by=ADVICE.adviser, on=date(2026, 2, 27), words=ADVICE.advice)


def made(press: FakePress) -> Decision:
    """The letter that was made last."""
    letter = press.made[-1][2]
    assert isinstance(letter, Decision)
    return letter


@pytest.mark.parametrize("verdict", [AGREED, REFUSED], ids=["a yes", "a no"])
def test_it_stands_in_the_letter(
    installation: Installation, ingrid: Actor, judged: str, press: FakePress, verdict: object
) -> None:
    decide_now(installation, ingrid, judged, replace(verdict, advice=ADVICE))  # type: ignore[type-var]
    assert made(press).advice == GIVEN


def test_a_decision_without_advice_speaks_of_none(
    installation: Installation, ingrid: Actor, judged: str, press: FakePress
) -> None:
    decide_now(installation, ingrid, judged)
    letter = made(press)
    assert letter.advice is None
    assert "Wij kregen advies" not in page("besluit-tegenprestatie", "nl", letter)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"adviser": ""}, ("adviser",)),
        ({"advised_on": None, "advice": ""}, ("advised_on", "advice")),
        ({"advised_on": MONDAY.date() + timedelta(days=1)}, ("advised_on",)),
    ],
)
def test_half_an_advice_and_one_of_tomorrow_stop_the_decision(
    installation: Installation,
    ingrid: Actor,
    judged: str,
    changes: dict[str, object],
    fields: tuple[str, ...],
) -> None:
    before = everything(installation)
    with pytest.raises(Incomplete) as incomplete:
        decide_now(
            installation,
            ingrid,
            judged,
            replace(AGREED, advice=replace(ADVICE, **changes)),  # type: ignore[arg-type]
        )
    assert incomplete.value.fields == fields
    assert everything(installation) == before


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_letter_gives_it_in_full_and_the_sheet_says_that_it_is_there(
    installation: Installation, ingrid: Actor, judged: str, press: FakePress, code: str
) -> None:
    decide_now(installation, ingrid, judged, replace(AGREED, advice=ADVICE))
    html = BeautifulSoup(page("besluit-tegenprestatie", code, made(press)), "html.parser")
    letter = " ".join(html.article.get_text(" ").split())
    assert "Wij kregen advies van de commissie van advies, op 27 februari 2026 . Dit is het advies:" in letter
    assert ADVICE.advice in letter
    if code != "nl":
        sheet = " ".join(html.section.get_text(" ").split())
        assert translations(code).gettext("Wij kregen ook advies van:") in sheet
        assert html.section.find(string=ADVICE.adviser).find_parent(lang=True)["lang"] == "nl"
