"""When it goes wrong: a page in the reader's language that says what to do, a line in the log, no stack."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from flask import Flask

from portal.languages import LANGUAGES
from tests.fixtures.installations import FakePress
from tests.web.cases import REFUSED, case_url, claim, judge
from tests.web.conftest import Opened, Signed
from tests.web.running import HOOGEZAND
from tests.web.visitor import Visitor, in_language

SECRET = "Marijke woont aan de Voorbeeldstraat"
PAGES = (
    ("busy", "GET", "/mijn/bestaat-niet", 404, "Deze pagina is er niet"),
    ("busy", "GET", "/werk/", 403, "Deze pagina is niet voor u"),
    ("busy", "POST", "/mijn/plan/controleren", 400, "Dit lukt niet"),
    ("busy", "PUT", "/mijn/", 405, "Dit lukt niet"),
)


def break_down(*_args: object, **_named: object) -> None:
    raise RuntimeError(SECRET)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize(("persona", "method", "path", "status", "heading"), PAGES)
def test_a_refusal_is_a_page_in_the_readers_language_with_a_way_on(
    visit: Signed, code: str, persona: str, method: str, path: str, status: int, heading: str
) -> None:
    visitor = visit(persona, code)
    sent = {"data": {"csrf_token": visitor.token()}} if method == "POST" else {}
    page = visitor.follow(visitor.browser.open(path, method=method, **sent))
    assert (page.status, page.language, page.heading) == (status, code, in_language(code, heading))
    assert page.link(in_language(code, "Ga naar het begin")) == "/begin"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_that_never_was_is_said_to_a_stranger_in_the_language_of_his_browser(
    visit: Signed, code: str
) -> None:
    page = visit("", code).get("/is-er-niet", status=404)
    assert (page.language, page.link(in_language(code, "Ga naar het begin"))) == (code, f"/{code}/")


def test_a_page_that_never_was_speaks_the_language_with_which_its_address_begins(visit: Signed) -> None:
    assert visit("", "en").get("/uk/is-er-niet", status=404).language == "uk"
    assert visit("", "en").get("/xx/is-er-niet", status=404).language == "en"


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_failure_gives_a_number_to_call_with_and_tells_nothing(
    visit: Signed, app: Flask, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    jan = visit("busy", code)
    app.view_functions["client.overview"] = allowed(app, break_down)
    page = jan.get("/mijn/", status=500)
    assert page.heading == in_language(code, "Er ging iets mis")
    number = re.search(r"\b[0-9a-f]{8}\b", page.text)
    assert number is not None
    logged = capsys.readouterr().out
    assert number[0] in logged
    assert "RuntimeError in tests.web.test_errors.break_down:" in logged
    for leak in ("Traceback", "break_down", "RuntimeError", SECRET):
        assert leak not in page.html
    assert SECRET not in logged


def test_what_was_typed_outlasts_a_failure(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = visit("busy")
    page = jan.get("/mijn/plan/wat?wijzig=1")
    with monkeypatch.context() as broken:
        broken.setattr("portal.actions.drafts.save_answers", break_down)
        failed = jan.send(page, {"day": "Ik sorteer kleding en hang ze op."}, status=500)
    assert failed.heading == in_language("nl", "Er ging iets mis")
    assert jan.get(page.url).value("day") == "Ik sorteer kleding en hang ze op."


def test_a_failure_is_told_also_when_nothing_can_be_kept(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = visit("busy")
    page = jan.get("/mijn/plan/wat?wijzig=1")
    monkeypatch.setattr("portal.actions.drafts.save_answers", break_down)
    monkeypatch.setattr("portal.actions.drafts.park", break_down)
    failed = jan.send(page, {"day": "Ik sorteer kleding en hang ze op."}, status=500)
    assert failed.heading == in_language("nl", "Er ging iets mis")


def test_an_error_page_that_breaks_itself_logs_no_address_and_no_text(
    visit: Signed, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    jan = visit("busy")
    monkeypatch.setattr("portal.web.errors._page", break_down)
    with suppress(RuntimeError):
        jan.browser.get("/mijn/ingestuurd/9a1f0e4c-0000-4000-8000-000000000000")
    told = "".join(capfd.readouterr())
    assert "error_page_failed" in told
    assert "RuntimeError in tests.web.test_errors.break_down:" in told
    for leak in ("Traceback", "9a1f0e4c", SECRET):
        assert leak not in told


def allowed(app: Flask, view: Callable[..., None]) -> Callable[..., None]:
    """A view with the permission of the overview."""
    view.permission = app.view_functions["client.overview"].permission  # type: ignore[attr-defined]
    return view


def test_when_the_press_is_down_nothing_is_decided_and_the_page_says_so(portal_of: Opened) -> None:
    press = FakePress()
    app = portal_of(HOOGEZAND, press=press)
    ingrid = Visitor(app)
    ingrid.enter("ingrid")
    case = case_url(ingrid.portal, "sent")
    claim(ingrid, case)
    judge(ingrid, case, replaces_paid_work="ja")
    press.meanwhile = break_down  # type: ignore[assignment]
    page = ingrid.get(f"{case}/besluit/afwijzen")
    assert ingrid.send(page, REFUSED, status=500).heading == in_language("nl", "Er ging iets mis")
    press.meanwhile = lambda: None
    assert ingrid.send(page, REFUSED).url == case


def test_the_language_menu_also_works_on_an_error_after_a_button(visit: Signed) -> None:
    ingrid = visit("ingrid")
    case = case_url(ingrid.portal, "question")
    refused = ingrid.post_raw(f"{case}/teruggeven", {"csrf_token": ingrid.token()}, came_from=case)
    assert ingrid.follow(refused).status == 409
    assert ingrid.open(f"{case}/teruggeven?taal=en").language == "en"


def test_a_form_that_is_too_large_is_refused(visit: Signed) -> None:
    jan = visit("busy")
    sent = {"csrf_token": jan.token(), "task": "x" * 300_000}
    page = jan.follow(jan.post_raw("/mijn/plan/wat", sent))
    assert (page.status, page.heading) == (413, in_language("nl", "Dit lukt niet"))


@pytest.mark.parametrize(
    "address",
    [
        "https://kwaad.example/",
        "//kwaad.example",
        "/\\kwaad.example",
        "javascript:alert(1)",
        "\t//kwaad.example",
    ],
)
def test_the_sign_in_leads_nowhere_outside_the_portal(visit: Signed, address: str) -> None:
    assert visit().enter("busy", verder=address).headers["Location"] == "/mijn/"


def test_a_persona_that_is_not_offered_does_not_exist(visit: Signed) -> None:
    stranger = visit()
    answer = stranger.post_raw("/inloggen", {"csrf_token": stranger.token(), "persona": "admin"})
    assert answer.status_code == 400
