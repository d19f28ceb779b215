"""A bezwaar over HTTP: it stays in the list after it was registered, until its outcome is written down."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from portal import clock
from portal.actions.installation import Installation
from portal.domain.states import OnObjection
from portal.store import objections, outbox, tables
from portal.web.client.timeline import DECIDED_ON, ON_OBJECTION
from portal.wording.states import ON_OBJECTION as OUTCOMES
from portal.wording.states import ON_OBJECTION_FOR_STAFF
from tests.web.cases import case_url, lines
from tests.web.conftest import Signed
from tests.web.own_data import take
from tests.web.staff import claim_and_reply, reply
from tests.web.visitor import Visitor, in_language

TEXT = "Wij keken opnieuw naar het besluit. U had gelijk."
FORM = "Beslissing op het bezwaar vastleggen"


@pytest.fixture
def portal(app: Flask) -> Installation:
    """The installation behind the pages."""
    return app.extensions["portal"]  # type: ignore[no-any-return]


@pytest.fixture
def case(portal: Installation) -> str:
    """The bezwaar of the demo, which nobody registered yet."""
    return case_url(portal, "against")


@pytest.fixture
def noor(visit: Signed, case: str) -> Visitor:
    """Who registered it."""
    noor = visit("noor")
    claim_and_reply(noor, case, "bezwaar")
    return noor


def typed(day: date) -> list[str]:
    """A day as it is typed."""
    return [str(day.day), str(day.month), str(day.year)]


def outcome(day: date | None = None, **changes: Any) -> Mapping[str, Any]:
    """The form, filled in."""
    return {"outcome": "founded", "decided_on": typed(day or clock.today()), "text": TEXT, **changes}


def record(noor: Visitor, case: str, status: int = 303, **changes: Any) -> Any:
    """Write down what was decided."""
    page = noor.get(noor.get(case).link(FORM))
    return noor.send(page, outcome(**changes), status=status)


def test_a_registered_bezwaar_stays_in_the_list_and_says_by_when_it_is_decided(
    noor: Visitor, portal: Installation, case: str
) -> None:
    assert case in lines(noor.get("/werk/?wie=ik"))
    with portal.store.read() as connection:
        found = objections.of_submission(connection, case.rsplit("/", 1)[1])
    assert found is not None
    page = noor.get(case)
    assert "Beslis op het bezwaar uiterlijk op" in page.text
    assert page.link(FORM) == f"{case}/beslissing-op-bezwaar"


def test_it_is_there_after_the_client_wrote_back_and_was_answered(
    visit: Signed, noor: Visitor, case: str
) -> None:
    hendrik = visit("against")
    mine = f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}"
    page = hendrik.get(f"{mine}/bericht")
    hendrik.send(page, {"text": "De school wil mij wel."})
    assert case in lines(noor.get("/werk/?wie=ik"))
    reply(noor, case)
    assert case in lines(noor.get("/werk/?wie=ik"))


@pytest.mark.parametrize("one", OnObjection)
def test_its_outcome_ends_it_and_the_client_reads_it_on_his_page_in_his_course_and_in_his_data(
    visit: Signed, noor: Visitor, portal: Installation, case: str, one: OnObjection
) -> None:
    page = record(noor, case, outcome=one)
    assert in_language("nl", "De beslissing is vastgelegd. De inwoner krijgt bericht.") in " ".join(
        page.alerts
    )
    assert in_language("nl", ON_OBJECTION_FOR_STAFF[one]) in page.text
    assert FORM not in page.text
    assert case not in lines(noor.get("/werk/?wie=ik"))
    hendrik = visit("against")
    mine = hendrik.get(f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}")
    assert TEXT in mine.text
    assert in_language("nl", OUTCOMES[one]) in mine.text
    assert in_language("nl", DECIDED_ON) in mine.text
    assert in_language("nl", ON_OBJECTION) not in mine.text
    course = hendrik.get("/mijn/verloop").text
    assert course.count(in_language("nl", DECIDED_ON)) == 2, "with what was sent in, and among what happened"
    assert in_language("nl", ON_OBJECTION) not in course
    assert in_language("nl", OUTCOMES[one]) in take(hendrik, "json").decode()
    with portal.store.read() as connection:
        events = [row.event for row in connection.execute(tables.outbox.select()).all()]
        assert outbox.unsent(connection)
    assert events.count("case-answered") >= 2


def test_what_is_missing_or_lies_in_the_future_or_before_it_was_registered_stands_with_its_field(
    noor: Visitor, case: str
) -> None:
    for changes in (
        {"outcome": []},
        {"text": ""},
        {"decided_on": ["", "", ""]},
        {"day": clock.today() + timedelta(days=1)},
        {"day": clock.today() - timedelta(days=1)},
    ):
        page = record(noor, case, 422, **changes)
        assert len(page.errors) == 1, changes


def test_it_is_written_down_once(noor: Visitor, case: str) -> None:
    page = noor.get(f"{case}/beslissing-op-bezwaar")
    noor.send(page, outcome())
    again = noor.post_raw(page.url, {"csrf_token": page.token, **outcome()})
    assert again.status_code == 409
    noor.get(page.url, status=409)


def test_a_colleague_takes_it_over_first(visit: Signed, noor: Visitor, case: str) -> None:
    thomas = visit("thomas")
    assert FORM not in thomas.get(case).text
    page = thomas.get(f"{case}/beslissing-op-bezwaar")
    assert thomas.send(page, outcome(), status=409).status == 409


def test_what_its_client_took_back_is_decided_no_more(visit: Signed, noor: Visitor, case: str) -> None:
    hendrik = visit("against")
    mine = f"/mijn/ingestuurd/{case.rsplit('/', 1)[1]}/intrekken"
    hendrik.send(hendrik.get(mine))
    assert FORM not in noor.get(case).text
    assert case not in lines(noor.get("/werk/?wie=ik"))
