"""The page where papers may be added, from the check, and never have to be."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from pikepdf import Encryption
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from portal.domain.limits import Limit
from portal.domain.papers import LARGEST, MOST, MOST_PAGES, Papers, Refusal
from portal.domain.ways import WAYS
from portal.wording.papers import REFUSALS, WHY_NOT
from tests.fixtures.files import SECRET, heic, opened, pdf, photo, read
from tests.web.answers import fill_plan, step_of
from tests.web.cases import case_url
from tests.web.conftest import Signed
from tests.web.helping import invite, join
from tests.web.page import Page
from tests.web.running import NOW
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CARE, fill_in

PAPERS = "/mijn/plan/bijlagen"
FORM_DATA = "multipart/form-data; boundary=x"
NAME = "brief van F. El Amrani.jpg"


def add(visitor: Visitor, content: bytes, name: str = NAME, status: int = 303, path: str = PAPERS) -> Page:
    """Choose a file on the page and add it."""
    file = FileStorage(io.BytesIO(content), name, "paper", "image/jpeg")
    page = visitor.get(path)
    seen = [str(field["value"]) for field in page.soup.select("[name=gezien]")]
    fields = {"csrf_token": page.token, "gezien": seen, "paper": file}
    boundary, body = encode_multipart(fields)
    answer = visitor.browser.post(
        path, data=body, content_type=f"multipart/form-data; boundary={boundary}", headers=came_from(path)
    )
    assert answer.status_code == status, answer.status
    return visitor.follow(answer)


def came_from(path: str) -> dict[str, str]:
    """What a browser says about the page with the button."""
    return {"Referer": f"http://localhost{path}"}


def papers_on(page: Page) -> list[str]:
    """The links to papers on a page."""
    return [link for link in page.links(".p-papers") if "/bijlagen/" in link]


def fetched(visitor: Visitor, path: str, status: int = 200) -> Any:
    """A paper, or why not; its headers are held against those of what people sent in."""
    answer = visitor.browser.get(path)
    assert answer.status_code == status
    return answer


def test_the_check_leads_to_the_papers_and_the_papers_back_to_it(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    pages = fill_plan(fatima)
    assert [step_of(page) for page in pages[-2:]] == ["goed-in", "controleren"]
    assert pages[-1].link("Terug") == "/mijn/plan/goed-in"
    assert "U stuurt geen bijlagen mee." in pages[-1].text
    assert pages[-1].link(in_language("nl", "Bijlagen toevoegen of weghalen")) == PAPERS
    papers = fatima.get(PAPERS)
    assert papers.link("Terug") == papers.link("Ga verder zonder bijlage") == "/mijn/plan/controleren"


def test_who_changes_an_answer_goes_back_to_the_check_at_once(visit: Signed) -> None:
    fatima = visit("asked")
    fill_plan(fatima)
    page = fatima.get("/mijn/plan/goed-in?wijzig=1")
    assert step_of(fatima.send(page, {"needs": ["travel"]})) == "controleren"


def test_a_photo_is_added_looked_at_and_taken_back(visit: Signed) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = add(fatima, photo())
    assert page.alerts == ["De bijlage is toegevoegd."]
    assert "Bijlage 1 (foto)" in page.text
    (url,) = papers_on(page)
    kept = fetched(fatima, url)
    assert (kept.mimetype, opened(kept.data).format) == ("image/jpeg", "JPEG")
    assert SECRET.encode() not in kept.data
    gone = fatima.send(page, action=f"{url}/weg")
    assert (gone.alerts, papers_on(gone)) == (["De bijlage is weg."], [])
    fetched(fatima, url, 404)


def test_the_name_of_a_file_is_nowhere(visit: Signed, app: Flask, contents: Any) -> None:
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = add(fatima, photo())
    assert NAME not in page.html
    assert "El Amrani.jpg" not in repr({**contents(app), "upload": []})
    assert (
        fetched(fatima, papers_on(page)[0]).headers["Content-Disposition"] == 'inline; filename="bijlage.jpg"'
    )


@pytest.mark.parametrize("content", [photo(), pdf()], ids=["photo", "pdf"])
def test_a_paper_opens_in_a_locked_room(visit: Signed, content: bytes) -> None:
    fatima = visit("asked")
    fill_plan(fatima)
    headers = fetched(fatima, papers_on(add(fatima, content))[0]).headers
    assert headers["Content-Security-Policy"].endswith("; sandbox")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


WRONG = {
    "nothing": b"",
    "html": b"<script>alert(1)</script>",
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "heic": heic(),
    "broken": photo()[:200],
    "big": photo() + bytes(LARGEST),
    "pages": pdf(MOST_PAGES + 1),
    "locked": pdf(encryption=Encryption(owner="geheim", user="geheim")),
}
SEEN_AT_ONCE = {"nothing", "html", "svg", "heic", "big"}
"""What the first bytes or the size of a file tell. The others are looked at beside the pages."""
SAID = {
    "nothing": Refusal.NOTHING,
    "html": Refusal.OTHER_KIND,
    "svg": Refusal.OTHER_KIND,
    "heic": Refusal.HEIC,
    "broken": Refusal.BROKEN,
    "big": Refusal.TOO_BIG,
    "pages": Refusal.TOO_MANY_PAGES,
    "locked": Refusal.LOCKED,
}


@pytest.mark.parametrize("code", ["nl", "ar"])
@pytest.mark.parametrize("what", WRONG)
def test_a_file_that_is_not_taken_says_what_to_do(visit: Signed, what: str, code: str) -> None:
    jan = visit("busy", code)
    before = papers_on(jan.get(PAPERS))
    page = add(jan, WRONG[what], status=422 if what in SEEN_AT_ONCE else 303)
    words = {"megabytes": 10, "most": MOST, "pages": MOST_PAGES}
    assert page.errors == [in_language(code, REFUSALS[SAID[what]], **words)]
    assert papers_on(page) == before
    assert jan.get("/mijn/plan/wat").value("task")


def test_a_request_too_big_to_read_gets_the_same_page_and_loses_nothing(visit: Signed) -> None:
    jan = visit("busy")
    page = add(jan, bytes(40 * 1024 * 1024), status=413)
    assert page.errors == [in_language("nl", REFUSALS[Refusal.TOO_BIG], megabytes=10)]
    assert jan.get("/mijn/plan/wat").value("task")


def test_a_button_of_that_page_takes_no_big_request_either(visit: Signed) -> None:
    jan = visit("busy")
    paper = papers_on(add(jan, photo()))[0]
    fields = {"csrf_token": jan.token(), "more": "a" * 300_000}
    answer = jan.post_raw(f"{paper}/weg", fields)
    assert jan.follow(answer).heading == in_language("nl", "Dit lukt niet")
    assert answer.status_code == 413
    assert paper in papers_on(jan.get(PAPERS))


def test_who_is_no_longer_signed_in_is_led_to_his_own_way_in(visit: Signed, app: Flask) -> None:
    client, helper = visit("busy"), visit()
    join(helper, invite(client))
    client.send(client.get("/mijn/samen/"), action="/mijn/samen/intrekken")
    for visitor, way_in in ((helper, "/helpen"), (visit(), "/inloggen")):
        answer = visitor.browser.post(PAPERS, data=bytes(40 * 1024 * 1024), content_type=FORM_DATA)
        assert answer.headers["Location"].partition("?")[0] == way_in


def test_other_pages_take_no_big_requests(visit: Signed) -> None:
    jan = visit("busy")
    fields = {"csrf_token": jan.token(), "task": "a" * 300_000}
    assert jan.post_raw("/mijn/plan/wat", fields).status_code == 413


def test_a_form_that_is_full_offers_no_more_room(visit: Signed) -> None:
    jan = visit("busy")
    for count in range(2, MOST + 1):
        page = add(jan, pdf(count))
    assert len(papers_on(page)) == MOST
    assert page.soup.select("input[type=file]") == []


def test_papers_go_along_with_the_form_and_stand_on_both_sides(
    visit: Signed, app: Flask, moment: Callable[[datetime], None]
) -> None:
    fatima = visit("asked", "nl")
    check = fill_plan(fatima)[-1]
    add(fatima, photo())
    moment(NOW + timedelta(minutes=1))
    add(fatima, pdf(2))
    check = fatima.get(check.url)
    assert len(papers_on(check)) == 2
    sent = fatima.send(check)
    assert "Bijlage 2 (PDF)" in sent.text
    assert len(read(fetched(fatima, papers_on(sent)[1]).data).pages) == 2
    fetched(visit("refused"), papers_on(sent)[1], 404)
    case = visit("noor").get(case_url(app.extensions["portal"], "asked"))
    assert [link.removeprefix("/werk/bijlagen/") for link in papers_on(case)] == [
        link.removeprefix("/mijn/bijlagen/") for link in papers_on(sent)
    ]
    assert len(read(fetched(visit("noor"), papers_on(case)[1]).data).pages) == 2


def test_after_sending_nothing_can_be_taken_back_or_added(visit: Signed) -> None:
    fatima = visit("asked")
    fill_plan(fatima)
    page = add(fatima, photo())
    fatima.send(fatima.get("/mijn/plan/controleren"))
    answer = fatima.post_raw(f"{papers_on(page)[0]}/weg", {"csrf_token": page.token})
    assert answer.status_code == 404
    assert fatima.open(PAPERS).url == "/mijn/plan/"


def test_who_throws_his_answers_away_throws_the_papers_away(visit: Signed) -> None:
    jan = visit("busy")
    (url,) = papers_on(jan.get(PAPERS))
    jan.send(jan.get("/mijn/plan/"), action="/mijn/plan/opnieuw")
    fetched(jan, url, 404)


def test_staff_does_not_see_what_was_not_sent_in(visit: Signed) -> None:
    (url,) = papers_on(visit("busy").get(PAPERS))
    fetched(visit("ingrid"), url.replace("/mijn/", "/werk/"), 404)


def test_the_receipt_says_how_many_papers_went_along(visit: Signed, app: Flask) -> None:
    samuel = visit("sent")
    overview = samuel.get("/mijn/")
    sent = samuel.get(next(link for link in overview.links("main") if "/ingestuurd/" in link))
    samuel.download(next(link for link in sent.links("main") if link.endswith("ontvangstbevestiging.pdf")))
    _name, _language, letter = app.extensions["portal"].press.made[-1]
    assert letter.papers == 1


@pytest.mark.parametrize("code", ["nl", "ar"])
def test_a_form_about_somebody_else_says_why_it_takes_no_papers(visit: Signed, code: str) -> None:
    check = fill_in(visit("asked", code), CARE)[-1]
    for sentence in WHY_NOT[Papers.ONLY_A_TALK]:
        assert in_language(code, sentence) in check.text
    assert not [link for link in check.links("main") if "bijlagen" in link]


@pytest.mark.parametrize("slug", [slug for slug, way in WAYS.items() if way.papers is not Papers.WELCOME])
def test_a_form_that_takes_no_papers_has_no_page_for_them(visit: Signed, slug: str) -> None:
    assert visit("asked").get(f"/mijn/{slug}/bijlagen", status=404)


def test_nobody_adds_a_paper_without_a_token(visit: Signed) -> None:
    jan = visit("busy")
    before = papers_on(jan.get(PAPERS))
    jan.post_raw(PAPERS, {"paper": (io.BytesIO(photo()), NAME)}, came_from=PAPERS)
    assert papers_on(jan.get(PAPERS)) == before


def test_a_file_that_is_looked_at_says_so_and_the_form_waits_for_it(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["beside"], "wake", lambda: None)
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    page = add(fatima, photo())
    assert in_language("nl", "Wij kijken na wat u toevoegde. Dat duurt even.") in page.text
    assert (page.answer.headers["Refresh"], page.alerts, papers_on(page)) == ("3", [], [])
    check = fatima.get("/mijn/plan/controleren")
    assert in_language("nl", "Wij kijken nog een bijlage na. Wacht daar even op.") in check.text
    waits = fatima.send(check)
    assert waits.url == PAPERS
    assert waits.alerts == [
        in_language("nl", "Wij kijken nog een bijlage na. Wacht even en verstuur het dan.")
    ]
    monkeypatch.undo()
    ready = fatima.get(PAPERS)
    assert ready.alerts == ["De bijlage is toegevoegd."]
    assert len(papers_on(ready)) == 1
    again = fatima.get(PAPERS)
    assert "Refresh" not in again.answer.headers
    assert again.alerts == []
    sent = fatima.send(fatima.get("/mijn/plan/controleren"))
    assert len(papers_on(sent)) == 1


def test_what_was_refused_is_said_until_another_file_is_chosen(visit: Signed) -> None:
    jan = visit("busy", "nl")
    for page in (add(jan, photo()[:200]), jan.get(PAPERS)):
        assert page.errors == [in_language("nl", REFUSALS[Refusal.BROKEN])]
    assert add(jan, pdf(2)).errors == []


def test_who_let_the_portal_work_for_long_reads_how_long_to_wait(
    visit: Signed, monkeypatch: pytest.MonkeyPatch
) -> None:
    jan = visit("busy", "nl")
    add(jan, pdf(2))
    monkeypatch.setattr("portal.actions.papers.PAPER_TIME", Limit("seconds", 0, timedelta(hours=1)))
    page = add(jan, pdf(3), status=429)
    assert page.alerts[0].startswith("Even geduld")
    assert int(page.answer.headers["Retry-After"]) > 3000


def locked() -> bytes:
    """A PDF that asks for a password."""
    return pdf(encryption=Encryption(owner="geheim", user="geheim"))


def test_the_check_page_says_which_file_does_not_go_along_and_is_read_again(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["beside"], "wake", lambda: None)
    fatima = visit("asked", "nl")
    fill_plan(fatima)
    add(fatima, locked())
    waits = fatima.get("/mijn/plan/controleren")
    monkeypatch.undo()
    fatima.get(PAPERS)
    again = fatima.send(waits, status=422)
    assert in_language("nl", "Er is intussen iets veranderd. Lees het nog een keer.") in again.text
    assert in_language("nl", REFUSALS[Refusal.LOCKED]) in again.text
    assert in_language("nl", "U stuurt geen bijlagen mee. Dat is goed.") not in again.text
    assert "/ingestuurd/" in fatima.send(again).url


def test_each_file_that_was_refused_is_told_also_when_others_came_meanwhile(
    visit: Signed, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.extensions["beside"], "wake", lambda: None)
    jan = visit("busy", "nl")
    for content in (locked(), photo()[:200], photo()):
        add(jan, content)
    monkeypatch.undo()
    jan.get(PAPERS)
    page = jan.get(PAPERS)
    [told] = page.errors
    assert all(in_language("nl", REFUSALS[why]) in told for why in (Refusal.LOCKED, Refusal.BROKEN))
    assert len(page.soup.select("[name=gezien]")) == 2


def test_a_key_of_a_file_that_is_none_is_refused(visit: Signed) -> None:
    jan = visit("busy")
    sent = {"csrf_token": jan.token(), "gezien": "x"}
    assert jan.post_raw(PAPERS, sent).status_code == 400
