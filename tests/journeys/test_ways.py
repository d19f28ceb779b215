"""What else a client does, over HTTP, each in another language: asked, answered, decided, gone on."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import Flask

from portal import demo
from portal.domain.states import Handling, Outcome
from portal.web.client import timeline, todo
from portal.web.client.todo import open_weeks
from portal.wording import quantities
from portal.wording.states import FOR_CLIENT, OUTCOMES
from tests.fixtures.databases import on_each_database
from tests.journeys.test_plan_to_letter import signed_in, text_of
from tests.web.cases import case_url, claim, decision, judge, lines, search, search_open, submission_of
from tests.web.page import Page, words
from tests.web.running import HOOGEZAND, NOW, ROTTERDAM
from tests.web.staff import GRANT, TEXT, claim_and_reply, reasoned, reply
from tests.web.test_overview import COURSE, next_of
from tests.web.visitor import Visitor, in_language
from tests.web.ways import CANNOT, HELP, HOURS, OBJECTION, fill_in, given, weeks_on

BACK = "Dziękuję. O której godzinie?"
LATER = "Om tien uur. Tot maandag!"
UNTIL = "31 грудня 2026"
FILLED_IN = "Wij vulden het formulier voor u in, zoals het was. Klopt het nog? Verstuur het dan."
AT_HOOGEZAND = pytest.mark.parametrize("gemeente", [HOOGEZAND])
Hold = Callable[[datetime], None]


def letters_on(page: Page) -> list[str]:
    """The addresses of the letters that a page links to."""
    return list(dict.fromkeys(link for link in page.links("main") if "/brieven/" in link))


def hours_done(client: Visitor, minutes: int) -> bool:
    """Whether the overview, in Turkish, says that so many minutes were done."""
    said = words(client.get("/mijn/").soup.select_one("main figcaption"))
    return quantities.hours(minutes, "tr") in said


def weeks_asked(rows: list[str]) -> str:
    """What the overview says, in Dutch, while the hours of these weeks are missing."""
    return open_weeks([date.fromisoformat(row.removeprefix("weeks-")) for row in rows], "nl")


@on_each_database
@AT_HOOGEZAND
def test_an_ontheffing_is_asked_in_ukrainian_given_and_stands_in_the_overview(real_portal: Flask) -> None:
    client = signed_in(real_portal, "asked", "uk")
    noor, ingrid = signed_in(real_portal, "noor"), signed_in(real_portal, "ingrid")
    client.send(fill_in(client, CANNOT, {"hoeveel": {"able": "nothing"}})[-1])
    for line in (todo.CLAIMED, todo.MEANWHILE):
        assert in_language("uk", line) in client.get("/mijn/").text
    case = case_url(client.portal, "asked")
    claim(noor, case)
    noor.send(noor.get(f"{case}/toets"), {"permanent": "nee", "until": ["31", "12", "2026"]})
    page = ingrid.get(f"{case}/besluit/ontheffing")
    done = ingrid.send(page, reasoned(page, GRANT))
    [letter] = letters_on(client.get("/mijn/"))
    pdf = client.download(letter)
    assert hashlib.sha256(pdf).hexdigest() in done.html
    assert "31 december 2026" in text_of(pdf)
    course = client.get(COURSE).text
    for line in (OUTCOMES[Outcome.EXEMPTION_GRANTED], timeline.EXEMPT_UNTIL, UNTIL):
        assert in_language("uk", line) in course
    assert "31" in next_of(client.get("/mijn/"))[0]  # the last day, on its leaf


@on_each_database
@AT_HOOGEZAND
def test_help_is_asked_in_polish_answered_asked_again_and_answered_from_the_same_desk(
    real_portal: Flask, moment: Hold
) -> None:
    client, noor = signed_in(real_portal, "asked", "pl"), signed_in(real_portal, "noor")
    client.send(fill_in(client, HELP)[-1])
    case = case_url(client.portal, "asked")
    claim_and_reply(noor, case)
    overview = client.get("/mijn/")
    assert in_language("pl", todo.READ) in overview.text
    sent = client.get(overview.link(in_language("pl", "Lees het bericht")))
    assert TEXT in sent.text
    assert in_language("pl", todo.READ) not in client.get("/mijn/").text
    moment(NOW + timedelta(minutes=2))
    client.send(client.get(sent.link(in_language("pl", "Schrijf een bericht"))), {"text": BACK})
    assert submission_of(client.portal, "asked").caseworker_id == demo.key("noor")
    assert case in lines(noor.get("/werk/?wie=ik"))
    assert BACK in noor.get(case).text
    moment(NOW + timedelta(minutes=4))
    reply(noor, case, text=LATER)
    assert submission_of(client.portal, "asked").state is Handling.ANSWERED
    said = client.get(sent.url.partition("?")[0]).text
    assert said.index(TEXT) < said.index(BACK) < said.index(LATER)


@on_each_database
@AT_HOOGEZAND
def test_hours_are_given_in_turkish_and_counted_and_a_bad_week_comes_to_the_desk(
    real_portal: Flask, moment: Hold
) -> None:
    client, noor = signed_in(real_portal, "working", "tr"), signed_in(real_portal, "noor")
    assert hours_done(client, 24 * 60)
    client.send(fill_in(client, HOURS)[-1])
    assert hours_done(client, 31 * 60 + 30)
    assert lines(search(noor, "Yılmaz")) != []  # what is done is found as well
    assert lines(search_open(noor, "Yılmaz")) == []
    moment(NOW + timedelta(minutes=5))
    badly = {"weken": {**given("2026-09-07", "8"), "went": "badly", "remark": "Çok yoruldum."}}
    client.send(fill_in(client, HOURS, badly)[-1])
    assert hours_done(client, 39 * 60)
    case = case_url(client.portal, "working")
    assert lines(search_open(noor, "Yılmaz")) == [case]
    claim_and_reply(noor, case)
    assert "Çok yoruldum." in noor.get(case).text
    assert in_language("tr", FOR_CLIENT[Handling.ANSWERED][1]) in client.get(COURSE).text


@on_each_database
@pytest.mark.parametrize("gemeente", [ROTTERDAM])
def test_a_bezwaar_in_arabic_is_registered_and_a_zienswijze_is_answered(
    real_portal: Flask, moment: Hold
) -> None:
    client, noor = signed_in(real_portal, "refused", "ar"), signed_in(real_portal, "noor")
    client.send(client.get(f"/mijn/{OBJECTION}/waartegen"), {"kind": "decision"})
    offered = client.get(f"/mijn/{OBJECTION}/welke-brief").soup.select("[name=letter]")
    own = str(offered[0]["value"])
    start = client.get(f"/mijn/{OBJECTION}/")
    client.send(start, action=f"/mijn/{OBJECTION}/opnieuw")
    client.send(fill_in(client, OBJECTION, {"welke-brief": {"letter": own}})[-1])
    case = case_url(client.portal, "refused")
    done = claim_and_reply(noor, case, "bezwaar", text="Wij hebben uw bezwaar. U krijgt een brief.")
    [letter] = letters_on(done)
    said = text_of(client.download(letter.replace("/werk/", "/mijn/")))
    assert submission_of(client.portal, "refused").number in said
    assert own.partition("/")[0] in said
    moment(NOW + timedelta(minutes=5))
    client.send(fill_in(client, OBJECTION, {"waartegen": {"kind": "intention"}})[-1])
    zienswijze = case_url(client.portal, "refused")
    assert zienswijze != case
    claim(noor, zienswijze)
    assert f"{zienswijze}/antwoord/bezwaar" not in noor.get(zienswijze).links("main")
    assert noor.get(f"{zienswijze}/antwoord/bezwaar", status=409)
    reply(noor, zienswijze, text="Wij nemen uw mening mee in ons besluit.")
    assert in_language("ar", todo.READ) in client.get("/mijn/").text


@on_each_database
@AT_HOOGEZAND
def test_what_runs_goes_on_with_one_button_and_the_desk_sees_what_it_follows(
    real_portal: Flask, moment: Hold
) -> None:
    moment(NOW + timedelta(days=50))
    client, noor, ingrid = (signed_in(real_portal, who) for who in ("agreed", "noor", "ingrid"))
    first = submission_of(client.portal, "agreed")
    check = client.send(client.get("/mijn/"), action=f"/mijn/ingestuurd/{first.id}/doorgaan")
    assert check.url == "/mijn/plan/controleren"
    assert in_language("nl", FILLED_IN) in check.alerts
    client.send(check)
    assert submission_of(client.portal, "agreed").follows_id == first.id
    case = case_url(client.portal, "agreed")
    assert noor.get(case).link(first.number) == f"/werk/{first.id}"
    claim(noor, case)
    judge(noor, case)
    form = ingrid.get(f"{case}/besluit/akkoord")
    ingrid.send(form, decision(form, place=form.value("place")))
    overview = client.get("/mijn/")
    assert len(letters_on(overview)) == 2
    assert "U leest kleine groepjes kinderen voor." in overview.text  # what runs today, not yet what follows
    moment(NOW + timedelta(days=95))
    later = signed_in(real_portal, "agreed")
    page = later.open(f"/mijn/{HOURS}/")
    first, second, *others = weeks_on(page)
    assert weeks_asked([first, second, *others]) in later.get("/mijn/").text
    later.send(page, dict.fromkeys(others, ""))  # only of what ran before, and has ended
    assert weeks_asked(others) in later.get("/mijn/").text
    assert "U leest kleine groepjes kinderen voor." not in later.get("/mijn/").text
    assert words(later.get("/mijn/").soup.select_one("main figcaption")).startswith("U deed 0 uur ")
