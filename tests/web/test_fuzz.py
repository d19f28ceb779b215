"""What no browser sends: a page that says no, or the first page, and never a failure, on both databases.

Everything beside the questions of a form is changed here: addresses, headers, cookies, hidden fields of cases
that lie on a desk, places in a list. The examples are the same each time, so a failure can be found again.
It opens hundreds of pages of two databases, which takes some seconds a test.
"""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import URL
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from portal import clock
from tests.fixtures.databases import POSTGRESQL, SQLITE
from tests.web.cases import case_url
from tests.web.page import Page, filled_in
from tests.web.running import HOOGEZAND, NOW, demo_database, running
from tests.web.visitor import Visitor

SEED = 20260915
NUMBERS = (
    "-1",
    "0",
    "1e9",
    "2147483648",
    "9223372036854775808",
    "9" * 5000,
    "٣",
    "1_0",
    "0x10",
    "NaN",
    "1.0",
)
TEXTS = (
    *(
        "",
        " ",
        "\x00",
        "a\x00b",
        "\r\nX: y",
        "\t",
        "\x1b[0m",
        "\x7f",
        "\x85",
        "\ud800".encode("utf-16", "surrogatepass").decode("latin-1"),
    ),
    *(
        "�",
        "\u202e",
        "\u2028",
        "🙂" * 50,
        "'",
        '"><b>',
        "%",
        "%00",
        "..",
        "../../etc/passwd",
        "\\",
        "//",
        "[",
        "]",
    ),
    *("x" * 500, "x" * 20_000, "None", "null", "{}", "[]", "~", ".", "é", "<any>", "{{7*7}}", "%(name)s"),
)
PLACES = (
    *(
        "0000-00-00.x",
        "2026-02-30.x",
        "9999-12-31.x",
        "0001-01-01.\x00",
        "2026-01-01",
        "2026-W01-1.TP",
        "99999-01-01.",
    ),
    *("2026-01-01~x", "0001-01-01T00:00:00+14:00~x", "9999-12-31T23:59:59-14:00~x", "2026-01-01T00:00:00~x"),
    *("2026-01-01T00:00:00+00:00~\x00", "2026-01-01T00:00:00+00:00~" + "x" * 900, "~", ".", "T"),
)
ADDRESSES = (
    *(
        "http://[",
        "https://[",
        "//[",
        "http://x:99999999/",
        "http://x:abc/",
        "http://\x00/",
        "/\x01",
        "/\t/kwaad.example",
    ),
    *(
        "/\\kwaad.example",
        "//kwaad.example",
        "////kwaad.example",
        "/" + "x" * 3000,
        "http://localhost/" + "x" * 300,
    ),
    *(
        "javascript:alert(1)",
        "data:,x",
        "/mijn/?" + "x=1&" * 900,
        "http://localhost//x",
        "/\x85",
        "http://localhost/mijn/\t",
    ),
)
NASTY = (*NUMBERS, *TEXTS, *PLACES, *ADDRESSES)
ARGUMENTS = ("na", "zoek", "soort", "staat", "wie", "taal", "verder", "woord", "pagina", "wijzig", "nieuw")
UNKNOWN = ("endpoint", "values", "_external", "_scheme", "_anchor", "_method", "lang", "key", "slug", "self")
HEADERS = {
    "HTTP_REFERER": ADDRESSES,
    "HTTP_ACCEPT_LANGUAGE": (
        "ar;q=nan",
        "*;q=1e999",
        ";;;,,,",
        "nl-" * 900,
        "\xff\xfe",
        "-",
        "x;q=-1",
        "nl;q=0",
    ),
    "HTTP_ACCEPT_ENCODING": ("br;q=nan", "*;q=", ",", "gzip" * 900, "\xff"),
    "HTTP_COOKIE": (
        "portal=",
        "portal=.x.y.z",
        "=;=;",
        "portal=" + "a" * 9000,
        "\xff=\xfe",
        'portal="\\777"',
        "a" * 9000,
    ),
    "HTTP_RANGE": ("bytes=", "bytes=-1", "bytes=9-1", "bytes=0-" + "9" * 50, "x=0-1", "bytes=0-0,1-1,2-2"),
    "HTTP_IF_MODIFIED_SINCE": ("x", "Mon, 99 Foo 99999 99:99:99 GMT", "Mon, 01 Jan 0001 00:00:00 GMT"),
    "HTTP_IF_NONE_MATCH": ("*", '"', "W/", "\xff"),
    "HTTP_IF_RANGE": ("x", '"', "W/"),
    "HTTP_X_FORWARDED_FOR": ("x", "999.1.1.1", "::ffff:1.2.3.4", "\xff", ",,,", "1.2.3.4:99"),
    "HTTP_X_FORWARDED_PROTO": ("javascript", "https,http", "\xff", "x" * 900),
    "HTTP_X_FORWARDED_HOST": ("[", "kwaad.example", "\xff"),
    "HTTP_ORIGIN": ADDRESSES,
    "HTTP_SEC_FETCH_SITE": ("x", "cross-site", "\xff"),
    "HTTP_AUTHORIZATION": ("Basic", "Basic !!!!", "Bearer \xff", "Digest x"),
    "HTTP_CONTENT_TYPE": ("x",),
    "CONTENT_TYPE": (
        "x",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "text/plain; charset=x",
        "application/json",
    ),
    "CONTENT_LENGTH": ("x", "-1", "9" * 30),
}


