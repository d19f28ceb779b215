"""The code with which somebody helps from elsewhere: wrong, withdrawn, run out, or another's."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from portal.languages import LANGUAGES
from tests.web.conftest import Signed
from tests.web.helping import HELPER, INVITED, invite, join
from tests.web.page import words
from tests.web.running import NOW
from tests.web.test_together import banner
from tests.web.visitor import in_language


@pytest.mark.parametrize("typed", ["CDFH JKMN PRTV", "iets anders", "0" * 60])
def test_a_wrong_code_opens_nothing_and_stays_to_be_mended(visit: Signed, typed: str) -> None:
    invite(visit("busy"))
    stranger = visit()
    page = stranger.send(stranger.get("/helpen"), {"invitation_code": typed}, status=422)
    assert page.errors == ["Deze code werkt niet. Kijk hem na of vraag een nieuwe code."]
    assert page.value("invitation_code") == typed


def test_a_withdrawn_code_throws_the_helper_out(visit: Signed) -> None:
    jan = visit("busy")
    code = invite(jan)
    helper = visit()
    join(helper, code)
    gone = jan.send(jan.get("/mijn/samen/"), action="/mijn/samen/intrekken")
    assert "De code werkt niet meer." in gone.alerts
    out = helper.open("/mijn/plan/wat")
    assert out.url == "/helpen?verder=/mijn/plan/wat"
    assert out.alerts == ["Uw hulp is gestopt, of iemand anders gebruikt de code nu."]
    assert helper.send(out, {"invitation_code": code}, status=422).errors != []


def test_a_code_that_ran_out_between_its_page_and_the_rules_says_so(visit: Signed) -> None:
    jan = visit("busy")
    helper = visit()
    rules = helper.send(helper.get("/helpen"), {"invitation_code": invite(jan)})
    jan.send(jan.get("/mijn/samen/"), action="/mijn/samen/intrekken")
    assert helper.send(rules, {"agreed": ["yes"]}).url == "/helpen"


def test_a_helper_who_was_away_long_comes_back_with_the_code_to_what_he_typed(
    visit: Signed, moment: Callable[[object], None]
) -> None:
    jan = visit("busy")
    code = invite(jan)
    helper = visit()
    join(helper, code)
    page = helper.get("/mijn/plan/wat?wijzig=1")
    moment(NOW + timedelta(minutes=16))
    out = helper.send(page, {"day": "Ik sorteer kleding."}, status=302)
    assert out.alerts == ["U was lang weg. Vul de code nog een keer in. Wat u typte, staat er nog."]
    back = join(helper, code, out.url)
    assert (back.url, back.value("day")) == (page.url, "Ik sorteer kleding.")
    jan.enter("busy")
    assert jan.get(page.url).value("day") == "", "what the helper had typed is not the client's"


def test_two_clients_have_codes_of_their_own(visit: Signed) -> None:
    jan, marijke = visit("busy"), visit("agreed")
    one, other = invite(jan), invite(marijke)
    assert one != other
    helper = visit()
    assert banner(join(helper, one)) == "U vult dit in voor Jan"
    assert banner(join(helper, other)) == "U vult dit in voor Marijke"


def test_the_code_page_in_another_language_keeps_what_was_typed(visit: Signed) -> None:
    stranger = visit()
    page = stranger.get("/helpen")
    answers = {"csrf_token": page.token, "invitation_code": "CDFH", "taal": "ar"}
    switched = stranger.browser.post("/helpen", data=answers)
    assert switched.status_code == 200
    html = switched.get_data(as_text=True)
    assert '<html lang="ar" dir="rtl"' in html
    assert 'value="CDFH"' in html
    assert "p-summary" not in html


def test_a_code_is_never_put_aside_as_typed_text(
    visit: Signed, app: Flask, contents: Callable[[Flask], object]
) -> None:
    jan = visit("busy")
    code = invite(jan)
    answers = {"csrf_token": jan.token(), "invitation_code": code, "taal": "en"}
    assert jan.browser.post("/helpen", data=answers).status_code == 303
    assert code not in repr(contents(app))


def test_an_old_code_page_is_shown_afresh(visit: Signed) -> None:
    stranger = visit()
    page = stranger.follow(stranger.post_raw("/helpen", {"csrf_token": "old", "invitation_code": "x"}))
    assert page.url == "/helpen"
    assert page.alerts == ["De pagina stond te lang open. Vul het nog een keer in."]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("path", ["/mijn/", "/mijn/post"])
def test_an_open_code_stands_where_one_sees_who_helps_with_until_when_and_for_what(
    visit: Signed, path: str, code: str
) -> None:
    client = visit("busy", code)
    invited = invite(client)
    card = client.get(path).soup.select_one("section[aria-labelledby=wie]")
    assert card is not None
    told = words(card)
    assert invited in told
    assert in_language(code, "%(name)s mag u helpen", name=HELPER["helper_name"]) in told
    assert in_language(code, "Voor alle formulieren die een helper mag zien.") in told
    until = in_language(code, "De code werkt tot %(moment)s.", moment="\x00").partition("\x00")[0]
    assert until in told
    stopped = client.send(client.get(path), action="/mijn/samen/intrekken")
    assert in_language(code, "De code werkt niet meer.") in stopped.alerts
    assert client.get(path).soup.select_one(".p-invitation") is None


def test_who_does_not_see_the_code_any_more_makes_a_new_one_for_the_same_person(visit: Signed) -> None:
    old = invite(visit("busy"))
    later = visit("busy", "nl")  # another browser: what it knows is the hash
    page = later.get("/mijn/")
    assert old not in page.text
    assert in_language("nl", "De code zelf bewaren wij niet. Bent u hem kwijt? Maak een nieuwe.") in page.text
    made = later.send(page, action="/mijn/samen/nieuwe-code")
    shown = made.soup.select_one(".p-invitation")
    assert shown is not None
    helper = visit()
    assert helper.send(helper.get("/helpen"), {"invitation_code": old}, status=422).errors != []
    assert join(helper, shown.get_text()).status == 200
    assert words(later.get("/mijn/").soup.select_one("section[aria-labelledby=wie] h3")).startswith("Samira")


def test_without_an_open_code_there_is_none_to_make_anew(visit: Signed) -> None:
    client = visit("busy", "nl")
    again = client.send(client.get("/mijn/samen/op-afstand"), INVITED)
    client.send(again, action="/mijn/samen/intrekken")
    page = client.get("/mijn/samen/")
    assert page.soup.select_one("form[action$=nieuwe-code]") is None
