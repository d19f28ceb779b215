"""A gemeente in which maatschappelijke participatie holds: words, basis and letters are of that regime."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest
from flask import Flask

from portal.letters.press import Press
from portal.rules.library import Library
from tests.gemeenten.odd import odd_law
from tests.journeys.test_plan_to_letter import same_letter, signed_in, text_of
from tests.web import running
from tests.web.answers import fill_plan
from tests.web.cases import case_url, claim, decision, judge
from tests.web.running import NOW, demo_database

MEEDORP, MODEL = "meedorp", "voorbeeldgemeente"


def participating() -> Library:
    """The fictional model, under a name of its own, after its step to the other regime."""
    known = odd_law()
    gemeente = replace(known.gemeenten[MODEL], id=MEEDORP, participation_from=date(2026, 1, 1))
    own = [replace(one, id=MEEDORP) for one in known.regelingen if one.id == MODEL]
    return Library({MEEDORP: gemeente}, own, known.wetten)


@pytest.fixture
def app(
    real_press: Press, moment: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """The demo of that gemeente, with real letters."""
    library = participating()
    monkeypatch.setattr(running, "law", lambda: library)
    moment(NOW)
    with demo_database(MEEDORP) as url, running.running(MEEDORP, url, real_press) as running_app:
        yield running_app


def test_a_plan_is_decided_in_the_words_and_on_the_basis_of_the_regime(app: Flask) -> None:
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    client.send(fill_plan(client, {"uren": {"minutes": "3"}})[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    judge(noor, case)
    page = ingrid.get(f"{case}/besluit/akkoord")
    decided = ingrid.send(page, decision(page))
    letter = same_letter(client, noor, decided)
    assert "Besluit over hoe u meedoet" in letter
    assert "voorbeeld, nr. 1" in letter
    assert "art. 9 lid 1 onder c" not in letter
    assert "tegenprestatie" not in letter.split("Hieronder")[0]
    assert "een tijd lager maken" not in letter


def test_what_somebody_does_already_counts_as_taking_part(app: Flask) -> None:
    noor, ingrid = signed_in(app, "noor"), signed_in(app, "ingrid")
    case = case_url(noor.portal, "care")
    claim(noor, case)
    judge(noor, case)
    page = ingrid.get(f"{case}/besluit/telt-mee")
    given = {
        "client_words": "Ik zorg voor mijn moeder.",
        "activity": "U zorgt voor uw moeder.",
        "minutes": "12",
        "reasons": "U helpt elke dag, al een jaar lang. Dat is goed voor uw moeder.",
    }
    decided = ingrid.send(page, decision(page, **given))
    [letter] = [noor.download(link) for link in decided.links("main") if "/brieven/" in link]
    assert "dat dit telt als meedoen" in text_of(letter)
    assert "tegenprestatie" not in text_of(letter)
