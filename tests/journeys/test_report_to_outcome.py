"""From report to outcome, over HTTP: somebody reports, the committee advises, the gemeente decides otherwise.

In Dutch somebody who stays unknown follows it with a code; in Arabic a client who is signed in gets a letter.
"""

import re

import pytest
from flask import Flask

from portal.wording.signals import OUTCOMES
from tests.fixtures.databases import on_each_database
from tests.journeys.test_plan_to_letter import signed_in, text_of
from tests.web.page import Page
from tests.web.running import ROTTERDAM
from tests.web.test_overview import COURSE
from tests.web.visitor import Visitor, in_language

TOLD = {"work": "Vrijwilligers koken elke dag voor de bewoners.", "where": "Huis aan de haven"}
ADVICE = {"outcome": "stop_activity", "advice": "Koken was hier tot vorig jaar betaald werk."}
DECISION = {"outcome": "adapt", "explanation": "De koks komen terug. Vrijwilligers helpen aan tafel."}
DEPARTURE = "De koks zijn al terug, dus stoppen is niet nodig."
CODE = re.compile(r"(?:\w{4}-){3}\w{4}\b")
pytestmark = [on_each_database, pytest.mark.parametrize("gemeente", [ROTTERDAM])]


def test_who_stays_unknown_follows_the_report_with_a_code(real_portal: Flask) -> None:
    stranger = Visitor(real_portal)
    sent = stranger.send(stranger.get("/nl/melden"), TOLD, status=200)
    code = max(CODE.findall(sent.text), key=len)
    assert in_language("nl", OUTCOMES["adapt"]) not in look_up(stranger, code).text
    decide_otherwise(real_portal, number_on(sent), "nl")
    told = look_up(stranger, code).text
    for text in (in_language("nl", OUTCOMES["adapt"]), DECISION["explanation"], DEPARTURE):
        assert text in told


def test_a_client_gets_the_outcome_as_a_letter_in_his_language(real_portal: Flask) -> None:
    fatima = signed_in(real_portal, "asked", "ar")
    sent = fatima.send(fatima.get("/mijn/melden"), TOLD)
    decide_otherwise(real_portal, number_on(sent), "ar")
    page = fatima.get(fatima.get(COURSE).link(in_language("ar", "Melding van oneerlijk werk")))
    for text in (in_language("ar", OUTCOMES["adapt"]), DECISION["explanation"], DEPARTURE):
        assert text in page.text
    letter = text_of(fatima.download(page.link(in_language("ar", "Brief over uw melding"))))
    for text in (number_on(sent), TOLD["work"], DEPARTURE):
        assert text in letter


def decide_otherwise(app: Flask, number: str, code: str) -> None:
    """The quality officer asks for advice, does not follow it, and has to say why."""
    karim, els = signed_in(app, "karim", code), signed_in(app, "els", code)
    case = karim.get(karim.get("/werk/meldingen").link(number))
    for step in ("oppakken", "commissie"):
        case = karim.send(case, action=f"{case.url}/{step}")
    els.send(els.get(els.get("/commissie/").link(number)), ADVICE)
    form = karim.get(f"{case.url}/uitkomst")
    refused = karim.send(form, DECISION, status=422)
    assert refused.errors == [in_language(code, "Vul dit in. Bij dit besluit is het nodig.")]
    karim.send(refused, {"departure": DEPARTURE})
    assert DEPARTURE in els.get(els.get("/commissie/").link(number)).text


def look_up(visitor: Visitor, code: str) -> Page:
    """Come back with the code."""
    return visitor.send(visitor.get("/nl/melding"), {"code": code}, status=200)


def number_on(page: Page) -> str:
    """The number of the report that was just sent."""
    found = re.search(r"TP-\d{4}-\d{5}", page.text)
    assert found is not None
    return found[0]
