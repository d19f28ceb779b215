"""A gemeente in which maatschappelijke participatie holds: words, basis and letters are of that regime."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from flask import Flask

from portal.letters.press import Press
from tests.gemeenten.meedorp import meedorp, participating
from tests.journeys.test_plan_to_letter import same_letter, signed_in, text_of
from tests.web import running, ways
from tests.web.answers import fill_plan
from tests.web.cases import REFUSED, case_url, claim, decision, judge
from tests.web.page import Page
from tests.web.running import NOW
from tests.web.visitor import Visitor

PLAN_JUDGED = {"reasons": "Dit past bij wat u graag doet. Wij kozen het samen."}


@pytest.fixture
def app(
    real_press: Press, moment: Callable[[datetime], None], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Flask]:
    """The demo of that gemeente, with real letters."""
    library = participating()
    monkeypatch.setattr(running, "law", lambda: library)
    moment(NOW)
    with meedorp(real_press) as running_app:
        yield running_app


def agreed(app: Flask) -> tuple[Visitor, Visitor, Page]:
    """The client sends a plan and the gemeente agrees on it with him."""
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    client.send(fill_plan(client, {"uren": {"minutes": "3"}})[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    judge(noor, case)
    page = ingrid.get(f"{case}/besluit/afspreken")
    return client, noor, ingrid.send(page, decision(page, **PLAN_JUDGED))


def test_a_plan_is_agreed_on_in_the_words_and_on_the_basis_of_the_regime(app: Flask) -> None:
    client, noor, decided = agreed(app)
    letter = same_letter(client, noor, decided)
    assert "Onze afspraak over hoe u meedoet" in letter
    assert "Wij leggen niets op." in letter
    assert "Voor deze afspraak hoeft u geen uren door te geven." in letter
    assert "voorbeeld, nr. 1" in letter
    for foreign in ("tegenprestatie", "art. 9 lid 1", "lager maken"):
        assert foreign not in letter


def test_nobody_asks_hours_of_what_was_agreed_on(app: Flask) -> None:
    client, _noor, _decided = agreed(app)
    overview = client.get("/mijn/")
    assert "Hoe u meedoet" in overview.text
    assert "/mijn/uren/" not in overview.links("main")
    assert "/mijn/uren/" not in client.get("/mijn/doorgeven").links("main")
    assert "Wij vragen geen uren van u." in client.get("/mijn/uren/").text


def test_an_agreement_ends_as_an_agreement(app: Flask) -> None:
    client, noor, _decided = agreed(app)
    page = client.get("/mijn/wijziging/wat")
    for answers in ({"kind": "job"}, {"since": ["1", "12", "2026"]}, {"story": "Ik begin in de winkel."}):
        page = client.send(page, answers)
    assert "Onze afspraak" not in page.text
    client.send(client.get("/mijn/wijziging/controleren"))
    case, ingrid = case_url(client.portal, "asked"), signed_in(app, "ingrid")
    claim(noor, case)
    assert f"{case}/besluit/beeindigen" not in ingrid.get(case).links("main")
    form = ingrid.get(f"{case}/besluit/afspraak-beeindigen")
    assert "Wat is de laatste dag van de afspraak?" in form.text
    given = {"reasons": "U vond werk voor vier dagen per week.", "last_day": ["30", "12", "2026"]}
    decided = ingrid.send(form, decision(form, **given))
    [link] = [one for one in decided.links("main") if "/brieven/" in one][:1]
    assert "dat onze afspraak stopt" in text_of(noor.download(link))


def test_what_somebody_does_already_counts_as_taking_part(app: Flask) -> None:
    noor, ingrid = signed_in(app, "noor"), signed_in(app, "ingrid")
    case = case_url(noor.portal, "care")
    claim(noor, case)
    judge(noor, case)
    page = ingrid.get(f"{case}/besluit/telt-als-meedoen")
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


def test_who_cannot_now_gets_an_answer_and_no_ontheffing(app: Flask) -> None:
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    client.send(ways.fill_in(client, ways.CANNOT)[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    links = noor.get(case).links("main")
    assert f"{case}/antwoord/bericht" in links
    assert not [link for link in links if "/besluit/" in link or link.endswith("/toets")]
    assert ingrid.get(f"{case}/besluit/ontheffing", status=409).text.count("kennen dit besluit niet") == 1
    form = noor.get(f"{case}/antwoord/bericht")
    noor.send(form, {"text": "Wij bellen u morgen. Dan praten wij over wat wel kan."})
    assert "Wij gaven antwoord" in client.get("/mijn/verloop").text


@pytest.mark.parametrize("outcome", ["akkoord", "wijzigen", "afwijzen"])
def test_no_page_decides_what_the_regime_does_not_know(app: Flask, outcome: str) -> None:
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    client.send(fill_plan(client, {"uren": {"minutes": "3"}})[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    offered = [link for link in ingrid.get(case).links("main") if "/besluit/" in link]
    assert offered == [f"{case}/besluit/afspreken", f"{case}/besluit/geen-afspraak"]
    assert "Dit besluit bestaat hier niet" in ingrid.get(f"{case}/besluit/{outcome}", status=409).text


def test_a_plan_is_not_agreed_on_because_of_a_ground_that_the_regeling_knows(app: Flask) -> None:
    client, noor, ingrid = (signed_in(app, name) for name in ("asked", "noor", "ingrid"))
    client.send(fill_plan(client, {"uren": {"minutes": "3"}})[-1])
    case = case_url(client.portal, "asked")
    claim(noor, case)
    judge(noor, case, replaces_paid_work="ja")
    page = ingrid.get(f"{case}/besluit/geen-afspraak")
    letter = same_letter(client, noor, ingrid.send(page, decision(page, **REFUSED)))
    assert "voorbeeld, nr. 3" in letter
    assert "tegenprestatie" not in letter
    assert "voor of op" not in letter  # nobody has to come with another plan by a day
