"""A request for an ontheffing lets what runs stand still: the client reads so at once, and on his receipt."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask

from portal import demo
from portal.actions import handling, withdrawing
from portal.actions.deciding.verdict import Becomes
from portal.actions.installation import Installation
from portal.domain.states import Outcome
from portal.languages import LANGUAGES
from portal.letters.contexts import Receipt
from portal.store import beschikkingen, dossiers
from portal.web.client.todo import CLAIMED, MEANWHILE, STANDS_STILL, WE_LOOK
from tests.fixtures.installations import FakePress
from tests.fixtures.people import actor
from tests.fixtures.ways import CANNOT, HOURS, revision, send_form
from tests.web.cases import open_letters
from tests.web.conftest import Opened, Signed
from tests.web.test_ending_at_the_desk import Hold, beside, come_beside
from tests.web.test_overview import next_of
from tests.web.visitor import Visitor, in_language

IDLE = "U hoeft nu niets te doen"
IN_ITS_PLACE = "Zolang wij dit bekijken, staat onze afspraak stil."


def asked(portal: Installation, persona: str) -> str:
    """A client asks for an ontheffing, or tells that it does not work now; the key of the form."""
    return send_form(portal, actor(portal, demo.key(persona)), CANNOT, until="2027-06-30")


def lines_of(client: Visitor) -> str:
    """What stands first on the overview once the letters were opened."""
    open_letters(client)
    return next_of(client.get("/mijn/"))[0]


def receipt_of(client: Visitor, key: str) -> Receipt:
    """The receipt, as it was made."""
    assert client.download(f"/mijn/ingestuurd/{key}/ontvangstbevestiging.pdf")
    press = client.portal.press
    assert isinstance(press, FakePress)
    made = press.made[-1][2]
    assert isinstance(made, Receipt)
    return made


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_does_something_reads_it_on_the_overview_when_sent_and_on_the_receipt(
    visit: Signed, code: str
) -> None:
    client = visit("agreed", code)
    for week in ("2026-08-31", "2026-09-07"):
        send_form(client.portal, actor(client.portal, demo.key("agreed")), HOURS, week=week)
    key = asked(client.portal, "agreed")
    lines = lines_of(client)
    told = [in_language(code, one) for one in (IDLE, CLAIMED, STANDS_STILL)]
    assert sorted(told, key=lines.find) == told
    assert all(one in lines for one in told)
    assert in_language(code, STANDS_STILL) in client.get(f"/mijn/ingestuurd/{key}?nieuw").text
    language = actor(client.portal, demo.key("agreed")).language
    assert receipt_of(client, key).next_steps[0] == in_language(language, STANDS_STILL)


def test_a_question_about_the_request_does_not_hide_it(visit: Signed) -> None:
    client = visit("agreed", "nl")
    noor, key = actor(client.portal, demo.key("noor")), asked(client.portal, "agreed")
    handling.claim(client.portal, noor, key)
    handling.ask_question(client.portal, noor, key, revision(client.portal, key), "Tot wanneer is dat?")
    assert in_language("nl", STANDS_STILL) in lines_of(client)


def test_of_who_does_nothing_yet_nothing_stands_still(visit: Signed) -> None:
    client = visit("asked", "nl")
    key = asked(client.portal, "asked")
    assert in_language("nl", MEANWHILE) in lines_of(client)
    assert in_language("nl", STANDS_STILL) not in client.get("/mijn/").text
    assert in_language("nl", STANDS_STILL) not in client.get(f"/mijn/ingestuurd/{key}?nieuw").text
    assert len(receipt_of(client, key).next_steps) == 3


def test_nor_where_the_gemeente_lets_it_go_on(visit: Signed, monkeypatch: pytest.MonkeyPatch) -> None:
    client = visit("agreed", "nl")
    known = client.portal.library.gemeenten
    here = client.portal.gemeente_id
    goes_on = replace(known[here], suspend_during_claim=False)
    monkeypatch.setitem(known, here, goes_on)  # type: ignore[arg-type]
    key = asked(client.portal, "agreed")
    assert in_language("nl", STANDS_STILL) not in client.get("/mijn/").text
    assert len(receipt_of(client, key).next_steps) == 3


def test_it_goes_on_once_the_request_is_withdrawn(visit: Signed) -> None:
    client = visit("agreed", "nl")
    key = asked(client.portal, "agreed")
    withdrawing.withdraw(client.portal, actor(client.portal, demo.key("agreed")), key)
    assert in_language("nl", STANDS_STILL) not in client.get("/mijn/").text


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_agreement_has_its_own_words(portal_of: Opened, moment: Hold, code: str) -> None:
    app: Flask = portal_of("voorbeeldgemeente")
    portal: Installation = app.extensions["portal"]
    moment(datetime(2027, 1, 4, 10, tzinfo=UTC))
    agreement = replace(
        beside(date(2027, 2, 1)), outcome=Outcome.PART_AGREED, reasons="Dit past bij wat u graag doet."
    )
    with portal.store.write() as connection:
        dossier = dossiers.require_of_client(connection, demo.key("agreed"))
        for one in beschikkingen.activities_of_dossier(connection, dossier.id):
            beschikkingen.end_activity(connection, one.id, date(2026, 12, 31))
    come_beside(portal, replace(agreement, weighing=None, becomes=Becomes()))
    moment(datetime(2027, 2, 3, 10, tzinfo=UTC))
    key = asked(portal, "agreed")
    client = Visitor(app).speak(code)
    client.enter("agreed")
    lines = lines_of(client)
    for told in (WE_LOOK, IN_ITS_PLACE):
        assert in_language(code, told) in lines
    assert in_language(code, STANDS_STILL) not in client.get("/mijn/").text
    language = actor(portal, demo.key("agreed")).language
    assert receipt_of(client, key).next_steps[0] == in_language(language, IN_ITS_PLACE)
