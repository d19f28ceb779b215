"""A page that is not for somebody, a wrong code and a search each leave an event, and stop nothing."""

from collections import Counter

from flask import Flask

from portal.actions.installation import Installation
from portal.store import trail
from portal.store.trail import Event
from tests.web.conftest import Signed
from tests.web.own_data import take
from tests.web.page import words
from tests.web.test_trouble import locked


def new_events(app: Flask) -> list[Event]:
    """What was refused, tried and searched for."""
    portal: Installation = app.extensions["portal"]
    with portal.store.read() as connection:
        watched = ("access:refused", "code:refused", "limit:reached", "search:done")
        return [event for event in trail.walk(connection) if event.event in watched]


def test_a_refused_page_names_who_and_which_page_once(app: Flask, visit: Signed) -> None:
    jan = visit("busy")
    for _ in range(3):
        jan.get("/werk/", status=403)
    [refused] = new_events(app)
    assert (refused.event, refused.object_id) == ("access:refused", "casework.worklist")
    told = take(jan, "json").decode()
    assert "Een pagina bleef dicht. Die is voor iemand anders." in told


def test_a_stranger_at_a_closed_page_leaves_nothing(app: Flask, visit: Signed) -> None:
    visit().get("/werk/", status=302)
    assert new_events(app) == []


def test_the_page_is_refused_also_when_nothing_can_be_written(app: Flask, visit: Signed) -> None:
    jan = visit("busy")
    with locked(app):
        assert jan.get("/werk/", status=403).title
    assert new_events(app) == []


def test_wrong_codes_are_kept_without_the_code_and_right_ones_are_not(app: Flask, visit: Signed) -> None:
    stranger = visit()
    stranger.send(stranger.get("/helpen"), {"invitation_code": "CDFH JKMN PRTV"}, status=422)
    stranger.send(stranger.get("/nl/melding"), {"code": "ABCD EFGH JKMN PQRS"}, status=422)
    assert Counter((one.event, one.object_id) for one in new_events(app)) == {
        ("code:refused", "invitation"): 1,
        ("code:refused", "report"): 1,
    }
    assert {one.fields for one in new_events(app)} == {"{}"}


def test_a_search_of_staff_is_kept_and_what_was_searched_for_is_not(app: Flask, visit: Signed) -> None:
    noor = visit("noor")
    noor.send(noor.get("/werk/"), {"zoek": "El Amrani"}, action="/werk/zoeken")
    noor.send(noor.get("/werk/"), {"zoek": " "}, action="/werk/zoeken")
    [searched] = new_events(app)
    assert (searched.event, searched.fields) == ("search:done", "{}")


def test_the_administrator_sees_how_many_there_were(visit: Signed) -> None:
    visit("busy").get("/werk/", status=403)
    page = visit("bram").get("/beheer/toegang")
    assert [words(row.find_all("td")[-1]) for row in page.soup.select("tbody tr")] == ["1", "0", "0", "0"]
    assert "Een code klopte niet." in page.text
