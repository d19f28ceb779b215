"""Nothing typed is lost: another language, a session that ended, a token that expired."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import demo
from portal.store import drafts
from portal.store.base import new_id
from portal.store.tables import parked_form
from tests.web.answers import fill_plan
from tests.web.cases import lines
from tests.web.conftest import Signed
from tests.web.running import NOW
from tests.web.visitor import Visitor, in_language

TYPED = {
    "task": "Helpen in de kringloopwinkel op zaterdag.",
    "day": "Ik sorteer kleding en ik help klanten bij de kassa.",
}
PAGE = "/mijn/plan/wat"
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
    case = lines(noor.get("/werk/?wie=ik&soort=plan"))[0]
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


def test_a_token_that_expired_in_its_own_session_loses_nothing(
    visit: Signed, app: Flask, contents: Contents
) -> None:
    jan = visit("busy")
    sent, app.config["WTF_CSRF_TIME_LIMIT"] = jan.token(), -1
    before = stored(contents, app)
    page = jan.follow(jan.post_raw(PAGE, {**TYPED, "csrf_token": sent}))
    assert in_language("nl", "De pagina stond te lang open. Uw antwoorden staan er nog.") in page.alerts
    assert (page.url, page.value("day")) == (PAGE, TYPED["day"])
    assert stored(contents, app) == before


@pytest.mark.parametrize("token", ["", "made-up", "of another session"])
@pytest.mark.parametrize("button", [{}, {"taal": "en"}, {"daarna": "later"}, {"terug_naar": "/mijn/"}])
def test_without_a_token_of_this_session_nothing_changes_in_any_table(
    visit: Signed, app: Flask, contents: Contents, token: str, button: dict[str, str]
) -> None:
    jan = visit("busy")
    sent = visit("asked").token() if token == "of another session" else token
    before = contents(app)
    answer = jan.post_raw(PAGE, {**TYPED, **button, "csrf_token": sent})
    assert contents(app) == before
    jan.follow(answer)
    assert jan.get(PAGE).value("day") != TYPED["day"]


def test_who_signed_in_again_meanwhile_finds_his_words_on_the_page_itself(
    visit: Signed, app: Flask, contents: Contents
) -> None:
    jan = visit("busy")
    old = {**TYPED, "csrf_token": jan.token()}
    jan.enter("busy")
    before = contents(app)
    answer = jan.browser.post(PAGE, data=old, headers={"Sec-Fetch-Site": "same-origin"})
    page = jan.follow(answer)
    assert (page.status, page.value("day")) == (400, TYPED["day"])
    assert contents(app) == before
    jan.send(page, {})
    assert jan.get(PAGE).value("day") == TYPED["day"]


FOREIGN = (
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "same-site", "Origin": "http://ander.localhost"},
    {"Origin": "https://kwaad.example"},
    {"Origin": "http://localhost:9000"},
    {"Origin": "https://localhost"},
    {"Origin": "http://["},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "iets nieuws"},
)


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("has_token", [True, False])
def test_what_another_site_sends_changes_nothing_and_is_explained(
    visit: Signed, app: Flask, contents: Contents, headers: dict[str, str], has_token: bool
) -> None:
    jan = visit("busy")
    own = jan.get(PAGE).value("day")
    sent = {"day": "Dit schreef een ander in het formulier.", "csrf_token": jan.token() if has_token else ""}
    before, cookie = contents(app), jan.browser.get_cookie("portal")
    answer = jan.browser.post(PAGE, data=sent, headers=headers)
    assert "Set-Cookie" not in answer.headers
    page = jan.follow(answer)
    assert (page.status, page.heading) == (403, in_language("nl", "Dit kwam niet van deze site"))
    assert sent["day"] not in page.html
    assert contents(app) == before
    assert jan.browser.get_cookie("portal") == cookie
    assert jan.get(PAGE).value("day") == own


@pytest.mark.parametrize("path", ["/nl/melden", "/nl/melding", "/nl/woord-melden", "/helpen", "/inloggen"])
def test_a_page_that_needs_no_token_takes_nothing_from_another_site_either(
    visit: Signed, app: Flask, contents: Contents, path: str
) -> None:
    stranger, before = visit(), contents(app)
    answer = stranger.browser.post(path, data={"code": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (403, False)
    assert contents(app) == before


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://127.0.0.1:8000"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    ],
)
def test_a_page_of_our_own_is_not_foreign(visit: Signed, headers: dict[str, str]) -> None:
    jan = visit("busy")
    answer = jan.browser.post(PAGE, data={**TYPED, "csrf_token": jan.token()}, headers=headers)
    assert answer.status_code == 303


@pytest.mark.parametrize("how", ["later", "terug"])
@pytest.mark.parametrize("day", [TYPED["day"], "kort"])
def test_leaving_a_step_never_checks_and_keeps_what_is_typed(visit: Signed, how: str, day: str) -> None:
    jan = visit("busy")
    page = jan.send(jan.get(PAGE), {"day": day, "daarna": how})
    assert (page.status, page.errors) == (200, [])
    assert page.url == ("/mijn/" if how == "later" else "/mijn/plan/")
    assert jan.get(PAGE).value("day") == day
    assert jan.open("/mijn/plan/controleren").url != "/mijn/plan/controleren"


def test_a_step_back_leads_to_the_step_before(visit: Signed) -> None:
    jan = visit("busy")
    page = jan.send(jan.get("/mijn/plan/waar"), {"place": "De kringloopwinkel", "daarna": "terug"})
    assert page.url == "/mijn/plan/wat"
    assert jan.get("/mijn/plan/waar").value("place") == "De kringloopwinkel"


def test_the_step_back_is_a_button_of_the_form(visit: Signed) -> None:
    page = visit("busy").get(PAGE)
    [button] = page.soup.select("button.p-back")
    assert (button["form"], button["name"], button["value"]) == ("antwoord", "daarna", "terug")


def test_half_an_answer_stands_before_the_check_and_goes_with_the_draft(visit: Signed) -> None:
    jan = visit("busy")
    fill_plan(jan)
    jan.send(jan.get("/mijn/plan/wat?wijzig=1"), {"task": "kort", "daarna": "later"})
    page = jan.open("/mijn/plan/controleren")
    assert (page.url, page.value("task")) == ("/mijn/plan/wat", "kort")
    jan.send(jan.get("/mijn/plan/"), {}, action="/mijn/plan/opnieuw")
    assert jan.get("/mijn/plan/wat").value("task") == ""


def test_back_to_the_case_keeps_what_staff_typed(visit: Signed) -> None:
    noor = visit("noor")
    case = lines(noor.get("/werk/?wie=ik&soort=plan"))[0]
    page = noor.send(noor.get(f"{case}/notitie"), {"note": "Gebeld.", "terug_naar": case})
    assert page.url == case
    assert noor.get(f"{case}/notitie").value("note") == "Gebeld."


def test_a_step_back_leads_nowhere_else(visit: Signed) -> None:
    noor = visit("noor")
    case = lines(noor.get("/werk/?wie=ik&soort=plan"))[0]
    page = noor.get(f"{case}/notitie")
    answer = noor.post_raw(page.url, {"csrf_token": noor.token(), "terug_naar": "//kwaad.example"})
    assert "kwaad" not in answer.headers.get("Location", "")


def test_all_forms_that_were_begun_stand_on_the_overview_to_go_on_or_throw_away(visit: Signed) -> None:
    jan = visit("busy")
    with jan.portal.store.write() as connection:
        for flow in ("hulp", "kan-nu-niet"):
            drafts.save(connection, demo.key("busy"), flow, {}, NOW)
    overview = jan.get("/mijn/")
    for slug in ("plan", "hulp", "kan-nu-niet"):
        assert f"/mijn/{slug}/verder" in overview.links("main")
        assert overview.form(f"/mijn/{slug}/opnieuw")
    jan.send(overview, {}, action="/mijn/hulp/opnieuw")
    assert "/mijn/hulp/opnieuw" not in jan.get("/mijn/").html


def test_other_answers_than_those_that_were_read_are_not_sent(visit: Signed) -> None:
    jan = visit("busy")
    read = fill_plan(jan)[-1]
    jan.send(jan.get("/mijn/plan/begin?wijzig=1"), {"months": "5"})
    again = jan.send(read, {}, action=read.url, status=422)
    assert "Er is intussen iets veranderd. Lees het nog een keer." in again.alerts
    assert "5 maanden" in again.text
    assert jan.send(again, {}, action=read.url).url.endswith("?nieuw=1")


def waiting(app: Flask, persona: str) -> list[tuple[str, int]]:
    with app.extensions["portal"].store.read() as connection:
        query = sa.select(parked_form.c.path, parked_form.c.fields)
        found = connection.execute(query.where(parked_form.c.actor_id == demo.key(persona))).all()
    return [(path, len(str(fields))) for path, fields in found]


def test_what_waits_for_one_person_is_bounded_and_the_oldest_goes(
    visit: Signed, app: Flask, moment: Hold
) -> None:
    noor, text = visit("noor"), "x" * 30_000
    pages = [f"/werk/{new_id()}/notitie" for _page in range(25)]
    for count, page in enumerate(pages):
        moment(NOW + timedelta(seconds=count))
        noor.post_raw(page, {"csrf_token": noor.token(), "note": text, "taal": "en"})
    kept = waiting(app, "noor")
    assert 0 < sum(size for _path, size in kept) <= drafts.MOST_BYTES
    assert pages[-1] in dict(kept)
    assert pages[0] not in dict(kept)
    for page in pages:
        noor.post_raw(page, {"csrf_token": noor.token(), "note": "kort", "taal": "en"})
    assert len(waiting(app, "noor")) <= drafts.MOST_PAGES


@pytest.mark.parametrize("path", ["/mijn/is-er-niet", "/werk/zoeken", "/nergens", "/mijn/plan/" + "x" * 300])
def test_nothing_waits_for_a_page_that_there_is_not_or_that_is_not_for_this_person(
    visit: Signed, app: Flask, path: str
) -> None:
    jan = visit("busy")
    jan.post_raw(path, {"csrf_token": jan.token(), "zoek": "iets", "taal": "en"}, came_from=path)
    assert waiting(app, "busy") == []


def test_a_session_of_the_future_is_over(visit: Signed, moment: Hold) -> None:
    jan = visit("busy")
    moment(NOW - timedelta(seconds=30))  # the clocks of two servers differ
    assert jan.browser.get("/mijn/").status_code == 200
    moment(NOW - timedelta(hours=1))
    assert jan.browser.get("/mijn/").status_code == 302


def test_a_language_button_on_a_page_that_stood_open_too_long_keeps_the_text_and_switches(
    visit: Signed, app: Flask
) -> None:
    jan = visit("busy")
    sent, app.config["WTF_CSRF_TIME_LIMIT"] = jan.token(), -1
    answer = jan.post_raw(f"{PAGE}?wijzig=1", {**TYPED, "csrf_token": sent, "taal": "en"})
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
    case = lines(ingrid.get("/werk/?wie=niemand&soort=plan"))[0]
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


def test_a_step_with_text_that_waits_comes_before_sending_from_an_older_page(visit: Signed) -> None:
    jan = visit("busy")
    check = fill_plan(jan)[-1]
    jan.send(jan.get("/mijn/plan/wat?wijzig=1"), {"task": "kort", "daarna": "later"})
    step = jan.send(check)
    assert step.url.startswith("/mijn/plan/wat")
    assert step.value("task") == "kort"


@pytest.mark.parametrize("onward", ["//elders.invalid", "https://elders.invalid/", "a" * 100_000])
def test_a_sign_in_with_an_old_token_leads_on_to_our_own_pages_only(visit: Signed, onward: str) -> None:
    answer = visit().browser.post("/inloggen", data={"csrf_token": "x", "verder": onward})
    assert answer.headers["Location"] == "/inloggen?verder="
