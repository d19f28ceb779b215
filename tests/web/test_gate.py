"""What comes beside the questions of a form is looked at first: addresses, headers, hidden fields."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, request
from werkzeug.exceptions import BadRequest

from portal.web import gate
from portal.web.address import argument, is_local, is_readable, kept, path_of, unfit, within, without_argument
from tests.web.cases import case_url, claim
from tests.web.conftest import Signed
from tests.web.page import filled_in
from tests.web.visitor import in_language

Read = Callable[..., Any]


def sent(reader: Read, value: str | None, *more: Any) -> Any:
    """What a reader makes of a hidden field; None stands for a field that was not sent."""
    data = {} if value is None else {"field": value}
    with Flask(__name__).test_request_context("/", method="POST", data=data):
        return reader("field", *more)


@pytest.mark.parametrize(("value", "number"), [(None, 0), ("0", 0), ("12", 12), ("2147483647", 2**31 - 1)])
def test_a_number_that_both_databases_hold_passes(value: str | None, number: int) -> None:
    assert sent(gate.number, value) == number


@pytest.mark.parametrize(
    "value", ["", "-1", "1.0", "1e3", "٣", "²", "2147483648", "9" * 5000, " 1", "x", "1_0"]
)
def test_any_other_number_is_refused(value: str) -> None:
    with pytest.raises(BadRequest):
        sent(gate.number, value)


def test_a_key_passes_in_one_way_of_writing() -> None:
    key = "9a1f0e4c-0000-4000-8000-00000000000a"
    assert [sent(gate.key, value) for value in (key, key.upper(), None, "")] == [key, key, "", ""]
    for wrong in ("x", f"{key}\x00", "9" * 5000):
        with pytest.raises(BadRequest):
            sent(gate.key, wrong)


def test_a_token_or_a_line_is_made_fit() -> None:
    assert [sent(gate.token, value) for value in ("aB3_-", "a b", "\x00", "x" * 65, None)] == [
        "aB3_-",
        *[""] * 4,
    ]
    assert sent(gate.line, " Ayşe\x00 \t Yılmaz\n", 80) == "Ayşe Yılmaz"
    assert sent(gate.line, "x" * 500, 80) == "x" * 80


@pytest.mark.parametrize(
    "address", ["http://[", "//[", "http://x:99999999/", "http://x:abc/", "https://[::x]/"]
)
def test_an_address_that_cannot_be_taken_apart_leads_to_the_front(address: str) -> None:
    assert not is_readable(address)
    assert not is_local(address)
    assert (within(address), without_argument(address, "taal")) == ("/", "/")


@pytest.mark.parametrize(
    "address", ["/\x01", "/\t/kwaad.example", "/x\n", "/" + "x" * 2001, "/\x7f", "mijn", ""]
)
def test_an_address_with_a_sign_that_nobody_types_is_not_ours(address: str) -> None:
    assert not is_local(address)


def test_of_a_page_of_this_portal_the_path_and_the_arguments_count() -> None:
    assert within("http://localhost/mijn/plan/wat?wijzig=1#x") == "/mijn/plan/wat?wijzig=1"
    assert within(None) == within("http://localhost//kwaad.example") == within("/" + "x" * 181) == "/"
    assert without_argument("////kwaad.example/x?taal=nl&a=1", "taal") == "/kwaad.example/x?a=1"
    assert (path_of("/nl/?taal=ar"), argument("/nl/?taal=ar", "taal"), argument("/nl/", "taal")) == (
        "/nl/",
        "ar",
        "",
    )


def test_only_known_arguments_go_along() -> None:
    assert kept({"staat": "open", "endpoint": "x"}, ("staat", "wie")) == {"staat": "open"}


def test_controls_and_half_signs_are_unfit_and_what_people_type_is_fit() -> None:
    assert all(unfit(sign) for sign in "\x00\x1b\x7f\x85\ud800")
    assert not any(unfit(text) for text in ("Ayşe\tYılmaz", "a\nb", "\u200c", "🙂", ""))
    assert unfit("a\tb", may_break=False)


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/nl/zoeken?woord=%00", 400),
        ("/nl/zoeken?%01=x", 400),
        ("/inloggen?verder=%1b", 400),
        ("/nl/%00", 404),
        ("/nl/%0a", 404),
        ("/nl/" + "x" * 180, 404),
        ("/nl/?x=" + "x" * 4000, 414),
        ("/nl/zoeken?woord=a%09b", 200),
        ("//[?taal=nl", 303),
    ],
)
def test_an_address_that_nobody_meant_gets_a_page_that_says_so(visit: Signed, url: str, status: int) -> None:
    path, _, query = url.partition("?")
    browser = visit().browser
    raw = {"PATH_INFO": path.replace("%00", "\x00").replace("%0a", "\n"), "QUERY_STRING": query}
    answer = browser.get("/", environ_overrides=raw)
    assert answer.status_code == status
    if status in {400, 414}:
        assert in_language("nl", "Dit lukt niet") in answer.get_data(as_text=True)


def test_a_header_that_cannot_be_read_counts_as_not_sent(app: Flask) -> None:
    long = {"HTTP_REFERER": "http://[", "HTTP_ACCEPT_LANGUAGE": "nl," * 900, "HTTP_ACCEPT_ENCODING": "br"}
    with app.test_request_context("/", environ_overrides=long):
        gate.check()
        assert (request.referrer, dict(request.accept_languages)) == (None, {})
        assert "br" in request.accept_encodings


def test_a_referer_that_cannot_be_read_does_not_stop_anybody(visit: Signed) -> None:
    jan = visit("busy")
    answer = jan.browser.post(
        "/mijn/samen/stoppen", data={"csrf_token": jan.token()}, headers={"Referer": "http://["}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


@pytest.mark.parametrize("place", ["x", "2026-01-01T00:00:00~x", "0001-01-01T00:00:00+14:00~x", "~"])
def test_a_place_in_a_list_that_never_was_is_no_page(visit: Signed, place: str) -> None:
    answer = visit("bram").browser.get("/beheer/woorden", query_string={"na": place})
    assert answer.status_code == 404


def test_the_next_page_of_the_worklist_keeps_what_it_knows_and_nothing_else(visit: Signed) -> None:
    ingrid = visit("ingrid")
    page = ingrid.get("/werk/?staat=open&endpoint=public.start&_external=1&_anchor=x")
    following = [link for link in page.links() if "&na=" in link]
    assert len(following) == 1
    assert following[0].startswith("/werk/?staat=open&na=")


@pytest.mark.parametrize("field", ["revision", "dossier_revision"])
def test_a_judgement_with_a_changed_hidden_number_changes_nothing(visit: Signed, field: str) -> None:
    ingrid = visit("ingrid")
    case = case_url(ingrid.portal, "sent")
    claim(ingrid, case)
    page = ingrid.get(f"{case}/toets")
    changed = {**dict(filled_in(page.form())), "csrf_token": page.token, field: "9223372036854775808"}
    assert ingrid.post_raw(page.url, changed).status_code == 400
    assert dict(filled_in(ingrid.get(page.url).form()))["revision"] == page.value("revision")
