"""The clock on 28 January 2027: one gemeente kept the tegenprestatie, the other took the new regime."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask

from portal.domain.regimes import Regime
from portal.letters.press import Press
from tests.journeys.test_plan_to_letter import same_letter, signed_in, text_of
from tests.web import running, ways
from tests.web.answers import fill_plan
from tests.web.cases import case_url, claim, decision, judge
from tests.web.running import HOOGEZAND, demo_database
from tests.web.visitor import Visitor

THEN = datetime(2027, 1, 28, 10, tzinfo=UTC)
SOON = {"begin": {"starts_on": ["1", "3", "2027"]}, "uren": {"minutes": "8"}}


@dataclass(frozen=True)
class Side:
    """One gemeente on that day: the addresses of its decisions, and what its letters say."""

    gemeente: str
    regime: Regime
    agree: str
    counts: str
    end: str
    cannot: frozenset[str]
    agreed: str
    counted: str
    ended: str


KEPT = Side(
    gemeente=HOOGEZAND,
    regime=Regime.TEGENPRESTATIE,
    agree="akkoord",
    counts="telt-mee",
    end="beeindigen",
    cannot=frozenset({"besluit/ontheffing", "besluit/niets-opleggen", "besluit/geen-ontheffing"}),
    agreed="een tegenprestatie doet",
    counted="geen tegenprestatie hoeft te doen",
    ended="dat uw tegenprestatie",
)
CHANGED = Side(
    gemeente="voorbeeldgemeente",
    regime=Regime.PARTICIPATION,
    agree="afspreken",
    counts="telt-als-meedoen",
    end="afspraak-beeindigen",
    cannot=frozenset({"antwoord/bericht"}),
    agreed="akkoord gaan met hoe u wilt meedoen",
    counted="dat dit telt als meedoen",
    ended="dat onze afspraak",
)


@pytest.fixture(params=[KEPT, CHANGED], ids=lambda side: side.regime)
def side(request: pytest.FixtureRequest) -> Side:
    """Each of the two."""
    found: Side = request.param
    return found


@pytest.fixture
def app(side: Side, real_press: Press, moment: Callable[[datetime], None]) -> Iterator[Flask]:
    """Its demo, which was made before the day."""
    moment(THEN)
    with (
        demo_database(side.gemeente) as url,
        running.running(side.gemeente, url, real_press) as running_app,
    ):
        yield running_app


def is_of(side: Side, text: str) -> bool:
    """Whether a text speaks of the regime of this gemeente and of no other."""
    return ("tegenprestatie" in text) == (side.regime is Regime.TEGENPRESTATIE)


def decided(app: Flask, case: str, outcome: str, **given: Any) -> tuple[Visitor, Visitor, Any]:
    noor, ingrid = signed_in(app, "noor"), signed_in(app, "ingrid")
    claim(noor, case)
    judge(noor, case, **given.pop("judged", {}))
    page = ingrid.get(f"{case}/besluit/{outcome}")
    return noor, ingrid, ingrid.send(page, decision(page, **given))


def agreed_plan(app: Flask, side: Side) -> tuple[Visitor, str]:
    client = signed_in(app, "asked")
    client.send(fill_plan(client, SOON)[-1])
    given = {"reasons": "Dit past bij wat u graag doet. U koos het zelf."}
    noor, _, after = decided(app, case_url(client.portal, "asked"), side.agree, **given)
    return client, same_letter(client, noor, after)


def test_a_plan_is_decided_on(app: Flask, side: Side) -> None:
    client, letter = agreed_plan(app, side)
    assert side.agreed in letter
    assert ("art. 9 lid 1 onder c" in letter) == (side.regime is Regime.TEGENPRESTATIE)
    assert ("lager maken" in letter) == (side.regime is Regime.TEGENPRESTATIE)
    overview = client.get("/mijn/").text
    assert ("Uw tegenprestatie" in overview) == (side.regime is Regime.TEGENPRESTATIE)


def test_hours_are_asked_only_where_they_are_owed(app: Flask, side: Side, moment: Any) -> None:
    client, _letter = agreed_plan(app, side)
    moment(datetime(2027, 3, 15, 10, tzinfo=UTC))
    client = signed_in(app, "asked")
    overview = client.get("/mijn/")
    is_owed = side.regime is Regime.TEGENPRESTATIE
    assert ("/mijn/uren/" in overview.links("main")) == is_owed
    assert ("Geef uw uren door" in overview.text) == is_owed
    assert ("Wij vragen geen uren van u." in client.open("/mijn/uren/").text) != is_owed


def test_an_end_is_decided_on(app: Flask, side: Side) -> None:
    client, _letter = agreed_plan(app, side)
    page = client.get("/mijn/wijziging/wat")
    for answers in ({"kind": "job"}, {"since": ["1", "2", "2027"]}, {"story": "Ik begin in de winkel."}):
        page = client.send(page, answers)
    client.send(client.get("/mijn/wijziging/controleren"))
    case, noor, ingrid = case_url(client.portal, "asked"), signed_in(app, "noor"), signed_in(app, "ingrid")
    claim(noor, case)
    page = ingrid.get(f"{case}/besluit/{side.end}")
    given = {"reasons": "U vond werk voor vier dagen per week.", "last_day": ["31", "1", "2027"]}
    after = ingrid.send(page, decision(page, **given))
    letter = text_of(noor.download(next(one for one in after.links("main") if "/brieven/" in one)))
    assert side.ended in letter
    assert is_of(side, letter)


def test_care_is_decided_on(app: Flask, side: Side) -> None:
    portal = signed_in(app, "noor").portal
    given = {
        "client_words": "Ik zorg voor mijn moeder.",
        "activity": "U zorgt voor uw moeder.",
        "minutes": "12",
        "reasons": "U helpt elke dag, al een jaar lang. Dat is nodig voor uw moeder.",
        "judged": {"exceeds_usual_care": "ja", "professional": "nee", "necessary": "ja"},
    }
    noor, _, after = decided(app, case_url(portal, "care"), side.counts, **given)
    letter = text_of(noor.download(next(one for one in after.links("main") if "/brieven/" in one)))
    assert side.counted in letter
    assert is_of(side, letter)


def test_who_cannot_now_is_heard_by_the_rules_of_the_day(app: Flask, side: Side) -> None:
    client = signed_in(app, "asked")
    later = {"tot-dag": {"until": ["31", "5", "2027"]}}
    client.send(ways.fill_in(client, ways.CANNOT, later)[-1])
    case, noor = case_url(client.portal, "asked"), signed_in(app, "noor")
    claim(noor, case)
    offered = noor.get(case).links("main") + signed_in(app, "ingrid").get(case).links("main")
    ways_out = {one.removeprefix(f"{case}/") for one in offered if "/besluit/" in one or "/antwoord/" in one}
    assert ways_out == side.cannot


def test_what_was_decided_before_keeps_its_words_and_rules(app: Flask, side: Side) -> None:
    """Peter's volunteering was found to be enough in 2026, under the rules of the tegenprestatie."""
    client = signed_in(app, "volunteer")
    overview = client.get("/mijn/")
    assert ("/mijn/andere-regels" in overview.links("main")) == (side is CHANGED)
    sent = next(one for one in client.get("/mijn/verloop").links("main") if "/ingestuurd/" in one)
    assert "Wat u al doet, is genoeg" in client.get(sent).text
    assert "Participatiewet, art. 9 lid 1 onder c" in client.get("/mijn/waarom").text
