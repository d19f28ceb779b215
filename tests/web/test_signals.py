"""Reporting displaced work on the pages: without a name, with a code, and nobody learns who it was."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import clock, demo
from portal.actions.installation import Installation
from portal.demo.signals import CODE
from portal.store import tables
from tests.web.conftest import Opened, Signed
from tests.web.page import Page, words
from tests.web.running import HOOGEZAND, NOW, ROTTERDAM, gemeenten
from tests.web.visitor import Visitor

TOLD = {"work": "Vrijwilligers maken elke avond het kantoor schoon.", "where": "Kantoor aan het plein"}
REACHED = {"may_contact": "yes", "contact": "06 00 00 00 77"}
SECRET = re.compile(r"(?:[A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}")
UNKNOWN = "ZZZZ-ZZZZ-ZZZZ-ZZZZ"


def kept(portal: Installation) -> list[dict[str, Any]]:
    """All reports in the database, the newest last."""
    with portal.store.read() as connection:
        found = connection.execute(sa.select(tables.signal).order_by(tables.signal.c.number))
        return [dict(one) for one in found.mappings()]


def report(visitor: Visitor, lang: str = "nl", **answers: str) -> Page:
    """Send the form for everybody; the page with the number and the code."""
    return visitor.send(visitor.get(f"/{lang}/melden"), {**TOLD, **answers}, status=200)


def code_on(page: Page) -> str:
    """The code that stands on a page."""
    [code] = set(SECRET.findall(page.text))
    return str(code)


def look_up(visitor: Visitor, code: str, lang: str = "nl", status: int = 200) -> Page:
    """Fill a code in."""
    return visitor.send(visitor.get(f"/{lang}/melding"), {"code": code}, status=status)


def is_late(page: Page) -> bool:
    """Whether the page says that it stood open too long."""
    return any("stond lang open" in alert for alert in page.alerts)


def test_a_stranger_reports_and_finds_it_back_with_the_code(visit: Signed) -> None:
    visitor = visit()
    page = report(visitor)
    signal = kept(visitor.portal)[-1]
    assert signal["number"] in page.text
    code = code_on(page)
    assert code.replace("-", "") not in str(signal), "only its hash is kept"
    for typed in (code, code.lower().replace("-", " "), f" {code} "):
        assert signal["number"] in look_up(visit(), typed).text


def test_nothing_of_who_is_signed_in_goes_along_with_the_form_for_everybody(visit: Signed) -> None:
    visitor = visit("agreed")
    assert visitor.get("/nl/melden").soup.select(".p-languages button") == [], "they would have it parked"
    report(visitor)
    signal = kept(visitor.portal)[-1]
    assert signal["client_id"] is None
    with visitor.portal.store.read() as connection:
        actors = connection.scalars(
            sa.select(tables.trail.c.actor_id).where(tables.trail.c.object_id == signal["id"])
        ).all()
        parked = connection.scalar(sa.select(sa.func.count()).select_from(tables.parked_form))
    assert actors == ["anonymous"]
    assert parked == 0


def test_the_same_form_sent_twice_is_one_report_with_one_code(visit: Signed) -> None:
    visitor = visit()
    form = visitor.get("/nl/melden")
    before = len(kept(visitor.portal))
    first, again = (visitor.send(form, TOLD, status=200) for _ in range(2))
    assert code_on(first) == code_on(again)
    assert len(kept(visitor.portal)) == before + 1


def test_a_form_that_was_changed_and_sent_again_is_another_report(visit: Signed) -> None:
    visitor = visit()
    form = visitor.get("/nl/melden")
    first = visitor.send(form, TOLD, status=200)
    other = visitor.send(form, {**TOLD, "where": "Kantoor aan de haven"}, status=200)
    assert code_on(first) != code_on(other)
    assert [one["answers"]["where"] for one in kept(visitor.portal)[-2:]] == [
        TOLD["where"],
        "Kantoor aan de haven",
    ]


@pytest.mark.parametrize("code", [UNKNOWN, "TEST", "'; DROP TABLE signal; --", "٣" * 16])
def test_a_wrong_code_finds_nothing_and_says_so(visit: Signed, code: str) -> None:
    page = look_up(visit(), code, status=422)
    assert page.errors == ["Deze code kennen wij niet. Kijk elke letter en elk cijfer na."]
    assert "TP-" not in page.text


def test_the_code_stands_in_no_address(visit: Signed) -> None:
    visitor = visit()
    page = report(visitor)
    code = code_on(page)
    shown = visitor.send(page, action="/nl/melding", status=200)
    for one in (page, shown):
        assert not any(code in link or code.replace("-", "") in link for link in [one.url, *one.links()])


def test_what_must_be_answered_is_asked_and_what_was_typed_stays(visit: Signed) -> None:
    page = visit().send(visit().get("/nl/melden"), {"before": "Een bedrijf."}, status=422)
    assert page.errors == ["Schrijf op wat voor werk het is.", "Vul in waar het is."]
    assert page.value("before") == "Een bedrijf."


def test_a_way_to_be_reached_is_kept_only_with_consent(visit: Signed) -> None:
    visitor = visit()
    report(visitor, **REACHED)
    assert kept(visitor.portal)[-1]["contact"] == REACHED["contact"]
    report(visitor, **{**REACHED, "may_contact": "no"})
    assert kept(visitor.portal)[-1]["contact"] is None
    assert REACHED["contact"] not in str(kept(visitor.portal)[-1])


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ({"may_contact": "yes"}, "Vul in hoe wij u bereiken, of kies Nee."),
        ({"contact": "06 00 00 00 77"}, "Kies of wij u mogen bellen of mailen."),
    ],
)
def test_half_a_consent_is_asked_back(visit: Signed, answers: dict[str, str], error: str) -> None:
    visitor = visit()
    page = visitor.send(visitor.get("/nl/melden"), {**TOLD, **answers}, status=422)
    assert page.errors == [error]


def test_words_about_illness_are_shown_once_more_before_they_are_sent(visit: Signed) -> None:
    visitor = visit()
    before = len(kept(visitor.portal))
    told = {**TOLD, "why": "Mijn collega heeft een depressie en moest weg."}
    page = visitor.send(visitor.get("/nl/melden"), told, status=200)
    assert "Lees uw antwoord nog eens" in page.text
    assert len(kept(visitor.portal)) == before
    visitor.send(page, status=200)
    assert len(kept(visitor.portal)) == before + 1


def test_a_page_that_stood_open_too_long_loses_nothing(visit: Signed) -> None:
    visitor = visit()
    before = len(kept(visitor.portal))
    page = visitor.send(visitor.get("/nl/melden"), {**TOLD, "csrf_token": "too old"}, status=200)
    assert is_late(page)
    assert page.value("work") == TOLD["work"]
    assert len(kept(visitor.portal)) == before
    assert not is_late(visitor.send(page, status=200))
    assert len(kept(visitor.portal)) == before + 1


def test_a_language_button_keeps_what_was_typed(visit: Signed) -> None:
    visitor = visit()
    form = visitor.get("/nl/melden")
    sent = visitor.post_raw("/nl/melden", {**TOLD, "taal": "ar", "seed": form.value("seed")})
    assert (sent.status_code, sent.location) == (307, "/ar/melden")
    page = Page("/ar/melden", visitor.post_raw("/ar/melden", {**TOLD, "taal": "ar", "seed": "x"}))
    assert (page.language, page.errors) == ("ar", [])
    assert page.value("work") == TOLD["work"]


@pytest.mark.parametrize(("gemeente", "says"), [(ROTTERDAM, True), (HOOGEZAND, False)])
def test_the_reporter_hears_who_will_look_at_it(portal_of: Opened, gemeente: str, says: bool) -> None:
    page = report(Visitor(portal_of(gemeente)))
    assert ("Een commissie geeft ons advies." in page.text) is says
    assert "Binnen een week leest een medewerker uw melding." in page.text
    assert "verandert niets aan uw uitkering" in page.text


def test_a_client_reports_from_his_own_pages_and_sees_it_in_his_overview(visit: Signed) -> None:
    visitor = visit("quiet")
    choose = visitor.get("/mijn/doorgeven")
    form = visitor.get(choose.link("Ik wil oneerlijk werk melden"))
    page = visitor.send(form, TOLD)
    signal = kept(visitor.portal)[-1]
    assert signal["client_id"] == demo.key("quiet")
    assert signal["number"] in page.text
    assert visitor.send(form, TOLD).url == page.url, "sent twice it is the same"
    assert signal["number"] in visitor.get(visitor.get("/mijn/").link("Melding van oneerlijk werk")).text


def test_a_client_reads_the_letter_with_the_outcome(visit: Signed) -> None:
    visitor = visit("agreed")
    page = visitor.get(visitor.get("/mijn/verloop").link("Melding van oneerlijk werk"))
    assert "Dit werk mag geen tegenprestatie meer zijn." in page.text
    assert visitor.download(page.link("Brief over uw melding")).startswith(b"%PDF")


def test_the_quality_officer_never_sees_which_client_reported(visit: Signed) -> None:
    client, officer = visit("quiet"), visit("karim")
    client.send(client.get("/mijn/melden"), {**TOLD, **REACHED})
    number = kept(client.portal)[-1]["number"]
    page = officer.get(officer.get("/werk/meldingen").link(number))
    assert REACHED["contact"] in page.text
    for secret in ("Ria", "Jansen", demo.key("quiet")):
        assert secret not in page.html


def test_without_consent_the_quality_officer_sees_nothing_of_the_reporter(visit: Signed) -> None:
    client, officer = visit("quiet"), visit("karim")
    client.send(client.get("/mijn/melden"), {**TOLD, **REACHED, "may_contact": "no"})
    number = kept(client.portal)[-1]["number"]
    page = officer.get(officer.get("/werk/meldingen").link(number))
    assert "U ziet niet wie het is." in page.text
    for secret in ("Ria", "Jansen", demo.key("quiet"), REACHED["contact"]):
        assert secret not in page.html


def test_the_committee_sees_the_work_and_no_identity(portal_of: Opened) -> None:
    app = portal_of(ROTTERDAM)
    client, officer, member = (signed_in(app, who) for who in ("question", "karim", "els"))
    client.send(client.get("/mijn/melden"), {**TOLD, **REACHED})
    number = kept(client.portal)[-1]["number"]
    case = take(officer, number)
    officer.send(case, action=f"{case.url}/commissie")
    listed = member.get("/commissie/")
    page = member.get(listed.link(number))
    assert TOLD["work"] in page.text
    for secret in ("Youssef", "Haddad", demo.key("question"), REACHED["contact"]):
        assert secret not in listed.html + page.html


def test_a_committee_member_starts_where_the_reports_are(portal_of: Opened) -> None:
    visitor = Visitor(portal_of(ROTTERDAM))
    assert visitor.sign_in("els").url == "/commissie/"


@pytest.mark.parametrize("gemeente", gemeenten())
def test_only_where_the_regeling_has_a_committee_it_can_be_asked(portal_of: Opened, gemeente: str) -> None:
    app = portal_of(gemeente)
    officer = signed_in(app, "karim")
    report(Visitor(app))
    page = take(officer, kept(officer.portal)[-1]["number"])
    assert ("Vraag de commissie om advies" in page.text) is (gemeente == ROTTERDAM)


def test_what_nobody_read_within_a_week_stands_out(visit: Signed, moment: Callable[..., None]) -> None:
    officer = visit("karim")
    assert "Te laat" not in officer.get("/werk/meldingen").text
    moment(NOW + timedelta(minutes=1, days=5))
    officer = Visitor(officer.app)
    officer.enter("karim")
    assert clock.today() > (NOW + timedelta(days=4)).date()
    assert "Te laat" in officer.get("/werk/meldingen").text


def test_a_code_of_the_demo_shows_a_report_that_nobody_read(visit: Signed) -> None:
    assert "Wij hebben uw melding" in look_up(visit(), CODE).text


def test_the_page_on_verdringing_leads_to_the_form(visit: Signed) -> None:
    visitor = visit()
    assert visitor.get("/ar/verdringing").links("main").count("/ar/melden") == 1


def take(officer: Visitor, number: str) -> Page:
    """Take a report up; its page."""
    page = officer.get(officer.get("/werk/meldingen").link(number))
    return officer.send(page, action=f"{page.url}/oppakken")


def signed_in(app: Flask, persona: str) -> Visitor:
    """Somebody in a browser of his own."""
    visitor = Visitor(app).speak("nl")
    visitor.enter(persona)
    return visitor


def test_an_alert_says_what_was_done(visit: Signed) -> None:
    officer = visit("karim")
    report(visit())
    page = take(officer, kept(officer.portal)[-1]["number"])
    assert "U onderzoekt deze melding." in words(page.soup.select_one(".p-alert"))
