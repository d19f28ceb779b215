"""Each check of a page or an answer objects to what it is there for, and to nothing on a good page."""

import pytest
from flask import Flask, Response
from werkzeug.test import TestResponse

from tests.web.answer_checks import wrong_with_answer
from tests.web.page import Page
from tests.web.page_checks import wrong_with_page

GOOD = """<!DOCTYPE html><html lang="nl" dir="ltr"><head><title>Mijn plan – Rotterdam</title></head><body>
<main><h1>Mijn plan</h1><h2>Waar?</h2><a href="/nl/">Begin</a><a href="#plaats">Plaats</a>
<form method="post" action="/inloggen"><input type="hidden" name="csrf_token" value="t">
<label for="plaats">Waar?</label><input id="plaats" name="place" aria-describedby="uitleg">
<fieldset><legend>Wanneer?</legend><label>Nu <input type="radio" name="when"></label></fieldset>
<p id="uitleg">Uw buurt.</p><svg aria-hidden="true"></svg><button>Volgende</button></form>
<p lang="en">the English text</p></main></body></html>"""
FLAWS = (
    ("heading", "<h1>Mijn plan</h1>", "<p>Mijn plan</p>"),
    ("heading", "<h1>Mijn plan</h1>", "<h1>Mijn plan</h1><h1>Nog een</h1>"),
    ("heading", "<h1>Mijn plan</h1>", "<h1> </h1>"),
    ("heading", "<h2>", "<h3>"),
    ("title", "Mijn plan – Rotterdam", " – Rotterdam"),
    ("title", "Mijn plan – Rotterdam", "Rotterdam"),
    ("language", 'lang="nl" dir="ltr"', 'lang="nl"'),
    ("language", 'lang="nl" dir="ltr"', 'lang="xx" dir="ltr"'),
    ("labels", '<label for="plaats">Waar?</label>', "Waar?"),
    ("labels", "<legend>Wanneer?</legend>", "<p>Wanneer?</p>"),
    ("labels", "<button>Volgende</button>", "<button></button>"),
    ("ids", '<p id="uitleg">', '<p id="plaats">'),
    ("ids", 'aria-describedby="uitleg"', 'aria-describedby="uitleg fout"'),
    ("ids", 'href="#plaats"', 'href="#ergens"'),
    ("scripts", "<h2>", "<script>1</script><h2>"),
    ("scripts", "<h2>", '<h2 onclick="x()">'),
    ("scripts", "<h2>", '<h2 style="color:red">'),
    ("scripts", 'href="/nl/"', 'href="javascript:x()"'),
    ("images", "<h2>", "<img src=x><h2>"),
    ("images", '<svg aria-hidden="true">', "<svg>"),
    ("leftovers", "Uw buurt", "Uw %(place)s"),
    ("leftovers", "Uw buurt", "Uw {{ place }}"),
    ("leftovers", "Uw buurt", "Uw &lt;bdi&gt;"),
    ("leftovers", "Uw buurt", "Uw &amp;amp;"),
    ("private_numbers", "Uw buurt", "Uw 111222333"),  # a test BSN: it passes the eleven-proof, nobody has it
    ("private_numbers", 'value="t"', 'value="111222333"'),
    ("tokens", 'name="csrf_token"', 'name="token"'),
    ("tokens", 'value="t"', 'value=""'),
    ("foreign_words", "Uw buurt", "Choose your place"),
    ("foreign_words", 'lang="en"', 'lang="nl"'),
    ("links", 'href="/nl/"', 'href="/nl/is-er-niet"'),
    ("links", 'href="/nl/"', 'href="/mijn"'),
    ("links", 'action="/inloggen"', 'action="/mijn/"'),
)
HEADER_FLAWS = (
    ("Content-Security-Policy", "default-src *"),
    ("Cache-Control", "public"),
    ("X-Powered-By", "curiosity"),
    ("Content-Type", "application/xml"),
    ("Content-Type", "text/html; charset=latin-1"),
    ("Set-Cookie", "portal=1; HttpOnly; Path=/"),
    ("Set-Cookie", "tracker=1; HttpOnly; Path=/; SameSite=Lax"),
)


def page_of(app: Flask, html: str) -> Page:
    answer = app.test_client().get("/nl/")
    answer.set_data(html)
    return Page("/mijn/", answer)


def test_a_good_page_has_nothing_against_it(app: Flask) -> None:
    assert wrong_with_page(app, page_of(app, GOOD)) == []


@pytest.mark.parametrize(("check", "good", "flawed"), FLAWS)
def test_a_flaw_is_found_by_its_check(app: Flask, check: str, good: str, flawed: str) -> None:
    assert good in GOOD
    found = wrong_with_page(app, page_of(app, GOOD.replace(good, flawed, 1)))
    assert {said.partition(":")[0] for said in found} == {check}


LOADED = '<script src="/static/vendor/desk.0123456789.js" defer></script>'


@pytest.mark.parametrize(
    ("url", "script", "is_fine"),
    [
        ("/werk/", LOADED, True),
        ("/werk/?wie=ik", LOADED, True),
        ("/mijn/", LOADED, False),
        ("/werk/", "<script>1</script>", False),
        ("/werk/", LOADED.replace("></", ">1</"), False),
        ("/werk/", LOADED.replace("/static/vendor/", "https://voorbeeld.invalid/"), False),
        ("/werk/", LOADED * 2, False),
    ],
)
def test_only_the_list_of_staff_loads_a_script_and_only_its_own(
    app: Flask, url: str, script: str, is_fine: bool
) -> None:
    page = page_of(app, GOOD.replace("<h2>", f"{script}<h2>"))
    page.url = url
    assert (wrong_with_page(app, page) == []) == is_fine


def answer_with(app: Flask, name: str, value: str) -> TestResponse:
    def flaw(response: Response) -> Response:
        response.headers[name] = value
        return response

    app.after_request_funcs.setdefault(None, []).insert(0, flaw)  # the first that was added runs last
    return app.test_client().get("/nl/")


def test_a_good_answer_has_nothing_against_it(app: Flask) -> None:
    assert wrong_with_answer(app, app.test_client().get("/nl/")) == []


@pytest.mark.parametrize(("name", "value"), HEADER_FLAWS)
def test_a_wrong_header_is_found(app: Flask, name: str, value: str) -> None:
    assert len(wrong_with_answer(app, answer_with(app, name, value))) == 1
