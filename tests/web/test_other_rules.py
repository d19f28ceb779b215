"""The clock passes 1 January 2027: what was decided stays, and both sides read that other rules came."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.web.cases import case_url
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor

CHANGES, KEEPS = "voorbeeldgemeente", HOOGEZAND
AFTER = datetime(2027, 1, 28, 10, tzinfo=UTC)
Moment = Callable[[datetime], None]


def overview(app: Flask, persona: str) -> str:
    visitor = Visitor(app)
    visitor.enter(persona)
    return visitor.open("/mijn/").text


def test_before_the_day_a_client_reads_what_comes_and_that_the_decision_stays(portal_of: Opened) -> None:
    text = overview(portal_of(CHANGES), "volunteer")
    assert "Vanaf 1 januari 2027 gelden in uw gemeente andere regels" in text
    assert "maatschappelijke participatie" in text
    assert "blijft gelden tot u een nieuw besluit krijgt" in text


def test_after_the_day_the_rules_of_the_decision_still_stand_on_the_page(
    portal_of: Opened, moment: Moment
) -> None:
    app = portal_of(CHANGES)
    moment(AFTER)
    text = overview(app, "volunteer")
    assert "Sinds 1 januari 2027 gelden in uw gemeente andere regels" in text
    assert "Voorbeeld: maatschappelijke participatie in" not in text


def test_what_ends_before_the_day_meets_no_other_rules(portal_of: Opened) -> None:
    assert "andere regels" not in overview(portal_of(CHANGES), "agreed")


@pytest.mark.parametrize("persona", ["volunteer", "agreed"])
def test_where_nothing_changes_nothing_is_said(portal_of: Opened, persona: str) -> None:
    assert "andere regels" not in overview(portal_of(KEEPS), persona)


def test_the_desk_is_told_to_look_again(portal_of: Opened) -> None:
    noor = Visitor(portal_of(CHANGES))
    noor.enter("noor")
    text = noor.open(case_url(noor.portal, "volunteer")).text
    assert "Vanaf 1 januari 2027: maatschappelijke participatie. Kijk opnieuw naar wat loopt." in text
    assert "Kijk opnieuw" not in noor.open(case_url(noor.portal, "refused")).text
