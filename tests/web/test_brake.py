"""Too often: the page says how long to wait, nothing typed is lost, and from whom it came is kept nowhere."""

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask

from portal.domain import limits
from portal.domain.limits import Limit
from portal.languages import LANGUAGES
from portal.web import brake
from tests.fixtures.files import photo
from tests.web.answers import fill_plan
from tests.web.conftest import Opened, Signed
from tests.web.helping import invite
from tests.web.page import Page
from tests.web.running import HOOGEZAND, NOW
from tests.web.test_papers import PAPERS, add, papers_on
from tests.web.test_signals import TOLD, UNKNOWN, kept, look_up, report
from tests.web.test_wrong_word import TOLD as WORD
from tests.web.test_wrong_word import reports
from tests.web.visitor import Visitor

HELP_CODE = "CDFH JKMN PRTV"
LIMITS = {name: one for name, one in vars(limits).items() if isinstance(one, Limit)}


@pytest.fixture
def twice(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything may be done two times."""
    for name, limit in LIMITS.items():
        monkeypatch.setattr(limits, name, dataclasses.replace(limit, most=2))


def waits(page: Page, minutes: int, seconds: int) -> bool:
    """Whether a page says so, in words and to the browser."""
    [alert] = page.alerts
    says = f"Wacht nog {minutes} minuten en probeer het dan opnieuw. Wat u typte, staat er nog."
    return says in alert and (page.status, page.answer.headers["Retry-After"]) == (429, str(seconds))


def rows_of(app: Flask, contents: Callable[[Flask], Any]) -> list[Any]:
    return list(contents(app)["brake"])


def test_every_limit_is_generous_for_a_shared_address_and_short() -> None:
    assert len(LIMITS) == 8 == len({one.name for one in LIMITS.values()})
    of_one_person = {limits.OWN_DATA}
    shared = [one for one in LIMITS.values() if one not in of_one_person]
    assert all(one.most >= 20 for one in shared)
    assert all(one.within <= timedelta(hours=1) for one in LIMITS.values())


@pytest.mark.usefixtures("twice")
def test_after_many_wrong_codes_of_a_helper_even_the_right_one_waits(
    visit: Signed, moment: Callable[[datetime], None]
) -> None:
    code, stranger = invite(visit("busy")), visit()
    page = stranger.get("/helpen")
    for _time in range(2):
        page = stranger.send(page, {"invitation_code": HELP_CODE}, status=422)
    moment(NOW + timedelta(minutes=2, seconds=30))
    other = visit()
    page = other.send(other.get("/helpen"), {"invitation_code": code}, status=429)
    assert waits(page, 8, 450)
    assert page.value("invitation_code") == code
    moment(NOW + timedelta(minutes=10))
    assert stranger.send(stranger.get("/helpen"), {"invitation_code": code}).heading == "U helpt Jan"


@pytest.mark.usefixtures("twice")
def test_after_many_wrong_codes_of_a_report_the_right_one_waits_also_on_paper(visit: Signed) -> None:
    visitor = visit()
    code = visitor.send(visitor.get("/nl/melden"), TOLD, status=200).soup.select_one("[name=code]")
    assert code is not None
    for _time in range(2):
        look_up(visitor, UNKNOWN, status=422)
    assert waits(look_up(visitor, str(code["value"]), status=429), 10, 600)
    answer = visitor.post_raw("/nl/melding", {"code": code["value"], "papier": "1"})
    assert (answer.status_code, answer.mimetype) == (429, "text/html")


@pytest.mark.usefixtures("twice")
def test_right_codes_never_make_anybody_wait(visit: Signed) -> None:
    visitor = visit()
    code = str(report(visitor).soup.select_one("[name=code]")["value"])  # type: ignore[index]
    for _time in range(5):
        look_up(visitor, code)


@pytest.mark.usefixtures("twice")
def test_many_reports_from_one_address_wait_with_everything_typed_and_the_first_can_be_seen_again(
    visit: Signed,
) -> None:
    visitor = visit()
    form = visitor.get("/nl/melden")
    sent = [visitor.send(form, {**TOLD, "where": f"Plein {number}"}, status=200) for number in range(2)]
    before = len(kept(visitor.portal))
    page = visitor.send(form, {**TOLD, "where": "Plein 3"}, status=429)
    assert waits(page, 60, 3600)
    assert (page.value("work"), page.value("where")) == (TOLD["work"], "Plein 3")
    again = visitor.send(form, {**TOLD, "where": "Plein 0"}, status=200)
    assert again.text == sent[0].text, "loading the page again is no new report"
    assert len(kept(visitor.portal)) == before


@pytest.mark.usefixtures("twice")
def test_many_reports_of_a_word_wait_with_everything_typed(visit: Signed) -> None:
    visitor = visit()
    for _time in range(2):
        visitor.send(visitor.get("/nl/woord-melden"), WORD)
    page = visitor.send(visitor.get("/nl/woord-melden"), WORD, status=429)
    assert waits(page, 60, 3600)
    assert page.value("word") == WORD["word"]
    assert len(reports(visitor)) == 2


@pytest.mark.usefixtures("twice")
def test_files_count_for_each_client_and_not_for_the_address(visit: Signed) -> None:
    fatima, jan = visit("asked"), visit("busy")
    fill_plan(fatima)
    fill_plan(jan)
    for width in (320, 330):
        add(fatima, photo(size=(width, 200)))
    page = add(fatima, photo(size=(340, 200)), status=429)
    assert waits(page, 60, 3600)
    assert len(papers_on(fatima.get(PAPERS))) == 2
    add(jan, photo())


@pytest.mark.usefixtures("twice")
def test_who_asks_cannot_be_read_in_the_database(
    app: Flask, visit: Signed, contents: Callable[[Flask], Any], capsys: pytest.CaptureFixture[str]
) -> None:
    look_up(visit(), UNKNOWN, status=422)
    [row] = rows_of(app, contents)
    assert (row.times, row.ends_at, len(row.id)) == (1, NOW + timedelta(minutes=10), 64)
    assert "127.0.0.1" not in f"{row} {capsys.readouterr()}"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::3", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::3", "2001:db8:1:3::3", False),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("", "unix:", False),
    ],
)
def test_an_address_is_that_of_a_house(app: Flask, one: str, other: str, is_same: bool) -> None:
    keys = set()
    for address in (one, other):
        with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
            keys.add(brake._key(limits.REPORTS, brake._address()))
    assert (len(keys) == 1) is is_same


@pytest.mark.parametrize(("proxies", "counted"), [(0, 1), (1, 2)])
def test_only_a_web_server_in_front_is_believed_about_who_calls(
    portal_of: Opened, contents: Callable[[Flask], Any], proxies: int, counted: int
) -> None:
    app = portal_of(HOOGEZAND, proxies=proxies)
    for caller in ("192.0.2.1", "192.0.2.2"):
        headers = {"X-Forwarded-For": caller}
        app.test_client().post("/nl/melding", data={"code": UNKNOWN}, headers=headers)
    assert len(rows_of(app, contents)) == counted


@pytest.mark.usefixtures("twice")
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_whole_in_every_language(app: Flask, code: str) -> None:
    visitor = Visitor(app, code)
    for _time in range(2):
        look_up(visitor, UNKNOWN, code, 422)
    answer = visitor.post_raw(f"/{code}/melding", {"code": UNKNOWN})
    page = Page(f"/{code}/melding", answer)
    assert (page.status, page.language, len(page.alerts)) == (429, code, 1)
    assert page.value("code") == UNKNOWN
