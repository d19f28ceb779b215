"""From the self-check to the form that fits: what the form asks too stands in it after the sign-in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal import demo
from portal.domain.ways import Form
from portal.store import drafts
from portal.web.flows import FLOWS
from portal.web.prepared import KEY
from tests.web.conftest import Opened, Signed
from tests.web.page import tree
from tests.web.public.test_self_check import ADULT, hidden, walk
from tests.web.running import HOOGEZAND, NOW
from tests.web.visitor import Visitor

CARE = {**ADULT, "care_hours": "12,5", "care_since": ["17", "3", "2025"], "care_paid": "ja"}
TOLD = "Dit vulde u al in. Uw antwoorden staan in dit formulier."
UNASKED = "asked"
"""A client of the demo who was asked, and began nothing."""


@pytest.fixture
def app(portal_of: Opened) -> Flask:
    """The demo: here one can sign in."""
    return portal_of(HOOGEZAND)


def offered(answers: Mapping[str, Any], visitor: Visitor) -> list[str]:
    """The forms that fit, the first one best."""
    page, _ = walk(visitor.browser, answers)
    return [one["value"] for one in tree(page.data).select("button[name=formulier]")]


def choose(visitor: Visitor, answers: Mapping[str, Any], form: str) -> TestResponse:
    """Go through the questions in Dutch, and press the button of a form."""
    page, _ = walk(visitor.speak("nl").browser, answers)
    sent = MultiDict(hidden(page))
    sent["formulier"] = form
    return visitor.post_raw("/nl/zelftest", sent)


def draft(app: Flask, form: Form, persona: str = UNASKED) -> Mapping[str, Any] | None:
    """What stands in a form of a client."""
    with app.extensions["portal"].store.read() as connection:
        found = drafts.get(connection, demo.key(persona), form)
    return found.answers if found else None


@pytest.mark.parametrize(
    ("more", "forms"),
    [
        ({"care_hours": "10"}, ["mantelzorg"]),
        ({"volunteer_hours": "4"}, ["vrijwilligerswerk"]),
        ({"care_hours": "10", "volunteer_hours": "4"}, ["mantelzorg", "vrijwilligerswerk"]),
        ({"wish": "plan"}, ["plan"]),
        ({"wish": "hulp"}, ["hulp"]),
        ({"wish": "some"}, ["kan-nu-niet"]),
        ({"wish": "nothing"}, ["kan-nu-niet"]),
        ({}, ["plan", "kan-nu-niet", "hulp"]),
        ({"incapacitated": "ja"}, ["kan-nu-niet"]),
        ({"in_reintegration": "ja", "leaves_time": "nee"}, ["kan-nu-niet", "hulp"]),
        ({"benefit": "other"}, ["hulp"]),
    ],
)
def test_the_form_that_fits_the_answers_is_offered(
    visit: Signed, more: Mapping[str, Any], forms: list[str]
) -> None:
    assert offered({**ADULT, **more}, visit()) == forms


@pytest.mark.parametrize(
    ("answers", "form", "kept"),
    [
        (CARE, Form.CARE, {"minutes": 750, "since": "2025-03-01", "paid": "yes"}),
        ({**CARE, "care_paid": "nee"}, Form.CARE, {"minutes": 750, "since": "2025-03-01"}),
        ({**ADULT, "volunteer_hours": "4"}, Form.VOLUNTEERING, {"minutes": 240}),
        ({**ADULT, "volunteer_hours": "100"}, Form.VOLUNTEERING, None),
        ({**ADULT, "wish": "some", "able_hours": "6"}, Form.CANNOT, {"able": "some", "minutes": 360}),
        ({**ADULT, "wish": "some"}, Form.CANNOT, {"able": "some"}),
        ({**ADULT, "wish": "nothing"}, Form.CANNOT, {"able": "nothing"}),
        ({**ADULT, "incapacitated": "ja"}, Form.CANNOT, {"decided": "yes"}),
        ({**ADULT, "wish": "plan"}, Form.PLAN, None),
    ],
)
def test_after_the_sign_in_the_form_holds_what_it_asks_too_and_nothing_guessed(
    app: Flask, visit: Signed, answers: Mapping[str, Any], form: Form, kept: Mapping[str, Any] | None
) -> None:
    visitor = visit()
    answer = choose(visitor, answers, form)
    way = f"/mijn/{form}/"
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/inloggen?verder={way}")
    assert draft(app, form) is None
    page = visitor.sign_in(UNASKED, way)
    assert page.url == way
    assert (TOLD in page.text) == bool(kept)
    assert draft(app, form) == kept


def test_every_answer_that_comes_along_is_one_of_that_form(app: Flask, visit: Signed) -> None:
    visitor = visit()
    choose(visitor, CARE, Form.CARE)
    visitor.sign_in(UNASKED, "/mijn/mantelzorg/")
    assert (draft(app, Form.CARE) or {}).keys() <= FLOWS[Form.CARE].questions.keys()
    step = visitor.get("/mijn/mantelzorg/uren")
    assert step.soup.find(id="minutes")["value"] == "12,5"


def test_who_is_signed_in_goes_straight_to_the_form(app: Flask, visit: Signed) -> None:
    visitor = visit(UNASKED)
    answer = choose(visitor, CARE, Form.CARE)
    assert answer.headers["Location"] == "/mijn/mantelzorg/"
    assert TOLD in visitor.follow(answer).text
    assert draft(app, Form.CARE) is not None
    assert TOLD not in visitor.get("/mijn/mantelzorg/").text


def test_until_then_it_stands_in_the_cookie_of_the_reader_alone(
    app: Flask, visit: Signed, contents: Any
) -> None:
    visitor, before = visit(), contents(app)
    choose(visitor, CARE, Form.CARE)
    assert contents(app) == before
    with visitor.browser.session_transaction() as session:
        assert set(session[KEY]) == {"form", "answers", "since"}
        assert "birth_date" not in session[KEY]["answers"]


def test_a_form_that_was_begun_already_stays_as_it_is(app: Flask, visit: Signed) -> None:
    visitor = visit(UNASKED)
    visitor.send(visitor.get("/mijn/mantelzorg/voor-wie"), {"for_whom": "parent"})
    page = visitor.follow(choose(visitor, CARE, Form.CARE))
    assert TOLD not in page.text
    assert draft(app, Form.CARE) == {"for_whom": "parent"}
    visitor.send(page, {}, action="/mijn/mantelzorg/opnieuw")
    assert draft(app, Form.CARE) is None, "what was thrown away does not come back"


def test_after_an_hour_it_is_gone(app: Flask, visit: Signed, moment: Any) -> None:
    visitor = visit()
    choose(visitor, CARE, Form.CARE)
    moment(NOW + timedelta(minutes=61))
    assert TOLD not in visitor.sign_in(UNASKED, "/mijn/mantelzorg/").text
    assert draft(app, Form.CARE) is None


def test_who_signs_in_for_something_else_takes_nothing_along(app: Flask, visit: Signed) -> None:
    visitor = visit()
    choose(visitor, CARE, Form.CARE)
    visitor.sign_in("busy")
    with visitor.browser.session_transaction() as session:
        assert KEY not in session


@pytest.mark.parametrize("form", ["uren", "oneens", "plan", "", "nergens"])
def test_a_form_that_does_not_fit_is_not_there(visit: Signed, form: str) -> None:
    page, _ = walk(visit().browser, CARE)
    sent = MultiDict(hidden(page))
    sent["formulier"] = form
    assert visit().post_raw("/nl/zelftest", sent).status_code == 400


def test_another_site_can_put_nothing_into_the_cookie(app: Flask) -> None:
    visitor = Visitor(app)
    page, _ = walk(visitor.browser, CARE)
    sent = MultiDict(hidden(page))
    sent["formulier"] = "mantelzorg"
    answer = visitor.browser.post("/nl/zelftest", data=sent, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    with visitor.browser.session_transaction() as session:
        assert KEY not in session
