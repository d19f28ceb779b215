"""The clock passes 1 January 2027: what was decided stays, and both sides read that other rules came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from portal.languages import LANGUAGES
from tests.web.cases import case_url
from tests.web.conftest import Opened
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor, in_language

CHANGES, KEEPS = "voorbeeldgemeente", HOOGEZAND
AFTER, LONG_BEFORE = (datetime(*day, 10, tzinfo=UTC) for day in ((2027, 1, 28), (2026, 5, 4)))
Moment = Callable[[datetime], None]


def overview(app: Flask, persona: str) -> str:
    visitor = Visitor(app)
    visitor.enter(persona)
    return visitor.open("/mijn/").text


def test_before_the_day_a_client_reads_what_comes_and_that_the_decision_stays(portal_of: Opened) -> None:
    text = overview(portal_of(CHANGES), "volunteer")
    assert "Er zijn andere regels aangekondigd, vanaf 1 januari 2027." in text
    assert "Die dag is nog niet zeker." in text
    assert "maatschappelijke participatie" in text
    assert "blijft gelden tot u een nieuw besluit krijgt" in text


def test_after_the_day_the_rules_of_the_decision_still_stand_on_the_page(
    portal_of: Opened, moment: Moment
) -> None:
    app = portal_of(CHANGES)
    moment(AFTER)
    assert "Sinds 1 januari 2027 gelden in uw gemeente andere regels" in overview(app, "volunteer")
    visitor = Visitor(app)
    visitor.enter("volunteer")
    text = visitor.open("/mijn/waarom").text
    assert "Verzonnen verordening tegenprestatie Voorbeeldgemeente 2025" in text
    assert "Voorbeeld: maatschappelijke participatie in" not in text


def test_what_ends_before_the_day_meets_no_other_rules_but_the_day_is_near(portal_of: Opened) -> None:
    text = overview(portal_of(CHANGES), "agreed")
    assert "Er zijn andere regels aangekondigd" in text
    assert "blijft gelden" not in text


def test_a_day_that_is_far_away_is_not_announced_to_who_meets_no_other_rules(
    portal_of: Opened, moment: Moment
) -> None:
    app = portal_of(CHANGES)
    moment(LONG_BEFORE)
    assert "andere regels" not in overview(app, "asked")


def page_of_rules(app: Flask, persona: str, code: str = "nl") -> str:
    visitor = Visitor(app, code).speak(code)
    visitor.enter(persona)
    link = next(one for one in visitor.open("/mijn/").links("main") if one == "/mijn/andere-regels")
    return visitor.open(link).text


def test_a_page_tells_what_changes_and_that_it_is_not_certain(portal_of: Opened) -> None:
    text = page_of_rules(portal_of(CHANGES), "volunteer")
    assert "De dag is aangekondigd. Hij kan nog veranderen." in text
    assert "Wij kijken opnieuw naar wat u doet." in text
    before, _, after = text.partition("Voor 1 januari 2027")[2].partition("Vanaf 1 januari 2027")
    assert "De gemeente kan u om een tegenprestatie vragen." in before
    assert "De gemeente legt niets op." in after
    assert "voorbeeld, nr. 2" in after


def test_once_the_day_is_laid_down_the_page_does_not_call_it_uncertain(
    portal_of: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = portal_of(CHANGES)
    known = app.extensions["portal"].library.gemeenten
    laid_down = replace(known[CHANGES], participation_is_certain=True)
    monkeypatch.setitem(known, CHANGES, laid_down)  # type: ignore[arg-type]
    text = page_of_rules(app, "volunteer")
    assert "Vanaf 1 januari 2027 gelden in uw gemeente andere regels" in text
    assert "aangekondigd" not in text


@pytest.mark.parametrize("code", [one for one in LANGUAGES if one != "nl"])
def test_the_page_is_there_in_every_language(portal_of: Opened, code: str) -> None:
    assert in_language(code, "Wat betekent dit voor u?") in page_of_rules(portal_of(CHANGES), "agreed", code)


def test_where_no_day_is_set_the_page_says_so(portal_of: Opened) -> None:
    visitor = Visitor(portal_of(KEEPS))
    visitor.enter("agreed")
    assert "Er komen nu geen andere regels." in visitor.open("/mijn/andere-regels").text


@pytest.mark.parametrize("persona", ["volunteer", "agreed"])
def test_where_nothing_changes_nothing_is_said(portal_of: Opened, persona: str) -> None:
    assert "andere regels" not in overview(portal_of(KEEPS), persona)


def test_the_desk_reads_that_a_day_was_announced_and_is_not_certain(portal_of: Opened) -> None:
    noor = Visitor(portal_of(CHANGES))
    noor.enter("noor")
    text = noor.open(case_url(noor.portal, "sent")).text
    assert "Aangekondigd en niet zeker: vanaf 1 januari 2027 gelden andere regels" in text


def test_the_desk_is_told_to_look_again(portal_of: Opened) -> None:
    noor = Visitor(portal_of(CHANGES))
    noor.enter("noor")
    text = noor.open(case_url(noor.portal, "volunteer")).text
    assert "Vanaf 1 januari 2027: maatschappelijke participatie. Kijk opnieuw naar wat loopt." in text
    assert "Kijk opnieuw" not in noor.open(case_url(noor.portal, "refused")).text


WAY_TO_IT = "/werk/andere-regels"


def desk(app: Flask) -> Visitor:
    noor = Visitor(app)
    noor.enter("noor")
    return noor


def test_before_the_day_nothing_waits_for_another_look(portal_of: Opened) -> None:
    noor = desk(portal_of(CHANGES))
    assert WAY_TO_IT not in noor.open("/werk/").links("main")
    assert "Er is nu niets te doen." in noor.open(WAY_TO_IT).text


def test_after_the_day_the_worklist_leads_to_what_goes_on_under_rules_of_before(
    portal_of: Opened, moment: Moment
) -> None:
    """The closed case alone would tell it to nobody: who handles it has to find it first."""
    app = portal_of(CHANGES)
    noor = desk(app)
    moment(AFTER)
    noor = desk(app)
    listed = noor.open("/werk/")
    assert WAY_TO_IT in listed.links("main")
    assert "Dit is besloten onder regels die niet meer gelden." in listed.text
    page = noor.open(WAY_TO_IT)
    assert "Sinds 1 januari 2027 gelden in uw gemeente andere regels" in page.text
    assert case_url(noor.portal, "volunteer") in page.links("main")  # it has no end
    assert case_url(noor.portal, "refused") not in page.links("main")
    shown = [link for link in page.links("main") if link.startswith("/werk/") and len(link) > 30]
    for link in shown:
        assert "Kijk opnieuw naar wat loopt." in noor.open(link).text


def test_what_has_ended_waits_for_nobody(portal_of: Opened, moment: Moment) -> None:
    app = portal_of(CHANGES)
    moment(datetime(2032, 1, 5, 10, tzinfo=UTC))
    noor = desk(app)
    links = noor.open(WAY_TO_IT).links("main")
    assert case_url(noor.portal, "working") not in links
    assert case_url(noor.portal, "volunteer") in links


def test_where_the_rules_did_not_change_nothing_is_listed(portal_of: Opened, moment: Moment) -> None:
    app = portal_of(KEEPS)
    moment(AFTER)
    assert "Er is nu niets te doen." in desk(app).open(WAY_TO_IT).text


DURING = datetime(2026, 9, 24, 10, tzinfo=UTC)
"""After a step that came while something ran: see :func:`stepped`."""


@pytest.fixture
def stepped(portal_of: Opened, moment: Moment, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """A gemeente that took the other rules on 20 September 2026, some days ago."""
    app = portal_of(CHANGES)
    known = app.extensions["portal"].library.gemeenten
    early = replace(known[CHANGES], participation_from=date(2026, 9, 20))
    monkeypatch.setitem(known, CHANGES, early)  # type: ignore[arg-type]
    moment(DURING)
    return app


def test_once_the_day_is_there_it_is_no_longer_announced(stepped: Flask) -> None:
    text = page_of_rules(stepped, "volunteer")
    assert "Sinds 20 september 2026 gelden in uw gemeente andere regels" in text
    assert "Hij kan nog veranderen" not in text


def test_who_still_owes_hours_is_not_told_to_do_nothing(stepped: Flask) -> None:
    text = page_of_rules(stepped, "working")
    assert "U hoeft nu niets te doen." not in text
    assert "U hoeft hiervoor nu niets te doen." in text
    assert "Geef uw uren door zoals u nu doet." in text


def test_an_ontheffing_of_before_is_named_on_the_overview_and_on_the_page(stepped: Flask) -> None:
    """Its decision stays under the rules of its day, so the client keeps reading of it."""
    until = "U hebt ontheffing tot en met"
    assert until in overview(stepped, "exempt")
    text = page_of_rules(stepped, "exempt")
    assert until in text
    assert "blijft gelden tot u een nieuw besluit krijgt" in text
    assert "Er komen nu geen andere regels." not in text