@pytest.fixture(scope="module", params=[SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.postgresql)])
def portal(request: pytest.FixtureRequest) -> Iterator[Flask]:
    """The demo of Hoogezand-Sappemeer, behind a proxy, on each database."""
    server: URL | None = request.getfixturevalue("postgresql_server") if request.param == POSTGRESQL else None
    address = server.render_as_string(hide_password=False) if server else None
    with ExitStack() as opened:
        opened.enter_context(clock.at(NOW))
        url = opened.enter_context(demo_database(HOOGEZAND, address))
        yield opened.enter_context(running(HOOGEZAND, url, proxies=1))


@pytest.fixture(autouse=True)
def now(moment: Any) -> None:
    """The clock stands still where the demo was made."""
    moment(NOW)


def _chooser() -> random.Random:
    return random.Random(SEED)  # noqa: S311 - examples, no secrets


def people(app: Flask) -> list[Visitor]:
    """Each kind of visitor: nobody, a client with a form begun, a decider, an officer, an administrator."""
    found = [Visitor(app)]
    for persona in ("busy", "ingrid", "karim", "els", "bram"):
        found.append(Visitor(app))
        found[-1].enter(persona)
    return found


def failed(answer: TestResponse) -> bool:
    """Whether the portal fell down, or sent somebody elsewhere."""
    leads = answer.headers.get("Location", "/")
    answer.close()
    return answer.status_code >= 500 or not leads.startswith("/") or leads.startswith(("//", "/\\"))


def sample(chosen: random.Random, everything: list[Any], size: int) -> list[Any]:
    """So many of all examples, the same ones each time."""
    return everything if len(everything) <= size else chosen.sample(everything, size)


def pages_of(app: Flask) -> list[str]:
    """An address of each page that has a GET, with a key that nobody has."""
    parts = {
        "lang": "nl",
        "slug": "plan",
        "step": "wat",
        "outcome": "akkoord",
        "reply": "bericht",
        "filename": "x",
    }
    parts["key"] = "9a1f0e4c-0000-4000-8000-000000000000"
    adapter = app.url_map.bind("localhost")
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    return [
        adapter.build(rule.endpoint, {n: parts[n] for n in rule.arguments})
        for rule in rules
        if "pdf" not in rule.rule
    ]


def test_any_argument_of_any_address(portal: Flask) -> None:
    chosen, visitors = _chooser(), people(portal)
    wishes = [
        (page, name, value) for page in pages_of(portal) for name in (*ARGUMENTS, *UNKNOWN) for value in NASTY
    ]
    lists = [
        (page, "na", value)
        for page in ("/werk/", "/werk/meldingen", "/beheer/woorden", "/beheer/woorden?staat=afgehandeld")
        for value in NASTY
    ]
    for page, name, value in [*sample(chosen, wishes, 250), *lists]:
        url = f"{page}{'&' if '?' in page else '?'}{name}={quote(value, safe='')}"
        visitor = chosen.choice(visitors)
        assert not failed(visitor.browser.get(url)), url[:200]


@pytest.mark.parametrize("name", [*ARGUMENTS, *UNKNOWN])
def test_the_lists_of_staff_take_any_argument(portal: Flask, name: str) -> None:
    ingrid, karim, bram = (Visitor(portal) for _ in range(3))
    for visitor, persona, page in (
        (ingrid, "ingrid", "/werk/"),
        (karim, "karim", "/werk/meldingen"),
        (bram, "bram", "/beheer/woorden"),
    ):
        visitor.enter(persona)
        answers = [
            visitor.browser.get(f"{page}?{name}=x"),
            visitor.browser.get(f"{page}?{name}=x&na=2026-01-01.TP"),
        ]
        assert not any(failed(answer) for answer in answers)


def test_any_header(portal: Flask) -> None:
    chosen, visitors = _chooser(), people(portal)
    pages = (
        "/nl/",
        "/inloggen",
        "/mijn/",
        "/werk/",
        "/mijn/plan/wat",
        "/static/vendor/manifest.json",
        "/nl/melden",
    )
    for name, value in [(name, value) for name, values in HEADERS.items() for value in values]:
        visitor, page = chosen.choice(visitors), chosen.choice(pages)
        for method in ("GET", "POST"):
            answer = visitor.browser.open(page, method=method, environ_overrides={name: value})
            assert not failed(answer), (method, page, name, value[:80])


