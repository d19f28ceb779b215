"""Telling that a word is wrong: from any page, without a name, and what the administrator sees of it."""

import pytest

from portal.languages import LANGUAGES
from portal.store import wording_reports
from portal.web.address import keyless
from tests.web.cases import submission_of
from tests.web.conftest import Signed
from tests.web.page import Page
from tests.web.visitor import Visitor, in_language

TOLD = {"word": "gönüllü is hier niet goed", "better": "karşılıksız"}
LINK = "Klopt een woord niet?"


def reports(visitor: Visitor) -> list[wording_reports.WordingReport]:
    """What was reported, newest first."""
    with visitor.portal.store.read() as connection:
        return wording_reports.page(connection, is_handled=False).reports


def form_of(visitor: Visitor, path: str, code: str = "nl") -> Page:
    """The form, reached from a page by the link in its footer."""
    return visitor.get(visitor.get(path).link(in_language(code, LINK)))


@pytest.mark.parametrize("code", LANGUAGES)
def test_from_any_page_in_any_language_and_back_again(visit: Signed, code: str) -> None:
    stranger = visit("", code)
    page = form_of(stranger, f"/{code}/mantelzorg", code)
    assert page.heading == in_language(code, "Een woord klopt niet")
    thanks = stranger.send(page, TOLD)
    assert thanks.heading == in_language(code, "Dank u wel")
    assert thanks.link(in_language(code, "Terug naar de pagina")) == f"/{code}/mantelzorg"
    [kept] = reports(stranger)
    assert (kept.language, kept.page) == (code, f"/{code}/mantelzorg")
    assert (kept.wrong, kept.better) == (TOLD["word"], TOLD["better"])


def test_only_what_is_wrong_is_asked_and_what_is_better_may_stay_open(visit: Signed) -> None:
    stranger = visit()
    page = form_of(stranger, "/nl/bezwaar")
    names = {str(one["name"]) for one in page.form().select("[name]") if one.get("type") != "hidden"}
    assert names == {"word", "better"}
    stranger.send(page, {"word": "Deze zin is te moeilijk."})
    [kept] = reports(stranger)
    assert kept.better == ""


def test_an_empty_report_is_not_taken(visit: Signed) -> None:
    stranger = visit()
    page = stranger.send(form_of(stranger, "/nl/"), {"word": ""}, status=422)
    assert page.errors == [in_language("nl", "Schrijf op welk woord of welke zin niet klopt.")]
    assert reports(stranger) == []


def test_a_second_click_makes_no_second_report(visit: Signed) -> None:
    stranger = visit()
    page = form_of(stranger, "/nl/privacy")
    stranger.send(page, TOLD)
    stranger.send(page, TOLD)
    assert len(reports(stranger)) == 1


def test_a_key_that_somebody_made_up_is_replaced(visit: Signed) -> None:
    stranger = visit()
    stranger.send(form_of(stranger, "/nl/privacy"), {**TOLD, "melding": "'; DROP TABLE client"})
    [kept] = reports(stranger)
    assert len(kept.id) == 36


def test_of_a_clients_own_page_no_key_is_kept(visit: Signed) -> None:
    fatima = visit("question")
    path = f"/mijn/ingestuurd/{submission_of(fatima.portal, 'question').id}"
    thanks = fatima.send(form_of(fatima, path), TOLD)
    [kept] = reports(fatima)
    assert kept.page == "/mijn/ingestuurd/<key>"
    assert thanks.link(in_language("nl", "Terug naar de pagina")) == "/nl/"


def test_a_step_of_a_form_is_named(visit: Signed) -> None:
    fatima = visit("asked")
    fatima.send(form_of(fatima, "/mijn/plan/wat"), TOLD)
    [kept] = reports(fatima)
    assert kept.page == "/mijn/plan/wat"


@pytest.mark.parametrize(
    "page",
    [
        "/mijn/ingestuurd/3f0e9a2c-4a63-4b0e-8c1e-0a4b5c6d7e8f",
        "https://elders.invalid/",
        "//elders.invalid",
        "//elders",
        "/nl//elders",
        "/a" * 101,
        "/zoeken?woord=ziek",
        "javascript:alert(1)",
    ],
)
def test_a_path_that_is_none_of_ours_is_not_kept(visit: Signed, page: str) -> None:
    stranger = visit()
    address = "/nl/woord-melden"
    answer = stranger.browser.post(address, query_string={"pagina": page}, data=TOLD)
    assert answer.headers["Location"] == "/nl/woord-melden/bedankt?pagina="
    [kept] = reports(stranger)
    assert kept.page == ""


def test_whatever_is_no_kind_of_page_is_left_out_of_a_path() -> None:
    parts = {"slug": "plan", "step": "uren", "key": "3f0e", "lang": "nl"}
    assert keyless("/mijn/<any(plan, hulp):slug>/<step>", parts) == "/mijn/plan/uren"
    assert keyless("/werk/<uuid:key>/notitie", parts) == "/werk/<key>/notitie"
    assert keyless("/mijn/<slug>/<step>", {"slug": "plan", "step": "123456782"}) == "/mijn/plan/<step>"


def test_changing_the_language_keeps_what_was_typed_and_sends_nothing(visit: Signed) -> None:
    stranger = visit()
    page = form_of(stranger, "/nl/bezwaar")
    sent = stranger.browser.post(page.url, data={**TOLD, "taal": "tr"})
    assert (sent.status_code, sent.location) == (307, "/tr/woord-melden?pagina=/nl/bezwaar")
    answer = stranger.browser.post(sent.location, data={**TOLD, "taal": "tr"})
    assert answer.status_code == 200
    assert TOLD["word"] in answer.get_data(as_text=True)
    assert reports(stranger) == []


def test_a_word_about_an_illness_is_pointed_out_before_sending(visit: Signed) -> None:
    stranger = visit()
    page = form_of(stranger, "/nl/")
    again = stranger.send(page, {"word": "Mijn moeder heeft reuma."}, status=200)
    assert again.soup.select(".p-caution")
    assert reports(stranger) == []


def test_the_administrator_reads_and_handles_a_report(visit: Signed) -> None:
    stranger, bram = visit(), visit("bram")
    stranger.send(form_of(stranger, "/nl/mantelzorg"), TOLD)
    page = bram.get(bram.get("/regeling").link(in_language("nl", "Gemelde woorden")))
    for said in (TOLD["word"], TOLD["better"], "Nederlands", "/nl/mantelzorg"):
        assert said in page.text
    after = bram.send(page, action="/beheer/woorden")
    assert in_language("nl", "De melding is afgehandeld.") in after.text
    assert TOLD["word"] not in after.text
    handled = bram.get(after.link(in_language("nl", "Toon wat is afgehandeld")))
    assert TOLD["word"] in handled.text
    assert "<form" not in str(handled.soup.main)
