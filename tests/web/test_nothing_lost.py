"""Nothing typed is lost: another language, a session that ended, a token that expired."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask

from tests.web.conftest import Signed
from tests.web.running import NOW
from tests.web.visitor import Visitor, in_language

TYPED = {"day": "Ik sorteer kleding en ik help klanten bij de kassa."}
PAGE = "/mijn/plan/op-een-dag"
Hold = Callable[[datetime], None]
Contents = Callable[[Flask], dict[str, list[object]]]


def stored(contents: Contents, app: Flask) -> dict[str, list[object]]:
    """Everything in the database but what waits to be typed on, and who is signed in."""
    left_out = {"parked_form", "session"}
    return {name: rows for name, rows in contents(app).items() if name not in left_out}


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_language_button_keeps_the_page_and_what_was_typed(visit: Signed, code: str) -> None:
    jan = visit("busy")
    page = jan.send(jan.get(PAGE), {**TYPED, "taal": code})
    assert (page.url, page.language) == (PAGE, code)
    assert page.value("day") == TYPED["day"]
    assert page.errors == []


def test_the_language_button_keeps_what_a_caseworker_typed(visit: Signed) -> None:
    noor = visit("noor")
    case = next(link for link in noor.get("/werk/?wie=ik&staat=open").links("table"))
    page = noor.send(noor.get(f"{case}/notitie"), {"note": "Gebeld met het zorghuis.", "taal": "en"})
    assert (page.url, page.language) == (f"{case}/notitie", "en")
    assert page.value("note") == "Gebeld met het zorghuis."


@pytest.mark.parametrize("code", ["nl", "en", "ar"])
def test_the_language_menu_shows_the_same_page(visit: Signed, code: str) -> None:
    jan = visit("busy")
    assert jan.follow(jan.browser.get(f"/mijn/?taal={code}")).language == code
    assert jan.open(f"/nl/privacy?taal={code}").url == f"/{code}/privacy"


def test_a_language_that_does_not_exist_changes_nothing(visit: Signed) -> None:
    jan = visit("busy")
    assert jan.open("/mijn/?taal=xx").language == "nl"


def test_typed_text_waits_behind_the_sign_in_when_the_session_has_ended(visit: Signed, moment: Hold) -> None:
    jan = visit("busy")
    page = jan.get(PAGE)
    moment(NOW + timedelta(minutes=16))
    sign_in = jan.send(page, TYPED, status=302)
    assert in_language("nl", "U was lang weg. Log opnieuw in. Wat u typte, staat er nog.") in sign_in.alerts
    again = jan.sign_in("busy", verder=PAGE)
    assert (again.url, again.value("day")) == (PAGE, TYPED["day"])


def test_what_waits_behind_the_sign_in_is_only_for_who_typed_it(visit: Signed, moment: Hold) -> None:
    jan = visit("busy")
    page = jan.get(PAGE)
    moment(NOW + timedelta(minutes=16))
    jan.send(page, TYPED, status=302)
    assert jan.sign_in("asked", verder=PAGE).value("day") == ""
    assert jan.sign_in("busy", verder=PAGE).value("day") == TYPED["day"]


def test_what_waited_is_let_go_of_once_it_arrived(visit: Signed) -> None:
    jan = visit("busy")
    page = jan.send(jan.get(PAGE), {**TYPED, "taal": "en"})
    jan.send(page, {"day": "Iets heel anders dat ook lang genoeg is."})
    assert jan.get(PAGE).value("day") == "Iets heel anders dat ook lang genoeg is."


def test_a_session_lives_as_long_as_it_is_used_but_no_longer_than_a_working_day(
    visit: Signed, moment: Hold
) -> None:
    jan = visit("busy")
    for minutes in range(14, 8 * 60, 14):
        moment(NOW + timedelta(minutes=minutes))
        assert jan.browser.get("/mijn/").status_code == 200, minutes
    moment(NOW + timedelta(hours=8, minutes=1))
    assert jan.browser.get("/mijn/").status_code == 302


@pytest.mark.parametrize("token", ["", "made-up", "expired", "of another session"])
def test_without_a_good_token_nothing_is_stored_and_nothing_is_lost(
    visit: Signed, app: Flask, contents: Contents, token: str
) -> None:
    jan = visit("busy")
    if token == "of another session":
        sent = visit("asked").token()
    elif token == "expired":
        sent, app.config["WTF_CSRF_TIME_LIMIT"] = jan.token(), -1
    else:
        sent = token
    before = stored(contents, app)
    page = jan.follow(jan.post_raw(PAGE, {**TYPED, "csrf_token": sent}))
    assert in_language("nl", "De pagina stond te lang open. Uw antwoorden staan er nog.") in page.alerts
    assert (page.url, page.value("day")) == (PAGE, TYPED["day"])
    assert stored(contents, app) == before


def test_a_language_button_on_a_page_that_stood_open_too_long_keeps_the_text_and_switches(
    visit: Signed,
) -> None:
    jan = visit("busy")
    answer = jan.post_raw(f"{PAGE}?wijzig=1", {**TYPED, "csrf_token": "old", "taal": "en"})
    page = jan.follow(answer)
    assert (page.url, page.language, page.value("day")) == (f"{PAGE}?wijzig=1", "en", TYPED["day"])


def test_whoever_came_to_change_one_answer_still_goes_back_to_the_check(visit: Signed, moment: Hold) -> None:
    jan = visit("busy")
    page = jan.get(f"{PAGE}?wijzig=1")
    switched = jan.send(page, {**TYPED, "taal": "en"})
    assert switched.url == page.url
    jan.speak("nl")
    moment(NOW + timedelta(minutes=16))
    sign_in = jan.send(page, TYPED, status=302)
    wanted = sign_in.soup.select_one("[name=verder]")
    assert wanted is not None
    again = jan.sign_in("busy", verder=str(wanted["value"]))
    assert (again.url, again.value("day")) == (page.url, TYPED["day"])


def test_a_button_without_a_token_leads_back_to_its_page_and_does_nothing(
    visit: Signed, app: Flask, contents: Contents
) -> None:
    ingrid = visit("ingrid")
    case = ingrid.get("/werk/?wie=niemand").links("table")[0]
    ingrid.get(case)  # the first look of the day stands in the trail
    before = stored(contents, app)
    answer = ingrid.post_raw(f"{case}/oppakken", {}, came_from=case)
    assert ingrid.follow(answer).url == case
    assert stored(contents, app) == before


def test_a_stranger_who_signs_in_on_an_old_page_gets_a_fresh_one_that_still_knows_where_to(
    visit: Signed,
) -> None:
    stranger = visit()
    answer = stranger.post_raw("/inloggen", {"csrf_token": "old", "persona": "x", "verder": "/mijn/plan/"})
    assert stranger.follow(answer).url == "/inloggen?verder=/mijn/plan/"


def test_signing_out_ends_the_session_also_for_a_copy_of_the_cookie(visit: Signed, app: Flask) -> None:
    jan = visit("busy")
    cookie = jan.browser.get_cookie("portal")
    assert cookie is not None
    out = jan.post_raw("/uitloggen", {"csrf_token": jan.token()})
    assert out.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert jan.follow(out).url == "/nl/"
    thief = Visitor(app)
    thief.browser.set_cookie("portal", cookie.value)
    assert thief.browser.get("/mijn/").status_code == 302


def test_signing_in_gives_a_new_secret(visit: Signed) -> None:
    jan = visit("busy")
    cookies = [jan.browser.get_cookie("portal")]
    jan.enter("busy")
    cookies.append(jan.browser.get_cookie("portal"))
    assert cookies[0] is not None
    assert cookies[1] is not None
    assert cookies[0].value != cookies[1].value