def test_an_unreadable_referer_of_a_page_in_a_safe_portal(portal: Flask) -> None:
    jan = Visitor(portal)
    jan.enter("busy")
    token = jan.token()
    for value in ADDRESSES:
        for path in ("/uitloggen", "/mijn/samen/stoppen", "/mijn/plan/opnieuw"):
            headers = {"HTTP_REFERER": value, "HTTP_X_FORWARDED_PROTO": "https"}
            sent = {"csrf_token": token}  # a right one: over https the Referer is looked at too
            assert not failed(jan.browser.post(path, data=sent, environ_overrides=headers)), (
                path,
                value[:80],
            )


def test_any_path(portal: Flask) -> None:
    chosen, visitors = _chooser(), people(portal)
    rules = sorted(rule.rule for rule in portal.url_map.iter_rules())
    for rule in rules:
        for value in chosen.sample(NASTY, 4):
            start = rule.split("<")[0]
            path = chosen.choice((f"{start}{value}", f"{start}{value}/x", f"/{value}{start}"))
            raw = {"PATH_INFO": path.encode().decode("latin-1"), "QUERY_STRING": "taal=en"}
            method = chosen.choice(("GET", "POST", "HEAD"))
            answer = chosen.choice(visitors).browser.open("/", method=method, environ_overrides=raw)
            assert not _failed_besides_slashes(answer), path[:200]


def _failed_besides_slashes(answer: TestResponse) -> bool:
    """Werkzeug takes double slashes out with the whole address of this portal."""
    is_tidied = answer.status_code == 308 and answer.headers["Location"].startswith("http://localhost/")
    return not is_tidied and failed(answer)


def test_any_sign_in_address(portal: Flask) -> None:
    for value in ADDRESSES:
        visitor = Visitor(portal)
        assert not failed(visitor.browser.get(f"/inloggen?verder={quote(value, safe='')}"))
        assert not failed(visitor.enter("busy", verder=value)), value[:80]


FORMS = {
    "ingrid": ("", "/notitie", "/vraag", "/toets", "/bericht", "/antwoord/bericht"),
    "busy": ("/mijn/plan/wat?wijzig=1", "/mijn/plan/controleren", "/mijn/melden", "/mijn/samen/naast-mij"),
    "": ("/nl/melden", "/nl/woord-melden", "/nl/zelftest", "/nl/melding", "/helpen"),
}


@pytest.mark.parametrize("persona", FORMS)
def test_any_value_in_any_field_of_a_form(portal: Flask, persona: str) -> None:
    chosen, visitor = _chooser(), Visitor(portal)
    start = ""
    if persona:
        visitor.enter(persona)
    if persona == "ingrid":
        start = case_url(visitor.portal, "sent")
        visitor.post_raw(f"{start}/oppakken", {"csrf_token": visitor.token()})
    for address in (*(start + page for page in FORMS[persona]), *_decisions(start)):
        page = Page(address, visitor.browser.get(address))
        for form in page.soup.select("form[method=post]"):
            if form.get("action") != "/uitloggen":
                _send_changed(visitor, page, form, chosen)


def _decisions(start: str) -> tuple[str, ...]:
    return tuple(f"{start}/besluit/{name}" for name in ("akkoord", "afwijzen", "geen")) if start else ()


def _send_changed(visitor: Visitor, page: Page, form: Any, chosen: random.Random) -> None:
    """Send the form with one field changed; hidden ones get every value."""
    sent = MultiDict(filled_in(form))
    hidden = {str(one["name"]) for one in form.select("input[type=hidden][name]")}
    changes = [(name, value) for name in sorted(hidden) for value in NASTY]
    changes += [(name, chosen.choice(NASTY)) for name in sorted({*sent} - hidden)]
    for name, value in sample(chosen, changes, 30):
        changed = MultiDict(sent)
        changed.setlist(name, [value])
        address = str(form.get("action") or page.url)
        answer = visitor.browser.post(
            address, data=changed, headers={"Referer": f"http://localhost{page.url}"}
        )
        assert not failed(answer), (address, name, value[:80])


@pytest.mark.parametrize("value", ["2147483648", "9223372036854775808", "-1", "٣", "1e9", "x", ""])
def test_a_revision_that_is_no_number_of_ours_changes_nothing(portal: Flask, value: str) -> None:
    ingrid = Visitor(portal)
    ingrid.enter("ingrid")
    case = case_url(ingrid.portal, "sent")
    ingrid.post_raw(f"{case}/oppakken", {"csrf_token": ingrid.token()})
    page = ingrid.get(f"{case}/vraag")
    asked = {"csrf_token": page.token, "question": "Een vraag die nooit aankomt?", "revision": value}
    sent = {**dict(filled_in(page.form())), **asked}
    assert ingrid.post_raw(page.url, sent).status_code == 400
    assert "Een vraag die nooit aankomt?" not in ingrid.get(case).text
